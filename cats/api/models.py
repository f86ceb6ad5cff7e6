"""Answers given under an idempotency key, so that a repeated request repeats its answer and not its effect."""

from django.db import models

from cats.tenancy.models import TenantModel


class IdempotentAnswer(TenantModel):
    """The answer that a user's request under a key got; written in the transaction of its effect."""

    user_ref = models.CharField(max_length=36)
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, help_text="SHA-256 of method, address, media type and content.")
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField(default=dict)
    body = models.JSONField(null=True)
    at = models.DateTimeField(help_text="The machine's time.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "user_ref", "key"], name="idempotency_key_once")
        ]
        indexes = [models.Index(fields=["administration", "at"], name="idempotent_answer_at")]

    def __str__(self) -> str:
        return self.key
