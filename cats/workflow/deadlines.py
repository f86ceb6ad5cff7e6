"""Deadlines: rows that fire `due.<kind>` when business time has come. Durations come from whoever assembled the machine."""

from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.apps import apps
from django.db import models, transaction
from django.db.models import Q

from cats.kernel import clock, ids
from cats.kernel.actors import Actor
from cats.kernel.errors import CatsError
from cats.tenancy import scope
from cats.tenancy.models import Administration, TenantModel
from cats.workflow import locks, records, registry
from cats.workflow.firing import Due
from cats.workflow.models import Deadline, Transition
from cats.workflow.rows import DUE

FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)

log = structlog.get_logger(__name__)


def start(record: TenantModel, kind: str, due: datetime | Due, step: Transition) -> Deadline:
    """Start a deadline; one of the kind that is still running is stopped first. `step` is the transition that starts it."""
    stop(record, kind)
    when = due if isinstance(due, Due) else Due(due)
    identity = f"{scope.current()}:{records.lock_key(record)}:{records.desk(record)}:{step.role}"
    return Deadline.objects.create(
        id=ids.derived(identity, "deadline", kind, step.sequence),
        record_type=records.record_type(record),
        record_id=record.id,
        role=step.role,
        mrn=records.reference(record),
        kind=kind,
        law=when.law,
        started_at=step.at,
        due_at=when.at,
    )


def stop(record: TenantModel, kind: str) -> None:
    """Stop the record's deadline of that kind, if it runs."""
    running(record).filter(kind=kind).update(outcome=Deadline.STOPPED, ended_at=clock.now())


def stop_all(record: TenantModel) -> None:
    """The record's life has ended: nothing is due any more."""
    running(record).update(outcome=Deadline.STOPPED, ended_at=clock.now())


def running(record: TenantModel) -> models.QuerySet[Deadline]:
    """The record's running deadlines, the next one first."""
    return Deadline.objects.filter(
        record_type=records.record_type(record), record_id=record.id, ended_at__isnull=True
    ).order_by("due_at")


def fire_due(limit: int = 100) -> int:
    """Fire what is due, at most `limit` in each administration; returns how many moved a record.

    To be called outside a scope: each deadline has a transaction of its own, so that one that fails stops no other.
    """
    fired = 0
    for code in Administration.objects.order_by("code").values_list("code", flat=True):
        with scope.scope(code):
            waiting = due(limit)
        for deadline_id in waiting:
            fired += _fire_safely(code, deadline_id)
    return fired


def due(limit: int) -> list[UUID]:
    """The ids of running deadlines of the administration in scope whose time has come, the longest overdue first."""
    ripe = Q(not_before__isnull=True) | Q(not_before__lte=clock.machine_now())
    rows = Deadline.objects.filter(ripe, ended_at__isnull=True, due_at__lte=clock.now()).order_by("due_at")
    return list(rows.values_list("id", flat=True)[:limit])


def fire_one(deadline_id: UUID) -> bool:
    """Fire one deadline in the scope's transaction. False when it is not running (any more) or somebody is at its record.

    The record's lock is only tried: whoever holds it may be about to stop this very deadline.
    """
    known = Deadline.objects.filter(id=deadline_id, ended_at__isnull=True).first()
    record = _record(known) if known else None
    if record is None or not locks.try_hold(records.lock_key(record)):
        return False
    rows = Deadline.objects.select_for_update(skip_locked=True, of=("self",))
    deadline = rows.filter(id=deadline_id, ended_at__isnull=True).first()
    if deadline is None:
        return False
    try:
        with transaction.atomic():
            _end(deadline, Deadline.FIRED)
            _trigger(deadline, record)
    except CatsError as refused:
        deadline.error = refused.message
        _end(deadline, Deadline.LAPSED)
        return False
    return True


def _record(deadline: Deadline) -> TenantModel | None:
    model = apps.get_model(deadline.record_type)
    record: TenantModel | None = model._default_manager.filter(pk=deadline.record_id).first()
    return record


def _trigger(deadline: Deadline, record: TenantModel) -> None:
    actor = Actor("deadline", str(deadline.id), deadline.kind)
    machine = registry.machine_for(deadline.role)
    machine.fire(record, DUE + deadline.kind, actor=actor, cause=deadline.id)


def _end(deadline: Deadline, outcome: str) -> None:
    deadline.outcome = outcome
    deadline.ended_at = clock.now()
    deadline.save(update_fields=["outcome", "ended_at", "error"])


def _fire_safely(administration: str, deadline_id: UUID) -> bool:
    try:
        with scope.scope(administration):
            return fire_one(deadline_id)
    except Exception as failure:
        log.exception("deadline failed", administration=administration, deadline=str(deadline_id))
        with scope.scope(administration):
            _postpone(deadline_id, failure)
        return False


def _postpone(deadline_id: UUID, failure: Exception) -> None:
    """Try again after a pause that doubles; the row says what went wrong."""
    for deadline in Deadline.objects.select_for_update().filter(id=deadline_id, ended_at__isnull=True):
        deadline.attempts += 1
        pause = min(FIRST_PAUSE * 2 ** min(deadline.attempts - 1, 12), LONGEST_PAUSE)
        deadline.not_before = clock.machine_now() + pause
        deadline.error = f"{type(failure).__name__}: {failure}"
        deadline.save(update_fields=["attempts", "not_before", "error"])
