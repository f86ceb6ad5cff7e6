"""What the hub answers, decided from what it was told and what it holds (section 6). Pure: no request, no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from ice_connector.protocol.cursors import Cursor
from ice_connector.protocol.directory import Directory
from ice_connector.protocol.errors import Malformed, Problem, ProtocolError
from ice_connector.protocol.limits import MAX_CLOCK_AHEAD
from ice_connector.protocol.statements import Ack, Message, parse


@dataclass(frozen=True, slots=True)
class Held:
    """A message that the hub holds."""

    key: int
    fp: str
    statement: str
    receipt: str
    ack: str | None = None


def admit(message: Message, directory: Directory, now: datetime) -> None:
    """Refuse a well signed new message that the hub cannot forward."""
    recipient = directory.entries.get(message.recipient)
    if recipient is None:
        raise ProtocolError(
            Problem.UNKNOWN_RECIPIENT,
            f"{message.recipient} is not in directory {directory.serial}",
            "$.to",
        )
    if not message.is_void and message.spec not in recipient.specs:
        accepted = ", ".join(recipient.specs) or "none"
        raise ProtocolError(
            Problem.SPEC_UNSUPPORTED, f"{message.recipient} accepts {accepted}, not {message.spec}", "$.spec"
        )
    if message.created_at > now + timedelta(seconds=MAX_CLOCK_AHEAD):
        raise ProtocolError(
            Problem.CLOCK, "created lies more than 5 minutes ahead: set the clock, then repeat", "$.created"
        )


def known(fp: str, by_id: Held | None, by_position: Held | None) -> Held:
    """The stored message that a post repeats; the two conflicts otherwise, each with the stored statement."""
    if by_id is not None:
        if by_id.fp == fp:
            return by_id
        raise ProtocolError(
            Problem.ID_CONFLICT, "another statement has this id", "$.id", conflict=by_id.statement
        )
    if by_position is None:
        raise LookupError("neither id nor position is held")
    raise ProtocolError(
        Problem.POSITION_CONFLICT,
        "another message has this position in the link",
        "$.seq",
        conflict=by_position.statement,
    )


def returns_to_log(acked: bool, waiting: bool, last: Cursor | None, read: Cursor) -> bool:
    """Whether a repeated message goes into its reader's log again: not acknowledged, and read past."""
    return not acked and not waiting and (last is None or last <= read)


def verdict(ack: Ack, held: Held | None) -> Literal[200, 404, 409]:
    """Status of one acknowledgement once the first ones are stored: 200 said before, 404 unknown, 409 another one."""
    if held is None:
        return 404
    if ack.fp != held.fp or held.ack is None:
        return 409
    first = parse(held.ack, Ack).claims
    return 200 if (first.verdict, first.reason) == (ack.verdict, ack.reason) else 409


def fitting(sizes: Sequence[int], budget: int) -> int:
    """How many of the entries fit into an answer of `budget` octets; one always does."""
    used = 0
    for count, size in enumerate(sizes):
        used += size
        if used > budget and count:
            return count
    return len(sizes)


def parse_range(text: str, size: int) -> tuple[int, int]:
    """First octet and the one after the last of a `Range: bytes=a-b`; Malformed for all but one satisfiable range."""
    unit, _, span = text.partition("=")
    first, dash, last = span.strip().partition("-")
    digits = all(
        part == "" or (part.isascii() and part.isdigit() and len(part) < 16) for part in (first, last)
    )
    if unit.strip() != "bytes" or not dash or not digits or not (first or last):
        raise Malformed("Range is bytes=first-last", "Range")
    if first:
        start, end = int(first), min(int(last) + 1 if last else size, size)
    else:
        start, end = max(0, size - int(last)), size
    if start >= end:
        raise Malformed(f"no octet of the {size} lies in that range", "Range")
    return start, end
