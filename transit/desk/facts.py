"""What a work list and a status need to know of a record beside its columns, for many records in a constant number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from cats.kernel import clock
from cats.workflow import records as workflow_records
from cats.workflow.models import Deadline
from transit.models import Control, GuaranteeUse, Movement, SealCheck
from transit.services.refusals import zone_of

OPEN, GOOD, BAD, NONE = "open", "good", "bad", ""
WAITED_FOR = {
    ("departure", "released"),
    ("transit", "expected"),
    ("transit", "under_control"),
    ("destination", "expected"),
}
"""Roles and states in which the goods are not yet where they have to be by the limit."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One record as its office sees it at `now`.

    `control`: open, good or bad; empty without one. `guarantee`: open (not answered), good, bad; empty away from departure.
    `seals`: how many are declared; `seals_conform`: empty where nobody compared them. `due`: the next deadline.
    """

    record: Movement
    now: datetime
    zone: str
    control: str = NONE
    guarantee: str = NONE
    seals: int = 0
    seals_conform: bool | None = None
    due: datetime | None = None
    due_kind: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Role and state."""
        return self.record.role, self.record.state

    @property
    def limit(self) -> datetime | None:
        """The end of the last day for the arrival, set or else usual, in the office's zone."""
        return end_of(self.limit_day, self.zone) if self.limit_day else None

    @property
    def limit_day(self) -> date | None:
        """The last day for the arrival, set or else usual."""
        return self.record.limit_on or self.record.usual_limit_on

    @property
    def late(self) -> bool:
        """Whether the goods should be at their destination by now and are still waited for."""
        return self.key in WAITED_FOR and self.limit is not None and self.limit <= self.now

    @property
    def asks_amendment(self) -> bool:
        """Whether the holder's request for an amendment waits for its decision."""
        return self.record.amendment_requested_at is not None

    @property
    def asks_invalidation(self) -> bool:
        """Whether the holder's request for invalidation waits for its decision."""
        return self.record.invalidation_requested_at is not None


def end_of(day: date, zone: str) -> datetime:
    """Midnight at the end of a day in a zone."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))


def of(records: Sequence[Movement]) -> list[Facts]:
    """The facts of each record, in the same order."""
    if not records:
        return []
    now, ids = clock.now(), [record.pk for record in records]
    controls, checks = _controls(ids), _seal_checks(records)
    guarantees, deadlines = _guarantees(records), _deadlines(records)
    return [
        Facts(
            record=record,
            now=now,
            zone=zone_of(record.office),
            control=controls.get(record.pk, NONE),
            guarantee=guarantees.get(record.pk, NONE),
            seals=len(record.seals),
            seals_conform=checks.get(record.pk),
            **_due(deadlines.get(record.pk)),
        )
        for record in records
    ]


def of_one(record: Movement) -> Facts:
    """The facts of one record."""
    return of([record])[0]


def _controls(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Where the last control that was ordered stands."""
    rows = Control.objects.filter(movement__in=list(ids), ordered=True).order_by("id")
    return {
        movement: OPEN if not result else GOOD if result.startswith("A") else BAD
        for movement, result in rows.values_list("movement_id", "result")
    }


def _seal_checks(records: Iterable[Movement]) -> dict[UUID, bool]:
    """Whether the seals of each record conformed when its present ones were last compared."""
    seals = {record.pk: record.seals for record in records}
    rows = SealCheck.objects.filter(movement__in=list(seals)).order_by("id")
    last = {check.movement_id: check for check in rows.only("movement_id", "conform", "findings")}
    return {pk: check.conform for pk, check in last.items() if check.is_of(seals[pk])}


def _guarantees(records: Sequence[Movement]) -> dict[UUID, str]:
    """What the offices of guarantee said of departure records, all of a record's guarantees taken together."""
    asked = [record.pk for record in records if record.declaration_id]
    rows = GuaranteeUse.objects.filter(movement__in=asked, current=True)
    found: dict[UUID, str] = {}
    for movement, checked_at, reasons, text in rows.values_list(
        "movement_id", "checked_at", "reasons", "reason_text"
    ):
        one = OPEN if checked_at is None else BAD if reasons or text else GOOD
        found[movement] = _worst(found.get(movement, GOOD), one)
    return found


def _worst(one: str, other: str) -> str:
    return min(one, other, key=(OPEN, BAD, GOOD).index)


def _deadlines(records: Sequence[Movement]) -> dict[UUID, tuple[datetime, str]]:
    """The next deadline of each record."""
    rows = Deadline.objects.filter(
        record_type=workflow_records.record_type(records[0]),
        record_id__in=[record.pk for record in records],
        ended_at__isnull=True,
    )
    found = rows.order_by("-due_at").values_list("record_id", "due_at", "kind")
    return {record: (due_at, kind) for record, due_at, kind in found}


def _due(deadline: tuple[datetime, str] | None) -> dict[str, Any]:
    return {"due": deadline[0], "due_kind": deadline[1]} if deadline else {}
