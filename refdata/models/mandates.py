"""Mandates of people: an officer's posting to an office, a person's mandate to act for an operator."""

from django.conf import settings
from django.db import models

from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel
from refdata.models.directory import CustomsOffice
from refdata.models.operators import EconomicOperator
from refdata.models.validity import Valid


class OfficePosting(TenantModel, Valid):
    """An officer works at a customs office of his administration."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="postings")
    office = models.ForeignKey(CustomsOffice, on_delete=models.PROTECT, related_name="postings")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "user", "office"], name="refdata_posting_of_user_to_office"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} at {self.office_id}"


class OperatorMandate(TenantModel, Valid):
    """A person acts for an economic operator."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mandates")
    operator = TenantForeignKey(EconomicOperator, related_name="mandates")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "user", "operator"], name="refdata_mandate_of_user_for_operator"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} for {self.operator_id}"
