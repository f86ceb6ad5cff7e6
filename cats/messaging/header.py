"""The six header fields of a message: who, to whom, when, which, of what type, in answer to what. Nothing is stored here."""

from typing import TypeVar
from uuid import UUID

import msgspec

from cats.kernel import clock, ids, references
from cats.messaging.models import InboundMessage
from cats.messaging.states import Channel
from cats.specification.catalogue import ALWAYS_ANSWERS, MESSAGES, REFUSALS
from cats.specification.definitions.base import Message

Cause = InboundMessage | UUID | None
M = TypeVar("M", bound=Message)


def filled(
    message: M, *, sender: str, recipient: str, message_id: UUID, correlation: str, zone: str = "UTC"
) -> M:
    """The message with its header. The time is UTC between administrations and that of `zone` to economic operators."""
    code = type(message).__name__
    common = references.authority_country(recipient) is not None
    return msgspec.structs.replace(
        message,
        messageSender=sender,
        messageRecipient=recipient,
        preparationDateAndTime=clock.wire_time(clock.now(), "UTC" if common else zone),
        messageIdentification=message_id.hex,
        messageType=code,
        correlationIdentifier=correlation or None,
    )


def identity(cause: Cause, administration: str, code: str, recipient: str, ordinal: int | str) -> UUID:
    """The message's id: time-ordered for a new act, derived for what has a cause, so that a repetition sends nothing twice."""
    if cause is None:
        return ids.uuid7()
    if isinstance(cause, InboundMessage):
        cause_key = f"{administration}:{cause.sender}:{cause.message_id}"
    else:
        cause_key = f"{administration}:{cause}"
    return ids.derived(cause_key, code, recipient, ordinal)


def correlation(code: str, cause: Cause, given: str = "") -> str:
    """The messageIdentification of the message that is answered or refused (R0008, C0511); empty where none is.

    Raises `ValueError` for a type that exists only as an answer and answers nothing here.
    """
    if given:
        return given
    if isinstance(cause, InboundMessage) and (code in REFUSALS or cause.type in MESSAGES[code].answers):
        return identification(cause)
    if isinstance(cause, UUID) and code in ALWAYS_ANSWERS:
        return cause.hex
    if code in ALWAYS_ANSWERS:
        raise ValueError(f"{code} answers a message: say which by `cause` or `correlation`")
    return ""


def identification(row: InboundMessage) -> str:
    """The messageIdentification in the document of a received message (an..35)."""
    return row.message_id if row.channel == Channel.TRADER else UUID(row.message_id).hex


def cause_id(cause: Cause) -> UUID | None:
    """The cause as the wire carries it: the id of the message, derived where the sender's own is no UUID."""
    if not isinstance(cause, InboundMessage):
        return cause
    try:
        return UUID(cause.message_id)
    except ValueError:
        return ids.derived(f"{cause.administration_id}:{cause.sender}", cause.message_id)
