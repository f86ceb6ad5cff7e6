"""Acknowledging: our signed verdicts are handed in until the hub has stored them; one it does not know brings the message back to it."""

from cats.kernel.sentences import said
from cats.messaging.models import InboundMessage
from cats.tenancy import scope
from ice_connector.alarms import alarm
from ice_connector.link.context import Context
from ice_connector.models import Acknowledgement, AlarmKind
from ice_connector.protocol import limits, wire
from ice_connector.protocol.errors import ProtocolError


def send_acks(context: Context) -> int:
    """Hand in what is to be sent; returns how many. Raises `HubAway` or `ProtocolError`."""
    with scope.scope(context.participant):
        rows = list(
            Acknowledgement.objects.filter(to_send=True).order_by("id")[: limits.MAX_ACKNOWLEDGEMENTS]
        )
    if not rows:
        return 0
    results = context.client.acknowledge(context.participant, [row.jws for row in rows], context.epoch)
    with scope.scope(context.participant):
        lost = [row for row, result in zip(rows, results, strict=True) if not _settled(row, result)]
    for row in lost:
        _hand_back(context, row)
    return len(rows)


def _settled(row: Acknowledgement, result: wire.AckResult) -> bool:
    """200 and 409 are final: the first verdict counts. 404: the hub has lost the message."""
    if result.status == 404:
        return False
    if result.status == 409:
        alarm(
            AlarmKind.CONFLICT,
            row.fp,
            f"Another verdict on {row.message_id} was first.",
            str(result.conflict or ""),
        )
    Acknowledgement.objects.filter(id=row.id).update(to_send=False)
    return True


def _hand_back(context: Context, row: Acknowledgement) -> None:
    with scope.scope(context.participant):
        message = InboundMessage.objects.select_related("document").filter(fp=row.fp, channel="ice").first()
        if message is None:
            Acknowledgement.objects.filter(id=row.id).update(
                to_send=False, error="unknown to the hub, not stored here"
            )
            return
        jws, document = message.jws, message.data
    try:
        context.client.post(context.participant, jws, document, context.epoch)
    except ProtocolError as error:
        if error.problem.retry:
            raise
        _give_up(context, row, error)


def _give_up(context: Context, row: Acknowledgement, error: ProtocolError) -> None:
    """The hub will never take the message back: a person is told, and the other acknowledgements go on."""
    with scope.scope(context.participant):
        Acknowledgement.objects.filter(id=row.id).update(to_send=False, error=str(error)[:200])
        text = said(
            "The hub has lost {message_id} of {sender} and does not take it back: {error}",
            message_id=row.message_id,
            sender=row.sender,
            error=error,
        )
        alarm(AlarmKind.REFUSED, row.fp, text, error.conflict or "")
