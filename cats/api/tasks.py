"""Housekeeping of the API. Idempotent."""

from celery import shared_task

from cats.api import idempotency
from cats.tenancy.scope import for_each_administration


@shared_task(name="cats.api.tasks.forget_answers", ignore_result=True)
def forget_answers() -> None:
    """Delete answers whose idempotency keys are out of use."""
    for_each_administration(idempotency.forget_old)
