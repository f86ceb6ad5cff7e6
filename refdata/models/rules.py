"""What an administration sets for itself: durations of deadlines, holidays, settings. All with a day from which they count."""

from datetime import timedelta

from django.db import models

from cats.tenancy.models import TenantModel


class DeadlineDuration(TenantModel):
    """How long a deadline runs in this administration, in place of the standard one (`data/durations.tsv`)."""

    kind = models.CharField(max_length=40)
    days = models.PositiveIntegerField(default=0)
    hours = models.PositiveIntegerField(default=0)
    minutes = models.PositiveIntegerField(default=0)
    legal_basis = models.CharField(max_length=200)
    valid_from = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "kind", "valid_from"], name="refdata_duration_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.length}"

    @property
    def length(self) -> timedelta:
        """The duration as such."""
        return timedelta(days=self.days, hours=self.hours, minutes=self.minutes)


class Holiday(TenantModel):
    """A day on which the administration's offices do not count working time."""

    date = models.DateField()
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "date"], name="refdata_holiday_once")
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"


class Setting(TenantModel):
    """A choice the administration made, valid from a day on."""

    key = models.CharField(max_length=60)
    value = models.JSONField()
    valid_from = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "key", "valid_from"], name="refdata_setting_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"
