"""Declarations that operators are still writing: answers as they were typed, wrong ones included."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel
from transit.models.movement import Movement

MOST_ITEMS = 1999


class Draft(TenantModel):
    """A declaration in the making, for one operator; everybody who acts for him sees and edits it.

    `answers` is {section: {field: raw text, list of texts or list of rows}}, kept even where it is wrong. `carried` are
    parts of a copied document that no form has (JSON form of a CC015C), kept so that a copy loses nothing. `secrets` are
    access codes by GRN: they go into the message and are never shown. `version` counts the saves; a save of an older one
    is told what changed. `judged` is what the rules said of one version. `faults` are those of the last rejection. A sent
    draft (`sent_at`) is read-only until customs sends it back. `amends` is the accepted movement whose declaration, under its
    LRN, is to be amended by sending the draft. `kept_until` is a date in the administration's zone.
    """

    operator = models.CharField(max_length=17, help_text="Identification number of whom it is for.")
    lrn = models.CharField(max_length=22)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    kept_until = models.DateField()
    answers = models.JSONField(default=dict)
    carried = models.JSONField(default=dict)
    secrets = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    locked_until = models.DateTimeField(null=True, blank=True)
    judged = models.JSONField(default=dict)
    faults = models.JSONField(default=list)
    submission_id = models.UUIDField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    copied_from = models.UUIDField(null=True, blank=True)
    amends = TenantForeignKey(Movement, null=True, blank=True, related_name="amendment_drafts")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "operator", "lrn"],
                condition=Q(amends=None),
                name="draft_lrn_is_unique_for_its_operator",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(submission_id__isnull=False),
                name="draft_that_was_sent_has_its_submission",
            ),
        ]
        indexes = [
            models.Index(fields=["administration", "operator", "kept_until", "id"], name="draft_of_operator"),
            models.Index(
                fields=["administration", "submission_id"],
                condition=Q(submission_id__isnull=False),
                name="draft_by_submission",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lrn} of {self.operator}"

    @property
    def sent(self) -> bool:
        """Whether it was sent and has not come back."""
        return self.sent_at is not None


class DraftItem(TenantModel):
    """One goods item of a draft: raw text by the names of `transit.drafts.columns`.

    `position` counts from 1 to 1 999 in the whole declaration; `house` is the house consignment, 1 unless a copied document
    had several; `carried` are parts of a copied item that no column has. What `transit.drafts.goods` makes of the answers
    whenever they change is kept beside them: `faults` as `goods_judge` finds them, the code, packages and masses (kg) that
    can be read, for figures and look-ups.
    """

    draft = TenantForeignKey(Draft, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    house = models.PositiveSmallIntegerField(default=1)
    answers = models.JSONField(default=dict)
    carried = models.JSONField(default=dict)
    faults = models.JSONField(default=list)
    hs = models.CharField(max_length=6, blank=True, default="")
    packages = models.BigIntegerField(null=True, blank=True)
    gross = models.DecimalField(max_digits=22, decimal_places=6, null=True, blank=True)
    net = models.DecimalField(max_digits=22, decimal_places=6, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "draft", "position"],
                name="draft_item_has_its_own_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1, position__lte=MOST_ITEMS), name="draft_item_position_is_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"item {self.position} of {self.draft_id}"
