"""What the page of one record shows beside its status: way, seals, people, goods, guarantee, papers, log. Reading only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cats.audit import selectors as audit
from cats.audit import verbs
from cats.kernel import clock
from cats.kernel.actors import Actor
from refdata import selectors as refdata
from transit import documents, selectors
from transit.comparing import Difference, differences
from transit.messages import extracts
from transit.models import Control, Movement, SealCheck
from transit.workflow.states import Role

GOODS_SIZE = 100
OF_CASES = ("movement.taken", "movement.given_back", "movement.reassigned", "movement.seals_compared")


@dataclass(frozen=True, slots=True)
class Stop:
    """An office on the way: done, here or still to come; `at` what is known of it, `day` a day where no hour is.

    `hours`: when it is open today, by its own clock, `00:00-24:00` or like; empty where it is closed or unknown.
    """

    code: str
    country: str
    name: str
    state: str
    words: str = ""
    at: datetime | None = None
    day: date | None = None
    hours: str = ""


@dataclass(frozen=True, slots=True)
class SealLine:
    """A declared seal with what was found of it; without a comparison the state is empty."""

    number: int
    declared: str
    found: str = ""
    state: str = ""

    @property
    def marks(self) -> list[tuple[str, bool]]:
        """The found number letter by letter, each with whether it differs from the declared one."""
        declared = self.declared.ljust(len(self.found))
        return [(letter, letter != declared[place]) for place, letter in enumerate(self.found)]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that the declaration names, and for what."""

    kind: str
    type: str
    words: str
    number: str
    item: str = ""


def way(record: Movement, document: extracts.Record) -> list[Stop]:
    """The offices of the journey in their order."""
    codes = [record.office_of_departure, *record.offices_of_transit, record.office_of_destination]
    heard = dict(selectors.passages_of(record)) if record.role == Role.DEPARTURE else {}
    here = _place_of(record, codes)
    stops = []
    for place, code in enumerate(codes):
        done = _done(record, place, here, len(codes), heard.get(code))
        state = "done" if done else "here" if place == here else ""
        stops.append(
            _stop(record, document, code, place == len(codes) - 1, place == 0, state, heard.get(code))
        )
    return stops


@dataclass(frozen=True, slots=True)
class Amendment:
    """What the holder asks to have amended: the first differences and how many there are."""

    asked_at: datetime
    differences: list[Difference]
    number: int


def amendment(record: Movement) -> Amendment | None:
    """The request for an amendment that waits for its decision."""
    if record.amendment_requested_at is None:
        return None
    _, asked = documents.request_of(record)
    found, number = differences(documents.declaration_of(record), asked)
    return Amendment(record.amendment_requested_at, found, number)


def seal_check(record: Movement) -> SealCheck | None:
    """The last comparison of the seals that are declared now."""
    found = SealCheck.objects.filter(movement=record).order_by("-id").first()
    return found if found and found.is_of(record.seals) else None


def seal_lines(record: Movement, check: SealCheck | None) -> list[SealLine]:
    """The declared seals beside what was found."""
    known = {one["declared"]: one for one in check.findings} if check else {}
    return [
        SealLine(number, seal, known.get(seal, {}).get("found", ""), known.get(seal, {}).get("state", ""))
        for number, seal in enumerate(record.seals, 1)
    ]


def controls(record: Movement) -> list[Control]:
    """The control decisions here, the newest first."""
    return list(record.controls.order_by("-id"))


def cargo(document: extracts.Record) -> dict[str, Any]:
    """Goods, packages and parties in a few words."""
    items = list(_items(document))
    first = items[0][1].Commodity.descriptionOfGoods if items else ""
    return {
        "goods": first,
        "items": len(items),
        "packages": sum(pack.numberOfPackages or 0 for _house, item in items for pack in item.Packaging),
        "consignee": _party(document, "Consignee"),
        "consignor": _party(document, "Consignor"),
        "lorries": [
            (one.identificationNumber, one.nationality or "")
            for one in document.Consignment.DepartureTransportMeans
            if one.identificationNumber
        ],
    }


def goods(document: extracts.Record, begin: int) -> tuple[list[Any], int]:
    """A page of goods items from the one numbered `begin`, and how many there are in all."""
    items = [item for _house, item in _items(document)]
    return items[begin - 1 : begin - 1 + GOODS_SIZE], len(items)


def departure_result(document: extracts.Record) -> dict[str, Any] | None:
    """What the office of departure said of its own control, where the record came from there."""
    result = getattr(document, "ControlResult", None)
    if result is None:
        return None
    return {"code": result.code, "on": date.fromisoformat(result.date), "text": result.text or ""}


def papers(document: extracts.Record, language: str) -> list[Paper]:
    """The documents that the declaration names, consignment first, then by house and item."""
    found = list(_papers(document.Consignment, "", language))
    for house in document.Consignment.HouseConsignment:
        found += _papers(house, "", language)
        for item in house.ConsignmentItem:
            found += _papers(item, str(item.declarationGoodsItemNumber), language)
    return found


def cases(record: Movement) -> list[tuple[datetime, str, str, dict[str, Any]]]:
    """Who took, gave back or passed on the case, and who compared seals: time, words, who, facts."""
    rows = audit.of_record(record).filter(verb__in=OF_CASES, outcome="done")
    return [(row.at, str(verbs.sentence(row.verb)), row.actor_label, row.facts) for row in rows]


def changes_since(record: Movement, seen: int, actor: Actor) -> list[selectors.Event]:
    """The steps of the record after the one with that number, oldest first: what changed while somebody looked."""
    steps = [event for event in selectors.timeline(record, actor) if event.kind == "step"]
    return steps[seen:]


def steps_of(record: Movement) -> int:
    """How many steps the record has made; a page remembers it, so that a refusal can say what changed."""
    return selectors.steps(record)


def _place_of(record: Movement, codes: list[str]) -> int:
    """Where on the way the record's own office lies."""
    if record.role == Role.DEPARTURE:
        return 0
    if record.role == Role.DESTINATION:
        return len(codes) - 1
    return codes.index(record.office) if record.office in codes else 0


def _done(record: Movement, place: int, here: int, total: int, heard: datetime | None) -> bool:
    if record.role == Role.DEPARTURE:
        if place == 0:
            return record.released_at is not None
        return heard is not None if place < total - 1 else record.arrived_at is not None
    own = record.passed_at if record.role == Role.TRANSIT else record.released_at
    return place < here or (place == here and own is not None)


def _stop(
    record: Movement,
    document: extracts.Record,
    code: str,
    last: bool,
    first: bool,
    state: str,
    heard: datetime | None,
) -> Stop:
    known: dict[str, Any] = {}
    if first:
        known = (
            {"words": "released", "at": record.released_at}
            if record.role == Role.DEPARTURE and record.released_at
            else _begun(record, document)
        )
    elif heard is not None:
        known = {"words": "passed", "at": heard}
    elif code == record.office and record.passed_at:
        known = {"words": "passed", "at": record.passed_at}
    elif last:
        arrived = record.arrived_at
        known = (
            {"words": "arrived", "at": arrived}
            if arrived
            else {"words": "limit", "day": record.limit_on or record.usual_limit_on}
        )
    elif declared := extracts.expected_at(document, code):
        zone = refdata.office_zone(record.office) if record.role == Role.DEPARTURE else "UTC"
        known = {"words": "declared", "at": clock.from_wire(declared, zone)}
    found = refdata.office(code, clock.now().date())
    if found is None:
        return Stop(code, code[:2], code, state, **known)
    return Stop(code, code[:2], found.name, state, hours=refdata.hours_today(found), **known)


def _begun(record: Movement, document: extracts.Record) -> dict[str, Any]:
    """What is known of the beginning: the day of the release, else of the acceptance."""
    released = getattr(document.TransitOperation, "releaseDate", None)
    if released:
        return {"words": "released", "day": date.fromisoformat(released)}
    return {"words": "accepted", "day": record.accepted_on}


def holder(record: Movement) -> str:
    """The name of the holder: as declared, else as he is registered here."""
    if record.holder_name or not record.holder:
        return record.holder_name
    known = refdata.operator(record.holder)
    return known.name if known else ""


def _items(document: extracts.Record) -> Iterator[tuple[Any, Any]]:
    for house in document.Consignment.HouseConsignment:
        for item in house.ConsignmentItem:
            yield house, item


def _party(document: extracts.Record, role: str) -> str:
    """The party at the consignment, else at its first house."""
    for group in (document.Consignment, *document.Consignment.HouseConsignment[:1]):
        party = getattr(group, role, None)
        if party is not None and (party.name or party.identificationNumber):
            return str(party.name or party.identificationNumber)
    return ""


def _papers(group: Any, item: str, language: str) -> Iterator[Paper]:
    for kind, number in (
        ("PreviousDocument", "CL214"),
        ("SupportingDocument", "CL213"),
        ("TransportDocument", "CL754"),
    ):
        for one in getattr(group, kind, None) or ():
            words = refdata.code_text(number, one.type, language)
            yield Paper(kind, one.type, words, one.referenceNumber or "", item)


def mass(value: Decimal | None) -> Decimal | None:
    """A mass without its trailing zeros."""
    return None if value is None else value.normalize()
