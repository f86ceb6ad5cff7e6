"""Guarantors and the people who act for them."""

from django.db import models

from cats.tenancy.models import TenantModel


class Guarantor(TenantModel):
    """A bank or insurer that undertakes to pay what a holder may owe, authorised by this administration."""

    identification = models.CharField(max_length=17)
    name = models.CharField(max_length=70)
    street = models.CharField(max_length=70, blank=True)
    postcode = models.CharField(max_length=17, blank=True)
    city = models.CharField(max_length=35, blank=True)
    country = models.CharField(max_length=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "identification"], name="guarantor_identification"
            )
        ]

    def __str__(self) -> str:
        return self.name
