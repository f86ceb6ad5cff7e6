"""The way out: a message leaves by being inserted here, in the transaction of the act that causes it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

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


@dataclass(frozen=True, slots=True)
class Letter:
    """One message to post, with what `post` takes."""

    message: Message
    to: str
    subject: str
    mrn: str = ""
    lrn: str = ""
    cause: Cause = None
    ordinal: int | str = 0
    correlation: str = ""
    zone: str = "UTC"
    message_id: UUID = field(init=False)

    def __post_init__(self) -> None:
        code = type(self.message).__name__
        identity = header.identity(self.cause, scope.current(), code, self.to, self.ordinal)
        object.__setattr__(self, "message_id", identity)


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
    letter = Letter(message, to, subject, mrn, lrn, cause, ordinal, correlation, zone)
    if cause is not None and (first := OutboundMessage.objects.filter(message_id=letter.message_id).first()):
        return first
    row, data = _prepared(letter)
    row.document_id = documents.store(data)
    return _insert(row, is_new=cause is None)


def was_sent(identification: str, *, to: str) -> bool:
    """Whether this administration sent a message with that messageIdentification to that recipient."""
    try:
        message_id = UUID(identification)
    except ValueError:
        return False
    return OutboundMessage.objects.filter(message_id=message_id, recipient=to).exists()


def post_all(letters: Iterable[Letter]) -> None:
    """Post many messages in a handful of statements; what was posted before for the same cause stays as it is."""
    wanted = {letter.message_id: letter for letter in letters}
    posted = OutboundMessage.objects.filter(message_id__in=wanted).values_list("message_id", flat=True)
    for message_id in list(posted):
        del wanted[message_id]
    prepared = [_prepared(letter) for letter in wanted.values()]
    for (row, _), document in zip(prepared, documents.store_all(data for _, data in prepared), strict=True):
        row.document_id = document
    OutboundMessage.objects.bulk_create([row for row, _ in prepared], ignore_conflicts=True)
    ours = OutboundMessage.objects.filter(pk__in=[row.pk for row, _ in prepared])
    stored = set(ours.values_list("pk", flat=True))
    _arrive(row for row, _ in prepared if row.pk in stored and row.channel == Channel.LOCAL)


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
        _arrive([row])
    return row


def _prepared(letter: Letter) -> tuple[OutboundMessage, bytes]:
    """The row, but for its document, and the document."""
    own, code = references.authority(scope.current()), type(letter.message).__name__
    answered = header.correlation(code, letter.cause, letter.correlation)
    whole = header.filled(
        letter.message,
        sender=own,
        recipient=letter.to,
        message_id=letter.message_id,
        correlation=answered,
        zone=letter.zone,
    )
    row = OutboundMessage(
        message_id=letter.message_id,
        channel=channel_to(letter.to),
        sender=own,
        recipient=letter.to,
        type=code,
        subject=letter.subject,
        mrn=letter.mrn,
        lrn=letter.lrn,
        cause=header.cause_id(letter.cause),
        correlation=answered,
        state=FIRST_STATE[channel_to(letter.to)],
    )
    return row, codec.encode(whole)


def _arrive(rows: Iterable[OutboundMessage]) -> None:
    """A message to ourselves is in our inbox in the same transaction: no number, no signature, no mover."""
    arrived = [
        InboundMessage(
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
        for row in rows
    ]
    InboundMessage.objects.bulk_create(arrived)
    for message in arrived:
        inbox.attempt(message.subject)
