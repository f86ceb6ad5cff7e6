"""Guarantees for holder, guarantor and office of guarantee: the list, and one with its figures, movements and terms."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from cats.kernel import clock
from cats.ui import pictures
from cats.ui.pictures import Bar
from cats.ui.views import ListPage, Page
from guarantees import access, exposure, levels, paging, selectors
from guarantees.exposure import Standing
from guarantees.forms import FindGuarantee
from guarantees.models import Guarantee
from guarantees.selectors import OpenRow, UsageRow
from guarantees.views import words
from guarantees.views.exposure import gauge_words
from guarantees.views.words import Sign


class Row(NamedTuple):
    """A guarantee in the list."""

    guarantee: Guarantee
    type: Any
    force: Sign
    standing: Standing | None
    bar: Bar | None
    state: Sign | None


class UsageLine(NamedTuple):
    """A movement under the guarantee, with its sign."""

    sign: Sign
    row: UsageRow


class OpenLine(NamedTuple):
    """An open movement, with its sign and its age in days."""

    sign: Sign
    row: OpenRow
    days: int


class GuaranteeList(ListPage):
    """The guarantees that the person may see, to be found by GRN or holder."""

    permission = access.VIEW
    title = _("Guarantees")
    template_name = "guarantees/list.html"
    order = ("grn",)

    def get_rows(self) -> QuerySet[Any]:
        self.form = FindGuarantee(self.request.GET)
        rows = access.visible_to(self.actor).prefetch_related("suspensions")
        if not self.form.is_valid():
            return rows.none()
        zone: str = self.request.administration.time_zone  # type: ignore[attr-defined]
        return _narrowed(rows, clock.today(zone), **self.form.cleaned_data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        zone: str = self.request.administration.time_zone  # type: ignore[attr-defined]
        kwargs["rows"] = self._lines(kwargs["rows"], zone)
        return super().get_context_data(**kwargs) | {
            "form": self.form,
            "registers": self.actor.may(access.REGISTER) and bool(self.actor.offices),
            "sees_balance": self.actor.may(access.VIEW_BALANCE),
        }

    def _lines(self, guarantees: Sequence[Guarantee], zone: str) -> list[Row]:
        seen = self.actor.may(access.VIEW_BALANCE)
        standings = exposure.standings_of(guarantees, zone=zone) if seen else {}
        today = clock.today(zone)
        return [_row(guarantee, standings.get(guarantee.pk), today) for guarantee in guarantees]


def _narrowed(
    rows: QuerySet[Guarantee], today: date, grn: str, holder: str, state: str
) -> QuerySet[Guarantee]:
    if grn:
        rows = rows.filter(grn__startswith=grn)
    if holder:
        rows = rows.filter(Q(holder=holder.strip().upper()) | Q(holder_name__icontains=holder.strip()))
    return selectors.in_state(rows, state, today) if state else rows


def _row(guarantee: Guarantee, standing: Standing | None, today: date) -> Row:
    force = words.validity(guarantee, today)
    if standing is None:
        return Row(guarantee, words.type_of(guarantee), force, None, None, None)
    bar = pictures.bar(standing.share, words.BARS[standing.level])
    return Row(guarantee, words.type_of(guarantee), force, standing, bar, words.LEVELS[standing.level])


class GuaranteePage(Page):
    """One guarantee: its terms; for those who may see it, its figures and the movements under it, the open ones first."""

    permission = access.VIEW
    template_name = "guarantees/guarantee.html"

    def get(self, request: HttpRequest, grn: str) -> HttpResponse:
        guarantee = access.find(self.actor, grn)
        tab = "ended" if request.GET.get("show") == "ended" else "open"
        sees = self.actor.may(access.VIEW_BALANCE)
        figures = self._figures(request, guarantee, tab) if sees else {}
        return self.show(guarantee=guarantee, tab=tab, **figures)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        guarantee: Guarantee = kwargs["guarantee"]
        today = clock.today(self._zone())
        decides = access.may_decide(self.actor, guarantee)
        suspended = next((one for one in guarantee.suspensions.all() if one.last_day is None), None)
        return super().get_context_data(**kwargs) | {
            "title": guarantee.grn,
            "type": words.type_of(guarantee),
            "force": words.validity(guarantee, today),
            "zone": self._zone(),
            "decides": decides and self.actor.kind == "user",
            "suspension": suspended,
            "ended": guarantee.valid_until is not None and guarantee.valid_until < today,
            "recodes": access.may_recode(self.actor, guarantee),
            "certificate": _certificate(guarantee),
        }

    def _zone(self) -> str:
        zone: str = self.request.administration.time_zone  # type: ignore[attr-defined]
        return zone

    def _figures(self, request: HttpRequest, guarantee: Guarantee, tab: str) -> dict[str, Any]:
        zone = self._zone()
        standing = exposure.standings_of([guarantee], zone=zone)[guarantee.pk]
        after = paging.after(request.GET.get("after", ""))
        shown = self._ended(guarantee, after) if tab == "ended" else self._open(guarantee, after, zone)
        return shown | {
            "standing": standing,
            "gauge": pictures.gauge(standing.share, levels.MARKS),
            "signal": words.GAUGES[standing.level],
            "state": words.LEVELS[standing.level],
            "gauge_words": gauge_words(guarantee.grn, standing),
            "marks": levels.MARKS,
            "now": clock.now(),
        }

    def _open(self, guarantee: Guarantee, after: UUID | None, zone: str) -> dict[str, Any]:
        rows, more = selectors.open_usages_of(guarantee, after=after)
        today = clock.today(zone)
        lines = [
            OpenLine(words.USAGES[row.state], row, (today - clock.local(row.since, zone).date()).days)
            for row in rows
        ]
        return {"open": lines, "next": f"?after={rows[-1].id}" if more else ""}

    def _ended(self, guarantee: Guarantee, after: UUID | None) -> dict[str, Any]:
        rows = selectors.usages_of(guarantee, after=after)
        following = paging.following(rows)
        return {
            "usages": [UsageLine(words.USAGES[row.state], row) for row in rows],
            "next": f"{following}&show=ended" if following else "",
        }


def _certificate(guarantee: Guarantee) -> str:
    """The address of its certificate, where certificates are made."""
    try:
        return reverse("guarantees:certificate", args=[guarantee.grn])
    except NoReverseMatch:
        return ""
