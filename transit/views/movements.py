"""Movements: the list, one record with its acts, and the acts themselves."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.api import problems
from cats.kernel.actors import Actor
from cats.kernel.errors import CatsError, Conflict, Invalid, NotFound, Refused
from cats.kernel.sentences import said
from cats.messaging.models import InboundMessage
from cats.ui import once
from cats.ui.acts import Act
from cats.ui.views import ListPage, Page, RecordPage
from refdata import selectors as refdata
from transit import access, documents, reading, selectors, wording
from transit.forms.acts import FORMS, ActForm
from transit.forms.filters import MovementFilter
from transit.models import Movement
from transit.services import acts
from transit.views import operator_movement
from transit.workflow.labels import ACT_LABELS, DEADLINE_LABELS, ROLE_LABELS, state_label


class MovementList(ListPage):
    """The movements that the person may see, the newest first."""

    permission = access.VIEW
    title = _("Movements")
    template_name = "transit/movements.html"

    def get_rows(self) -> QuerySet[Any]:
        self.asked = MovementFilter(self.request.GET or None)
        rows = selectors.movements_visible_to(self.actor)
        return rows.filter(self.asked.condition) if self.request.GET else rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        for record in kwargs.get("rows", ()):
            name(record)
        return super().get_context_data(**kwargs) | {"form": self.asked}


class MovementPage(RecordPage):
    """One record: its state in words, what may be done now, data, timeline and messages."""

    permission = access.VIEW
    template_name = "transit/movement.html"

    def get_record(self) -> Movement:
        return access.movement(self.actor, self.kwargs["movement"])

    def for_operator(self, record: Movement) -> bool:
        """Whether the person sees the record as its operator, not as an officer of its office or an auditor."""
        return not (access.works_at(self.actor, record) or self.actor.may(access.AUDIT))

    def show(self, **context: Any) -> HttpResponse:
        """The page of the person's desk."""
        if self.for_operator(context["record"]):
            self.template_name = operator_movement.TEMPLATE
        return super().show(**context)

    def get_acts(self, record: Movement, refused: ActForm | None = None, action: str = "") -> Sequence[Act]:
        """What the state table offers. `refused` is the form of `action` as it was filled in."""
        return [
            Act(
                name=offer.act,
                label=ACT_LABELS.get(offer.act, offer.act),
                url=reverse("transit:act", args=[record.pk, offer.act]),
                allowed=offer.allowed,
                why=offer.why,
                form=_form(record, offer.act, refused if offer.act == action else None)
                if offer.allowed
                else None,
            )
            for offer in acts.offers(record, self.actor)
            if offer.act in FORMS
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record: Movement = kwargs["record"]
        if self.for_operator(record):
            return super().get_context_data(**kwargs) | operator_movement.context(record, self.actor)
        document = documents.shown(record)
        items, number = reading.goods_of(document)
        return super().get_context_data(**kwargs) | {
            "title": record.mrn or record.lrn,
            "record": name(record),
            "zone": refdata.office_zone(record.office),
            "events": [_told(event) for event in selectors.timeline(record, self.actor)],
            "letters": selectors.messages_of(record, self.actor),
            "covers": _covers(record, self.actor),
            "passages": selectors.passages_of(record),
            "deadlines": [
                (DEADLINE_LABELS.get(one.kind, one.kind), one) for one in selectors.deadlines_of(record)
            ],
            "items": items,
            "more_items": number - len(items),
        }


class MovementByMrn(Page):
    """Leads from an MRN to the record that the person may see: notices and other systems know the MRN alone."""

    permission = access.VIEW

    def get(self, request: HttpRequest, mrn: str) -> HttpResponseBase:
        return HttpResponseRedirect(
            reverse("transit:movement", args=[access.movement_by_mrn(self.actor, mrn).pk])
        )


class MovementAct(MovementPage):
    """Carries an act out and leads back to the record; what is wrong is shown at the form, with the answers kept."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, movement: UUID, action: str) -> HttpResponseBase:
        record = self.get_record()
        if action not in FORMS:
            raise NotFound("action", said("There is no act {action}.", action=action))
        return once.once(request, lambda: self._act(request, record, action))

    def _act(self, request: HttpRequest, record: Movement, action: str) -> HttpResponse:
        form = FORMS[action](request.POST, record=record, auto_id=f"id_{action}_%s")
        if not form.is_valid():
            return self._again(record, form, action, None)
        try:
            with transaction.atomic():
                done = acts.act(record, action, form.facts, actor=self.actor)
        except (Invalid, Refused, Conflict) as error:
            problems.audit(request, error)
            return self._again(record, form, action, error)
        if isinstance(done, InboundMessage):
            return HttpResponseRedirect(reverse("transit:submission", args=[done.pk]))
        return HttpResponseRedirect(reverse("transit:movement", args=[record.pk]))

    def _again(self, record: Movement, form: ActForm, action: str, error: CatsError | None) -> HttpResponse:
        record.refresh_from_db()
        response = self.show(
            record=record,
            acts=self.get_acts(record, form, action),
            error=error,
            faults=error.faults if isinstance(error, Invalid) else (),
        )
        response.status_code = problems.status_of(error) if error else 422
        return response


def name(record: Movement) -> Movement:
    """The record with the words for its state and role."""
    record.state_words = state_label(record.role, record.state)  # type: ignore[attr-defined]
    record.role_words = ROLE_LABELS.get(record.role, record.role)  # type: ignore[attr-defined]
    return record


def _covers(record: Movement, actor: Actor) -> list[tuple[Any, selectors.Cover]]:
    """The guarantees of a departure record for those who may see guarantees, each with the words for where it stands."""
    may = actor.may("guarantees.view_guarantee") or actor.may("guarantees.view_balance")
    if not record.declaration_id or not may:
        return []
    return [(wording.COVERS.get(cover.status, cover.status), cover) for cover in selectors.covers(record)]


def _form(record: Movement, action: str, refused: ActForm | None) -> ActForm:
    return refused if refused is not None else FORMS[action](record=record, auto_id=f"id_{action}_%s")


def _told(event: selectors.Event) -> tuple[selectors.Event, Any]:
    """An event with the words for what happened."""
    if event.kind == "message":
        return event, wording.name_of(event.what)
    kind, _dot, what = event.what.partition(".")
    words = {"act": ACT_LABELS, "due": DEADLINE_LABELS}.get(kind, {})
    return event, words.get(what) or wording.name_of(what)
