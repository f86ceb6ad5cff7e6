"""Celery tasks of the workflow room: thin and idempotent."""

from celery import shared_task

from cats.workflow import deadlines


@shared_task
def fire_deadlines() -> None:
    """Fire what is due in every administration."""
    deadlines.fire_due()
