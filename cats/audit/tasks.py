"""Waking the chainer. Idempotent: what is covered stays covered."""

from celery import shared_task

from cats.audit import chain
from cats.tenancy.scope import for_each_administration


@shared_task(name="cats.audit.tasks.extend_chains", ignore_result=True)
def extend_chains() -> None:
    """Cover every administration's new audit entries."""
    for_each_administration(chain.extend)
