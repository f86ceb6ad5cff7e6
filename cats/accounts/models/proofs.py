"""What proves, beside the password, that somebody is who he says: an authenticator app, passkeys, recovery codes.

Like users these rows belong to one administration or, for host people, to none; row-level security shows those in scope,
and a composite key ties each row to a user of the same administration.
"""

from django.db import models

from cats.accounts.models.users import User
from cats.kernel import clock, ids
from cats.tenancy.models import Administration


class OfAPerson(models.Model):
    """A row that belongs to one user, and with him to his administration or to none."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    administration = models.ForeignKey(
        Administration, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class AuthenticatorApp(OfAPerson):
    """An app that shows a new code every 30 seconds (TOTP, RFC 6238). One for each user."""

    secret = models.TextField(help_text="Base32, encrypted with a key derived from SECRET_KEY.")
    last_step = models.BigIntegerField(
        default=0, help_text="Number of the last period whose code was taken: a code counts once."
    )
    created_at = models.DateTimeField(default=clock.machine_now)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user"], name="authenticator_app_once")]

    def __str__(self) -> str:
        return f"app of {self.user_id}"


class Passkey(OfAPerson):
    """A passkey or security key (WebAuthn): the public half only, valid on the administration's own host name."""

    name = models.CharField(max_length=60)
    credential = models.BinaryField(help_text="Attested credential data: id and public key.")
    credential_id = models.CharField(max_length=1400, help_text="The credential's id, base64url.")
    count = models.PositiveBigIntegerField(
        default=0, help_text="The key's own counter, 0 where it keeps none."
    )
    created_at = models.DateTimeField(default=clock.machine_now)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["credential_id"], name="passkey_once")]

    def __str__(self) -> str:
        return self.name


class RecoveryCode(OfAPerson):
    """A code on paper that replaces the second step once. Only its keyed digest is kept."""

    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=clock.machine_now)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="recovery_code_once")]

    def __str__(self) -> str:
        return f"recovery code of {self.user_id}"
