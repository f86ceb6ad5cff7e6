"""An operator's movements: by tab, counted up to a cap, a page by keyset, and what each row says. Nothing is changed here.

A movement is an operator's in one of three ways: he holds it, he lodged it for its holder, he notified its arrival. Each way has an
index of its own, so a question is asked once for each and the answers are united; nothing is ever counted beyond `CAP`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from cats.api import counting
from cats.kernel import clock, references
from cats.kernel.actors import Actor
from cats.kernel.errors import Fault, Invalid, NotFound
from guarantees import selectors as guarantees
from refdata import selectors as refdata
from refdata.models import EconomicOperator
from transit import access
from transit.desk.codes import plain
from transit.models import GuaranteeUse, KnownBy, Movement, Passage
from transit.wording_operator import NEAR_DAYS, Facts, Passed, Said, told
from transit.workflow.states import Departure, Destination, Role

CAP = 1000
PAGE = 25
FIRST = 10
"""So many movements that need the operator stand before the others on the first page."""
WINDOW = 5000
"""Plates and containers of what was sent back, which nobody scans, are looked for among so many of the newest movements."""
EXPORTED = 20_000
COUNTRY = 2
"""The length of a country code."""
MENDABLE = timedelta(days=30)
"""A declaration sent back counts as to be mended so long; drafts are kept as long."""
VIEW_BALANCE = "guarantees.view_balance"


class Tab(StrEnum):
    """The views of the list."""

    ALL = "all"
    YOU = "you"
    WAY = "way"
    NEAR = "near"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is narrowed to. `since` is a moment; `by_limit` puts the nearest limit first, on the way only."""

    tab: Tab = Tab.ALL
    reference: str = ""
    office: str = ""
    since: datetime | None = None
    by_limit: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether anything but the tab narrows the list."""
        return bool(self.reference or self.office or self.since)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many movements, each up to `CAP` + 1, which means more than `CAP`."""

    all: int = 0
    you: int = 0
    way: int = 0
    near: int = 0
    ended: int = 0
    mend: int = 0
    control: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A movement as the list shows it. `amount` is what it may cost the guarantee now, in `currency`; None where not known."""

    record: Movement
    said: Said
    amount: Decimal | None
    currency: str
    plates: tuple[str, ...]
    near: bool


@dataclass(frozen=True, slots=True)
class Free:
    """What is free under the operator's guarantees of one currency, and of how much."""

    currency: str
    free: Decimal
    total: Decimal
    guarantees: int


Rows = QuerySet[Movement]


def counts(actor: Actor) -> Counts:
    """The figures of the home page and of its tabs, in one query."""
    now = clock.now()
    asked = {
        "all": _all(actor),
        "you": _you(actor, now),
        "way": _way(actor),
        "near": _near(actor, now),
        "ended": _ended(actor),
        "mend": _mend(actor, now),
        "control": _control(actor),
    }
    found = counting.counted([_capped(list(rows)) for rows in asked.values()])
    return Counts(**dict(zip(asked, found, strict=True)))


def page(actor: Actor, asked: Asked, after: str = "", size: int = PAGE) -> tuple[list[Movement], str]:
    """A page of the list and the cursor of the next one, empty at the end. Raises `Invalid` for a cursor that is none.

    The first page of everything begins with what needs the operator.
    """
    if asked.tab is Tab.ALL and not asked.narrowed and not after:
        first = _merged(list(_you(actor, clock.now())), asked, None, FIRST)
        rest = _merged(list(_all(actor)), asked, None, size + 1)
        shown = {one.pk for one in first}
        return [*first, *(one for one in rest[:size] if one.pk not in shown)], _cursor(rest, size, asked)
    found = _merged(_of(actor, asked), asked, _opened(after, asked), size + 1)
    return found[:size], _cursor(found, size, asked)


def exported(actor: Actor, asked: Asked) -> tuple[list[Movement], bool]:
    """All movements of a list in its order, at most `EXPORTED`, and whether there are more."""
    found = _merged(_of(actor, asked), asked, None, EXPORTED + 1)
    return found[:EXPORTED], len(found) > EXPORTED


def rows_of(records: Iterable[Movement]) -> list[Row]:
    """The rows of these records: two queries, however many they are."""
    found = list(records)
    heard = _heard(found)
    amounts = _amounts(found)
    return [_row(one, heard.get(one.pk, []), amounts.get(one.pk)) for one in found]


def facts_of(record: Movement) -> Facts:
    """What the words about one record need to know."""
    return Facts(today=_today(record), heard=_heard([record]).get(record.pk, []))


def free_of(actor: Actor) -> list[Free]:
    """What is free under the guarantees that the actor's operators hold, by currency; nothing without the permission."""
    if not actor.operators or not actor.may(VIEW_BALANCE):
        return []
    today = clock.now().date()
    valid = Q(valid_until=None) | Q(valid_until__gte=today)
    held = guarantees.visible_to(actor).filter(valid, holder__in=list(actor.operators))
    sums: dict[str, tuple[Decimal, Decimal, int]] = {}
    for one in held.prefetch_related("accounts")[:CAP]:
        balance = guarantees.balance_of(one)
        free, total, number = sums.get(one.currency, (Decimal(), Decimal(), 0))
        sums[one.currency] = (free + balance.headroom, total + balance.reference_amount, number + 1)
    largest = sorted(sums.items(), key=lambda item: -item[1][1])
    return [Free(currency, *found) for currency, found in largest]


def operators_of(actor: Actor) -> list[EconomicOperator]:
    """The operators for whom the actor acts, by identification number."""
    rows = EconomicOperator.objects.filter(identification__in=list(actor.operators))
    return list(rows.order_by("identification"))


def obstacle_to_arrival(mrn: str, office: str) -> tuple[str, Movement | None]:
    """Why an arrival cannot be notified at an office, in one word: unknown, elsewhere, notified; empty where it can.

    Without an office the declared one is meant. The service judges again; this spares people a refusal by message.
    """
    record = Movement.objects.filter(mrn=mrn, role=Role.DESTINATION).order_by("-id").first()
    if record is None:
        return "unknown", None
    if record.state != Destination.EXPECTED:
        return "notified", record
    return ("elsewhere" if office not in ("", record.office) else ""), record


def _of(actor: Actor, asked: Asked) -> list[Rows]:
    now = clock.now()
    tabs = {
        Tab.ALL: lambda: _all(actor),
        Tab.YOU: lambda: _you(actor, now),
        Tab.WAY: lambda: _way(actor),
        Tab.NEAR: lambda: _near(actor, now),
        Tab.ENDED: lambda: _ended(actor),
    }
    return [_narrowed(rows, asked) for rows in tabs[asked.tab]()]


def _departures(actor: Actor, **live: object) -> Iterator[Rows]:
    """What the actor's operators hold or lodged. With `live` only open records, by the indexes of open ones."""
    if not actor.may(access.VIEW):
        return
    for operator in sorted(actor.operators):
        held = Movement.objects.filter(role=Role.DEPARTURE, holder=operator)
        lodged = Movement.objects.filter(role=Role.DEPARTURE, declarant=operator)
        if live:
            held = held.filter(closed_at=None, **live)
            lodged = lodged.filter(closed_at=None, **live).exclude(declarant=F("holder"))
        yield held
        yield lodged


def _arrivals(actor: Actor, **live: object) -> Iterator[Rows]:
    """What the actor's operators notified as traders at destination."""
    if not actor.may(access.VIEW):
        return
    for operator in sorted(actor.operators):
        brought = Movement.objects.filter(role=Role.DESTINATION, trader_at_destination=operator)
        yield brought.filter(closed_at=None, **live) if live else brought


def _all(actor: Actor) -> Iterator[Rows]:
    yield from _departures(actor)
    yield from _arrivals(actor)


def _ended(actor: Actor) -> Iterator[Rows]:
    for rows in _all(actor):
        yield rows.exclude(closed_at=None)


def _way(actor: Actor) -> Iterator[Rows]:
    yield from _departures(actor, state=Departure.RELEASED)


def _near(actor: Actor, now: datetime) -> Iterator[Rows]:
    before = _limit_before(now, NEAR_DAYS + 1)
    for rows in _way(actor):
        yield rows.filter(before)


def _control(actor: Actor) -> Iterator[Rows]:
    yield from _departures(actor, state=Departure.UNDER_CONTROL)
    yield from _arrivals(actor, state=Destination.UNDER_CONTROL)


def _you(actor: Actor, now: datetime) -> Iterator[Rows]:
    yield from _mend(actor, now)
    yield from _departures(actor, state=Departure.GUARANTEE_UNDER_AMENDMENT)
    over = _limit_before(now, 0)
    for rows in _way(actor):
        yield rows.filter(over)
    yield from _arrivals(actor, state=Destination.UNLOADING_PERMITTED)


def _mend(actor: Actor, now: datetime) -> Iterator[Rows]:
    """What was sent back lately to whoever lodged it, and was not lodged again."""
    if not actor.may(access.VIEW):
        return
    again = Movement.objects.filter(
        role=Role.DEPARTURE, lrn=OuterRef("lrn"), declarant=OuterRef("declarant"), id__gt=OuterRef("id")
    )
    for operator in sorted(actor.operators):
        yield Movement.objects.filter(
            ~Exists(again),
            role=Role.DEPARTURE,
            declarant=operator,
            state=Departure.REJECTED,
            closed_at__gte=now - MENDABLE,
        )


def _limit_before(now: datetime, days: int) -> Q:
    """The limit lies before the day that comes `days` after today at the office of destination."""
    later = timedelta(days=days)
    by_day = refdata.days_at_offices(now)
    if not by_day:
        return Q(limit_on__lt=now.date() + later)
    first, *others = sorted(by_day)
    before = Q(limit_on__lt=first + later)
    for day in others:
        before |= Q(limit_on__lt=day + later, office_of_destination__in=by_day[day])
    return before


def _narrowed(rows: Rows, asked: Asked) -> Rows:
    if asked.office:
        rows = rows.filter(office=asked.office)
    if asked.since:
        rows = rows.filter(created_at__gte=asked.since, id__gte=_first_id(asked.since))
    return _referring(rows, asked.reference) if asked.reference else rows


def _referring(rows: Rows, reference: str) -> Rows:
    """Movements with that MRN or LRN, and whatever age, with that plate, container, seal or GRN."""
    if references.mrn_fault(reference.upper()) is None:
        return rows.filter(mrn=reference.upper())
    mark = reference.upper()
    newest = rows.order_by("-id").values("id")[:WINDOW]
    plates = Concat(
        Value("|"),
        Func(F("means_of_transport"), Value("|"), function="array_to_string", output_field=TextField()),
        Value("|"),
        output_field=TextField(),
    )
    carried = (
        Movement.objects.filter(pk__in=newest)
        .alias(plates=plates)
        .filter(
            Q(plates__contains=f"|{mark}|") | Q(plates__contains=f"|{mark} ") | Q(containers__contains=[mark])
        )
    )
    known = KnownBy.objects.filter(value=plain(reference)[:40]).exclude(value="")
    return rows.filter(
        Q(lrn=reference) | Q(pk__in=carried.values("id")) | Q(pk__in=known.values("movement_id"))
    )


def _first_id(since: datetime) -> UUID:
    """The smallest identifier of a row made since then: they begin with the machine's milliseconds."""
    milliseconds = int((since - clock.offset()).timestamp() * 1000)
    return UUID(int=max(milliseconds, 0) << 80)


def _merged(
    arms: list[Rows], asked: Asked, after: tuple[date | None, UUID] | None, size: int
) -> list[Movement]:
    """The first rows of all arms together after the cursor, each movement once."""
    if not arms:
        return []
    order = ("limit_on", "id") if asked.by_limit else ("-id",)
    parts = [_beyond(rows, asked, after).order_by(*order).values("id", "limit_on")[:size] for rows in arms]
    joined = parts[0].union(*parts[1:]).order_by(*order)[:size] if len(parts) > 1 else parts[0]
    ids = [row["id"] for row in joined]
    found = Movement.objects.in_bulk(ids)
    return [found[id] for id in ids]


def _beyond(rows: Rows, asked: Asked, after: tuple[date | None, UUID] | None) -> Rows:
    if asked.by_limit:
        rows = rows.exclude(limit_on=None)
    if after is None:
        return rows
    limit, id = after
    if asked.by_limit:
        return rows.filter(Q(limit_on__gt=limit) | Q(limit_on=limit, id__gt=id))
    return rows.filter(id__lt=id)


def _cursor(found: list[Movement], size: int, asked: Asked) -> str:
    if len(found) <= size:
        return ""
    last = found[size - 1]
    return f"{last.limit_on}_{last.pk}" if asked.by_limit else str(last.pk)


def _opened(after: str, asked: Asked) -> tuple[date | None, UUID] | None:
    if not after:
        return None
    limit, _bar, id = after.rpartition("_")
    try:
        return (date.fromisoformat(limit) if asked.by_limit else None), UUID(id)
    except ValueError:
        text = "This is no cursor of this list: start at its first page."
        raise Invalid([Fault("?after", "12", "CATS_PAGE", text, after[:80])]) from None


def _capped(arms: list[Rows]) -> QuerySet[Any] | None:
    """The movements of all arms, each once, up to one more than `CAP`; None where there are no arms."""
    if not arms:
        return None
    parts = [rows.order_by().values("id")[: CAP + 1] for rows in arms]
    return parts[0].union(*parts[1:])[: CAP + 1] if len(parts) > 1 else parts[0]


def _row(record: Movement, heard: list[Passed], risk: tuple[Decimal | None, str] | None) -> Row:
    facts = Facts(today=_today(record), heard=heard)
    said = told(record, facts)
    amount, currency = risk or (None, "")
    if record.closed_at:
        amount = Decimal()
    return Row(
        record,
        said,
        amount,
        currency,
        tuple(plate for plate, _nationality in plates_of(record)),
        said.icon == "hourglass-bottom",
    )


def plates_of(record: Movement) -> list[tuple[str, str]]:
    """The plates of lorry and trailer, each with its nationality, which stands behind it."""
    parted = [one.rpartition(" ") for one in record.means_of_transport]
    return [
        (plate, nationality) if plate and len(nationality) == COUNTRY else (one, "")
        for (plate, _blank, nationality), one in zip(parted, record.means_of_transport, strict=True)
    ]


def _heard(records: list[Movement]) -> dict[UUID, list[Passed]]:
    """The passages heard of each departure record, in the order of the journey."""
    places = {one.pk: one.offices_of_transit for one in records if one.role == Role.DEPARTURE}
    if not places:
        return {}
    found: dict[UUID, list[Passed]] = {}
    rows = Passage.objects.filter(movement__in=list(places)).values_list("movement_id", "office", "passed_on")
    for movement, office, on in rows:
        found.setdefault(movement, []).append(Passed(office, on))
    for movement, passages in found.items():
        order = {office: place for place, office in enumerate(places[movement])}
        passages.sort(key=lambda one: order.get(one.office, 0))
    return found


def _amounts(records: list[Movement]) -> dict[UUID, tuple[Decimal | None, str]]:
    """What each departure record may cost its guarantees now. None: the flat amount, which the office of guarantee knows."""
    departures = [one.pk for one in records if one.role == Role.DEPARTURE]
    if not departures:
        return {}
    found: dict[UUID, tuple[Decimal | None, str]] = {}
    uses = GuaranteeUse.objects.filter(movement__in=departures, current=True)
    for use in uses.order_by("grn"):
        over = bool(use.released_at or use.cancelled_at)
        amount = Decimal() if over else use.amount
        before, currency = found.get(use.movement_id, (Decimal(), use.currency))
        known = amount is not None and before is not None and currency == use.currency
        found[use.movement_id] = (before + amount if known else None, use.currency)  # type: ignore[operator]
    return found


def _today(record: Movement) -> date | None:
    """The day at the office of destination."""
    try:
        return clock.today(refdata.office_zone(record.office_of_destination))
    except NotFound:
        return None
