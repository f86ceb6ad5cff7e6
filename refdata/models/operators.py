"""Economic operators that an administration has registered, and the authorisations it has given them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel
from refdata.models.validity import Valid


class EconomicOperator(TenantModel, Valid):
    """A firm or person known to the administration by an identification number (an..17)."""

    identification = models.CharField(max_length=17)
    name = models.CharField(max_length=70)
    street = models.CharField(max_length=70)
    postcode = models.CharField(max_length=17, blank=True)
    city = models.CharField(max_length=35)
    country = models.CharField(max_length=2)
    language = models.CharField(max_length=10, default="en")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "identification"], name="refdata_operator_identification"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.identification} {self.name}"


class Authorisation(TenantModel, Valid):
    """A simplification granted to an operator: type C521, C522, C523 ... of lists CL235 and CL236.

    `offices` are the customs offices where it may be used; empty means every office of the administration.
    """

    type = models.CharField(max_length=4)
    reference = models.CharField(max_length=35)
    operator = TenantForeignKey(EconomicOperator, related_name="authorisations")
    offices = ArrayField(models.CharField(max_length=8), default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "type", "reference"], name="refdata_authorisation_reference"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.reference}"
