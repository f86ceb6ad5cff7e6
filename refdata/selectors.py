"""Questions to the reference data. Lists and directory answer from memory, an administration's own rows from the database.

What is in memory belongs to one edition; each process looks once a second whether there is a newer one.
"""

import time
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db.models import Q

from cats.kernel import clock
from cats.kernel.errors import NotFound
from cats.kernel.sentences import said
from cats.tenancy import scope
from refdata import files
from refdata.models import (
    Authorisation,
    CodeList,
    CustomsOffice,
    DeadlineDuration,
    EconomicOperator,
    Edition,
    Setting,
)
from refdata.models.validity import in_force
from refdata.snapshot import Snapshot

LOOK_EVERY_SECONDS = 1.0
PARTIES = "CATS01"

_memory: tuple[float, Snapshot] | None = None


def is_loaded() -> bool:
    """Whether there are code lists at all. Without them every list would judge nothing."""
    return Edition.objects.exists()


def code_exists(number: str, code: str, on: date) -> bool:
    """Whether the list holds the code on that day. A list that is not loaded judges nothing: True."""
    return code in _snapshot().codes(number, on)


def code_text(number: str, code: str, language: str) -> str:
    """What the code says in the language, else in English; the code itself where there is no text."""
    snapshot = _snapshot()
    return snapshot.texts(number, language).get(code) or snapshot.texts(number, "en").get(code) or code


def choices(number: str, language: str, on: date) -> list[tuple[str, str]]:
    """The codes of a loaded list on that day with their texts, by code: for fields and menus."""
    known = _snapshot().listed(number, on)
    return [(code, code_text(number, code, language)) for code in sorted(known)]


def code_list(number: str) -> CodeList | None:
    """The list of that number with its source; None where CATS has none."""
    return CodeList.objects.filter(pk=number).first()


def codes_in_force(number: str, language: str, on: date) -> list[tuple[str, str, date, date | None]]:
    """The codes of a list on that day with text and validity, by code; empty where they are not loaded."""
    return [
        (code, code_text(number, code, language), start, end)
        for code, start, end in _snapshot().spans(number, on)
    ]


def office(code: str, on: date) -> CustomsOffice | None:
    """The customs office, if the directory has it on that day."""
    found = _snapshot().offices.get(code)
    return found if found is not None and found.holds(on) else None


def office_named(code: str) -> CustomsOffice | None:
    """The customs office of that code, whether or not it is still open."""
    return _snapshot().offices.get(code)


def hours_today(office: CustomsOffice) -> str:
    """When it is open today by its own clock: `09:00-18:00`, `00:00-24:00`, or empty where it is closed or unknown."""
    return office.hours[clock.today(office.time_zone).weekday()] if len(office.hours) == 7 else ""


def directory() -> list[CustomsOffice]:
    """Every customs office of every country, closed ones included, by code."""
    known = _snapshot().offices
    return [known[code] for code in sorted(known)]


def days_at_offices(at: datetime) -> dict[date, list[str]]:
    """The calendar days that it is at a moment, each with the offices of all countries where it is that day."""
    zones: dict[str, list[str]] = {}
    for found in _snapshot().offices.values():
        zones.setdefault(found.time_zone, []).append(found.code)
    days: dict[date, list[str]] = {}
    for zone, codes in zones.items():
        days.setdefault(clock.local(at, zone).date(), []).extend(codes)
    return days


def office_has_role(code: str, role: str, on: date) -> bool:
    """Whether there is such an office on that day and it has the role (a letter of `directory.ROLES`)."""
    found = office(code, on)
    return found is not None and found.has_role(role)


def offices(country: str, on: date) -> list[CustomsOffice]:
    """The customs offices of a country on that day, by code."""
    known = _snapshot().offices
    return [known[code] for code in sorted(known) if known[code].country == country and known[code].holds(on)]


def office_zone(code: str) -> str:
    """The IANA time zone of an office, whether or not it is still open. Raises `NotFound`."""
    found = _snapshot().offices.get(code)
    if found is None:
        raise NotFound(
            "office",
            said("There is no customs office {code}.", code=code),
            remedy=said("Look it up in the directory."),
        )
    return found.time_zone


def contracting_party(country: str, on: date | None = None) -> bool:
    """Whether the country takes part in CATS (on that day; without one, whether it is listed at all)."""
    snapshot = _snapshot()
    return country in (snapshot.ever(PARTIES) if on is None else snapshot.codes(PARTIES, on))


def operator(identification: str, on: date | None = None) -> EconomicOperator | None:
    """The economic operator registered with the administration in scope (on that day)."""
    rows = EconomicOperator.objects.filter(identification=identification)
    return rows.filter(in_force(on) if on else Q()).first()


def authorisation(identification: str, type_: str, on: date, office: str = "") -> Authorisation | None:
    """The operator's authorisation of that type on that day, usable at the office if one is named."""
    rows = Authorisation.objects.select_related("operator").filter(
        in_force(on), operator__identification=identification, type=type_
    )
    usable = (
        row for row in rows.order_by("reference") if not office or not row.offices or office in row.offices
    )
    return next(usable, None)


def has_authorisation(identifications: Sequence[str], type_: str, on: date) -> bool:
    """Whether one of these operators has an authorisation of that type on that day."""
    rows = Authorisation.objects.filter(
        in_force(on), operator__identification__in=identifications, type=type_
    )
    return rows.exists()


def authorisation_by_reference(type_: str, reference: str, on: date) -> Authorisation | None:
    """The authorisation with that type and reference number on that day."""
    rows = Authorisation.objects.select_related("operator")
    return rows.filter(in_force(on), type=type_, reference=reference).first()


def duration(kind: str, on: date) -> timedelta:
    """How long a deadline of this kind runs in the administration in scope. Raises `NotFound` for an unknown kind."""
    own = (
        DeadlineDuration.objects.filter(kind=kind, valid_from__lte=on).order_by("-valid_from").first()
        if scope.current_or_none()
        else None
    )
    return own.length if own else _standard(kind)[0]


def duration_basis(kind: str, on: date) -> str:
    """The legal basis of that duration."""
    own = DeadlineDuration.objects.filter(kind=kind, valid_from__lte=on).order_by("-valid_from").first()
    return own.legal_basis if own else _standard(kind)[1]


def setting(key: str, on: date, default: object = None) -> object:
    """What the administration in scope has set, valid on that day, else the default."""
    row = Setting.objects.filter(key=key, valid_from__lte=on).order_by("-valid_from").first()
    return row.value if row else default


def edition_in_memory() -> int | None:
    """The number of the edition that answers now: what is made of its rows is good as long as it stays."""
    return _snapshot().edition


def forget() -> None:
    """Drop what is in memory: after a load, and in tests that change lists."""
    global _memory
    _memory = None


def _standard(kind: str) -> tuple[timedelta, str]:
    try:
        return files.durations()[kind]
    except KeyError:
        raise NotFound(
            "duration",
            said("No duration is set for the deadline {kind}.", kind=kind),
            remedy=said("Add it to the reference data."),
        ) from None


def _snapshot() -> Snapshot:
    """The lists of the latest edition. The edition's number is read again once a second."""
    global _memory
    now = time.monotonic()
    if _memory is not None and now - _memory[0] < LOOK_EVERY_SECONDS:
        return _memory[1]
    latest = Edition.objects.order_by("-id").values_list("id", flat=True).first()
    kept = _memory[1] if _memory is not None and _memory[1].edition == latest else Snapshot(latest)
    _memory = (now, kept)
    return kept
