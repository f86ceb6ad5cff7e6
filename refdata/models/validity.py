"""Validity: what held or holds from one day to another, both included."""

from datetime import date

from django.db import models


class Valid(models.Model):
    """A row that holds from `valid_from` to `valid_until`, both included; without an end until further notice."""

    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def holds(self, on: date) -> bool:
        """Whether the row holds on that day (a date local to the office concerned)."""
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)


def in_force(on: date) -> models.Q:
    """The condition that a row holds on that day."""
    return models.Q(valid_from__lte=on) & (models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=on))
