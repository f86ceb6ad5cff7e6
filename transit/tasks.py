"""Celery tasks of transit: thin and idempotent."""

from celery import shared_task

from cats.tenancy.scope import for_each_administration
from transit.drafts import expiry


@shared_task
def forget_drafts() -> None:
    """Tell of drafts that end soon, delete those that ended, in every administration."""
    for_each_administration(expiry.forget)
