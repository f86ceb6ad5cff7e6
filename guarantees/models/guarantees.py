"""Guarantees with their terms, access codes and suspensions. What they hold of money is the ledger's."""

from datetime import date
from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from cats.kernel.money import Money
from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel
from guarantees.models.parties import Guarantor


class GuaranteeType(models.TextChoices):
    """The types of list CL251 that are registered here."""

    COMPREHENSIVE = "1", "comprehensive"
    INDIVIDUAL = "2", "individual, by a guarantor"


class Guarantee(TenantModel):
    """An undertaking of a guarantor for a holder of the transit procedure, registered at an office of guarantee.

    `reference_amount` is what open movements may use up; the guarantor covers `level` percent of it. An individual
    guarantee serves one movement and may be bound to offices and to goods (HS chapters, headings or sub-headings).
    """

    grn = models.CharField(max_length=24)
    type = models.CharField(max_length=1, choices=GuaranteeType)
    guarantor = TenantForeignKey(Guarantor, related_name="guarantees")
    holder = models.CharField(max_length=17)
    holder_name = models.CharField(max_length=70)
    office = models.CharField(max_length=8)
    reference_amount = models.DecimalField(max_digits=16, decimal_places=2)
    currency = models.CharField(max_length=3)
    level = models.PositiveSmallIntegerField(default=100)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    not_valid_in = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    departure_office = models.CharField(max_length=8, blank=True)
    destination_office = models.CharField(max_length=8, blank=True)
    hs_codes = ArrayField(models.CharField(max_length=6), default=list, blank=True)
    registered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "grn"], name="guarantee_grn"),
            models.CheckConstraint(condition=Q(reference_amount__gt=0), name="guarantee_amount_is_positive"),
            models.CheckConstraint(condition=Q(level__lte=100), name="guarantee_level_is_a_share"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="guarantee_ends_after_it_begins",
            ),
        ]
        indexes = [
            models.Index(fields=["administration", "holder"], name="guarantee_by_holder"),
            models.Index(fields=["administration", "office"], name="guarantee_by_office"),
        ]

    def __str__(self) -> str:
        return self.grn

    @property
    def guarantee_amount(self) -> Money:
        """What the guarantor covers: the reference amount at the level granted."""
        covered = self.reference_amount * self.level / 100
        return Money(covered.quantize(Decimal("0.01")), self.currency)


class AccessCode(TenantModel):
    """A code that lets a declaration use the guarantee, as a keyed digest; the text is shown once and kept nowhere."""

    guarantee = TenantForeignKey(Guarantee, related_name="access_codes", db_index=False)
    digest = models.CharField(max_length=64)
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "guarantee", "digest"], name="access_code_once")
        ]

    def __str__(self) -> str:
        return f"access code of {self.guarantee_id}"


class Suspension(TenantModel):
    """A time in which the guarantee may not be used, the first and the last day included."""

    guarantee = TenantForeignKey(Guarantee, related_name="suspensions")
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="suspension_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_day} to {self.last_day or 'further notice'}"

    def covers(self, day: date) -> bool:
        """Whether the guarantee may not be used on this day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)
