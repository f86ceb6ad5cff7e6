"""The operator's page of a movement and the pages of what he may do with it: another guarantee, invalidation, unloading."""

from collections.abc import Mapping
from functools import cached_property, partial
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cats.kernel.actors import Actor
from cats.kernel.errors import Refused
from cats.ui import once
from cats.ui.views import FormPage
from refdata import selectors as refdata
from transit import access, documents, guarantee_uses, reading, selectors, wording
from transit import selectors_operator_movement as found
from transit.forms.operator import Amendment, Invalidation, Unloading
from transit.messages import secrets
from transit.models import Movement
from transit.selectors_operator import facts_of, plates_of
from transit.services import acts, amendments
from transit.views.links import optional
from transit.views.operator_home import next_of
from transit.views.way_map import way_map
from transit.wording_operator import NEXT_ICONS, NEXT_WORDS, Next, days_left, is_near, told
from transit.workflow.labels import DEADLINE_LABELS
from transit.workflow.states import Departure, Destination, Role

TEMPLATE = "transit/operator/movement.html"
TABS: tuple[tuple[str, str | Promise], ...] = (
    ("", _("At a glance")),
    ("goods", _("Goods")),
    ("guarantee", _("Guarantee")),
    ("messages", _("Messages")),
    ("log", _("What happened")),
)
GOODS_PAGE = 200
DEADLINES = ("guarantee_amendment", "unloading_permission")
"""The deadlines that concern the operator; those between offices do not. The limit is a day, not a moment."""
AMEND, INVALIDATE, UNLOAD = "amend_guarantee", "request_invalidation", "submit_unloading_remarks"
SIDE_ACTS: dict[str, tuple[str, str | Promise, str]] = {
    INVALIDATE: ("transit:request_invalidation", _("Ask to invalidate it"), "dash-circle"),
    AMEND: ("transit:amend_guarantee", NEXT_WORDS[Next.OFFER], "shield-check"),
    UNLOAD: ("transit:unloading", NEXT_WORDS[Next.UNLOAD], "box-seam"),
}


def context(record: Movement, actor: Actor) -> dict[str, Any]:
    """What the template needs. What a tab alone shows is looked up when the tab shows it."""
    facts = facts_of(record)
    said = told(record, facts)
    letters = found.Letters(record, actor)
    route = found.route_of(record, facts)
    act, address = next_of(said.act, record, actor)
    offered = {offer.act for offer in acts.offers(record, actor)}
    page = reverse("transit:movement", args=[record.pk])
    return {
        "title": record.mrn or record.lrn,
        "record": record,
        "zone": refdata.office_zone(record.office),
        "said": said,
        "near": is_near(days_left(record, facts)),
        "next": _action(act, address) if address != page else None,
        "others": [
            _link(name, record) for name in SIDE_ACTS if name in offered and SIDE_ACTS[name][0] != _name(act)
        ],
        "mend": _mend(record, actor),
        "amend": _amend(record, actor),
        "declined": found.declined_amendment(record, letters),
        "copy": optional("transit:copy_as_draft", record.pk)
        if actor.may("transit.lodge_declaration")
        else "",
        "document": optional("transit:document", record.pk) if record.released_at else "",
        "ask": found.ask_of(record, said),
        "plates": plates_of(record),
        "route": route,
        "map": way_map((stop.code, "here" if stop.here else "done" if stop.done else "") for stop in route),
        "deadlines": partial(_deadlines, record),
        "events": partial(found.happened, record, actor),
        "letters": [(row, wording.name_of(row.type), selectors.moment_of(row)) for row in letters],
        "covers": partial(_covers, record, actor),
        "goods": partial(_goods, record),
        "control": found.control_of(record, letters),
        "motive": found.motive_of(record, letters),
        "decision": found.decision_of(record, letters),
        "invalid": found.invalid_guarantees(record),
        "points": _points(record),
        "tabs": [(key, label) for key, label in TABS if key != "guarantee" or record.role == Role.DEPARTURE],
    }


class OperatorAct(FormPage):
    """A page of its own for one act of an operator on a movement; where it is not possible now, the page says why.

    A stranger finds no movement (404); whoever sees the movement without acting for its operator may not do it (403).
    """

    action: ClassVar[str]
    reasons: ClassVar[Mapping[str, str | Promise]] = {}

    @cached_property
    def record(self) -> Movement:
        """The movement that the address names."""
        return access.movement(self.actor, self.kwargs["movement"], str(self.permission))

    @property
    def offered(self) -> bool:
        """Whether the act would be taken now."""
        return any(
            offer.act == self.action and offer.allowed for offer in acts.offers(self.record, self.actor)
        )

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return super().get(request) if self.offered else self.show(form=None)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        page = reverse("transit:movement", args=[self.record.pk])
        if request.POST.get("sure") == "no":
            return HttpResponseRedirect(page)
        return once.once(request, lambda: self._if_offered(request))

    def _if_offered(self, request: HttpRequest) -> HttpResponse:
        if not self.offered:
            raise Refused(
                "92", str(self.why_not), remedy=str(_("Open the movement and see where it stands."))
            )
        return self._sent(request)

    @property
    def why_not(self) -> str | Promise:
        """Why the act is not possible now."""
        return self.reasons.get(self.record.state, _("This is not possible as the movement stands now."))

    def done(self, form: Any) -> str:
        row = acts.act(self.record, self.action, self.facts(form), actor=self.actor)
        return reverse("transit:submission", args=[row.pk])

    def facts(self, form: Any) -> dict[str, Any]:
        """What the act needs to know, from the form."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said = told(self.record, facts_of(self.record))
        return super().get_context_data(**kwargs) | {
            "record": self.record,
            "said": said,
            "ask": found.ask_of(self.record, said),
            "why_not": self.why_not,
            "back": reverse("transit:movement", args=[self.record.pk]),
            "zone": refdata.office_zone(self.record.office),
        }


BEFORE = _("Customs has not accepted the declaration yet.")
AFTER_RELEASE = _(
    "The goods are released: a declaration cannot be invalidated any more. Ask the office of departure."
)
OVER = _("The movement is over; there is nothing left to change.")


class RequestInvalidation(OperatorAct):
    """The holder asks for invalidation (014)."""

    permission = "transit.request_invalidation"
    action = INVALIDATE
    title = _("Ask customs to invalidate the declaration")
    template_name = "transit/operator/invalidation.html"
    form_class = Invalidation
    reasons: ClassVar[Mapping[str, str | Promise]] = {
        "": BEFORE,
        "released": AFTER_RELEASE,
        "arrived": AFTER_RELEASE,
        "awaiting_discrepancies": AFTER_RELEASE,
        "guarantee_under_registration": _(
            "Customs has agreed to the release and waits for the guarantee. Try again in a minute."
        ),
        "rejected": OVER,
        "written_off": OVER,
        "not_released": OVER,
        "invalidated": OVER,
    }

    @property
    def why_not(self) -> str | Promise:
        if self.record.invalidation_requested_at and not self.record.closed_at:
            return _("You have asked already; customs has not decided yet.")
        return super().why_not

    def facts(self, form: Any) -> dict[str, Any]:
        return {"text": form.cleaned_data["text"]}


class AmendGuarantee(OperatorAct):
    """Another guarantee for a declaration whose guarantee does not hold (013)."""

    permission = "transit.amend_declaration"
    action = AMEND
    title = _("Offer another guarantee")
    template_name = "transit/operator/guarantee.html"
    reasons: ClassVar[Mapping[str, str | Promise]] = {
        "accepted": _("Another guarantee is asked for only when the present one does not hold."),
        "under_control": _("Another guarantee is asked for only when the present one does not hold."),
        "rejected": OVER,
        "written_off": OVER,
        "not_released": OVER,
        "invalidated": OVER,
    }

    def get_form(self, *given: Any) -> forms.Form:
        uses = list(guarantee_uses.current(self.record))
        kept = frozenset(grn for grn, code in self._codes.items() if code)
        return Amendment(*given[:1], uses=uses, kept=kept)

    @cached_property
    def _codes(self) -> dict[str, str]:
        """The access codes that the declaration has, by GRN. They are never shown."""
        return secrets.access_codes(documents.declaration_of(self.record))

    def facts(self, form: Any) -> dict[str, Any]:
        return {"guarantees": [self._guarantee(one.cleaned_data) for one in form.guarantees.forms]}

    def _guarantee(self, given: dict[str, Any]) -> dict[str, Any]:
        code = given["access_code"] or self._codes.get(given["grn"], "")
        return {name: value for name, value in given.items() if value not in ("", None)} | {
            "access_code": code
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "invalid": found.invalid_guarantees(self.record),
            "own": found.own_guarantees(self.actor),
            "deadlines": _deadlines(self.record),
        }


class UnloadingRemarks(OperatorAct):
    """What an authorised consignee compares, and his remarks when all conforms (044)."""

    permission = "transit.submit_unloading_remarks"
    action = UNLOAD
    title = _("Report the unloading")
    template_name = "transit/operator/unloading.html"
    reasons: ClassVar[Mapping[str, str | Promise]] = {
        Destination.ARRIVED: _("The permission to unload has not come yet. Leave the seals on."),
        Destination.UNDER_CONTROL: _("Customs looks at the goods itself; no report of yours is needed."),
        Destination.RELEASED: _("The unloading was reported and the goods are released."),
        Destination.CLOSED: OVER,
        Destination.CANCELLED: OVER,
    }

    def get_form(self, *given: Any) -> forms.Form:
        return Unloading(*given[:1], zone=refdata.office_zone(self.record.office))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if request.POST.get("found") == "differs" and self.offered:
            return self.show(form=self.get_form(request.POST), differs=True)
        return super().post(request, **kwargs)

    def facts(self, form: Any) -> dict[str, Any]:
        return dict(form.facts)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        items, number = found.seals_and_goods(self.record)
        return super().get_context_data(**kwargs) | {"items": items[:GOODS_PAGE], "number": number}


def _points(record: Movement) -> list[wording.Fault]:
    """What customs found wrong with a declaration that it sent back."""
    if record.state != Departure.REJECTED or record.declaration is None:
        return []
    refusal = wording.refusal_of(record.declarant, record.declaration.message_id)
    return wording.faults_in(refusal) if refusal else []


def _mend(record: Movement, actor: Actor) -> str:
    """Where whoever lodged a declaration that was sent back begins to mend it (by POST: it may make a draft)."""
    if record.state != Departure.REJECTED or record.declarant not in actor.operators:
        return ""
    return optional("transit:mend", record.declaration_id) if actor.may("transit.lodge_declaration") else ""


def _amend(record: Movement, actor: Actor) -> str:
    """Where whoever lodged a declaration begins to amend it (by POST: it may make a draft)."""
    may = actor.may("transit.lodge_declaration") and actor.may("transit.amend_declaration")
    if not may or record.declarant not in actor.operators or not amendments.are_taken(record):
        return ""
    return reverse("transit:amend_declaration", args=[record.pk])


def _action(act: Next, address: str) -> dict[str, Any]:
    return {"words": NEXT_WORDS[act], "icon": NEXT_ICONS[act], "address": address}


def _link(name: str, record: Movement) -> dict[str, Any]:
    address, words, icon = SIDE_ACTS[name]
    return {"words": words, "icon": icon, "address": reverse(address, args=[record.pk])}


def _name(act: Next) -> str:
    return {Next.OFFER: "transit:amend_guarantee", Next.UNLOAD: "transit:unloading"}.get(act, "")


def _deadlines(record: Movement) -> list[tuple[Any, Any]]:
    return [
        (DEADLINE_LABELS.get(one.kind, one.kind), one)
        for one in selectors.deadlines_of(record)
        if one.kind in DEADLINES
    ]


def _covers(record: Movement, actor: Actor) -> list[tuple[Any, Any]]:
    return [
        (wording.COVERS.get(cover.status, cover.status), cover) for cover in found.covers_of(record, actor)
    ]


def _goods(record: Movement) -> dict[str, Any]:
    items, number = reading.goods_of(documents.shown(record))
    return {"items": items, "number": number, "more": number - len(items)}
