"""Editions: what was loaded when, and which edition each administration works with."""

from django.db import models

from cats.tenancy.models import TenantModel


class Edition(models.Model):
    """One load of the reference data. Global: its rows are. `digest` is the SHA-256 of the data files it came from."""

    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    changes = models.JSONField(default=dict, help_text="Rows added, changed or ended per table.")

    def __str__(self) -> str:
        return f"edition {self.pk}"


class EditionInForce(TenantModel):
    """From which moment an administration works with an edition: a row each time one is put in force."""

    append_only = True

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "edition"], name="refdata_edition_once"),
        ]

    def __str__(self) -> str:
        return f"{self.administration_id}: edition {self.edition_id}"
