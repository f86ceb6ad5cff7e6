"""One guarantee of one movement at the office of departure: what was asked of the office of guarantee, what it answered."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cats.kernel import references
from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel
from transit.models.movement import Movement


class GuaranteeUse(TenantModel):
    """The use of one GRN by a movement. Facts with their times; `status` follows from them and is never stored.

    An amendment or a repeated request makes new rows (`round`), so that an answer to an older one is told apart. `check_id`
    and `asked_id` identify the check (200) and the reservation request (203) whose answers count.
    """

    movement = TenantForeignKey(Movement, related_name="guarantee_uses")
    round = models.PositiveSmallIntegerField(default=1)
    current = models.BooleanField(default=True)
    guarantee_type = models.CharField(max_length=1)
    grn = models.CharField(max_length=24)
    amount = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, help_text="As declared or raised; empty: the flat amount."
    )
    currency = models.CharField(max_length=3, blank=True)
    office_of_guarantee = models.CharField(max_length=8, blank=True)
    check_id = models.UUIDField(null=True)
    checked_at = models.DateTimeField(null=True)
    asked_id = models.UUIDField(null=True)
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    reasons = ArrayField(models.CharField(max_length=3), default=list)
    reason_text = models.CharField(max_length=200, blank=True)
    registered_at = models.DateTimeField(null=True)
    credited_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "movement", "grn", "round"], name="guarantee_use_is_one_per_round"
            )
        ]

    def __str__(self) -> str:
        return f"{self.grn} for {self.movement_id}"

    @property
    def country(self) -> str:
        """The country of the office of guarantee."""
        return references.grn_country(self.grn)

    @property
    def status(self) -> str:
        """In one word where the use stands: the last fact that is known."""
        for status, fact in (
            ("released", self.released_at),
            ("cancelled", self.cancelled_at),
            ("credited", self.credited_at),
            ("refused", self.reasons),
            ("registered", self.registered_at),
            ("asked", self.asked_at),
            ("checked", self.checked_at),
        ):
            if fact:
                return status
        return "declared"
