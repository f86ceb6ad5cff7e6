"""The rows of a work list as HTML. A row is made once for what it says, however many people look at it how often."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cats.ui.templatetags.cats import until
from transit.desk.lists import Line
from transit.models.lanes import Lane
from transit.views.at_desk import name_of
from transit.wording_desk import Clock, Status

KEPT = 4096
"""Rows that a process remembers, about 2 kB each."""


@dataclass(frozen=True, slots=True)
class Row:
    """Everything that a row shows, so that equal rows are the same HTML. `left` is what the running clock says now.

    `act`: view, go on (one's own case) or take.
    """

    pk: UUID
    name: str
    mrn: str
    status: Status
    clock: Clock | None
    left: str
    zone: str
    ways: tuple[str, str]
    items: int
    mass: Decimal | None
    ours: bool
    with_name: str
    act: str


def rows_of(lines: Iterable[Line], zone: str, *, passive: bool = False) -> list[SafeString]:
    """The rows of a list in the reader's language; `passive` ones offer nothing to take. Take needs the form `taking`."""
    language = get_language() or "en"
    return [_html(_row(line, zone, passive), language) for line in lines]


def _row(line: Line, zone: str, passive: bool) -> Row:
    record, running = line.record, line.clock
    free = not passive and not record.taken_by and record.lane <= Lane.EXPECTED
    return Row(
        pk=record.pk,
        name=name_of(record),
        mrn=record.mrn,
        status=line.status,
        clock=running,
        left=until(running.at) if running and running.runs else "",
        zone=zone,
        ways=line.ways,
        items=record.item_count,
        mass=record.gross_mass,
        ours=line.ours,
        with_name=record.taken_name,
        act="take" if free else "go on" if line.ours else "view",
    )


@lru_cache(maxsize=KEPT)
def _html(row: Row, language: str) -> SafeString:
    """`language` is the one that is spoken now: it is part of what tells rows apart."""
    return render_to_string("transit/desk/row.html", {"row": row})
