"""Posting: what is stamped or due again goes to the hub, at most eight at a time, until the recipient's own signature is back."""

import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from cats.kernel import clock
from cats.messaging.models import OutboundMessage
from cats.messaging.states import UNDELIVERED
from cats.tenancy import scope
from ice_connector.alarms import alarm, clear
from ice_connector.link.client import HubAway, HubClient, Later
from ice_connector.link.context import Context
from ice_connector.link.stamper import sign_anew
from ice_connector.link.verdicts import take_ack
from ice_connector.models import AlarmKind
from ice_connector.protocol import limits, verification, wire
from ice_connector.protocol.errors import Problem, ProtocolError

BATCH = 64
MOST_ATTEMPTS = 32_000
"""What the column holds; an hour's repeats for three years."""


@dataclass(frozen=True)
class Post:
    """One message on its way: what is sent, read before the scope closed."""

    row_id: UUID
    jws: str
    document: bytes


@dataclass(frozen=True)
class Outcome:
    """What became of a post: the hub's answer, the error, or neither when the hub wanted to be left alone meanwhile."""

    post: Post
    posted: wire.Posted | None = None
    error: Exception | None = None


def send_due(context: Context, pool: ThreadPoolExecutor) -> int:
    """Post one batch of due messages; returns how many. Raises `HubAway` or `Later` when the hub wants to be left alone."""
    with scope.scope(context.participant):
        posts = [Post(row.id, row.jws, row.data) for row in _due()]
    if not posts:
        return 0
    outcomes = list(pool.map(_poster(context), posts))
    with scope.scope(context.participant):
        for outcome in outcomes:
            _settle(context, outcome)
    for outcome in outcomes:
        if isinstance(outcome.error, HubAway | Later):
            raise outcome.error
    return len(posts)


def raise_undelivered() -> None:
    """An alarm for each partner whose acknowledgement has been missing for half an hour."""
    before = clock.now() - timedelta(seconds=limits.ALARM_UNDELIVERED)
    late = OutboundMessage.objects.filter(channel="ice", state__in=UNDELIVERED, created_at__lt=before)
    partners = set(late.values_list("recipient", flat=True).distinct())
    for partner in partners:
        alarm(AlarmKind.UNDELIVERED, partner, f"{partner} has not acknowledged what was sent 30 minutes ago.")


def _due() -> list[OutboundMessage]:
    due = Q(state__in=["stamped", "accepted"], next_attempt_at__lte=clock.machine_now(), channel="ice")
    return list(
        OutboundMessage.objects.select_related("document").filter(due).order_by("next_attempt_at")[:BATCH]
    )


def _poster(context: Context) -> Callable[[Post], Outcome]:
    client: HubClient = context.client
    away = threading.Event()

    def post(item: Post) -> Outcome:
        if away.is_set():
            return Outcome(item)
        try:
            return Outcome(
                item, posted=client.post(context.participant, item.jws, item.document, context.epoch)
            )
        except (HubAway, ProtocolError) as error:
            if isinstance(error, HubAway | Later):
                away.set()
            return Outcome(item, error=error)

    return post


def _settle(context: Context, outcome: Outcome) -> None:
    row = OutboundMessage.objects.select_for_update().get(id=outcome.post.row_id)
    if row.state not in ("stamped", "accepted"):
        return
    if outcome.posted is not None:
        _posted(context, row, outcome.posted)
    elif isinstance(outcome.error, Later):
        _try_again(row, outcome.error.seconds, str(outcome.error))
    elif isinstance(outcome.error, HubAway):
        _try_again(row, _pause(row), str(outcome.error))
    elif isinstance(outcome.error, ProtocolError):
        _refused(context, row, outcome.error)


def _posted(context: Context, row: OutboundMessage, posted: wire.Posted) -> None:
    try:
        receipt = verification.receipt(posted.receipt, context.directory)
    except ProtocolError as error:
        alarm(
            AlarmKind.TAMPERED,
            str(row.message_id),
            f"A receipt that is not the hub's: {error}",
            posted.receipt,
        )
        _repeat(row)
        return
    if (receipt.claims.id, receipt.claims.fp) != (str(row.message_id), row.fp):
        alarm(AlarmKind.TAMPERED, str(row.message_id), "A receipt for another message.", posted.receipt)
        _repeat(row)
        return
    context.saw_epoch(receipt.claims.epoch)
    if row.state == "stamped":
        row.attempts = 0
    row.receipt, row.state, row.error = posted.receipt, "accepted", ""
    row.save(update_fields=["receipt", "state", "error"])
    clear(AlarmKind.TAMPERED, str(row.message_id))
    _repeat(row)
    if posted.ack is not None:
        take_ack(context, posted.ack)


def _repeat(row: OutboundMessage) -> None:
    _try_again(row, limits.repeat_delay(row.attempts + 1, random.random()), row.error)  # noqa: S311


def _try_again(row: OutboundMessage, seconds: float, error: str) -> None:
    row.attempts = min(row.attempts + 1, MOST_ATTEMPTS)
    row.next_attempt_at = clock.machine_now() + timedelta(seconds=seconds)
    row.error = error[:200]
    row.save(update_fields=["attempts", "next_attempt_at", "error"])


def _pause(row: OutboundMessage) -> float:
    return limits.error_delay(row.attempts + 1, random.random())  # noqa: S311


def _refused(context: Context, row: OutboundMessage, error: ProtocolError) -> None:
    if error.problem.retry:
        return _try_again(row, _pause(row), str(error))
    if error.problem.signs_anew:
        context.signer.forget(context.participant)
        sign_anew(row, context.signer)
        return _try_again(row, _pause(row), str(error))
    row.state, row.error = "stuck", str(error)[:200]
    row.save(update_fields=["state", "error"])
    conflict = error.problem in (Problem.ID_CONFLICT, Problem.POSITION_CONFLICT)
    kind = AlarmKind.CONFLICT if conflict else AlarmKind.REFUSED
    return alarm(kind, str(row.message_id), f"{row.type} to {row.recipient}: {error}", error.conflict or "")
