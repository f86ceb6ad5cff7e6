"""The way out: a message leaves by being inserted here, in the transaction of the act that causes it."""

from cats.kernel import references
from cats.messaging import documents, header, inbox
from cats.messaging.header import Cause
from cats.messaging.models import InboundMessage, OutboundMessage
from cats.messaging.states import Channel, Inbound, Outbound
from cats.specification import codec
from cats.specification.definitions.base import Message
from cats.tenancy import scope

FIRST_STATE = {
    Channel.ICE: Outbound.PENDING,
    Channel.LOCAL: Outbound.DELIVERED,
    Channel.TRADER: Outbound.DELIVERED,
}


def post(
    message: Message,
    *,
    to: str,
    subject: str,
    mrn: str = "",
    lrn: str = "",
    cause: Cause,
    ordinal: int | str = 0,
    correlation: str = "",
    zone: str = "UTC",
) -> OutboundMessage:
    """Post a message whose header fields are empty; returns its row, or the first one when it was posted before.

    `to` is an administration (`NTA.AZ`: through ICE, our own: at once to our own inbox) or else an economic operator's
    identification number (at once in his mailbox). `subject` is the ordering key: the MRN, or the GRN or LRN where
    there is none. `cause` is the message or act that the id is derived from; without one the id is new. `ordinal` tells
    apart messages of one type from one cause to one recipient. `zone` is the office's time zone, used for economic
    operators only.
    """
    own = references.authority(scope.current())
    code = type(message).__name__
    message_id = header.identity(cause, scope.current(), code, to, ordinal)
    if cause is not None and (first := OutboundMessage.objects.filter(message_id=message_id).first()):
        return first
    answered = header.correlation(code, cause, correlation)
    whole = header.filled(
        message, sender=own, recipient=to, message_id=message_id, correlation=answered, zone=zone
    )
    row = OutboundMessage(
        message_id=message_id,
        channel=channel_to(to),
        sender=own,
        recipient=to,
        type=code,
        subject=subject,
        mrn=mrn,
        lrn=lrn,
        cause=header.cause_id(cause),
        correlation=answered,
        state=FIRST_STATE[channel_to(to)],
        document_id=documents.store(codec.encode(whole)),
    )
    return _insert(row, is_new=cause is None)


def channel_to(recipient: str) -> Channel:
    """How a message to this recipient travels from the administration in scope."""
    country = references.authority_country(recipient)
    if country is None:
        return Channel.TRADER
    return Channel.LOCAL if country == scope.current() else Channel.ICE


def _insert(row: OutboundMessage, is_new: bool) -> OutboundMessage:
    """The row, or the one that another transaction posted for the same cause meanwhile. A new id can meet no other."""
    if is_new:
        row.save(force_insert=True)
    else:
        OutboundMessage.objects.bulk_create([row], ignore_conflicts=True)
        if not OutboundMessage.objects.filter(pk=row.pk).exists():
            return OutboundMessage.objects.get(message_id=row.message_id)
    if row.channel == Channel.LOCAL:
        _arrive(row)
    return row


def _arrive(row: OutboundMessage) -> None:
    """A message to ourselves is in our inbox in the same transaction: no number, no signature, no mover."""
    InboundMessage.objects.create(
        message_id=str(row.message_id),
        channel=Channel.LOCAL,
        sender=row.sender,
        type=row.type,
        subject=row.subject,
        mrn=row.mrn,
        lrn=row.lrn,
        cause=row.cause,
        correlation=row.correlation,
        state=Inbound.READY,
        document_id=row.document_id,
    )
    inbox.attempt(row.subject)
