"""Waking the chainer. Idempotent: what is covered stays covered."""

from celery import shared_task

from cats.audit import chain, proving
from cats.tenancy.models import Administration
from cats.tenancy.scope import for_each_administration


@shared_task(name="cats.audit.tasks.extend_chains", ignore_result=True)
def extend_chains() -> None:
    """Cover every administration's new audit entries."""
    for_each_administration(chain.extend)


@shared_task(name="cats.audit.tasks.prove_chains", ignore_result=True)
def prove_chains() -> None:
    """Carry the proofs that people asked for to their end."""
    for code in list(Administration.objects.order_by("code").values_list("code", flat=True)):
        proving.prove(code)
