"""What the holder asks to have amended, until and after an officer has decided."""

from typing import ClassVar

from django.db import models

from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel
from transit.models.movement import Movement


class AmendmentRequest(TenantModel):
    """A general amendment (013) that was asked for: zlib-compressed XML of a CC013C, with the access codes.

    The latest one of a movement is open while `Movement.amendment_requested_at` stands. Agreed to, it becomes the next
    version of the declaration. It stays at the office of departure, like that.
    """

    append_only: ClassVar[bool] = True

    movement = TenantForeignKey(Movement, related_name="amendment_requests")
    message_id = models.CharField(max_length=35)
    data = models.BinaryField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["administration", "movement", "-id"], name="amendment_request_latest")
        ]

    def __str__(self) -> str:
        return f"amendment of {self.movement_id}"
