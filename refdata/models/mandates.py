"""Mandates of people: an officer's posting to an office, a person's mandate to act for an operator."""

from typing import Any

from django.conf import settings
from django.db import models

from cats.accounts import grants
from cats.kernel import clock
from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel
from refdata.models.directory import CustomsOffice
from refdata.models.operators import EconomicOperator
from refdata.models.validity import Valid


class OfficePosting(TenantModel, Valid):
    """An officer works at a customs office of his administration. Saving it gives or takes the grant `work_at`."""

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

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        grants.sync(self.user, self.office, "work_at", granted=self.holds(clock.today(self.office.time_zone)))

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        grants.sync(self.user, self.office, "work_at", granted=False)
        return super().delete(*args, **kwargs)


class OperatorMandate(TenantModel, Valid):
    """A person acts for an economic operator. Saving it gives or takes the grant `act_for`."""

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

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        today = clock.today(self.administration.time_zone)
        grants.sync(self.user, self.operator, "act_for", granted=self.holds(today))

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        grants.sync(self.user, self.operator, "act_for", granted=False)
        return super().delete(*args, **kwargs)
