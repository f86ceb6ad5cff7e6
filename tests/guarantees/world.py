"""Guarantees to try the ledger on, and short ways to ask it something."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from uuid import UUID

from cats.kernel import clock, ids, references
from cats.kernel.actors import SYSTEM
from cats.tenancy.models import Administration
from cats.tenancy.scope import scope
from guarantees import access_codes, ledger, selectors
from guarantees.models import Guarantor, ReservationRequest
from guarantees.services import guarantees as services
from guarantees.services.guarantees import Undertaking
from guarantees.usages import Kind

GRN = "26GE0000DEMO00012"
INDIVIDUAL = "26KZ0000DEMO00014"
CODE = "A1B2"
HOLDER = "GEDEMO0001"
START = datetime(2026, 6, 1, 8, tzinfo=UTC)

_serial = count(1)


def administrations(*codes):
    """The administrations with these codes."""
    for code in codes:
        Administration.objects.get_or_create(
            code=code, defaults={"name": code, "host": f"{code.lower()}.localhost", "time_zone": "UTC"}
        )


def guarantee(administration="GE", amount="1000", grn=GRN, type="1", **terms):
    """Register a guarantee of an administration, with `CODE` as its access code."""
    with scope(administration):
        guarantor, _ = Guarantor.objects.get_or_create(
            identification=f"{administration}INS", name="Demo Insurance", country=administration
        )
        undertaking = {
            "type": type,
            "guarantor": guarantor,
            "holder": HOLDER,
            "holder_name": "Demo Kolkheti",
            "office": f"{administration}DM0001",
            "reference_amount": Decimal(amount),
            "currency": "USD",
            "valid_from": date(2026, 1, 1),
            "grn": grn,
        } | terms
        return services.register(Undertaking(**undertaking), actor=SYSTEM, access_code=CODE).guarantee


def mrn(number, country="GE"):
    """A valid MRN of 2026."""
    return references.make_mrn(date(2026, 1, 1), country, number)


def asks(kind, movement, amount="0", *, grn=GRN, id=None, after=0, reservation=None, at="GE", **facts):
    """An unsaved request of Georgia for its movement of that number, `after` seconds after the start, to the ledger of `at`."""
    message = id or ids.derived("test", next(_serial))
    details = {
        "administration_id": at,
        "request": message,
        "kind": kind.value,
        "grn": grn,
        "mrn": mrn(movement),
        "guarantee_type": "1",
        "departure_office": "GEDM0001",
        "issued_at": START + timedelta(seconds=after),
        "asked_by": "NTA.GE",
        "message_id": str(message),
        "received_at": clock.now(),
        "reservation": reservation,
    }
    if kind is Kind.RESERVE:
        details |= {
            "countries": ["GE", "AZ"],
            "holder": HOLDER,
            "accepted_on": date(2026, 6, 1),
            "access_digest": access_codes.digest(grn, CODE),
            "amount": Decimal(amount),
            "currency": "USD",
        }
    else:
        details["effective_on"] = date(2026, 6, 2)
    return ReservationRequest(**(details | facts))


def post(*requests, administration="GE"):
    """Queue the requests in one transaction, post in the next; returns what was answered to each."""
    with scope(administration):
        for request in requests:
            ledger.submit(request)
    return answers(*requests, administration=administration)


def answers(*requests, administration="GE"):
    """Post what waits and return outcome and reasons for each request."""
    with scope(administration):
        for grn in {request.grn for request in requests}:
            ledger.post_waiting(grn)
        found = [selectors.answer_to(request.request) for request in requests]
    return [(one.outcome, *one.reasons) for one in found]


def reserve(movement, amount, **facts):
    """Ask for one reservation and have it posted; returns outcome and reasons."""
    return post(asks(Kind.RESERVE, movement, amount, **facts))[0]


def balance(grn=GRN, administration="GE"):
    """(reserved, credited and still liable, headroom)."""
    with scope(administration):
        now = selectors.balance(grn)
    return now.reserved, now.credited_liable, now.headroom


def ignore(administration: str, subject: str) -> None:
    """An inbox processor that leaves every message where it is."""


def uuid(number) -> UUID:
    return UUID(int=number)
