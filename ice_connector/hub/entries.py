"""Log lines and stored messages as entries of an answer, with short documents inline, within the size of an answer."""

from base64 import b64encode
from collections.abc import Sequence

from ice_connector.hub import decisions
from ice_connector.hub.decisions import Held
from ice_connector.hub.store import messages
from ice_connector.hub.store.logs import Line
from ice_connector.protocol.documents import decompress
from ice_connector.protocol.limits import INLINE_DOCUMENT, MAX_ANSWER
from ice_connector.protocol.wire import AckEntry, MessageEntry

_FRAME = 200
"""Octets of an entry's member names, cursor and punctuation."""


def as_entries(lines: Sequence[Line]) -> list[MessageEntry | AckEntry]:
    """As many lines as fit into an answer, in their order."""
    fitting = lines[: decisions.fitting([_weight(line) for line in lines], MAX_ANSWER)]
    inline = _inline([(line.held.key, line.size) for line in fitting if line.kind == "message"])
    return [_entry(line, inline) for line in fitting]


def by_position(found: Sequence[tuple[Held, int]]) -> list[MessageEntry]:
    """All of them; documents inline as long as the answer has room, the others are fetched one by one."""
    room = MAX_ANSWER - sum(_statements(held) for held, _ in found)
    chosen = []
    for held, size in found:
        if size <= INLINE_DOCUMENT and room >= _base64(size):
            room -= _base64(size)
            chosen.append((held.key, size))
    inline = _inline(chosen)
    return [_message(held, None, inline) for held, _ in found]


def _inline(wanted: Sequence[tuple[int, int]]) -> dict[int, str]:
    sizes = {key: size for key, size in wanted if size <= INLINE_DOCUMENT}
    stored = messages.contents([key for key, size in sizes.items() if size])
    texts = {
        key: b64encode(decompress(content, sizes[key])).decode("ascii") for key, content in stored.items()
    }
    return texts | {key: "" for key, size in sizes.items() if not size}


def _entry(line: Line, inline: dict[int, str]) -> MessageEntry | AckEntry:
    if line.kind == "ack":
        return AckEntry(cursor=str(line.cursor), ack=line.held.ack or "")
    return _message(line.held, str(line.cursor), inline)


def _message(held: Held, cursor: str | None, inline: dict[int, str]) -> MessageEntry:
    return MessageEntry(
        cursor=cursor,
        message=held.statement,
        receipt=held.receipt,
        ack=held.ack,
        document=inline.get(held.key),
    )


def _weight(line: Line) -> int:
    if line.kind == "ack":
        return len(line.held.ack or "") + _FRAME
    document = _base64(line.size) if line.size <= INLINE_DOCUMENT else 0
    return _statements(line.held) + document


def _statements(held: Held) -> int:
    return len(held.statement) + len(held.receipt) + len(held.ack or "") + _FRAME


def _base64(size: int) -> int:
    return (size + 2) // 3 * 4
