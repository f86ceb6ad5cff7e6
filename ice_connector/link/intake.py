"""Verifying what the hub handed over: signature, key at the time of receipt, addressee, environment, digest, specification."""

from dataclasses import dataclass
from datetime import datetime

from cats.kernel import clock
from ice_connector.link.context import Context
from ice_connector.protocol import jose, verification, wire
from ice_connector.protocol.errors import Malformed, ProtocolError
from ice_connector.protocol.statements import Message, Statement

SPECS = frozenset({"CATS1.0"})


@dataclass(frozen=True)
class Intake:
    """One message entry of the log, judged. `refusal` is empty, or the reason why it can never be taken."""

    statement: Statement[Message]
    receipt: str
    received: datetime
    document: bytes
    refusal: str = ""


class Unreadable(Exception):
    """An entry that cannot even be attributed to a sender: no acknowledgement is possible, only an alarm."""


def judge(context: Context, entry: wire.MessageEntry) -> Intake:
    """Judge an entry; fetches a document that was too large for the log.

    Raises `Unreadable` for what no sender can be held to, `HubAway` when a document cannot be fetched now.
    """
    statement, received = _believed(context, entry)
    claims = statement.claims
    if claims.recipient != context.participant:
        return Intake(statement, entry.receipt, received, b"", "misaddressed")
    if claims.spec not in SPECS:
        return Intake(statement, entry.receipt, received, b"", "spec")
    document = _document(context, entry, statement)
    refusal = "" if _bound(statement, document) else "digest"
    return Intake(statement, entry.receipt, received, document, refusal)


def _believed(context: Context, entry: wire.MessageEntry) -> tuple[Statement[Message], datetime]:
    try:
        receipt = verification.receipt(entry.receipt, context.directory)
        received = receipt.claims.received_at
        statement = verification.message(entry.message, context.directory, received)
    except ProtocolError as error:
        raise Unreadable(str(error)) from error
    if (receipt.claims.id, receipt.claims.fp) != (statement.claims.id, statement.fp):
        raise Unreadable("the receipt is another message's")
    context.saw_epoch(receipt.claims.epoch)
    return statement, min(received, clock.machine_now())


def _document(context: Context, entry: wire.MessageEntry, statement: Statement[Message]) -> bytes:
    if statement.claims.is_void:
        return b""
    try:
        inline = entry.document_octets()
    except Malformed:
        return b""
    if inline is not None:
        return inline
    claims = statement.claims
    return context.client.document(context.participant, claims.sender, claims.id, context.epoch)


def _bound(statement: Statement[Message], document: bytes) -> bool:
    """Size before digest, digest before anybody parses the document."""
    claims = statement.claims
    return len(document) == claims.size and jose.digest(document) == claims.sha256
