"""Celery task of the reference data: thin and idempotent."""

from celery import shared_task

from cats.tenancy.scope import for_each_administration
from refdata.services import mandates


@shared_task(name="refdata.tasks.end_rights", ignore_result=True)
def end_rights() -> None:
    """Take the rights of postings and mandates whose last day is over, and give those whose first day has come."""
    for_each_administration(mandates.keep_in_step)
