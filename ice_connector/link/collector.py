"""Collecting: what the log brings is verified, stored with its acknowledgement and the cursor in one transaction, then processed by others."""

import uuid
from datetime import timedelta

from msgspec import UNSET

from cats.kernel import clock, references
from cats.kernel.sentences import said
from cats.messaging import inbox
from cats.messaging.models import InboundMessage
from cats.messaging.states import Channel
from cats.tenancy import scope
from ice_connector.alarms import alarm, clear
from ice_connector.link.context import Context, participation
from ice_connector.link.intake import Intake, Unreadable, judge
from ice_connector.link.verdicts import take_ack
from ice_connector.models import Acknowledgement, AlarmKind, Position
from ice_connector.protocol import limits, wire
from ice_connector.protocol.statements import EMPTY_DIGEST, Ack, timestamp


def collect(context: Context, wait: int = limits.WAIT) -> int:
    """Poll the inbox once and store what came; returns how many entries. Raises `HubAway` or `ProtocolError`."""
    with scope.scope(context.participant):
        after = participation().cursor
    answer = context.client.inbox(context.participant, after, wait, context.epoch)
    judged = [_judge(context, entry) for entry in answer.entries]
    with scope.scope(context.participant):
        if not _advance(after, answer.next):
            return 0
        for entry, item in zip(answer.entries, judged, strict=True):
            _take(context, entry, item)
    return len(judged)


def take_entries(context: Context, entries: list[wire.MessageEntry]) -> None:
    """Store messages that were asked for by position; the cursor stays."""
    judged = [(entry, _judge(context, entry)) for entry in entries]
    with scope.scope(context.participant):
        for entry, item in judged:
            _take(context, entry, item)


def watch_polls() -> None:
    """An alarm while no poll has been answered for five minutes: silence is a signal."""
    polled = participation().polled_at
    if polled is None:
        return
    if clock.machine_now() - polled > timedelta(seconds=limits.ALARM_POLL):
        alarm(AlarmKind.POLL, "inbox", f"The hub has answered no poll since {timestamp(polled)}.")
    else:
        clear(AlarmKind.POLL, "inbox")


def _judge(context: Context, entry: wire.MessageEntry | wire.AckEntry) -> Intake | str | None:
    if isinstance(entry, wire.AckEntry):
        return None
    try:
        return judge(context, entry)
    except Unreadable as error:
        return str(error)


def _advance(after: str, to: str) -> bool:
    """Compare-and-set: an answer that comes after a restore, or to a second collector, must not jump over messages."""
    own = participation(locked=True)
    if own.cursor != after:
        return False
    own.cursor, own.polled_at = to, clock.machine_now()
    own.save(update_fields=["cursor", "polled_at"])
    return True


def _take(context: Context, entry: wire.MessageEntry | wire.AckEntry, item: Intake | str | None) -> None:
    if isinstance(entry, wire.AckEntry):
        take_ack(context, entry.ack)
    elif isinstance(item, str):
        alarm(
            AlarmKind.TAMPERED,
            entry.message[-43:],
            f"A message that cannot be believed: {item}",
            entry.message,
        )
    elif item is not None:
        _take_message(context, item)


def _take_message(context: Context, item: Intake) -> None:
    claims = item.statement.claims
    earlier = Acknowledgement.objects.filter(sender=claims.sender, fp=item.statement.fp).first()
    if earlier is not None:
        Acknowledgement.objects.filter(id=earlier.id).update(to_send=True)
        return
    known = InboundMessage.objects.filter(
        sender=f"NTA.{claims.sender}", message_id=claims.id, channel="ice"
    ).first()
    reason = item.refusal or (_conflict(known, item) if known else "")
    if reason:
        _refuse(context, item, reason)
        return
    ack = _acknowledge(context, item, "accepted")
    if known is None:
        _store(item, ack)
    else:
        inbox.stand_in(known.sender, f"{claims.gen}:{claims.seq}", by=known)
    _occupy(item)


def _conflict(known: InboundMessage, item: Intake) -> str:
    claims = item.statement.claims
    digest = known.document.sha256 if known.document_id else EMPTY_DIGEST
    return "" if (known.type, digest) == (claims.type, claims.sha256) else "id-conflict"


def _store(item: Intake, ack: str) -> None:
    claims = item.statement.claims
    subject = claims.subject or ""
    inbox.receive(
        item.document,
        channel=Channel.ICE,
        sender=references.authority(claims.sender),
        message_id=claims.id,
        type=claims.type,
        subject=subject,
        mrn=subject if references.mrn_fault(subject) is None else "",
        cause=uuid.UUID(claims.cause) if claims.cause else None,
        gen=claims.gen,
        seq=claims.seq,
        follows=_predecessor(claims.sender, claims.follows or ""),
        jws=item.statement.jws,
        fp=item.statement.fp,
        receipt=item.receipt,
        ack=ack,
    )


def _predecessor(sender: str, position: str) -> str:
    """The position that this message waits for: a refused one counts as resolved, a repeated one stands where it stood first."""
    gen, _, seq = position.partition(":")
    taken = Position.objects.filter(sender=sender, gen=int(gen), seq=int(seq)).first() if position else None
    if taken is None:
        return position
    if Acknowledgement.objects.filter(sender=sender, fp=taken.fp, verdict="refused").exists():
        return ""
    rows = InboundMessage.objects.filter(
        sender=references.authority(sender), message_id=str(taken.message_id)
    )
    return next((row.position for row in rows), "")


def _occupy(item: Intake) -> None:
    claims = item.statement.claims
    position = Position(
        sender=claims.sender,
        gen=claims.gen,
        seq=claims.seq,
        message_id=uuid.UUID(claims.id),
        fp=item.statement.fp,
    )
    Position.objects.bulk_create([position], ignore_conflicts=True)


def _refuse(context: Context, item: Intake, reason: str) -> None:
    claims = item.statement.claims
    kind = AlarmKind.EQUIVOCATION if reason == "id-conflict" else AlarmKind.TAMPERED
    text = said(
        "{type} {id} from {sender} was refused: {reason}.",
        type=claims.type,
        id=claims.id,
        sender=claims.sender,
        reason=reason,
    )
    alarm(kind, item.statement.fp, text, item.statement.jws)
    # A message to another country stands at a position of that country's link, not of ours.
    if reason != "misaddressed":
        _occupy(item)
        inbox.stand_in(references.authority(claims.sender), f"{claims.gen}:{claims.seq}", by=None)
    _acknowledge(context, item, "refused", reason)


def _acknowledge(context: Context, item: Intake, verdict: str, reason: str = "") -> str:
    claims = item.statement.claims
    ack = Ack(
        v=1,
        env=context.env,
        sender=claims.sender,
        recipient=context.participant,
        id=claims.id,
        fp=item.statement.fp,
        verdict=verdict,  # type: ignore[arg-type]
        reason=reason or UNSET,  # type: ignore[arg-type]
        at=timestamp(clock.machine_now()),
    )
    jws = context.signer.sign(context.participant, Ack.TYP, ack.payload())
    Acknowledgement.objects.create(
        sender=claims.sender, message_id=uuid.UUID(claims.id), fp=item.statement.fp, jws=jws, verdict=verdict
    )
    return jws
