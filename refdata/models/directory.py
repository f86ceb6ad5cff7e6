"""The directory of customs offices of all countries. Global: every administration must name the others' offices."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from refdata.models.validity import Valid

ROLES = {
    "D": "departure",
    "T": "transit",
    "X": "destination",
    "G": "guarantee",
    "E": "enquiry and recovery",
    "I": "registration of incidents",
}


class CustomsOffice(Valid):
    """One customs office: its country, roles, place, time zone and opening hours.

    `roles` are letters of `ROLES`. `hours` has seven entries, Monday first: `09:00-18:00`, `00:00-24:00` or empty
    (closed), in the office's own time. `phone` is written as `+995 555 0101`. Coordinates are degrees, WGS 84, about 10 km exact. Global: see the module.
    """

    code = models.CharField(primary_key=True, max_length=8)
    country = models.CharField(max_length=2)
    name = models.CharField(max_length=120)
    roles = models.CharField(max_length=6)
    time_zone = models.CharField(max_length=64)
    hours = ArrayField(models.CharField(max_length=11, blank=True), size=7)
    phone = models.CharField(max_length=24, blank=True, default="")
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def has_role(self, role: str) -> bool:
        """Whether the office has the role, a letter of `ROLES`."""
        return role in self.roles
