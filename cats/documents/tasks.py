"""Celery's way to the printer, on a queue of its own: a long list holds up no desk. Losing a task loses nothing."""

from celery import shared_task

from cats.documents import printer


@shared_task(name="cats.documents.tasks.print_documents", ignore_result=True)
def print_documents() -> None:
    """Make every copy that waits."""
    printer.print_waiting()
