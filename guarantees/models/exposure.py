"""What is kept beside the ledger, so that looking at exposure costs the same however long the ledger is.

Everything here follows from transfers and requests and can be made again from them (`manage.py ledger rebuild`).
"""

from django.db import models

from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel
from guarantees.models.guarantees import Guarantee
from guarantees.models.ledger import Usage
from guarantees.models.parties import Guarantor
from guarantees.usages import State

_OPEN = [State.RESERVED.value, State.CREDITED.value]


class OpenUsage(TenantModel):
    """A movement for which the guarantor still answers: reserved, or free again and still liable.

    Written by the ledger with the transfers that open, move and end it; the row goes when the usage ends.
    """

    guarantee = TenantForeignKey(Guarantee, related_name="open_usages", db_index=False)
    usage = TenantForeignKey(Usage, related_name="open", db_index=False)
    state = models.CharField(max_length=8, choices=[(state, state) for state in _OPEN])
    amount = models.DecimalField(max_digits=16, decimal_places=2)
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "usage"], name="open_usage_once"),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="open_usage_is_not_negative"),
        ]
        indexes = [models.Index(fields=["administration", "guarantee", "usage"], name="open_usage_in_order")]

    def __str__(self) -> str:
        return f"{self.state} {self.amount}"


class GuaranteeDay(TenantModel):
    """Where a guarantee stood at the end of a day on which something was posted, in its administration's time zone.

    `through_sequence` is the last transfer of that day: statements find their rows by it, never by reading from the start.
    """

    guarantee = TenantForeignKey(Guarantee, related_name="days", db_index=False)
    day = models.DateField()
    through_sequence = models.PositiveBigIntegerField()
    undertaken = models.DecimalField(max_digits=16, decimal_places=2)
    reserved = models.DecimalField(max_digits=16, decimal_places=2)
    liable = models.DecimalField(max_digits=16, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "guarantee", "day"], name="guarantee_day_once")
        ]

    def __str__(self) -> str:
        return f"{self.guarantee_id} {self.day}"


class GuarantorDay(TenantModel):
    """A day of a guarantor in one currency: the highest of the day after any posting, and where it ended.

    `exposure` is all that may be claimed: what is reserved and what is free again but still liable. Days without a posting
    have no row: the day before goes on.
    """

    guarantor = TenantForeignKey(Guarantor, related_name="days", db_index=False)
    currency = models.CharField(max_length=3)
    day = models.DateField()
    limit = models.DecimalField(max_digits=18, decimal_places=2)
    highest_exposure = models.DecimalField(max_digits=18, decimal_places=2)
    highest_reserved = models.DecimalField(max_digits=18, decimal_places=2)
    exposure = models.DecimalField(max_digits=18, decimal_places=2)
    reserved = models.DecimalField(max_digits=18, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "guarantor", "currency", "day"], name="guarantor_day_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.guarantor_id} {self.currency} {self.day}"


class UsedLevel(TenantModel):
    """That the used share of a guarantee crossed a mark, upwards or back: 0, 75 or 90 percent. The newest row holds."""

    append_only = True

    guarantee = TenantForeignKey(Guarantee, related_name="levels", db_index=False)
    mark = models.PositiveSmallIntegerField()
    used = models.DecimalField(max_digits=18, decimal_places=2)
    noted_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["administration", "guarantee", "-id"], name="used_level_newest")]

    def __str__(self) -> str:
        return f"{self.guarantee_id} {self.mark}"
