"""Celery's way to the ledger and what is kept beside it: wakes what waits. Losing a task loses nothing."""

from uuid import UUID

import structlog
from celery import shared_task

from cats.tenancy.models import Administration
from cats.tenancy.scope import current, for_each_administration, scope
from guarantees import days, ledger, watch
from guarantees.models import Guarantor
from guarantees.services import mandates

log = structlog.get_logger(__name__)


@shared_task
def post_reservations() -> None:
    """Post everything that waits, in every administration, each guarantee in transactions of its own."""
    for administration in Administration.objects.order_by("code").values_list("code", flat=True):
        sweep(administration)


@shared_task
def keep_days() -> None:
    """Keep the figures of the days that are over, each guarantor in a transaction of its own. Repeating adds nothing."""
    for administration in Administration.objects.order_by("code"):
        with scope(administration.code):
            guarantors = list(Guarantor.objects.order_by("pk"))
        for guarantor in guarantors:
            try:
                with scope(administration.code):
                    days.fold(guarantor, zone=administration.time_zone)
            except Exception:
                log.exception(
                    "days not kept", administration=administration.code, guarantor=str(guarantor.pk)
                )


@shared_task
def watch_levels() -> None:
    """Tell guarantors of marks that were crossed."""
    for_each_administration(watch.levels_crossed)


@shared_task
def watch_expiries() -> None:
    """Tell guarantors of undertakings that end soon."""
    for_each_administration(_watch_expiries)


def _watch_expiries() -> None:
    watch.expiries(zone=Administration.objects.get(code=current()).time_zone)


@shared_task(ignore_result=True)
def end_rights() -> None:
    """Take the rights of mandates whose last day is over, and give those whose first day has come."""
    for_each_administration(mandates.keep_in_step)


def sweep(administration: str) -> int:
    """Post everything that waits in one administration; returns how many requests."""
    with scope(administration):
        grns = ledger.waiting()
    return sum(_post_all(administration, grn) for grn in grns)


def _post_all(administration: str, grn: str) -> int:
    posted = 0
    try:
        while batch := _post(administration, grn):
            posted += batch
    except Exception:
        log.exception("posting failed", administration=administration, grn=grn)
        posted += _post_singly(administration, grn)
    return posted


def _post_singly(administration: str, grn: str) -> int:
    """One request that cannot be posted holds up itself alone: it stays in the queue and in the log."""
    with scope(administration):
        waiting = ledger.waiting_for(grn)
    posted = 0
    for request in waiting:
        try:
            posted += _post(administration, grn, request)
        except Exception:
            log.exception("request cannot be posted", administration=administration, request=str(request))
    return posted


def _post(administration: str, grn: str, only: UUID | None = None) -> int:
    with scope(administration):
        return ledger.post_waiting(grn, only)
