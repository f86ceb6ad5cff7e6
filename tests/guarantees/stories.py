"""A guarantor's story over weeks, and the ledger's own reconstruction of it: every transfer read from the first one on."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

from cats.kernel import clock, references
from cats.tenancy.scope import scope
from guarantees import days
from guarantees.models import Guarantor, Transfer
from guarantees.usages import Kind
from tests.guarantees import world
from tests.guarantees.world import asks, post

RESERVED = {"reserve": 1, "void": -1, "release": -1, "return_headroom": -1}
LIABLE = {"keep_liable": 1, "end_liability": -1}
LIMIT = {"undertake": 1, "raise": 1, "lower": -1}


def guarantor_here():
    """The guarantor, in the scope that is open."""
    return Guarantor.objects.get(identification="GEINS")


def ago(number, hours=0):
    """Business time so many days (and hours) ago."""
    return clock.shifted(-timedelta(days=number, hours=hours))


def fold(zone="Asia/Tbilisi"):
    with scope("GE"):
        return days.fold(guarantor_here(), zone=zone)


def tell(told_daily=None):
    """Two guarantees in dollars and one in euros: reserved, replaced, credited, released, cancelled, refused."""

    second, euros = (references.make_grn(date(2026, 1, 1), "GE", name) for name in ("SECOND", "EUROS"))
    with ago(40):
        world.guarantee()
        world.guarantee(grn=second, amount="500", holder="GEDEMO0002", holder_name="Demo Lilo")
        world.guarantee(
            grn=euros, amount="2000", currency="EUR", holder="GEDEMO0002", holder_name="Demo Lilo"
        )
    lilo = {"grn": second, "holder": "GEDEMO0002"}
    euro = {"grn": euros, "holder": "GEDEMO0002", "currency": "EUR"}
    acts = [
        (39, asks(Kind.RESERVE, 1, "300")),
        (35, asks(Kind.RESERVE, 2, "400.50")),
        (35, asks(Kind.RESERVE, 3, "250", **lilo)),
        (20, asks(Kind.RESERVE, 4, "900", **euro)),
        (20, asks(Kind.RELEASE, 2, after=60)),
        (19, asks(Kind.RESERVE, 5, "200", **lilo)),
        (19, asks(Kind.CANCEL, 5, after=60, grn=second)),
        (10, asks(Kind.RESERVE, 3, "450", after=90, **lilo)),
        (9, asks(Kind.CREDIT, 1, after=90)),
        (9, asks(Kind.RESERVE, 6, "1000.01")),
        (5, asks(Kind.RESERVE, 7, "700")),
        (2, asks(Kind.RELEASE, 4, after=60, grn=euros)),
        (1, asks(Kind.RESERVE, 8, "650", **euro)),
        (0, asks(Kind.CANCEL, 7, after=60)),
        (0, asks(Kind.RESERVE, 9, "10.10")),
    ]
    for number, request in acts:
        with ago(number):
            post(request)
            if told_daily:
                told_daily()
    return second, euros


def reconstructed(zone, first, today):
    """(highest exposure, highest reserved, exposure, reserved, limit) of each day, by currency, from all transfers."""
    with scope("GE"):
        transfers = list(Transfer.objects.order_by("posted_at", "guarantee_id", "sequence"))
    found = {}
    for currency in sorted({one.currency for one in transfers}):
        mine = [one for one in transfers if one.currency == currency]
        found[currency] = _days(mine, zone, first, today)
    return found


def _days(transfers, zone, first, today):
    by_day = defaultdict(list)
    for one in transfers:
        by_day[clock.local(one.posted_at, zone).date()].append(one)
    reserved = liable = limit = Decimal(0)
    day, figures = min(by_day), {}
    while day <= today:
        highest = (reserved + liable, reserved)
        for one in by_day[day]:
            reserved += RESERVED.get(one.kind, 0) * one.amount
            liable += LIABLE.get(one.kind, 0) * one.amount
            limit += LIMIT.get(one.kind, 0) * one.amount
            highest = (max(highest[0], reserved + liable), max(highest[1], reserved))
        if day >= first:
            figures[day] = (*highest, reserved + liable, reserved, limit)
        day += timedelta(days=1)
    return figures
