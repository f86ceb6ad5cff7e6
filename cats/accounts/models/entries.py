"""Ways in: sessions that are open, tries that failed, links that open once. All times are the machine's."""

from django.db import models

from cats.accounts.models.proofs import OfAPerson
from cats.kernel import clock, ids
from cats.tenancy.models import Administration


class OpenSession(OfAPerson):
    """Where a user is signed in. The session itself lies in Django's table, under `session_key`; ending it deletes both."""

    session_key = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=80, help_text="Browser and system, as the browser says.")
    address = models.CharField(max_length=45)
    opened_at = models.DateTimeField(default=clock.machine_now)

    class Meta:
        indexes = [models.Index(fields=["user", "opened_at"], name="open_session_user")]

    def __str__(self) -> str:
        return f"{self.user_id} on {self.device}"


class FailedProof(models.Model):
    """One wrong password or code. Rows are only added, and forgotten after a success or a day."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    administration = models.ForeignKey(
        Administration, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    subject = models.CharField(
        max_length=64, help_text="Keyed digest of what was tried: a login name, which may not exist."
    )
    address = models.CharField(max_length=45, help_text="Where from; of IPv6 the first 64 bits.")
    at = models.DateTimeField(default=clock.machine_now)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "-at"], name="failed_proof_subject"),
            models.Index(fields=["address", "-at"], name="failed_proof_address"),
        ]

    def __str__(self) -> str:
        return f"failure from {self.address}"


class OneTimeLink(OfAPerson):
    """A link that lets its holder choose a password, once, until it expires. Only the digest of its secret is kept."""

    digest = models.CharField(max_length=64, unique=True)
    renews_second_step = models.BooleanField(
        default=False, help_text="Whether it also forgets app, passkeys and recovery codes."
    )
    created_at = models.DateTimeField(default=clock.machine_now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"link of {self.user_id}"


class ResetRequest(models.Model):
    """Somebody asked for a link by e-mail. A worker finds out whether there is such a person; the page never does."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    administration = models.ForeignKey(
        Administration, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    asked_for = models.CharField(max_length=254, help_text="Login name or e-mail address, as typed.")
    address = models.CharField(max_length=45)
    asked_at = models.DateTimeField(default=clock.machine_now)
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["asked_at"], condition=models.Q(done_at=None), name="reset_request_waiting")
        ]

    def __str__(self) -> str:
        return f"asked from {self.address}"
