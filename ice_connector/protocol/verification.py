"""From a JWS to a believed statement: form, environment, author's key at the time that counts, signature."""

from datetime import datetime

from ice_connector.protocol.directory import HUB, Directory
from ice_connector.protocol.statements import Ack, Links, Message, Receipt, Statement, parse


def message(jws: str, directory: Directory, at: datetime, *, ended: bool = False) -> Statement[Message]:
    """An `ice-msg` signed by its `from`; `at` is the `received` of the hub's receipt (now, in the hub itself).

    Raises ProtocolError: Malformed, UnknownMember, TooLarge, WrongEnvironment, KeyNotValid, BadSignature.
    """
    statement = parse(jws, Message)
    directory.verify(statement, statement.claims.sender, at, ended=ended)
    return statement


def receipt(jws: str, directory: Directory) -> Statement[Receipt]:
    """An `ice-receipt` signed by the hub with a key good at `received`."""
    statement = parse(jws, Receipt)
    directory.verify(statement, HUB, statement.claims.received_at)
    return statement


def ack(jws: str, directory: Directory, at: datetime, *, ended: bool = False) -> Statement[Ack]:
    """An `ice-ack` signed by the recipient of the message; `at` is when the reader got it."""
    statement = parse(jws, Ack)
    directory.verify(statement, statement.claims.recipient, at, ended=ended)
    return statement


def links(jws: str, directory: Directory, at: datetime) -> Statement[Links]:
    """An `ice-links` signed by the hub with a key good at `at`."""
    statement = parse(jws, Links)
    directory.verify(statement, HUB, at)
    return statement
