"""The statement of a guarantee: its postings with what was free afterwards, as a page and as a CSV file."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cats.kernel import clock
from cats.kernel.errors import Fault, Invalid
from cats.kernel.sentences import said
from cats.ui.views import Page
from guarantees import access, statement
from guarantees.forms import PeriodForm
from guarantees.models import Guarantee
from guarantees.statement import Line, Period
from guarantees.views import words

FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Entry(NamedTuple):
    """A line with what its posting is called."""

    event: Any
    line: Line


class StatementPage(Page):
    """The postings of a period, the newest first."""

    permission = access.VIEW_BALANCE
    title = gettext_lazy("Statement")
    template_name = "guarantees/statement.html"

    def get(self, request: HttpRequest, grn: str) -> HttpResponse:
        guarantee = access.find(self.actor, grn)
        form = PeriodForm(request.GET)
        zone: str = request.administration.time_zone  # type: ignore[attr-defined]
        lines: list[Line] = []
        older: int | None = None
        if form.is_valid():
            before = _sequence(request.GET.get("before", ""))
            lines, older = statement.page(guarantee, _period(form), zone=zone, before=before)
        return self.show(
            guarantee=guarantee,
            form=form,
            zone=zone,
            entries=[Entry(words.EVENTS[line.kind], line) for line in lines],
            older=older,
        )


class StatementFile(Page):
    """The same postings as a file, the oldest first."""

    permission = access.VIEW_BALANCE

    def get(self, request: HttpRequest, grn: str) -> HttpResponseBase:
        guarantee = access.find(self.actor, grn)
        form = PeriodForm(request.GET)
        if not form.is_valid():
            text = said("The period is not a first and a last day.")
            raise Invalid([Fault("?first", "12", "CATS_PERIOD", text, request.GET.urlencode()[:80])])
        zone: str = request.administration.time_zone  # type: ignore[attr-defined]
        lines = statement.whole(guarantee, _period(form), zone=zone)
        if len(lines) > statement.LONGEST:
            text = said(
                "The period has more than {most} lines. Choose a shorter one.", most=statement.LONGEST
            )
            raise Invalid([Fault("?first", "12", "CATS_PERIOD", text)])
        rows = list(_table(guarantee, lines, zone))
        answer = StreamingHttpResponse(_written(rows), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{guarantee.grn}-statement.csv"'
        return answer


def _period(form: PeriodForm) -> Period:
    return Period(form.cleaned_data["first"], form.cleaned_data["last"])


def _sequence(text: str) -> int | None:
    """Where the page before ended. Raises `Invalid`."""
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > 18:
        what = said("This is no cursor of this list: start at its first page.")
        raise Invalid([Fault("?before", "12", "CATS_PAGE", what, text[:80])])
    return int(text)


def _table(guarantee: Guarantee, lines: Iterable[Line], zone: str) -> Iterator[list[str]]:
    """Amounts as plain digits with a point; everything else so that no spreadsheet takes it for a formula."""
    yield [
        _("Date and time (%(zone)s)") % {"zone": zone},
        _("Posting"),
        _("Event"),
        _("MRN"),
        _("Amount"),
        _("Taken"),
        _("Given back"),
        _("Free afterwards"),
        _("Still liable"),
        _("Currency"),
    ]
    for line in lines:
        yield [
            f"{clock.local(line.at, zone):%Y-%m-%d %H:%M:%S}",
            str(line.sequence),
            plain(str(words.EVENTS[line.kind])),
            plain(line.mrn),
            str(line.amount),
            str(line.taken),
            str(line.returned),
            str(line.headroom),
            str(line.liable),
            plain(guarantee.currency),
        ]


def plain(text: str) -> str:
    """The text, kept from being taken for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


class _Echo:
    """A file that hands back what is written."""

    def write(self, text: str) -> str:
        return text


def _written(rows: Iterable[list[str]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"
    for row in rows:
        yield writer.writerow(row)
