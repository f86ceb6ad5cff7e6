"""Words on printed pages: labels in two languages, dates and moments, names of places. Pages do not use gettext: they bear
two languages at once, one of them without a catalogue. Tables of labels stand in the apps' `printing/labels.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, get_timezone_location

from cats.kernel import clock

FIRST = ("en", "ru")
"""Languages that every table is complete in: one of them comes first on every page."""

NATIONAL = {"GE": "ka", "AZ": "az", "KZ": "kk", "UZ": "uz"}
"""The second language by country; a country that is not named prints the first language alone."""

Table = Mapping[str, tuple[str, Mapping[str, str]]]
RIGHT_TO_LEFT = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF))


@dataclass(frozen=True, slots=True)
class Label:
    """One label: the data element's number (`13 02`), if it has one, and its words in both languages."""

    number: str
    first: str
    second: str
    tongue: str = ""


def pair(table: Table, language: str, national: str) -> dict[str, Label]:
    """The labels of a table in the first language and the national one (empty where there is none or it is the same)."""
    return {
        name: Label(
            number, texts[language], texts.get(national, "") if national != language else "", national
        )
        for name, (number, texts) in table.items()
    }


def day(on: date | None, language: str) -> str:
    """A date as people write it: `18 November 2026`, `18 ноября 2026`."""
    return format_date(on, "d MMMM y", locale=language) if on else ""


def moment(at: datetime | None, zone: str, language: str) -> str:
    """A moment in an office's time, and whose time that is: `11 November 2026, 20:14 (Tbilisi)`."""
    if at is None:
        return ""
    local = clock.local(at, zone)
    return f"{day(local.date(), language)}, {local:%H:%M} ({city(zone, language)})"


def city(zone: str, language: str) -> str:
    """The city that names a time zone."""
    return get_timezone_location(ZoneInfo(zone), locale=Locale.parse(language), return_city=True)


def number(value: Decimal | int | None) -> str:
    """A number with its thousands apart by spaces that do not break, without needless zeros."""
    if value is None:
        return ""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(",", "\u00a0")


def money(amount: Decimal, currency: str) -> str:
    """An amount with its cents and currency."""
    return f"{amount:,.2f}".replace(",", "\u00a0") + f"\u00a0{currency}"


def direction(text: str) -> str:
    """`rtl` or `ltr`: as the first letter that has a direction says."""
    for letter in text:
        if any(first <= ord(letter) <= last for first, last in RIGHT_TO_LEFT):
            return "rtl"
        if letter.isalpha():
            return "ltr"
    return "ltr"
