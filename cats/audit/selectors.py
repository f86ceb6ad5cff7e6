"""Reading the audit of the administration in scope, newest first."""

from django.db import models

from cats.audit.models import AuditEntry


def entries() -> models.QuerySet[AuditEntry]:
    """Every entry."""
    return AuditEntry.objects.order_by("-id")


def of_mrn(mrn: str) -> models.QuerySet[AuditEntry]:
    """What was done to one movement."""
    return entries().filter(mrn=mrn)


def of_record(record: models.Model) -> models.QuerySet[AuditEntry]:
    """What was done to one record."""
    return entries().filter(subject_type=record._meta.label_lower, subject_id=str(record.pk))


def by_actor(ref: str) -> models.QuerySet[AuditEntry]:
    """What one person did or tried: `ref` is the user's id."""
    return entries().filter(actor_ref=ref)
