"""The operator's home: figures, drafts, the list of movements, and the same list as a file."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.tenancy import scope
from cats.ui import formats
from cats.ui.views import Page
from transit import mailbox, selectors_drafts
from transit import selectors_operator as board
from transit.forms.operator import BoardFilter, offices_with
from transit.models import Movement
from transit.selectors_operator import Asked, Counts, Row, Tab
from transit.views.links import optional
from transit.wording_operator import NEXT_ICONS, NEXT_WORDS, Next, office_name
from transit.workflow.labels import ROLE_LABELS, STATE_LABELS

DEPARTURE_OR_DESTINATION = "DX"
TABS: tuple[tuple[Tab, str | Promise, str], ...] = (
    (Tab.ALL, _("Everything"), ""),
    (Tab.YOU, _("Needs you"), "is-stop"),
    (Tab.WAY, _("On the way"), ""),
    (Tab.NEAR, _("Near the limit"), "is-late"),
    (Tab.ENDED, _("Ended"), ""),
)
EMPTY: dict[Tab, str | Promise] = {
    Tab.ALL: _("No movement fits."),
    Tab.YOU: _("Nothing needs you now."),
    Tab.WAY: _("Nothing is on the way."),
    Tab.NEAR: _("No limit is near."),
    Tab.ENDED: _("No movement has ended yet."),
}
LIVE_SECONDS = 20
PLACES: dict[Next, tuple[str, str]] = {
    Next.OFFER: ("transit:amend_guarantee", "transit.amend_declaration"),
    Next.UNLOAD: ("transit:unloading", "transit.submit_unloading_remarks"),
    Next.PRINT: ("transit:document", ""),
    Next.COPY: ("transit:copy_as_draft", "transit.lodge_declaration"),
}
"""Where an act leads, by the movement, and the permission it needs; a page that is not installed is not offered."""


@dataclass(frozen=True, slots=True)
class TabLink:
    """A view of the list: its words, its number, and whether it is the one shown."""

    key: str
    label: str | Promise
    count: str
    signal: str
    here: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A row with the words for its way and the address of what comes next."""

    row: Row
    begins: str
    ends: str
    act: str | Promise
    icon: str
    address: str


class Board(Page):
    """What home page and export share: who asks for which movements."""

    permission = mailbox.READ
    title = _("Your movements")

    @property
    def zone(self) -> str:
        """The time zone of the administration."""
        return str(self.request.administration.time_zone)  # type: ignore[attr-defined]

    def ask(self) -> Asked:
        """What the address asks for; the form says what of it is wrong."""
        given = self.request.GET
        country = scope.current()
        offices = offices_with(DEPARTURE_OR_DESTINATION, country, clock.today(self.zone))
        self.form = BoardFilter(given, offices=offices, zone=self.zone, auto_id="f_%s")
        return self.form.asked(given.get("tab", ""), given.get("sort", ""))


class Home(Board):
    """The home page. Asked by the page itself for the list alone, it answers with the list alone."""

    template_name = "transit/operator/home.html"
    part = "transit/operator/_list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = self.ask()
        records, after = board.page(self.actor, asked, request.GET.get("after", ""))
        context = self.listed(asked, records, after, board.counts(self.actor))
        if request.headers.get("HX-Request"):
            self.template_name = self.part
            return self.show(**context, part=True)
        return self.show(
            **context,
            free=board.free_of(self.actor),
            cards=selectors_drafts.cards(self.actor),
            operators=board.operators_of(self.actor),
            may_lodge=self.actor.may("transit.lodge_declaration"),
            may_notify=self.actor.may("transit.notify_arrival"),
            new_declaration=reverse("transit:new_draft"),
            lodge=reverse("transit:lodge"),
        )

    def listed(self, asked: Asked, records: Sequence[Any], after: str, found: Counts) -> dict[str, Any]:
        """The context of the list."""
        query = self.request.GET.copy()
        query["after"] = after
        return {
            "asked": asked,
            "form": self.form,
            "counts": found,
            "figures": {name: capped(getattr(found, name)) for name in ("mend", "control", "way", "near")},
            "tabs": [_tab(found, asked, *tab) for tab in TABS],
            "lines": lines_of(board.rows_of(records), self.actor),
            "next": f"?{query.urlencode()}" if after else "",
            "empty": EMPTY[asked.tab] if not asked.narrowed else _("No movement fits."),
            "live": not self.request.GET.get("after"),
            "every": LIVE_SECONDS,
            "at": clock.now(),
            "zone": self.zone,
        }


class HomeFile(Board):
    """The list as a file for spreadsheets: read and put in words within the scope and the language, sent after them."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        records, more = board.exported(self.actor, self.ask())
        lines: list[Sequence[object]] = [HEADER, *(_cells(row) for row in board.rows_of(records))]
        if more:
            lines.append([_("The file ends here: narrow the list to have the rest in another file.")])
        name = f"movements-{clock.today(self.zone)}.csv"
        return StreamingHttpResponse(
            _written([[safe_cell(cell) for cell in line] for line in lines]),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


HEADER: tuple[str | Promise, ...] = (
    "LRN", "MRN", _("Role"), _("State"), _("Where it stands"), _("Office"), pgettext_lazy("country", "From"), pgettext_lazy("country", "To"), _("Vehicle"), _("Containers"),
    _("Limit"), _("At risk"), _("Currency"), _("Accepted on"), _("Released on"), _("Closed at (UTC)"),
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def capped(number: int) -> str:
    """A count as people read it: beyond the cap only that there are more."""
    if number > board.CAP:
        return str(_("over %(number)s") % {"number": formats.number(board.CAP)})
    return formats.number(number)


def lines_of(rows: Sequence[Row], actor: Actor) -> list[Line]:
    """The rows with their words and addresses."""
    return [_line(row, actor) for row in rows]


def next_of(act: Next, record: Movement, actor: Actor) -> tuple[Next, str]:
    """What the operator does next and where; following is always possible, the rest where the page and the right exist.

    Mending begins on the page of the movement, where the points are listed.
    """
    follow = reverse("transit:movement", args=[record.pk])
    if act is Next.MEND:
        return act, follow
    name, permission = PLACES.get(act, ("", ""))
    address = optional(name, record.pk) if name and (not permission or actor.may(permission)) else ""
    return (act, address) if address else (Next.FOLLOW, follow)


def safe_cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _tab(found: Counts, asked: Asked, key: Tab, label: str | Promise, signal: str) -> TabLink:
    number = getattr(found, key.value)
    return TabLink(
        "" if key is Tab.ALL else key.value, label, capped(number), signal if number else "", asked.tab is key
    )


def _line(row: Row, actor: Actor) -> Line:
    record = row.record
    act, address = next_of(row.said.act, record, actor)
    return Line(
        row,
        office_name(record.office_of_departure),
        office_name(record.office_of_destination),
        NEXT_WORDS[act],
        NEXT_ICONS[act],
        address,
    )


def _cells(row: Row) -> tuple[object, ...]:
    record = row.record
    return (
        record.lrn, record.mrn, ROLE_LABELS[record.role], STATE_LABELS[record.role][record.state], row.said.words, record.office,
        record.office_of_departure, record.office_of_destination, " ".join(row.plates), " ".join(record.containers),
        record.limit_on, row.amount, row.currency, record.accepted_on, record.released_on,
        record.closed_at and formats.iso(record.closed_at),
    )  # fmt: skip


def _written(lines: Sequence[Sequence[str]]) -> Iterator[bytes]:
    """The file, a few hundred lines at a time; it begins with the mark by which spreadsheets know UTF-8."""
    yield "\ufeff".encode()
    for begin in range(0, len(lines), 500):
        part = io.StringIO()
        writer = csv.writer(part, quoting=csv.QUOTE_ALL)
        writer.writerows(lines[begin : begin + 500])
        yield part.getvalue().encode()
