"""What the framework agreement decides about guarantees, as parameters with validity dates."""

from datetime import date
from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cats.kernel.errors import NotFound
from cats.kernel.money import Money
from cats.kernel.sentences import said


class AmountBasis(models.TextChoices):
    """From what the amount at risk of a movement is calculated."""

    DEPARTURE = "departure", "duties of the country of departure"
    MAX_ROUTE = "max_route", "largest country total along the route"
    PER_COUNTRY = "per_country", "each country its own total"
    FLAT_PERCENT = "flat_pct", "a percentage of the value of the goods"


class ReserveAt(models.TextChoices):
    """When the amount is reserved."""

    RELEASE = "release", "as the last step before release"
    ACCEPTANCE = "acceptance", "at acceptance of the declaration"


class HeadroomReturns(models.TextChoices):
    """When a comprehensive guarantee gets its headroom back."""

    ARRIVAL = "arrival", "at arrival at the office of destination"
    DISCHARGE = "discharge", "at discharge by the office of departure"


class GuaranteeScheme(models.Model):
    """The parameters in force from `valid_from` on. Global: the agreement is one for all administrations."""

    code = models.CharField(max_length=20, unique=True)
    legal_basis = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    amount_basis = models.CharField(max_length=12, choices=AmountBasis)
    flat_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    flat_amount = models.DecimalField(max_digits=16, decimal_places=2)
    flat_currency = models.CharField(max_length=3)
    movement_cap = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    reduction_levels = ArrayField(models.PositiveSmallIntegerField())
    reserve_at = models.CharField(max_length=10, choices=ReserveAt)
    headroom_returns = models.CharField(max_length=10, choices=HeadroomReturns)
    headroom_types = ArrayField(models.CharField(max_length=1))
    claim_window_days = models.PositiveSmallIntegerField()
    settlement_currency = models.CharField(max_length=3)
    revenue_share_percent = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(0))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(flat_amount__gt=0), name="scheme_flat_amount_is_positive"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=models.F("valid_from")),
                name="scheme_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def flat(self) -> Money:
        """The amount at risk of a movement whose declaration states none."""
        return Money(self.flat_amount, self.flat_currency)

    def returns_headroom_at_arrival(self, guarantee_type: str) -> bool:
        """Whether a credit (209) frees the reference amount of a guarantee of this type."""
        return self.headroom_returns == HeadroomReturns.ARRIVAL and guarantee_type in self.headroom_types


def scheme_at(day: date) -> GuaranteeScheme:
    """The scheme in force on a day. Raises `NotFound` where the agreement knows none."""
    scheme = (
        GuaranteeScheme.objects.filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=day), valid_from__lte=day
        )
        .order_by("-valid_from")
        .first()
    )
    if scheme is None:
        raise NotFound(
            "no-scheme",
            said("No guarantee scheme is in force on {day:%Y-%m-%d}.", day=day),
            remedy=said("Enter a scheme that covers the day of acceptance."),
        )
    return scheme
