"""What an administration can set for itself: each setting with its sentence, unit, bounds and value without a row.

Apps bring theirs in `choices.py` as `CHOICES`; the durations of deadlines are settings too, kept in a table of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from cats.audit.catalogue import from_each_app
from cats.kernel.errors import Fault, Invalid, NotFound
from cats.kernel.sentences import said
from refdata import files
from refdata.models import DeadlineDuration, Setting

DEADLINE = "deadline."
LONGEST_DAYS = 3650
DEADLINES: dict[str, str | Promise] = {
    "transit_limit": gettext_lazy("How long a journey may take where the office of departure sets no limit"),
    "guarantee_answer": gettext_lazy("How long an office of guarantee may take to answer"),
    "guarantee_amendment": gettext_lazy("How long the holder has to name another guarantee"),
    "release_request": gettext_lazy("How long the holder has to ask for release after discrepancies"),
    "unloading_permission": gettext_lazy("When unloading is permitted if no officer acts"),
    "control_results": gettext_lazy("When destination owes the control results"),
    "control_results_longest": gettext_lazy("When destination owes the control results at the latest"),
    "enquiry_start": gettext_lazy("When an enquiry starts after the limit of the journey"),
    "holder_answer": gettext_lazy("How long the holder has to answer an enquiry"),
    "enquiry_answer": gettext_lazy("How long an office has to answer an enquiry"),
    "enquiry_answer_informed": gettext_lazy("How long an office has to answer when the holder was asked too"),
    "discrepancies_resolution": gettext_lazy("How long departure has to resolve discrepancies"),
    "recovery_start": gettext_lazy("When recovery starts after the latest day of presentation"),
    "presentation": gettext_lazy("How long goods declared beforehand may take to be presented"),
    "early_message": gettext_lazy("How long a message waits for the one that it needs"),
    "early_message_alarm": gettext_lazy("When somebody is told that a message waits"),
    "answer_expected": gettext_lazy("How long a request between administrations may stay unanswered"),
}


@dataclass(frozen=True, slots=True)
class Value:
    """What a setting is or was: from which day on, and the row's legal basis if it has one. `valid_from` is None for the standard."""

    value: Any
    valid_from: date | None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One setting that is a whole number. `unit` counts it in words; `lowest` and `highest` are allowed."""

    key: str
    label: str | Promise
    sentence: str | Promise
    default: int
    lowest: int
    highest: int

    def check(self, value: Any) -> None:
        """Raises `Invalid` for a value that is not allowed."""
        if not isinstance(value, int) or isinstance(value, bool) or not self.lowest <= value <= self.highest:
            text = said(
                "A whole number from {lowest} to {highest}.", lowest=self.lowest, highest=self.highest
            )
            raise Invalid([Fault("/value", "12", "CATS_SETTING", text, str(value)[:40])])

    def words(self, value: Any) -> str:
        """The value for people."""
        return days_in_words(int(value))

    def history(self) -> list[Value]:
        """Every row, the newest day first, and the standard value."""
        rows = Setting.objects.filter(key=self.key).order_by("-valid_from")
        return [*(Value(row.value, row.valid_from) for row in rows), self.standard()]

    def standard(self) -> Value:
        """What counts where the administration has set nothing."""
        return Value(self.default, None)


@dataclass(frozen=True, slots=True)
class DeadlineChoice:
    """The duration of a deadline: `value` is {days, hours, minutes, legal_basis}."""

    key: str
    label: str | Promise
    sentence: str | Promise

    @property
    def kind(self) -> str:
        return self.key.removeprefix(DEADLINE)

    def check(self, value: Any) -> None:
        """Raises `Invalid` for no duration at all, one beyond ten years, and one without a legal basis."""
        length = length_of(value) if isinstance(value, Mapping) else timedelta()
        if not timedelta() < length <= timedelta(days=LONGEST_DAYS):
            text = said("A duration of a minute at least and of ten years at most.")
            raise Invalid([Fault("/value", "12", "CATS_SETTING", text, str(length))])
        if not str(value.get("legal_basis", "")).strip():
            raise Invalid([Fault("/legal_basis", "13", "CATS_SETTING", said("Name the legal basis."), "")])

    def words(self, value: Any) -> str:
        """The duration for people."""
        return duration_in_words(value)

    def history(self) -> list[Value]:
        """Every row, the newest day first, and the standard duration."""
        rows = DeadlineDuration.objects.filter(kind=self.kind).order_by("-valid_from")
        own = [Value(parts_of(row.length), row.valid_from, row.legal_basis) for row in rows]
        return [*own, self.standard()]

    def standard(self) -> Value:
        """What counts where the administration has set nothing."""
        length, basis = files.durations()[self.kind]
        return Value(parts_of(length), None, basis)


def catalogue() -> dict[str, Choice | DeadlineChoice]:
    """Every setting by its key, in the order of the page."""
    brought = from_each_app("choices", "CHOICES").values()
    return {one.key: one for one in (*(c for found in brought for c in found), *_deadlines())}


def choice(key: str) -> Choice | DeadlineChoice:
    """The setting of that key. Raises `NotFound`."""
    found = catalogue().get(key)
    if found is None:
        raise NotFound("setting", said("There is no such setting."))
    return found


def now_and_then(history: list[Value], on: date) -> tuple[Value, list[Value]]:
    """What counts on that day, and what is to come, the nearest day first."""
    to_come = [one for one in history if one.valid_from is not None and one.valid_from > on]
    current = next(one for one in history if one.valid_from is None or one.valid_from <= on)
    return current, to_come[::-1]


def length_of(value: Mapping[str, Any]) -> timedelta:
    """The duration that {days, hours, minutes} say."""
    return timedelta(**{name: int(value.get(name) or 0) for name in ("days", "hours", "minutes")})


def parts_of(length: timedelta) -> dict[str, int]:
    """A duration as {days, hours, minutes}."""
    minutes = int(length.total_seconds() // 60)
    return {"days": minutes // 1440, "hours": minutes % 1440 // 60, "minutes": minutes % 60}


def days_in_words(days: int) -> str:
    """14 days."""
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}


def duration_in_words(value: Mapping[str, Any]) -> str:
    """8 days, 1 hour."""
    parts = parts_of(length_of(value))
    said = [
        ngettext("%(count)s day", "%(count)s days", parts["days"]) % {"count": parts["days"]}
        if parts["days"]
        else "",
        ngettext("%(count)s hour", "%(count)s hours", parts["hours"]) % {"count": parts["hours"]}
        if parts["hours"]
        else "",
        ngettext("%(count)s minute", "%(count)s minutes", parts["minutes"]) % {"count": parts["minutes"]}
        if parts["minutes"]
        else "",
    ]
    return ", ".join(one for one in said if one)


@cache
def _deadlines() -> tuple[DeadlineChoice, ...]:
    sentence = gettext_lazy("Duration of a deadline; it counts for deadlines that start from that day on.")
    return tuple(
        DeadlineChoice(DEADLINE + kind, DEADLINES.get(kind, kind), sentence) for kind in files.durations()
    )


CHOICES = (
    Choice(
        "rights.request_days",
        gettext_lazy("How long a request waits for its second person"),
        gettext_lazy("After so many days a request for a right or a setting expires by itself."),
        default=14,
        lowest=1,
        highest=60,
    ),
)
