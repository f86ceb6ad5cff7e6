"""The log of transitions and the deadlines of all records that move by a state table. Which moves are lawful is in the tables."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cats.kernel import clock
from cats.tenancy.models import TenantModel


class WorkflowRecord(TenantModel):
    """A record that moves by a state table. `Machine.fire` alone writes `state`; a new record has the table's initial one.

    Beside it the machine reads `mrn` and, where the model has them, `lrn`, `office`, `declaration_id`, `workflow_key`.
    """

    state = models.CharField(max_length=40, default="", blank=True, editable=False)

    class Meta:
        abstract = True


class Transition(TenantModel):
    """One step of a record, as it happened: append-only. Equal `from_state` and `to_state`: recorded, not moved."""

    append_only: ClassVar[bool] = True

    record_type = models.CharField(max_length=60)
    record_id = models.UUIDField()
    role = models.CharField(max_length=40)
    sequence = models.PositiveIntegerField()
    mrn = models.CharField(max_length=18, blank=True)
    trigger = models.CharField(max_length=60)
    from_state = models.CharField(max_length=40, blank=True)
    to_state = models.CharField(max_length=40)
    actor_kind = models.CharField(max_length=8)
    actor_ref = models.CharField(max_length=64, blank=True)
    actor_label = models.CharField(max_length=200, blank=True)
    cause = models.UUIDField(
        null=True, help_text="The inbound message row, deadline or form token behind it."
    )
    facts = models.JSONField(default=dict)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "record_type", "record_id", "sequence"],
                name="workflow_transition_sequence",
            )
        ]
        indexes = [models.Index(fields=["administration", "mrn", "at"], name="workflow_transition_mrn")]

    def __str__(self) -> str:
        return f"{self.from_state or '(new)'} -> {self.to_state} on {self.trigger}"


class Deadline(TenantModel):
    """A point in business time at which `due.<kind>` is fired. Running while `ended_at` is empty.

    `outcome`: fired, stopped (the table stopped it or the record's life ended), lapsed (no row in the state of that time).
    """

    RUNNING, FIRED, STOPPED, LAPSED = "", "fired", "stopped", "lapsed"

    record_type = models.CharField(max_length=60)
    record_id = models.UUIDField()
    role = models.CharField(max_length=40)
    mrn = models.CharField(max_length=18, blank=True)
    kind = models.CharField(max_length=40)
    law = models.TextField(blank=True)
    started_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, blank=True, default=RUNNING)
    ended_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, help_text="After a failed attempt; the machine's time.")
    error = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "record_type", "record_id", "kind"],
                condition=Q(ended_at__isnull=True),
                name="workflow_deadline_runs_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["administration", "due_at"],
                condition=Q(ended_at__isnull=True),
                name="workflow_deadline_due",
            ),
            models.Index(fields=["administration", "mrn"], name="workflow_deadline_mrn"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} due {self.due_at:%Y-%m-%d %H:%M}"
