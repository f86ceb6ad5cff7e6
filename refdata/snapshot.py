"""Code lists and directory of one edition, read on first need and kept in memory. Safe between threads: rows are only replaced whole."""

from collections.abc import Container
from datetime import date

from refdata.models import Code, CodeList, CodeText, CustomsOffice, HsCode

OFFICE_ROLES = {
    "CL171": "D",
    "CL172": "X",
    "CL173": "T",
    "CL174": "G",
    "CL176": "E",
    "CL177": "E",
    "CL179": "E",
}
EVERY_OFFICE, HS_SUBHEADINGS = "CL141", "CL152"
MOST_DAYS = 4000

Span = tuple[str, date, date | None]


class Everything:
    """The codes of a list that is not loaded: it contains whatever one asks for."""

    def __contains__(self, code: object) -> bool:
        return True


EVERYTHING = Everything()


class Snapshot:
    """What the lists of one edition hold. `edition` is None before the first load."""

    def __init__(self, edition: int | None) -> None:
        self.edition = edition
        self._offices: dict[str, CustomsOffice] | None = None
        self._states: dict[str, str] | None = None
        self._spans: dict[str, list[Span]] = {}
        self._texts: dict[tuple[str, str], dict[str, str]] = {}
        self._days: dict[tuple[str, date], frozenset[str]] = {}
        self._judged: dict[tuple[str, date], Container[str]] = {}

    @property
    def offices(self) -> dict[str, CustomsOffice]:
        """The directory by office code, closed offices included."""
        if self._offices is None:
            self._offices = CustomsOffice.objects.in_bulk()
        return self._offices

    def codes(self, number: str, on: date) -> Container[str]:
        """The codes of the list on that day; everything where the list judges nothing."""
        key = (number, on)
        known = self._judged.get(key)
        if known is None:
            if len(self._judged) > MOST_DAYS:
                self._judged = {}
            known = self._judged[key] = self.listed(number, on) if self._judges(number) else EVERYTHING
        return known

    def listed(self, number: str, on: date) -> frozenset[str]:
        """The codes of the list on that day, none where they are not loaded."""
        key = (number, on)
        known = self._days.get(key)
        if known is None:
            if len(self._days) > MOST_DAYS:
                self._days = {}
            known = self._days[key] = frozenset(
                code
                for code, start, end in self._spans_of(number)
                if start <= on and (end is None or on <= end)
            )
        return known

    def ever(self, number: str) -> frozenset[str]:
        """The codes that the list holds without regard to dates."""
        return frozenset(code for code, _, _ in self._spans_of(number))

    def spans(self, number: str, on: date) -> list[Span]:
        """The codes of the list on that day with their validity, by code."""
        return sorted(
            span for span in self._spans_of(number) if span[1] <= on and (span[2] is None or on <= span[2])
        )

    def texts(self, number: str, language: str) -> dict[str, str]:
        """The texts of a list in one language, by code."""
        key = (number, language)
        if key not in self._texts:
            self._texts[key] = _texts(number, language)
        return self._texts[key]

    def _spans_of(self, number: str) -> list[Span]:
        if number not in self._spans:
            self._spans[number] = _spans(number, self.offices)
        return self._spans[number]

    def _judges(self, number: str) -> bool:
        if self._states is None:
            self._states = dict(CodeList.objects.values_list("number", "state"))
        derived = number in OFFICE_ROLES or number in (EVERY_OFFICE, HS_SUBHEADINGS)
        return derived or self._states.get(number) == CodeList.State.LOADED


def _spans(number: str, offices: dict[str, CustomsOffice]) -> list[Span]:
    if number == HS_SUBHEADINGS:
        return list(
            HsCode.objects.filter(code__regex=r"^[0-9]{6}$")
            .values_list("code", "valid_from", "valid_until")
            .distinct()
        )
    if number in OFFICE_ROLES or number == EVERY_OFFICE:
        role = OFFICE_ROLES.get(number, "")
        return [(one.code, one.valid_from, one.valid_until) for one in offices.values() if role in one.roles]
    return list(Code.objects.filter(list_id=number).values_list("code", "valid_from", "valid_until"))


def _texts(number: str, language: str) -> dict[str, str]:
    if number == HS_SUBHEADINGS:
        rows = HsCode.objects.filter(language=language).order_by("valid_from")
        return dict(rows.values_list("code", "description"))
    texts = CodeText.objects.filter(code__list_id=number, language=language).order_by("code__valid_from")
    return dict(texts.values_list("code__code", "text"))
