"""How dates, times, ages, numbers and money are written: by the reader's language, in the office's time zone.

English follows the British order (12 Nov 2026). Thousands are set apart by a narrow no-break space in every language, so that
figures of several countries line up; the decimal sign is the language's own.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError, dates
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

NARROW = "\u202f"
LOCALES = {"en": "en_GB", "zh-hans": "zh_Hans"}
MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60
HOURS_UNTIL_DAYS = 48


def locale() -> Locale:
    """The locale of the reader's language; British English where CLDR has none."""
    return _locale(get_language() or "en")


def day(value: date) -> str:
    """`12 Nov 2026`; in Russian without the word for year, whose stop would meet that of the sentence."""
    return dates.format_date(value, "medium", locale=locale()).removesuffix("\u202fг.")


def moment(at: datetime, zone: str = "") -> str:
    """`12 Nov 2026, 03:07` in the zone (an IANA name); in UTC, and said so, where no zone is given."""
    local = at.astimezone(zone_of(zone))
    return f"{day(local.date())}, {local:%H:%M}{'' if zone else ' UTC'}"


def hour(at: datetime, zone: str = "") -> str:
    """`03:07` in the zone."""
    return f"{at.astimezone(zone_of(zone)):%H:%M}"


def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name; UTC for none."""
    return ZoneInfo(name or "UTC")


def zone_name(name: str, at: datetime) -> str:
    """`Tbilisi time`: what people call the zone, by its city."""
    return dates.get_timezone_location(at.astimezone(zone_of(name)), locale=locale(), return_city=True)


def number(value: Decimal | int | float | str, places: int | None = None) -> str:
    """`21 480.5`; with `places`, exactly so many decimals. Never rounded otherwise."""
    exact = Decimal(str(value))
    if places is not None:
        exact = round(exact, places)
    text = f"{exact:,f}"
    whole, point, rest = text.partition(".")
    return whole.replace(",", NARROW) + (_decimal_sign(get_language() or "en") + rest if point else "")


def span(seconds: float) -> str:
    """How long, in the two largest units that matter: `4 min`, `18 h 53 min`, `3 d 4 h`."""
    left = abs(int(seconds))
    if left < MINUTE:
        return _("under a minute")
    if left < HOUR:
        return _("%(minutes)d min") % {"minutes": left // MINUTE}
    if left < HOURS_UNTIL_DAYS * HOUR:
        return _("%(hours)d h %(minutes)02d min") % {"hours": left // HOUR, "minutes": left % HOUR // MINUTE}
    return _("%(days)d d %(hours)d h") % {"days": left // DAY, "hours": left % DAY // HOUR}


def days(number_of_days: int) -> str:
    """`3 days`."""
    return ngettext("%(days)d day", "%(days)d days", number_of_days) % {"days": number_of_days}


def until(due: datetime, now: datetime) -> str:
    """`5 min over` or `18 h 53 min left`."""
    gap = (due - now).total_seconds()
    words = _("%(span)s over") if gap < 0 else _("%(span)s left")
    return words % {"span": span(gap)}


def ago(at: datetime, now: datetime) -> str:
    """`4 min ago`."""
    gap: timedelta = now - at
    return _("%(span)s ago") % {"span": span(gap.total_seconds())}


def iso(at: datetime) -> str:
    """For machines: UTC, to the second."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(LOCALES.get(language, language.replace("-", "_")))
    except UnknownLocaleError:
        return Locale.parse("en_GB")


@cache
def _decimal_sign(language: str) -> str:
    return str(_locale(language).number_symbols["latn"]["decimal"])
