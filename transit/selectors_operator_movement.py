"""What the operator's page of one movement reads: the way, what customs decided, what happened, whom to ask."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

from django.utils.functional import Promise
from django.utils.translation import get_language

from cats.kernel.actors import Actor
from cats.messaging.models import OutboundMessage
from cats.specification.definitions import CC004C, CC009C, CC051C, CC056C, CC060C
from guarantees import selectors as guarantees
from guarantees.models import Guarantee
from refdata import selectors as refdata
from refdata.models import CustomsOffice
from transit import documents, guarantee_uses, selectors, wording
from transit.models import GuaranteeUse, Movement
from transit.selectors import Cover, MessageRow
from transit.services import amendments
from transit.wording_operator import HIDDEN, REASONS, Facts, Passed, Said, event_words
from transit.workflow.states import Departure, Role

M = TypeVar("M", CC004C, CC009C, CC051C, CC056C, CC060C)
AMENDMENT = "013"
CONTROL_TYPES, DOCUMENTS, MOTIVES = "CL716", "CL215", "CL211"


@dataclass(frozen=True, slots=True)
class Stop:
    """An office on the way. `kind` says what is known of it: released, passed, arrived, limit, or nothing."""

    code: str
    name: str
    kind: str = ""
    at: datetime | None = None
    on: date | None = None
    zone: str = ""
    done: bool = False
    here: bool = False


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened, as the operator reads it. `balance`: what was then free under his guarantee."""

    at: datetime
    icon: str
    words: str | Promise
    code: str = ""
    balance: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """The office that answers questions, with its hours today (`09:00-18:00`, empty: closed) in its own zone."""

    office: CustomsOffice
    hours: str


@dataclass(frozen=True, slots=True)
class Control:
    """What customs told the holder about a control (060): kinds, papers asked for, a text."""

    at: datetime
    kinds: tuple[str, ...]
    texts: tuple[str, ...]
    papers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Motive:
    """Why the goods are not released (051)."""

    code: str
    motive: str
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What customs decided about an invalidation (009)."""

    at: datetime
    agreed: bool
    by_customs: bool
    text: str


@dataclass(frozen=True, slots=True)
class Declined:
    """An amendment that customs declined or refused, with the reason."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Invalid:
    """A guarantee that does not hold, with its reasons: code and sentence."""

    use: GuaranteeUse
    reasons: tuple[tuple[str, str | Promise], ...]


class Letters:
    """The messages of a movement that its operator may read, looked up once; a document is read when it is asked for."""

    def __init__(self, record: Movement, actor: Actor) -> None:
        self.rows: Sequence[MessageRow] = selectors.messages_of(record, actor)

    def __iter__(self) -> Iterator[MessageRow]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def latest(self, kind: type[M]) -> tuple[OutboundMessage, M] | None:
        """The last letter of a type from customs."""
        for row in reversed(self.rows):
            if row.type == kind.__name__ and isinstance(row, OutboundMessage):
                message = documents.message_of(row.data)
                assert isinstance(message, kind)
                return row, message
        return None


def route_of(record: Movement, facts: Facts) -> list[Stop]:
    """The offices of the journey; the last one that is known to have been reached is where the goods are."""
    heard = {one.office: one for one in facts.heard}
    stops = [
        _begins(record),
        *(_through(office, heard.get(office)) for office in record.offices_of_transit),
        _ends(record),
    ]
    reached = max((place for place, stop in enumerate(stops) if stop.done), default=0)
    return [
        replace(stop, done=place < reached or stop.done and place != reached, here=place == reached)
        for place, stop in enumerate(stops)
    ]


def happened(record: Movement, actor: Actor) -> list[Happened]:
    """What happened, the newest first: the steps that concern the operator, and what customs refused him."""
    found: list[Happened] = []
    for event in selectors.timeline(record, actor):
        if event.kind == "step":
            icon, words = event_words(event.what, event.state)
        elif event.what in wording.REFUSALS:
            icon, words = "envelope-open", wording.name_of(event.what)
        else:
            continue
        if (icon, words) != HIDDEN:
            code = event.what if event.kind == "message" else ""
            found.append(Happened(event.at, icon, words, code, event.balance))
    return found[::-1]


def ask_of(record: Movement, said: Said) -> Ask | None:
    """Whom to call about the record as it stands."""
    by_word = {"departure": record.office_of_departure, "destination": record.office_of_destination}
    return office_card(by_word.get(said.call, record.office))


def office_card(code: str) -> Ask | None:
    """An office with its hours today; None where the directory does not know it."""
    office = refdata.office_named(code)
    if office is None:
        return None
    return Ask(office, refdata.hours_today(office))


def control_of(record: Movement, letters: Letters) -> Control | None:
    """The control that the holder was told of, while it is open or the goods are still at departure."""
    found = letters.latest(CC060C) if record.state == Departure.UNDER_CONTROL else None
    if found is None:
        return None
    row, message = found
    kinds = tuple(_code(CONTROL_TYPES, one.type) for one in message.TypeOfControls)
    texts = tuple(dict.fromkeys(one.text for one in message.TypeOfControls if one.text))
    papers = tuple(
        (_code(DOCUMENTS, one.documentType), one.description or "") for one in message.RequestedDocument
    )
    return Control(row.created_at, kinds, texts, papers)


def motive_of(record: Movement, letters: Letters) -> Motive | None:
    """Why the goods are not released."""
    found = letters.latest(CC051C) if record.state == Departure.NOT_RELEASED else None
    if found is None:
        return None
    operation = found[1].TransitOperation
    code = operation.noReleaseMotivationCode
    return Motive(code, _code(MOTIVES, code), operation.noReleaseMotivationText or "")


def decision_of(record: Movement, letters: Letters) -> Decision | None:
    """The last decision about an invalidation, unless the holder asked again since."""
    found = letters.latest(CC009C) if record.role == Role.DEPARTURE else None
    if found is None or (record.invalidation_requested_at and not record.closed_at):
        return None
    row, message = found
    decided = message.Invalidation
    return Decision(
        row.created_at,
        decided.decision == "1",
        decided.initiatedByCustoms == "1",
        decided.justification or "",
    )


def declined_amendment(record: Movement, letters: Letters) -> Declined | None:
    """The last answer about an amendment, if it was no, while another may be asked for."""
    found = letters.latest(CC056C) if amendments.are_taken(record) else None
    if found is None or found[1].TransitOperation.businessRejectionType != AMENDMENT:
        return None
    row, message = found
    agreed = letters.latest(CC004C)
    if agreed and agreed[0].created_at > row.created_at:
        return None
    return Declined(row.created_at, message.TransitOperation.rejectionReason or "")


def invalid_guarantees(record: Movement) -> list[Invalid]:
    """The guarantees that do not hold, while another may be offered."""
    if record.state != Departure.GUARANTEE_UNDER_AMENDMENT:
        return []
    return [
        Invalid(use, _reasons(use))
        for use in guarantee_uses.current(record)
        if use.reasons or use.reason_text
    ]


def covers_of(record: Movement, actor: Actor) -> list[Cover]:
    """The guarantees of a departure record; what is free only under the actor's own."""
    if record.role != Role.DEPARTURE or not record.declaration_id:
        return []
    covers = selectors.covers(record)
    own = _own(actor, [cover.grn for cover in covers])
    return [cover if cover.grn in own else replace(cover, headroom="") for cover in covers]


def own_guarantees(actor: Actor) -> list[Guarantee]:
    """The guarantees that the actor's operators hold, for a menu."""
    if not actor.operators:
        return []
    return list(guarantees.visible_to(actor).filter(holder__in=list(actor.operators))[:50])


def seals_and_goods(record: Movement) -> tuple[list[Any], int]:
    """All goods items of the record's document, and how many there are."""
    document: Any = documents.shown(record)
    items = [item for house in document.Consignment.HouseConsignment for item in house.ConsignmentItem]
    return items, len(items)


def _own(actor: Actor, grns: list[str]) -> set[str]:
    if not grns or not actor.may("guarantees.view_balance"):
        return set()
    rows = guarantees.visible_to(actor).filter(grn__in=grns, holder__in=list(actor.operators))
    return set(rows.values_list("grn", flat=True))


def _reasons(use: GuaranteeUse) -> tuple[tuple[str, str | Promise], ...]:
    codes = list(use.reasons) or [guarantee_uses.NO_ANSWER]
    return tuple((code, REASONS.get(code, code)) for code in codes)


def _begins(record: Movement) -> Stop:
    return Stop(
        record.office_of_departure,
        _name(record.office_of_departure),
        "released" if record.role == Role.DEPARTURE and record.released_at else "",
        at=record.released_at if record.role == Role.DEPARTURE else None,
        zone=_zone(record.office_of_departure),
        done=record.role == Role.DEPARTURE
        and record.released_at is not None
        or record.role == Role.DESTINATION,
    )


def _through(office: str, heard: Passed | None) -> Stop:
    return Stop(
        office,
        _name(office),
        "passed" if heard else "",
        on=heard.on if heard else None,
        done=heard is not None,
    )


def _ends(record: Movement) -> Stop:
    office = record.office_of_destination
    if record.arrived_at:
        return Stop(office, _name(office), "arrived", at=record.arrived_at, zone=_zone(office), done=True)
    return Stop(office, _name(office), "limit" if record.limit_on else "", on=record.limit_on)


def _name(code: str) -> str:
    found = refdata.office_named(code)
    return found.name if found else code


def _zone(code: str) -> str:
    found = refdata.office_named(code)
    return found.time_zone if found else ""


def _code(number: str, code: str) -> str:
    return refdata.code_text(number, code, get_language() or "en")
