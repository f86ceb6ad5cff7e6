"""The directory of customs offices of all countries, and one office with the people who work at it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import dates
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cats.kernel import clock
from cats.kernel.errors import NotFound
from cats.kernel.sentences import said
from cats.tenancy import scope
from cats.ui.views import Page
from refdata import selectors
from refdata.models import CustomsOffice, OfficePosting

SIZE = 50
ALL_DAY = "00:00-24:00"
ROLE_WORDS: dict[str, str | Promise] = {
    "D": pgettext_lazy("role of a customs office", "departure"),
    "T": pgettext_lazy("role of a customs office", "transit"),
    "X": pgettext_lazy("role of a customs office", "destination"),
    "G": pgettext_lazy("role of a customs office", "guarantee"),
    "E": pgettext_lazy("role of a customs office", "enquiry and recovery"),
    "I": pgettext_lazy("role of a customs office", "incidents"),
}


class OfficeFilter(forms.Form):
    """Which offices."""

    q = forms.CharField(label=_("Code or name"), max_length=60, required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("All")), *ROLE_WORDS.items()])

    def __init__(self, *args: Any, countries: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("All")), *((code, code) for code in countries)]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Listed:
    """An office as the list shows it."""

    office: CustomsOffice
    roles: list[str | Promise]
    round_the_clock: bool
    open: bool


class Offices(Page):
    """The directory: it is kept in memory whole, so that a page is cut from it by code."""

    permission = "refdata.view_reference_data"
    title = _("Customs offices")
    template_name = "administration/offices.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        everything = selectors.directory()
        form = OfficeFilter(request.GET or None, countries=sorted({one.country for one in everything}))
        after = request.GET.get("after", "")
        fitting = [one for one in _narrowed(everything, form) if one.code > after]
        rows, more = fitting[:SIZE], len(fitting) > SIZE
        return self.show(
            form=form,
            rows=[listed(one) for one in rows],
            next=self._next(rows[-1].code) if more else "",
            here=scope.current(),
        )

    def _next(self, after: str) -> str:
        query = self.request.GET.copy()
        query["after"] = after
        return f"?{query.urlencode()}"


class OfficePage(Page):
    """One office: roles, hours, zone, validity; of our own also who works there."""

    permission = "refdata.view_reference_data"
    template_name = "administration/office.html"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        office = selectors.office_named(code)
        if office is None:
            raise NotFound("office", said("There is no such customs office."))
        ours = office.country == scope.current() and self.actor.may("accounts.manage_users")
        today = clock.today(office.time_zone)
        postings = OfficePosting.objects.filter(office_id=code).select_related("user").order_by("user__login")
        people = (
            [one for one in postings if one.valid_until is None or one.valid_until >= today] if ours else []
        )
        hours = [(dates.WEEKDAYS[day], said_hours(text)) for day, text in enumerate(office.hours)]
        self.title = office.name
        return self.show(
            one=listed(office),
            hours=hours,
            people=people,
            ours=ours,
            today=date.weekday(today),
        )


def listed(office: CustomsOffice) -> Listed:
    """The office with its words."""
    return Listed(
        office=office,
        roles=[words for letter, words in ROLE_WORDS.items() if office.has_role(letter)],
        round_the_clock=all(day == ALL_DAY for day in office.hours),
        open=office.holds(clock.today(office.time_zone)),
    )


def said_hours(text: str) -> str | Promise:
    """The hours of one day for people."""
    return _("round the clock") if text == ALL_DAY else text.replace("-", "\u2013") or _("closed")


def _narrowed(offices: list[CustomsOffice], form: OfficeFilter) -> list[CustomsOffice]:
    if not form.is_valid():
        return offices
    sought, given = form.cleaned_data["q"].strip().lower(), form.cleaned_data
    return [
        one
        for one in offices
        if (not sought or sought in one.code.lower() or sought in one.name.lower())
        and (not given["country"] or one.country == given["country"])
        and (not given["role"] or one.has_role(given["role"]))
    ]
