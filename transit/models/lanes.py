"""The lanes of a work list: how urgent an open record is at its office. Kept by the database, so that no list computes it."""

from datetime import date
from enum import IntEnum
from typing import Any

from django.db import models
from django.db.models import Case, DateField, Q, Value, When
from django.db.models.functions import Coalesce

FAR = date(9999, 12, 31)
"""Stands where no day is known: after every other."""


class Lane(IntEnum):
    """The lower, the more urgent. `OVER` is closed; `DONE` waits for others to close it; `ON_THE_WAY` left our office of departure."""

    STOPPED = 1
    TO_DECIDE = 2
    WAITING = 3
    EXPECTED = 4
    ON_THE_WAY = 5
    DONE = 6
    OVER = 9


AT_POST = (Lane.STOPPED, Lane.TO_DECIDE)
OPEN = (Lane.STOPPED, Lane.TO_DECIDE, Lane.WAITING, Lane.EXPECTED, Lane.ON_THE_WAY, Lane.DONE)

_WAITS = ("awaiting_discrepancies", "guarantee_under_registration")
_AT_WORK = ("accepted", "under_control", "arrived")


def lane() -> models.GeneratedField:
    """The column: which lane, from state, role and what officers noted. Time does not enter; lateness is `clock_on`."""
    cases: list[tuple[Q, Lane]] = [
        (Q(closed_at__isnull=False), Lane.OVER),
        (Q(role="departure", state="released"), Lane.ON_THE_WAY),
        (Q(role="departure", state="arrived") | Q(state__in=("released", "passed")), Lane.DONE),
        (Q(state__in=_WAITS), Lane.WAITING),
        (Q(attention=True), Lane.STOPPED),
        (Q(state__in=_AT_WORK), Lane.TO_DECIDE),
        (Q(state="guarantee_under_amendment", invalidation_requested_at__isnull=False), Lane.TO_DECIDE),
        (Q(state="guarantee_under_amendment", amendment_requested_at__isnull=False), Lane.TO_DECIDE),
        (Q(state__in=("guarantee_under_amendment", "unloading_permitted")), Lane.WAITING),
        (Q(state="expected") & ~Q(taken_by=""), Lane.TO_DECIDE),
        (Q(state="expected"), Lane.EXPECTED),
    ]
    whens = [When(condition, then=Value(int(found))) for condition, found in cases]
    return _generated(Case(*whens, default=Value(int(Lane.DONE))), models.SmallIntegerField())


def clock_on() -> models.GeneratedField:
    """The column: the day by which the goods must, or usually would, be at the destination; `FAR` where none is known."""
    known = Coalesce("limit_on", "usual_limit_on", Value(FAR), output_field=DateField())
    return _generated(known, models.DateField())


def _generated(expression: Any, output: "models.Field[Any, Any]") -> models.GeneratedField:
    return models.GeneratedField(expression=expression, output_field=output, db_persist=True)
