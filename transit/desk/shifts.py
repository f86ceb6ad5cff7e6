"""The shift of an office, what it did so far, and the notes that pass from shift to shift."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cats.kernel import clock
from refdata import selectors as refdata
from transit.models import Control, Movement, ShiftNote

SETTING = "desk.shifts"
STARTS = ("08:00", "20:00")
ALL_DAY = "00:00-24:00"
NOTES = 20


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift by the office's clock. `words`: day, night, or the opening hours; `open` is false outside these."""

    words: str | Promise
    begins: datetime
    ends: datetime
    open: bool = True


@dataclass(frozen=True, slots=True)
class Figures:
    """What an office did since its shift began: records let go, and controls ordered."""

    passed: int
    stopped: int

    @property
    def share(self) -> str:
        """The controls among all that was decided, in per cent; nothing where nothing was."""
        total = self.passed + self.stopped
        return f"{100 * self.stopped / total:.1f}" if total else ""


def shift_of(office: str) -> Shift:
    """The shift that runs now. An office that is always open changes shifts at the hours of the setting `desk.shifts`."""
    zone = ZoneInfo(refdata.office_zone(office))
    now = clock.now().astimezone(zone)
    found = refdata.office(office, now.date())
    hours = found.hours[now.weekday()] if found and len(found.hours) == 7 else ALL_DAY
    return _turn(now) if hours == ALL_DAY else _day(now, hours)


def figures(office: str, since: datetime) -> Figures:
    """What the office did since then: passages and releases, and controls that were ordered."""
    here = Movement.objects.filter(office=office)
    passed = here.filter(passed_at__gte=since).count() + here.filter(released_at__gte=since).count()
    stopped = Control.objects.filter(decided_at__gte=since, ordered=True, movement__office=office)
    return Figures(passed, stopped.count())


def notes(office: str) -> QuerySet[ShiftNote]:
    """The last notes of an office, the newest first."""
    return ShiftNote.objects.filter(office=office).order_by("-id")[:NOTES]


def _turn(now: datetime) -> Shift:
    """The turn of an office that never closes."""
    starts = sorted(_times(refdata.setting(SETTING, now.date(), list(STARTS))))
    moments = [
        datetime.combine(now.date() + timedelta(days=day), start, now.tzinfo)
        for day in (-1, 0, 1)
        for start in starts
    ]
    begins = max(moment for moment in moments if moment <= now)
    ends = min(moment for moment in moments if moment > now)
    night = begins.hour >= 18 or begins.hour < 4
    return Shift(_("Night") if night else _("Day"), begins, ends)


def _day(now: datetime, hours: str) -> Shift:
    """The day of an office with opening hours; before and after, and on closed days, it is closed."""
    start, end = (_time(part) for part in hours.split("-")) if hours else (time(), time(23, 59))
    begins = datetime.combine(now.date(), start, now.tzinfo)
    ends = datetime.combine(now.date(), end, now.tzinfo)
    is_open = bool(hours) and begins <= now < ends
    return Shift(_("Open") if is_open else _("Closed"), min(begins, now), ends, is_open)


def _times(said: object) -> list[time]:
    """The hours of the setting; what is no list of hours counts as the standard."""
    try:
        found = [_time(str(one)) for one in said] if isinstance(said, list) else []
    except ValueError:
        found = []
    return found or [_time(one) for one in STARTS]


def _time(text: str) -> time:
    return time(23, 59, 59) if text == "24:00" else time.fromisoformat(text)
