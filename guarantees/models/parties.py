"""Guarantors and the people who act for them."""

from django.conf import settings
from django.db import models

from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel
from refdata.models.validity import Valid


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


class GuarantorMandate(TenantModel, Valid):
    """A person acts for a guarantor."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="guarantor_mandates"
    )
    guarantor = TenantForeignKey(Guarantor, related_name="mandates", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "guarantor", "user"], name="mandate_of_user_for_guarantor"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} for {self.guarantor_id}"
