"""Accounts, transfers and usages. Only `guarantees.ledger` inserts here; the database alone moves balances."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel
from guarantees.bookkeeping import DECIDED, ENDS_A_RESERVATION, AccountKind, TransferKind
from guarantees.models.guarantees import Guarantee
from guarantees.models.requests import ReservationRequest

_CONTRA = [AccountKind.UNDERTAKEN.value, AccountKind.LIABILITY.value]
_DECIDED = [kind.value for kind in DECIDED]
_ENDS = [kind.value for kind in ENDS_A_RESERVATION]


class Account(TenantModel):
    """An account of a guarantee: balance = debits - credits.

    Opened empty; afterwards each inserted transfer moves both its accounts in the database, and nothing else can: the
    application may neither update nor delete here. The checks keep every balance on its side of zero.
    """

    append_only = True

    guarantee = TenantForeignKey(Guarantee, related_name="accounts", db_index=False)
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in AccountKind])
    currency = models.CharField(max_length=3)
    balance = models.DecimalField(max_digits=16, decimal_places=2, default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "guarantee", "kind"], name="account_once"),
            models.CheckConstraint(
                condition=Q(kind__in=_CONTRA, balance__lte=0) | (~Q(kind__in=_CONTRA) & Q(balance__gte=0)),
                name="account_is_not_overdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.balance} {self.currency}"


class Usage(TenantModel):
    """The use of a guarantee by a movement: its facts. Where it stands and what it holds follows from the requests."""

    append_only = True

    guarantee = TenantForeignKey(Guarantee, related_name="usages", db_index=False)
    mrn = models.CharField(max_length=18)
    holder = models.CharField(max_length=17)
    departure_office = models.CharField(max_length=8)
    destination_office = models.CharField(max_length=8, blank=True)
    countries = ArrayField(models.CharField(max_length=2))
    accepted_on = models.DateField()
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "guarantee", "mrn"], name="usage_once")
        ]

    def __str__(self) -> str:
        return self.mrn


class Transfer(TenantModel):
    """Money moved from one account of a guarantee to another, for ever.

    The id is derived from its cause: the request, or for what its office decides the guarantee. `reservation` is the request
    that reserved: one transfer reserves under it and one ends it. `sequence` counts per guarantee, in order of posting.
    """

    append_only = True

    guarantee = TenantForeignKey(Guarantee, related_name="transfers", db_index=False)
    sequence = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in TransferKind])
    debit = TenantForeignKey(Account, related_name="debits", db_index=False)
    credit = TenantForeignKey(Account, related_name="credits", db_index=False)
    amount = models.DecimalField(max_digits=16, decimal_places=2)
    currency = models.CharField(max_length=3)
    usage = TenantForeignKey(Usage, null=True, blank=True, related_name="transfers", db_index=False)
    reservation = models.UUIDField(null=True, blank=True)
    request = TenantForeignKey(ReservationRequest, null=True, blank=True, related_name="transfers")
    decided_by = models.CharField(max_length=200, blank=True)
    posted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="transfer_is_positive"),
            models.CheckConstraint(condition=~Q(debit=F("credit")), name="transfer_has_two_accounts"),
            models.CheckConstraint(
                condition=Q(request__isnull=False, usage__isnull=False, reservation__isnull=False)
                | Q(kind__in=_DECIDED) & ~Q(decided_by=""),
                name="transfer_has_a_cause",
            ),
            models.UniqueConstraint(
                fields=["administration", "guarantee", "sequence"], name="transfer_sequence"
            ),
            models.UniqueConstraint(
                fields=["administration", "reservation"],
                condition=Q(kind=TransferKind.RESERVE.value),
                name="reservation_begins_once",
            ),
            models.UniqueConstraint(
                fields=["administration", "reservation"],
                condition=Q(kind__in=_ENDS),
                name="reservation_ends_once",
            ),
            models.UniqueConstraint(
                fields=["administration", "reservation"],
                condition=Q(kind=TransferKind.END_LIABILITY.value),
                name="liability_ends_once",
            ),
        ]
        indexes = [models.Index(fields=["administration", "usage"], name="transfer_by_usage")]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount} {self.currency}"
