"""Boxes and their labels: a changeable and an append-only tenant-owned table; parcels that move by a state table."""

from django.db import models

from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel
from cats.workflow.models import WorkflowRecord


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


class Parcel(WorkflowRecord):
    """A record that moves by a state table."""

    office = models.CharField(max_length=8)
    mrn = models.CharField(max_length=18, blank=True)
    lrn = models.CharField(max_length=22, blank=True)
    remark = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return self.mrn
