"""Notices to people: what happened that somebody should know or act on. In-app only; a notice is not an obligation."""

from django.db import models
from django.db.models import Q

from cats.kernel import clock
from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel


class Notice(TenantModel):
    """One notice to one audience: an office, an economic operator, a guarantor or a user.

    `audience` is the office code, identification number, guarantor id or user id. `text` is a template in English that
    gettext translates when it is shown, `params` fill it; `link` is a path on the administration's own host.
    """

    OFFICE, OPERATOR, GUARANTOR, USER = "office", "operator", "guarantor", "user"
    KINDS = (OFFICE, OPERATOR, GUARANTOR, USER)

    audience_kind = models.CharField(max_length=9, choices=[(kind, kind) for kind in KINDS])
    audience = models.CharField(max_length=40)
    verb = models.CharField(max_length=60)
    text = models.CharField(max_length=300)
    params = models.JSONField(default=dict)
    mrn = models.CharField(max_length=18, blank=True)
    link = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=100, null=True, blank=True)  # noqa: DJ001 - NULLs are not equal, "" would be
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "audience_kind", "audience", "key"], name="notices_notice_once"
            ),
            models.CheckConstraint(
                condition=Q(audience_kind__in=["office", "operator", "guarantor", "user"]),
                name="notices_notice_audience",
            ),
        ]
        indexes = [
            models.Index(
                fields=["administration", "audience_kind", "audience", "-created_at", "-id"],
                name="notices_notice_list",
            )
        ]

    def __str__(self) -> str:
        return f"{self.verb} to {self.audience}"


class Reading(TenantModel):
    """That a user has read a notice: what concerns an office is new to each of its officers."""

    notice = TenantForeignKey(Notice, related_name="readings")
    user_id = models.UUIDField()
    read_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "notice", "user_id"], name="notices_reading_once"
            )
        ]

    def __str__(self) -> str:
        return f"read by {self.user_id}"
