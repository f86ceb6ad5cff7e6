"""The guarantor's desk: what he answers for now and over the last days, by undertaking, age and principal."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from cats.kernel import clock
from cats.kernel.errors import NotFound
from cats.ui import formats, pictures
from cats.ui.pictures import Bar, Columns, Gauge, Lines
from cats.ui.views import Page
from guarantees import access, days, exposure, levels
from guarantees.days import DayFigure
from guarantees.exposure import Age, Principal, Standing, Undertaking
from guarantees.models import Guarantor
from guarantees.views import words
from guarantees.views.words import Sign

GAUGES = 8
ROWS = 50
AGE_COLOURS = ("b1", "b1", "b2", "b3", "b4")


class GaugeCard(NamedTuple):
    """One undertaking as gauge, words and state."""

    row: Undertaking
    gauge: Gauge
    signal: str
    state: Sign
    force: Sign
    words: str


class PrincipalRow(NamedTuple):
    """One holder as a row of the table."""

    row: Principal
    bar: Bar
    state: Sign
    days: int | None


class History(NamedTuple):
    """The last days in one currency as picture and table."""

    currency: str
    figures: Sequence[DayFigure]
    lines: Lines
    unit: str
    words: str
    highest: DayFigure
    lowest: DayFigure


class AgeRow(NamedTuple):
    """One age as a row of the table."""

    label: str
    age: Age
    amounts: Sequence[tuple[str, Decimal]]


class ExposurePage(Page):
    """Exposure now and over time. Who acts for several guarantors sees one at a time."""

    permission = access.VIEW_EXPOSURE
    title = gettext_lazy("Exposure")
    template_name = "guarantees/exposure.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        mine = exposure.guarantors_of(self.actor)
        if not mine:
            return self.show(guarantors=mine)
        guarantor = _chosen(mine, request.GET.get("guarantor", ""))
        return self.show(guarantors=mine, **self._figures(request, guarantor))

    def _figures(self, request: HttpRequest, guarantor: Guarantor) -> dict[str, Any]:
        zone: str = request.administration.time_zone  # type: ignore[attr-defined]
        today = clock.today(zone)
        rows = exposure.undertakings(guarantor, zone=zone)
        sort, find = request.GET.get("sort", "used"), request.GET.get("find", "")[:70]
        holders = exposure.arranged(exposure.principals(rows), sort=sort, words=find)
        aged = exposure.ages(guarantor, zone=zone)
        return {
            "guarantor": guarantor,
            "zone": zone,
            "now": clock.now(),
            "zone_name": formats.zone_name(zone, clock.now()),
            "totals": exposure.totals(rows),
            "long": exposure.LONG,
            "undertakings": rows,
            "cards": [_card(row, today) for row in rows[:GAUGES]],
            "more": len(rows) - GAUGES if len(rows) > GAUGES else 0,
            "marks": levels.MARKS,
            "histories": [
                _history(figures) for figures in days.series(guarantor, zone=zone).values() if figures
            ],
            "ages": _columns(aged),
            "age_words": age_words(aged),
            "age_rows": [AgeRow(age_label(one), one, sorted(one.amounts.items())) for one in aged],
            "principals": [_principal(row, today) for row in holders[:ROWS]],
            "hidden": max(len(holders) - ROWS, 0),
            "sort": sort if sort in exposure.SORTS else "used",
            "find": find,
        }


def _chosen(mine: Sequence[Guarantor], wanted: str) -> Guarantor:
    """The guarantor asked for, or the first. Raises `NotFound` for one for whom the person does not act."""
    for guarantor in mine:
        if wanted in ("", str(guarantor.pk)):
            return guarantor
    raise NotFound("guarantor-not-found", "There is no such guarantor for whom you act.")


def _card(row: Undertaking, today: date) -> GaugeCard:
    standing = row.standing
    return GaugeCard(
        row,
        pictures.gauge(standing.share, levels.MARKS),
        words.GAUGES[standing.level],
        words.LEVELS[standing.level],
        words.validity(row.guarantee, today),
        gauge_words(row.guarantee.grn, standing),
    )


def gauge_words(grn: str, standing: Standing) -> str:
    """The gauge as a sentence."""
    return _("%(grn)s: %(percent)s %% used, %(reserved)s of %(limit)s %(currency)s") % {
        "grn": grn,
        "percent": standing.percent,
        "reserved": formats.number(standing.reserved, 2),
        "limit": formats.number(standing.limit, 2),
        "currency": standing.currency,
    }


def _principal(row: Principal, today: date) -> PrincipalRow:
    standing = row.standing
    age = (today - standing.oldest).days if standing.oldest else None
    return PrincipalRow(row, pictures.bar(standing.share, words.BARS[standing.level]), _state(standing), age)


def _state(standing: Standing) -> Sign:
    """The used share comes first; what is otherwise in order may have stood too long."""
    if standing.level is levels.Level.IN_ORDER and standing.very_long:
        told = ngettext("%(count)d over %(days)d days", "%(count)d over %(days)d days", standing.very_long)
        return Sign(
            "late", "hourglass-bottom", told % {"count": standing.very_long, "days": exposure.VERY_LONG}
        )
    return words.LEVELS[standing.level]


def _history(figures: Sequence[DayFigure]) -> History:
    lines = pictures.lines(
        [figure.highest_exposure for figure in figures],
        [figure.highest_reserved for figure in figures],
        limit=figures[-1].limit,
        labels=[formats.day(figure.day) for figure in figures],
        write=formats.number,
    )
    highest = max(figures, key=lambda figure: figure.highest_exposure)
    lowest = min(figures, key=lambda figure: figure.highest_exposure)
    currency = figures[-1].currency
    return History(
        currency, figures, lines, _unit(lines.power, currency), _history_words(figures), highest, lowest
    )


def _history_words(figures: Sequence[DayFigure]) -> str:
    said = _("Exposure of the last days in %(currency)s: from %(first)s to %(last)s, limit %(limit)s")
    return said % {
        "currency": figures[-1].currency,
        "first": formats.number(figures[0].highest_exposure, 2),
        "last": formats.number(figures[-1].highest_exposure, 2),
        "limit": formats.number(figures[-1].limit, 2),
    }


def _unit(power: int, currency: str) -> str:
    """In what the axis counts."""
    units = {
        3: _("Thousand %(currency)s"),
        6: _("Million %(currency)s"),
        9: _("Thousand million %(currency)s"),
        12: _("Million million %(currency)s"),
    }
    return units.get(power, "%(currency)s") % {"currency": currency}


def age_label(age: Age) -> str:
    """How an age is called."""
    if age.last is None:
        return pgettext("age of movements", "over %(days)d days") % {"days": age.first - 1}
    return pgettext("age of movements", "%(first)d–%(last)d days") % {"first": age.first, "last": age.last}


def _short_label(age: Age) -> str:
    """The age under its column: days, as the heading of the picture says."""
    if age.last is None:
        return pgettext("age of movements in days", "over %(days)d") % {"days": age.first - 1}
    return pgettext("age of movements in days", "%(first)d–%(last)d") % {"first": age.first, "last": age.last}


def age_words(ages: Sequence[Age]) -> str:
    """The columns as a sentence."""
    parts = [
        pgettext("age: how many", "%(age)s: %(count)s") % {"age": age_label(age), "count": age.movements}
        for age in ages
    ]
    return _("Open movements by age. %(list)s") % {"list": "; ".join(parts)}


def _columns(ages: Sequence[Age]) -> Columns:
    return pictures.columns(
        [
            (age.movements, formats.number(age.movements), _short_label(age), colour)
            for age, colour in zip(ages, AGE_COLOURS, strict=True)
        ]
    )
