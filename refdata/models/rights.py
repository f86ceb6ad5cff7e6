"""Rights that one administrator asks for and another one decides: who asked for what, and what became of it."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from cats.kernel import clock
from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel


class Outcome(models.TextChoices):
    """How a request ended. One that nobody decided before its day expires by itself and has no decision."""

    APPROVED = "approved", "approved"
    REFUSED = "refused", "refused"
    WITHDRAWN = "withdrawn", "withdrawn"


class RightsRequest(TenantModel):
    """What one administrator asks for: a right of a person, or a setting of the administration (then without `user`).

    `kind` names what `refdata.right.kinds` knows, `wanted` its particulars. Never changed: the decision is a row of its own.
    """

    append_only = True

    kind = models.CharField(max_length=30)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="rights_requests"
    )
    wanted = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    reason = models.CharField(max_length=300)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["administration", "user", "-id"], name="refdata_rights_of_user")]

    def __str__(self) -> str:
        return f"{self.kind} for {self.user_id}"


class RightsDecision(TenantModel):
    """What the second person decided. The key on the request lets exactly one decision stand, whoever else tries at once."""

    append_only = True

    request = TenantForeignKey(RightsRequest, related_name="decisions")
    outcome = models.CharField(max_length=9, choices=Outcome)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=clock.now)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "request"], name="refdata_rights_decided_once"),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["approved", "refused", "withdrawn"]),
                name="refdata_rights_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome}: {self.request_id}"
