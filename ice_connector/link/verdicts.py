"""The recipient's verdict on our own messages: his signed acknowledgement is the only final success."""

from cats.kernel import clock, references
from cats.kernel.sentences import said
from cats.messaging.models import OutboundMessage
from ice_connector.alarms import alarm, clear
from ice_connector.link.context import Context, participation
from ice_connector.models import AlarmKind
from ice_connector.protocol import verification
from ice_connector.protocol.errors import ProtocolError
from ice_connector.protocol.statements import Ack


def take_ack(context: Context, jws: str) -> None:
    """Take one acknowledgement (ice-protocol section 6): believed, it ends the repeats; anything odd raises an alarm."""
    try:
        statement = verification.ack(jws, context.directory, clock.machine_now(), ended=True)
    except ProtocolError as error:
        return alarm(AlarmKind.TAMPERED, jws[-43:], f"An acknowledgement that nobody signed: {error}", jws)
    claims = statement.claims
    if claims.sender != context.participant:
        return alarm(
            AlarmKind.TAMPERED, claims.id, f"An acknowledgement for {claims.sender} came to us.", jws
        )
    row = OutboundMessage.objects.select_for_update().filter(message_id=claims.id, channel="ice").first()
    if row is None:
        text = said(
            "{recipient} acknowledges {id}, which is not known here.",
            recipient=claims.recipient,
            id=claims.id,
        )
        return _restored(context, text, claims.id, jws)
    if row.recipient != references.authority(claims.recipient):
        text = said(
            "{recipient} acknowledges {id}, which was sent to {recipient2}.",
            recipient=claims.recipient,
            id=claims.id,
            recipient2=row.recipient,
        )
        return alarm(AlarmKind.TAMPERED, claims.id, text, jws)
    if row.fp != claims.fp:
        return _other_content(context, row, claims, jws)
    return _take(row, claims, jws)


def _take(row: OutboundMessage, claims: Ack, jws: str) -> None:
    if row.state not in ("stamped", "accepted"):
        return
    row.ack = jws
    row.state = "delivered" if claims.verdict == "accepted" else "refused"
    row.next_attempt_at = None
    row.save(update_fields=["ack", "state", "next_attempt_at"])
    if row.state == "refused":
        alarm(
            AlarmKind.NOT_TAKEN,
            claims.id,
            f"{claims.recipient} can never take {row.type}: {claims.reason}.",
            jws,
        )
    else:
        clear(AlarmKind.UNDELIVERED, row.recipient)


def _other_content(context: Context, row: OutboundMessage, claims: Ack, jws: str) -> None:
    if claims.verdict == "accepted":
        text = said("{recipient} took another content under {id}.", recipient=claims.recipient, id=claims.id)
        return _restored(context, text, claims.id, jws)
    return alarm(
        AlarmKind.TAMPERED, claims.id, f"{claims.recipient} refuses a content that was never sent.", jws
    )


def _restored(context: Context, text: str, matter: str, jws: str) -> None:
    """Until recovery after a restore is built, the link stops and a person is told."""
    own = participation(locked=True)
    own.halted = text[:200]
    own.save(update_fields=["halted"])
    context.ready.clear()
    alarm(AlarmKind.RESTORED, matter, f"{text} This end has been restored from a backup.", jws)
