"""What an office's desk keeps beside the movements: what they are known by, seals looked at, notes, lorries without a record."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel
from transit.models.movement import Movement


class KnownBy(TenantModel):
    """A number that leads to a movement when it is scanned: LRN, plate, container, seal or GRN, as capitals and digits alone.

    A table of its own, not an index on the arrays: row-level security keeps such indexes from being used, equality it lets through.
    """

    append_only: ClassVar[bool] = True

    LRN, PLATE, CONTAINER, SEAL, GRN = "lrn", "plate", "container", "seal", "grn"

    movement = TenantForeignKey(Movement, related_name="known_by")
    kind = models.CharField(max_length=9)
    value = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "movement", "kind", "value"], name="movement_is_known_once"
            )
        ]
        indexes = [models.Index(fields=["administration", "value", "-movement"], name="movement_known_by")]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class SealCheck(TenantModel):
    """What an officer found of the declared seals; the latest counts.

    `findings` are objects {declared, found, state} in the order of the declaration, state: conform, other, broken, missing.
    `new` are seals that were put on here. No message of a border passage or arrival has an element for it; the result of a
    control at destination (018) takes its state of the seals from here where the officer says nothing else.
    """

    append_only: ClassVar[bool] = True

    movement = TenantForeignKey(Movement, related_name="seal_checks")
    findings = models.JSONField(default=list)
    new = models.JSONField(default=list)
    conform = models.BooleanField()
    text = models.CharField(max_length=512, blank=True)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["administration", "movement", "-id"], name="seal_check_latest")]

    def is_of(self, seals: list[str]) -> bool:
        """Whether these seals were compared: an amendment may have declared others since."""
        return [one["declared"] for one in self.findings] == list(seals)

    def __str__(self) -> str:
        return f"seals of {self.movement_id}"


class ShiftNote(TenantModel):
    """What one shift tells the next at an office."""

    append_only: ClassVar[bool] = True

    office = models.CharField(max_length=8)
    text = models.CharField(max_length=1000)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["administration", "office", "-id"], name="shift_note_latest")]

    def __str__(self) -> str:
        return f"note of {self.office}"


class Stray(TenantModel):
    """A lorry that stands at an office which holds no record for it, kept on the work list until somebody ends the case."""

    office = models.CharField(max_length=8)
    reference = models.CharField(max_length=40)
    text = models.CharField(max_length=512, blank=True)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    outcome = models.CharField(max_length=512, blank=True)
    ended_by = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "office", "reference"],
                condition=Q(ended_at__isnull=True),
                name="stray_is_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reference} at {self.office}"
