"""What somebody pasted or imported and has not confirmed yet."""

from django.conf import settings
from django.db import models

from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel
from transit.models.draft import Draft


class GoodsPaste(TenantModel):
    """Rows for the goods of a draft, read and shown for a check; nothing of it is in the draft before it is confirmed.

    One for each draft: the next paste takes its place. `lines` are rows as `transit.drafts.paste` reads them, with their
    faults; `notes` what was understood of the whole (header, unknown names, how a file was read).
    """

    draft = TenantForeignKey(Draft, on_delete=models.CASCADE, related_name="pastes")
    source = models.CharField(max_length=200, blank=True, help_text="Name of the file; empty for a paste.")
    lines = models.JSONField(default=list)
    notes = models.JSONField(default=dict)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "draft"], name="draft_has_one_paste"),
        ]

    def __str__(self) -> str:
        return f"{len(self.lines)} rows for {self.draft_id}"
