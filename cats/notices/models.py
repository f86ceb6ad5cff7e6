"""Notices to people: what happened that somebody should know or act on, in the application and by e-mail.

A notice is not an obligation: deadlines are kept elsewhere.
"""

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
    fanned_out_at = models.DateTimeField(
        null=True, blank=True, help_text="When the e-mails of its readers were made."
    )

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
            ),
            models.Index(
                fields=["administration", "created_at", "id"],
                condition=Q(fanned_out_at=None),
                name="notices_notice_fresh",
            ),
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


class Delivery(TenantModel):
    """One notice by e-mail to one reader. `next_attempt_at` and `sent_at` are the machine's time.

    waiting -> sending (claimed) -> sent; back to waiting when the mail server did not take it, failed when it never will;
    unsure when nobody can know; skipped when the reader has gone.
    """

    WAITING, SENDING, SENT, FAILED, UNSURE, SKIPPED = (
        "waiting", "sending", "sent", "failed", "unsure", "skipped",
    )  # fmt: skip
    STATES = (WAITING, SENDING, SENT, FAILED, UNSURE, SKIPPED)

    notice = TenantForeignKey(Notice, related_name="deliveries")
    user_id = models.UUIDField()
    state = models.CharField(max_length=8, choices=[(one, one) for one in STATES], default=WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "notice", "user_id"], name="notices_delivery_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "sending", "sent", "failed", "unsure", "skipped"]),
                name="notices_delivery_state",
            ),
        ]
        indexes = [
            models.Index(
                fields=["administration", "next_attempt_at", "id"],
                condition=Q(state__in=["waiting", "sending"]),
                name="notices_delivery_due",
            )
        ]

    def __str__(self) -> str:
        return f"{self.state}: {self.notice_id} to {self.user_id}"


class MailChoice(TenantModel):
    """Whether a person wants one kind of notice (by its verb) by e-mail, where he has said so."""

    user_id = models.UUIDField()
    verb = models.CharField(max_length=60)
    by_mail = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "user_id", "verb"], name="notices_mail_choice_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.verb}: {self.by_mail}"
