"""A control decision at departure or destination and its result."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel
from transit.models.movement import Movement


class Control(TenantModel):
    """What an officer decided about controlling the goods, and what the control found.

    `ordered` false means that the goods go without control. `result` is a code of list CL196 at departure and CL197 at
    destination; `seals_intact` is empty where nothing was sealed or looked at.
    """

    movement = TenantForeignKey(Movement, related_name="controls")
    ordered = models.BooleanField()
    types = ArrayField(models.CharField(max_length=3), default=list)
    documents = ArrayField(models.CharField(max_length=4), default=list)
    text = models.CharField(max_length=512, blank=True)
    decided_by = models.CharField(max_length=120)
    decided_at = models.DateTimeField()
    result = models.CharField(max_length=2, blank=True)
    result_text = models.CharField(max_length=512, blank=True)
    seals_intact = models.BooleanField(null=True)
    result_by = models.CharField(max_length=120, blank=True)
    result_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(result="", result_at=None) | (~Q(result="") & Q(result_at__isnull=False)),
                name="control_result_has_its_time",
            )
        ]
        indexes = [models.Index(fields=["administration", "decided_at"], name="control_decided")]

    def __str__(self) -> str:
        return f"control of {self.movement_id}"
