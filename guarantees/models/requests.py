"""What was asked of the ledger and what it answered: the record, and the small queue of what still waits."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel
from guarantees.models.guarantees import Guarantee
from guarantees.usages import Kind, Outcome


class ReservationRequest(TenantModel):
    """One request to the ledger: to reserve, credit, release or cancel.

    `request` is the caller's id: the same id with the same content is the same request. The primary key, ordered by
    time, gives the order of posting. The access code comes as its keyed digest. `reservation`: the one a cancellation ends.
    """

    append_only = True

    request = models.UUIDField()
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in Kind])
    grn = models.CharField(max_length=24)
    mrn = models.CharField(max_length=18)
    guarantee_type = models.CharField(max_length=1)
    departure_office = models.CharField(max_length=8)
    destination_office = models.CharField(max_length=8, blank=True)
    countries = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    holder = models.CharField(max_length=17, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    access_digest = models.CharField(max_length=64, blank=True)
    amount = models.DecimalField(max_digits=16, decimal_places=2, default=0)
    currency = models.CharField(max_length=3, blank=True)
    hs_codes = ArrayField(models.CharField(max_length=6), default=list, blank=True)
    reservation = models.UUIDField(null=True, blank=True)
    effective_on = models.DateField(null=True, blank=True)
    issued_at = models.DateTimeField()
    asked_by = models.CharField(max_length=35)
    message_id = models.CharField(max_length=36)
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "request"], name="request_once"),
            models.CheckConstraint(
                condition=~Q(kind=Kind.RESERVE.value)
                | Q(amount__gte=0, accepted_on__isnull=False) & ~Q(currency="") & ~Q(holder=""),
                name="reservation_is_complete",
            ),
        ]
        indexes = [models.Index(fields=["administration", "grn", "mrn"], name="request_by_usage")]

    def __str__(self) -> str:
        return f"{self.kind} {self.grn} {self.mrn}"


class WaitingRequest(TenantModel):
    """A request without an answer: claimed by deletion, in the transaction that writes the answer."""

    request = TenantForeignKey(ReservationRequest, related_name="waiting", db_index=False)
    grn = models.CharField(max_length=24)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "request"], name="request_waits_once")
        ]
        indexes = [models.Index(fields=["administration", "grn"], name="waiting_by_guarantee")]

    def __str__(self) -> str:
        return self.grn


class Answer(TenantModel):
    """What the ledger answered, told and kept for ever: a repeated request gets the same."""

    append_only = True

    request = TenantForeignKey(ReservationRequest, related_name="answers", db_index=False)
    guarantee = TenantForeignKey(Guarantee, null=True, blank=True, related_name="answers")
    outcome = models.CharField(max_length=10, choices=[(outcome.value, outcome.value) for outcome in Outcome])
    reasons = ArrayField(models.CharField(max_length=3), default=list, blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "request"], name="request_answered_once")
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {' '.join(self.reasons)}".strip()
