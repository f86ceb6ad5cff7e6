"""The work list of an office: its tabs with counts, its rows with what they mean, the pages of each tab by keyset."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cats.api import counting, paging
from cats.kernel import clock
from cats.kernel.actors import Actor
from refdata import selectors as refdata
from transit import access, wording_desk
from transit.desk import facts
from transit.models import Movement, Stray
from transit.models.lanes import AT_POST, OPEN, Lane

ORDER = ("lane", "clock_on", "id")
SIZE = 50
MOST_COUNTED = 1000
"""Counts stop here: a post with more open cases than this needs no exact number."""
STRAYS = "strays"
FALLBACK_HOURS, FALLBACK_MOST = 48, 2000
EXPECTED_HOURS = 24
"""What is declared for later than this stands under all open cases alone."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its name in addresses, its words, its signal, how many records it holds."""

    name: str
    words: str | Promise
    signal: str
    count: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list: the record with its facts and what they mean."""

    record: Movement
    facts: facts.Facts
    status: wording_desk.Status
    clock: wording_desk.Clock | None
    ours: bool
    ways: tuple[str, str]


TABS: tuple[tuple[str, str | Promise, str], ...] = (
    ("post", _("At the post"), ""),
    ("stop", _("Stop and check"), "stop"),
    ("late", _("Late"), "late"),
    (STRAYS, _("Not expected here"), "away"),
    ("waiting", _("Waiting for an answer"), ""),
    ("expected", _("Expected"), ""),
    ("all", _("All open"), ""),
)
NAMES = tuple(name for name, _words, _signal in TABS)


def rows(actor: Actor, office: str, tab: str) -> QuerySet[Movement]:
    """The open records of a tab at an office where the actor works."""
    return _open(actor, office).filter(_condition(tab, _today(office))).order_by(*ORDER)


def strays(office: str) -> QuerySet[Stray]:
    """The lorries without a record that stand at the office, the longest waiting first."""
    return Stray.objects.filter(office=office, ended_at__isnull=True).order_by("id")


def tabs(actor: Actor, office: str, here: str) -> list[Tab]:
    """Every tab with its count, capped."""
    cases, today = _open(actor, office).order_by(), _today(office)
    found = [strays(office) if name == STRAYS else cases.filter(_condition(name, today)) for name in NAMES]
    numbers = counting.counted([one.order_by().values("pk")[:MOST_COUNTED] for one in found])
    return [
        Tab(name, words, signal, f"{number - 1}+" if number == MOST_COUNTED else str(number), name == here)
        for (name, words, signal), number in zip(TABS, numbers, strict=True)
    ]


def page(actor: Actor, office: str, tab: str, after: str = "") -> tuple[list[Line], str]:
    """One page of a tab, the most urgent first and then by clock, and the cursor of the next."""
    found, cursor = paging.page(rows(actor, office, tab), order=ORDER, after=after, size=SIZE)
    return lines(found, actor), cursor


def lines(records: list[Movement], actor: Actor) -> list[Line]:
    """Records as rows. Within a lane the clock decides; without one, who came first."""
    made = [_line(one, actor) for one in facts.of(records)]
    return sorted(made, key=lambda line: (line.record.lane, _moment(line), line.record.pk))


def cases(actor: Actor, office: str) -> list[Line]:
    """What a shift hands over: everything that waits for an officer or an answer."""
    here = rows(actor, office, "all").filter(lane__lte=Lane.WAITING)
    return lines(list(here[: 4 * SIZE]), actor)


def coming(actor: Actor, office: str) -> list[Movement]:
    """What the office may see in the next 48 hours: declared for then, or without a declared hour."""
    until = clock.now() + timedelta(hours=FALLBACK_HOURS)
    soon = rows(actor, office, "all").filter(_expected_by(until))
    return sorted(soon[:FALLBACK_MOST], key=lambda record: (record.expected_at or until, record.clock_on))


def _line(one: facts.Facts, actor: Actor) -> Line:
    record = one.record
    return Line(
        record=record,
        facts=one,
        status=wording_desk.status_of(one),
        clock=wording_desk.clock_of(one),
        ours=bool(record.taken_by) and record.taken_by == actor.ref,
        ways=(place(record.office_of_departure), place(record.office_of_destination)),
    )


def place(office: str) -> str:
    """The name of an office, else its code."""
    found = refdata.office(office, clock.now().date())
    return found.name if found else office


def _moment(line: Line) -> datetime:
    return line.clock.at if line.clock else line.record.created_at


def _open(actor: Actor, office: str) -> QuerySet[Movement]:
    return access.visible_to(actor).filter(office=office, closed_at__isnull=True)


def _today(office: str) -> date:
    return clock.today(refdata.office_zone(office))


def _condition(tab: str, today: date) -> Q:
    return {
        "post": Q(lane__in=AT_POST),
        "stop": Q(lane=Lane.STOPPED),
        "late": _late(today),
        "waiting": Q(lane=Lane.WAITING),
        "expected": _expected_by(clock.now() + timedelta(hours=EXPECTED_HOURS)),
    }.get(tab, Q(lane__in=OPEN))


def _expected_by(until: datetime) -> Q:
    """Expected by a moment, as it was declared; what was declared without an hour may come at any."""
    return Q(lane=Lane.EXPECTED) & (Q(expected_at__isnull=True) | Q(expected_at__lte=until))


def _late(today: date) -> Q:
    """Past the day by which the goods had to be at their destination: here, or on the way from here."""
    awaited = Q(state="expected") | Q(role="transit", state="under_control")
    here = Q(lane__in=(*AT_POST, Lane.EXPECTED)) & awaited
    return Q(clock_on__lt=today) & (here | Q(lane=Lane.ON_THE_WAY))


def offices_of(actor: Actor) -> list[str]:
    """Where the actor may work, by code."""
    return sorted(actor.offices)


def names(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Office codes with their names."""
    return [(code, place(code)) for code in codes]
