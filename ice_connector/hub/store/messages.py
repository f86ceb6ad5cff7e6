"""Messages with their documents: one statement per post, so that a post is one transaction and one round trip."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from ice_connector.hub.decisions import Held
from ice_connector.protocol.cursors import Cursor
from ice_connector.protocol.statements import Message, Statement


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message stands for its reader."""

    waiting: bool
    last: Cursor | None
    read: Cursor


def insert(statement: Statement[Message], receipt: str, received: datetime, content: bytes | None) -> bool:
    """Store a message, its document (gzip, None for VOID) and its way to the reader. False if id or position is taken."""
    claims = statement.claims
    row: list[str | int] = [
        claims.sender,
        claims.recipient,
        claims.id,
        statement.fp,
        claims.gen,
        claims.seq,
        claims.size,
    ]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, (*row, statement.jws, receipt, received, content))
        return cursor.fetchone() is not None


def held_by_id(sender: str, message_id: str) -> Held | None:
    """The message that this sender has posted under this id."""
    return _held("m.sender = %s AND m.message_id = %s::uuid", [sender, message_id])


def held_by_position(claims: Message) -> Held | None:
    """The message at the position that these claims name."""
    return _held(
        "m.sender = %s AND m.recipient = %s AND m.gen = %s::bigint AND m.seq = %s::bigint",
        [claims.sender, claims.recipient, claims.gen, claims.seq],
    )


def place(key: int, reader: str) -> Place:
    """Where the message stands for its reader, to judge whether it goes into the log again."""
    with connection.cursor() as cursor:
        cursor.execute(_PLACE, [key, reader, key, reader, reader])
        waiting, epoch, number, read_epoch, read_number = cursor.fetchone()
    last = None if epoch is None else Cursor(epoch, number)
    return Place(waiting, last, Cursor(read_epoch or 0, read_number or 0))


def wait_again(key: int, reader: str) -> None:
    """Give a message that was read past a place in its reader's log again."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ice_hub_waiting (reader, kind, message_id) VALUES (%s, 'message', %s)"
            " ON CONFLICT DO NOTHING",
            [reader, key],
        )


def keep_signature(key: int, kid: str, jws: str) -> None:
    """Keep a later signature of the same statement by another key beside the first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ice_hub_signature (message_id, kid, statement) VALUES (%s, %s, %s)"
            " ON CONFLICT DO NOTHING",
            [key, kid, jws],
        )


def keep_evidence(fp: str, problem: str, key: int, jws: str, at: datetime) -> None:
    """Keep a well signed statement that contradicts the message `key`."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ice_hub_evidence (fp, problem, message_id, statement, received)"
            " VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [fp, problem, key, jws, at],
        )


def find(sender: str, message_id: str, asking: str) -> tuple[Held, int] | None:
    """A message and its size, for its sender or recipient only."""
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [sender, message_id, asking, asking])
        row = cursor.fetchone()
    return None if row is None else (Held(*row[:5]), row[5])


def content(key: int) -> bytes | None:
    """The stored gzip stream; None once it has expired."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM ice_hub_document WHERE message_id = %s", [key])
        row = cursor.fetchone()
    return None if row is None else bytes(row[0])


def contents(keys: list[int]) -> dict[int, bytes]:
    """The stored gzip streams of several messages."""
    if not keys:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT message_id, content FROM ice_hub_document WHERE message_id = ANY(%s::bigint[])", [keys]
        )
        return {key: bytes(octets) for key, octets in cursor.fetchall()}


def by_position(sender: str, recipient: str, gen: int, first: int, last: int) -> list[tuple[Held, int]]:
    """What is held between two positions, in their order, with sizes."""
    with connection.cursor() as cursor:
        cursor.execute(_BY_POSITION, [sender, recipient, gen, first, last])
        return [(Held(*row[:5]), row[5]) for row in cursor.fetchall()]


def expire(before: datetime) -> int:
    """Remove the documents of messages acknowledged before that time; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM ice_hub_document d USING ice_hub_acknowledgement a"
            " WHERE a.message_id = d.message_id AND a.received < %s",
            [before],
        )
        return int(cursor.rowcount)


def _held(where: str, parameters: list[Any]) -> Held | None:
    with connection.cursor() as cursor:
        cursor.execute(f"{_HELD} WHERE {where}", parameters)
        row = cursor.fetchone()
    return None if row is None else Held(*row)


_INSERT = """
WITH stored AS (
    INSERT INTO ice_hub_message
        (sender, recipient, message_id, fp, gen, seq, size, statement, receipt, received)
    VALUES (%s, %s, %s::uuid, %s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT DO NOTHING
    RETURNING id, recipient
), filed AS (
    INSERT INTO ice_hub_document (message_id, content)
    SELECT stored.id, body.content FROM stored, (SELECT %s::bytea AS content) body
    WHERE body.content IS NOT NULL
), queued AS (
    INSERT INTO ice_hub_waiting (reader, kind, message_id) SELECT recipient, 'message', id FROM stored
)
SELECT id FROM stored
"""
_COLUMNS = "SELECT m.id, m.fp, m.statement, m.receipt, a.statement"
_FROM = "FROM ice_hub_message m LEFT JOIN ice_hub_acknowledgement a ON a.message_id = m.id"
_HELD = f"{_COLUMNS} {_FROM}"
_FIND = f"""
{_COLUMNS}, m.size {_FROM}
WHERE m.sender = %s AND m.message_id = %s::uuid AND (m.sender = %s OR m.recipient = %s)
"""
_BY_POSITION = f"""
{_COLUMNS}, m.size {_FROM}
WHERE m.sender = %s AND m.recipient = %s AND m.gen = %s::bigint AND m.seq BETWEEN %s::bigint AND %s::bigint
ORDER BY m.seq
"""
_PLACE = """
SELECT EXISTS (SELECT 1 FROM ice_hub_waiting WHERE message_id = %s AND reader = %s AND kind = 'message'),
       entry.epoch, entry.number, reader.epoch, reader.number
FROM (SELECT 1) one
LEFT JOIN LATERAL (
    SELECT epoch, number FROM ice_hub_log
    WHERE message_id = %s AND reader = %s AND kind = 'message'
    ORDER BY epoch DESC, number DESC LIMIT 1
) entry ON true
LEFT JOIN ice_hub_reader reader ON reader.participant = %s
"""
