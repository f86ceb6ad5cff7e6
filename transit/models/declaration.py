"""The declaration as it was lodged, and every later version of its document."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel


class Declaration(TenantModel):
    """One declaration that reached an office of departure of this administration, lawful or not.

    `declarant` is the identification number of whoever lodged it: its LRN is unique until a rejection or an
    invalidation frees it (`lrn_taken` false).
    """

    lrn = models.CharField(max_length=22)
    declarant = models.CharField(max_length=35)
    holder = models.CharField(max_length=17, blank=True)
    representative = models.CharField(max_length=17, blank=True)
    office_of_departure = models.CharField(max_length=8)
    mrn = models.CharField(max_length=18, blank=True)
    message_id = models.CharField(max_length=35, help_text="Identification of the message that lodged it.")
    lrn_taken = models.BooleanField(default=True)
    lodged_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "declarant", "lrn"],
                condition=Q(lrn_taken=True),
                name="declaration_lrn_is_taken_once",
            ),
            models.UniqueConstraint(
                fields=["administration", "mrn"], condition=~Q(mrn=""), name="declaration_mrn_is_unique"
            ),
        ]

    def __str__(self) -> str:
        return self.mrn or self.lrn


class DeclarationVersion(TenantModel):
    """The whole document of a declaration at one moment: zlib-compressed XML of a CC015C, with the access codes.

    It stays at the office of departure; whoever shows or sends a document takes the codes out first
    (`transit.messages.secrets`).
    """

    append_only: ClassVar[bool] = True

    LODGED = "lodged"
    GUARANTEE_AMENDED = "guarantee_amended"
    AMENDED = "amended"

    declaration = TenantForeignKey(Declaration, related_name="versions")
    number = models.PositiveSmallIntegerField()
    why = models.CharField(
        max_length=20,
        choices=[(LODGED, "Lodged"), (GUARANTEE_AMENDED, "Guarantee amended"), (AMENDED, "Amended")],
    )
    message_id = models.CharField(max_length=35)
    data = models.BinaryField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "declaration", "number"], name="declaration_version_is_numbered"
            )
        ]

    def __str__(self) -> str:
        return f"{self.declaration_id} version {self.number}"
