"""Movements: the list, one record with its acts, and the acts themselves."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.api import problems
from cats.kernel.errors import CatsError, Conflict, Invalid, NotFound, Refused
from cats.kernel.sentences import said
from cats.messaging.models import InboundMessage
from cats.ui import once
from cats.ui.acts import Act
from cats.ui.views import ListPage, Page, RecordPage
from cats.workflow.models import Transition
from transit import access, selectors, wording_desk
from transit.desk import page
from transit.forms.acts import FORMS, ActForm
from transit.forms.filters import MovementFilter
from transit.models import Movement
from transit.services import acts, desk
from transit.views import officer, operator_movement
from transit.views.at_desk import WORK
from transit.views.naming import name
from transit.workflow.labels import ACT_LABELS

SEEN = "seen"
"""The field of an act's form that says how many steps the record had made when the form was shown."""


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
    """One record: the officer's page for who works at its office or reads the audit, else the operator's."""

    permission = access.VIEW
    part = "glance"
    for_officer = alone = False

    def get_record(self) -> Movement:
        return access.movement(self.actor, self.kwargs["movement"])

    def get_template_names(self) -> list[str]:
        return [officer.TEMPLATES[self.part] if self.for_officer else operator_movement.TEMPLATE]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        record = self.get_record()
        if self.part != "glance" and not officer.is_for(self.actor, record):
            raise NotFound("page", said("There is no such page of this movement."))
        return self.show(record=record, acts=self.get_acts(record))

    def show(self, **context: Any) -> HttpResponse:
        self.for_officer = officer.is_for(self.actor, context["record"])
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
                form=form_of(record, offer.act, refused if offer.act == action else None)
                if offer.allowed
                else None,
            )
            for offer in acts.offers(record, self.actor)
            if offer.act in FORMS
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record: Movement = name(kwargs["record"])
        found = super().get_context_data(**kwargs) | {"title": record.mrn or record.lrn, "record": record}
        if self.for_officer:
            shown = officer.context(self.request, record, self.actor, self.part, found["acts"])
            return found | shown | kwargs
        return found | operator_movement.context(record, self.actor)

    def refused(
        self, record: Movement, offered: Sequence[Act], error: CatsError | None, **context: Any
    ) -> HttpResponse:
        """The page again, with why something was not done and what changed since the person opened it."""
        self.alone = False
        response = self.show(
            record=record,
            acts=offered,
            error=error,
            faults=_faults(error),
            changes=self.changes(record),
            **context,
        )
        response.status_code = problems.status_of(error) if error else HTTPStatus.UNPROCESSABLE_ENTITY
        return response

    def changes(self, record: Movement) -> list[Any]:
        """What happened to the record since the form was shown, for officers."""
        seen = self.request.POST.get(SEEN, "")
        if not (seen.isascii() and seen.isdecimal()) or not officer.is_for(self.actor, record):
            return []
        return officer.changes(record, int(seen[:6]), self.actor)


class MovementByMrn(Page):
    """Leads from an MRN to the record that the person may see: notices and other systems know the MRN alone."""

    permission = access.VIEW

    def get(self, request: HttpRequest, mrn: str) -> HttpResponseBase:
        return HttpResponseRedirect(
            reverse("transit:movement", args=[access.movement_by_mrn(self.actor, mrn).pk])
        )


class MovementAct(MovementPage):
    """An act on a record: GET shows the form of one that needs facts, POST does it.

    What is wrong is shown at the form with the answers kept; what the machine refuses, with what changed meanwhile.
    """

    http_method_names = ["get", "post", "options"]

    def get_template_names(self) -> list[str]:
        if self.for_officer and self.alone:
            return ["transit/movement_act.html"]
        return super().get_template_names()

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        record, action = self.get_record(), kwargs["action"]
        found = [one for one in self.get_acts(record) if one.name == action and one.allowed]
        if not found or not officer.is_for(self.actor, record):
            raise NotFound("action", said("This act is not offered now."))
        return self._form(record, found[0].form, action)

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
        return HttpResponseRedirect(self._onward(record, done))

    def _onward(self, record: Movement, done: Transition | InboundMessage) -> str:
        """An officer goes back to the scan field, told what was done; others see the record or what became of theirs."""
        if isinstance(done, InboundMessage):
            return reverse("transit:submission", args=[done.pk])
        if self.actor.may(WORK):
            return f"{reverse('transit:desk')}?did={done.pk}"
        return reverse("transit:movement", args=[record.pk])

    def _again(self, record: Movement, form: ActForm, action: str, error: CatsError | None) -> HttpResponse:
        record.refresh_from_db()
        offered = self.get_acts(record, form, action)
        possible = any(one.name == action and one.allowed for one in offered)
        if officer.is_for(self.actor, record) and form.fields and possible:
            response = self._form(record, form, action, error)
            response.status_code = problems.status_of(error) if error else HTTPStatus.UNPROCESSABLE_ENTITY
            return response
        return self.refused(record, offered, error)

    def _form(self, record: Movement, form: Any, action: str, error: CatsError | None = None) -> HttpResponse:
        self.alone = True
        return self.show(
            record=record,
            acts=[],
            form=form,
            action=action,
            act_label=wording_desk.LABELS.get(action, ACT_LABELS.get(action, action)),
            error=error,
            faults=_faults(error),
            changes=self.changes(record) if error else [],
        )


class CaseAct(MovementPage):
    """An act of an officer on a case, not on its state; what is refused is said on the page of the record."""

    permission = WORK
    http_method_names = ["post", "options"]

    def act(self, record: Movement) -> None:
        """Do it. Raises `Conflict`, `Refused` or `Invalid`."""
        raise NotImplementedError

    def post(self, request: HttpRequest, movement: UUID) -> HttpResponseBase:
        record = self.get_record()
        return once.once(request, lambda: self._done(record))

    def again(self) -> dict[str, Any]:
        """What the page keeps of the answers when the act is refused."""
        return {}

    def _done(self, record: Movement) -> HttpResponse:
        try:
            with transaction.atomic():
                self.act(record)
        except (Invalid, Refused, Conflict) as error:
            problems.audit(self.request, error)
            record.refresh_from_db()
            return self.refused(record, self.get_acts(record), error, **self.again())
        return HttpResponseRedirect(reverse("transit:movement", args=[record.pk]) + self.anchor)

    anchor = ""


class Take(CaseAct):
    """Take a case and open it."""

    def act(self, record: Movement) -> None:
        desk.take(record, actor=self.actor)


class GiveBack(CaseAct):
    """Give one's case back."""

    def act(self, record: Movement) -> None:
        desk.give_back(record, actor=self.actor)


class Seals(CaseAct):
    """Record what was found of the seals, and stay with the record."""

    anchor = "#seals"

    def act(self, record: Movement) -> None:
        given = self.request.POST
        every = "all" in given
        self.lines = [
            page.SealLine(number, seal, given.get(f"found_{number}", ""), given.get(f"state_{number}", ""))
            for number, seal in enumerate(record.seals, 1)
        ]
        findings = [
            desk.Finding(line.declared, line.declared if every else line.found, "" if every else line.state)
            for line in self.lines
        ]
        new = [] if every else given.get("new", "").replace(",", " ").split()
        text = "" if every else given.get("text", "")
        desk.compare_seals(record, findings, new=new, text=text, actor=self.actor)

    def again(self) -> dict[str, Any]:
        return {"seals": self.lines}


def form_of(record: Movement, action: str, refused: ActForm | None) -> ActForm:
    """The form of an act: as it was refused, else empty."""
    return refused if refused is not None else FORMS[action](record=record, auto_id=f"id_{action}_%s")


def _faults(error: CatsError | None) -> Sequence[Any]:
    return error.faults if isinstance(error, Invalid) else ()
