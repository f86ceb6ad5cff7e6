"""Keys and directories: our own signing keys, encrypted, and every directory ever seen, because old proof needs old keys."""

from django.db import models

from cats.tenancy.models import TenantModel


class SigningKey(TenantModel):
    """A signing key of the administration; the private part is encrypted with a key derived from SECRET_KEY."""

    kid = models.CharField(max_length=43)
    jwk = models.JSONField()
    private = models.BinaryField()
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["administration", "kid"], name="ice_key_once")]

    def __str__(self) -> str:
        return self.kid


class DirectoryEdition(models.Model):
    """A directory as the registrar signed it. Global: one registrar speaks to the whole installation."""

    serial = models.BigIntegerField(primary_key=True)
    jws = models.TextField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"directory {self.serial}"
