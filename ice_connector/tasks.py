"""Celery tasks of the connector: thin, idempotent, and only wake-ups of what PostgreSQL holds."""

from celery import shared_task

from cats.tenancy.models import Administration
from ice_connector import process


@shared_task
def process_messages() -> int:
    """Process what was received, one administration after another."""
    codes = Administration.objects.order_by("code").values_list("code", flat=True)
    return sum(process.sweep(code) for code in codes)
