"""Audit rows, and the chain that later proves that none was changed, removed, added or moved."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from cats.kernel import clock
from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel


class Outcome(models.TextChoices):
    """How an audited attempt ended."""

    DONE = "done", _("done")
    REFUSED = "refused", _("refused")


class AuditEntry(TenantModel):
    """Who did (or was refused) what, to which record, when. Never changed, never deleted."""

    append_only = True

    at = models.DateTimeField(help_text="Business time, UTC.")
    verb = models.CharField(max_length=60)
    outcome = models.CharField(max_length=7, choices=Outcome, default=Outcome.DONE)
    actor_kind = models.CharField(max_length=10)
    actor_ref = models.CharField(max_length=80, blank=True)
    actor_label = models.CharField(max_length=200)
    subject_type = models.CharField(
        max_length=80, blank=True, help_text="Label of the model: transit.movement."
    )
    subject_id = models.CharField(max_length=80, blank=True)
    mrn = models.CharField(max_length=18, blank=True)
    request_id = models.CharField(max_length=36, blank=True)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        indexes = [
            models.Index(fields=["administration", "mrn", "id"], name="audit_entry_mrn"),
            models.Index(
                fields=["administration", "subject_type", "subject_id", "id"], name="audit_entry_subject"
            ),
            models.Index(fields=["administration", "actor_ref", "id"], name="audit_entry_actor"),
            models.Index(fields=["administration", "verb", "id"], name="audit_entry_verb"),
            models.Index(fields=["administration", "at", "id"], name="audit_entry_at"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.actor_label}: {self.verb} ({self.outcome})"


class AuditChain(TenantModel):
    """One link of an administration's chain: a batch of entries under a digest that includes the link before."""

    append_only = True

    number = models.PositiveBigIntegerField(help_text="1, 2, 3 ... without gaps within the administration.")
    at = models.DateTimeField(help_text="The machine's time, as ids of entries are made from it.")
    first = models.UUIDField(help_text="Id of the batch's first entry.")
    last = models.UUIDField(help_text="Id of the batch's last entry.")
    count = models.PositiveIntegerField()
    previous = models.CharField(
        max_length=64, blank=True, help_text="Digest of the link before; empty for the first."
    )
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "number"], name="audit_chain_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.administration_id}:{self.number}:{self.digest}"


class AuditChained(TenantModel):
    """That an entry is in a link of the chain, where, and what its content's SHA-256 was."""

    append_only = True

    chain = TenantForeignKey("audit.AuditChain", related_name="+")
    entry = TenantForeignKey("audit.AuditEntry", related_name="+")
    position = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "entry"], name="audit_entry_chained_once"),
            models.UniqueConstraint(
                fields=["administration", "chain", "position"], name="audit_position_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.chain_id}[{self.position}]"


class ChainProof(TenantModel):
    """One proof of the chain, made link by link: `checked` and `digest` are the last link that was looked at.

    `breaks` holds the first hundred findings as [where, what], `broken` counts all of them. Times are the machine's.
    """

    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField(default=clock.machine_now)
    up_to = models.PositiveBigIntegerField(help_text="Number of the newest link when it was asked for.")
    checked = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    breaks = models.JSONField(default=list)
    broken = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration"],
                condition=models.Q(finished_at=None),
                name="audit_one_proof_under_way",
            )
        ]

    def __str__(self) -> str:
        return f"{self.administration_id}: links 1 to {self.checked} of {self.up_to}"

    @property
    def holds(self) -> bool:
        """Whether nothing wrong was found so far."""
        return self.broken == 0
