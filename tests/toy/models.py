"""Boxes and their labels: a changeable and an append-only tenant-owned table."""

from django.db import models

from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel


class Box(TenantModel):
    """A box with a name that is unique in its administration."""

    name = models.CharField(max_length=40)
    size = models.IntegerField(default=0)
    parent = TenantForeignKey("self", null=True, related_name="children")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["administration", "name"], name="toy_box_name")]

    def __str__(self) -> str:
        return self.name


class Label(TenantModel):
    """A label stuck on a box for ever."""

    append_only = True

    box = TenantForeignKey(Box, related_name="labels")
    text = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.text
