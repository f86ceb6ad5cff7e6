"""Alarms: what an operator must look at, with the evidence."""

from django.db import models

from cats.tenancy.models import TenantModel


class AlarmKind(models.TextChoices):
    """What is wrong."""

    CONFLICT = "conflict", "The hub holds another message under this id or position"
    REFUSED = "refused", "The hub refuses a message for good"
    NOT_TAKEN = "not-taken", "The recipient can never take a message"
    TAMPERED = "tampered", "A statement does not fit its signature or its message"
    EQUIVOCATION = "equivocation", "A partner signed two contents under one id"
    RESTORED = "restored", "One end has been restored from a backup"
    UNDELIVERED = "undelivered", "No acknowledgement for 30 minutes"
    WAITING = "waiting", "A message has waited for 30 minutes"
    GAP = "gap", "A position of a link has been empty for 5 minutes"
    POLL = "poll", "No answered poll for 5 minutes"
    CLOCK = "clock", "Our clock and the hub's differ by more than 5 seconds"
    STUCK = "stuck", "A message could not be processed"


class Alarm(TenantModel):
    """One alarm; raised once for the same matter until somebody has seen to it."""

    kind = models.CharField(max_length=20, choices=AlarmKind.choices)
    matter = models.CharField(
        max_length=120, help_text="What it is about: a message id, a position, a partner."
    )
    text = models.TextField()
    evidence = models.TextField(blank=True, default="")
    raised_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "kind", "matter"],
                condition=models.Q(cleared_at=None),
                name="ice_alarm_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.matter}"
