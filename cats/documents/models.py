"""Printed documents: one row for each copy that was ordered, small as a queue row; the PDF lies apart from it."""

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import Q

from cats.documents import codes
from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel


class State(StrEnum):
    """Where the making of a copy stands."""

    QUEUED = "queued"
    MAKING = "making"
    MADE = "made"
    FAILED = "failed"


UNFINISHED = (State.QUEUED, State.MAKING)


class DocumentFile(TenantModel):
    """The bytes of a document that was made. `sha256` is hexadecimal, `size` counts bytes."""

    append_only: ClassVar[bool] = True

    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.sha256


class PrintedDocument(TenantModel):
    """One copy of a document about one record. Copy 1 is the original, copy n + 1 the nth reprint, and says so on its pages.

    `subject` is the record's id, `reference` its MRN or GRN; `language` and `national` are the labels' languages; `office`
    and `zone` are where it was printed; `origin` begins the address that its QR code leads to; `version` tells the
    record's content that was printed from a later one. `claimed_at` is the machine's time, `attempts` tells one maker from a later one.
    """

    kind = models.CharField(max_length=24)
    subject = models.UUIDField()
    reference = models.CharField(max_length=35)
    copy = models.PositiveIntegerField()
    language = models.CharField(max_length=7)
    national = models.CharField(max_length=7, blank=True)
    office = models.CharField(max_length=8, blank=True)
    zone = models.CharField(max_length=64)
    origin = models.CharField(max_length=300)
    code = models.CharField(max_length=16)
    version = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=6, choices=[(state.value, state.value) for state in State])
    progress = models.PositiveSmallIntegerField(default=0, help_text="Percent.")
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    pages = models.PositiveIntegerField(default=0)
    file = TenantForeignKey(DocumentFile, null=True, blank=True, related_name="+")
    requested_by = models.CharField(max_length=36, blank=True)
    requested_label = models.CharField(max_length=120)
    requested_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "kind", "subject", "copy"], name="printed_copy_is_numbered_once"
            ),
            models.UniqueConstraint(fields=["administration", "code"], name="printed_code_is_unique"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]), name="printed_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.MADE.value) | Q(file__isnull=False, made_at__isnull=False),
                name="printed_made_has_its_file",
            ),
        ]
        indexes = [
            models.Index(
                fields=["administration", "id"],
                condition=Q(state__in=[state.value for state in UNFINISHED]),
                name="printed_unfinished",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference} copy {self.copy}"

    @property
    def reprint(self) -> int:
        """Which reprint this is; 0 for the original."""
        return self.copy - 1

    @property
    def grouped(self) -> str:
        """The code as it stands on the page."""
        return codes.grouped(self.code)
