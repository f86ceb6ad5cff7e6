"""The readers' logs: one appender each, in batches, under a lock, so that nothing becomes visible before what is smaller."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from ice_connector.hub.decisions import Held
from ice_connector.protocol.cursors import Cursor

_BATCH = 1000
_LOCK_CLASS = 0x1CE


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a log."""

    cursor: Cursor
    kind: str
    held: Held
    size: int


def append(reader: str, epoch: int) -> None:
    """Give cursors of this epoch to what waits for the reader.

    The lock is held until the commit: the next appender of this log starts from what this one has made visible.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM ice_hub_waiting WHERE reader = %s)", [reader])
        if not cursor.fetchone()[0]:
            return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s::int, hashtext(%s))", [_LOCK_CLASS, reader])
        cursor.execute(_APPEND, [reader, _BATCH, reader, epoch, reader, epoch])


def page(reader: str, after: Cursor, limit: int) -> list[Line]:
    """The next entries after a cursor."""
    with connection.cursor() as cursor:
        cursor.execute(_PAGE, [reader, after.epoch, after.number, limit])
        return [_line(row) for row in cursor.fetchall()]


def _line(row: tuple[Any, ...]) -> Line:
    epoch, number, kind, size, *held = row
    return Line(Cursor(epoch, number), kind, Held(*held), size)


def committed(reader: str, cursor: Cursor, at: datetime) -> None:
    """Note the cursor that the reader says it has committed. It may go back: a restored reader reads again."""
    with connection.cursor() as sql:
        sql.execute(_COMMITTED, [reader, cursor.epoch, cursor.number, at])


def seen(participant: str, at: datetime) -> None:
    """Note that the participant was heard."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ice_hub_reader (participant, epoch, number, seen) VALUES (%s, 0, 0, %s)"
            " ON CONFLICT (participant) DO UPDATE SET seen = greatest(ice_hub_reader.seen, excluded.seen)",
            [participant, at],
        )


_APPEND = """
WITH taken AS (
    DELETE FROM ice_hub_waiting
    WHERE id IN (SELECT id FROM ice_hub_waiting WHERE reader = %s ORDER BY id LIMIT %s)
    RETURNING id, kind, message_id
), last AS (
    SELECT coalesce(max(number), 0) AS number FROM ice_hub_log WHERE reader = %s AND epoch = %s::bigint
)
INSERT INTO ice_hub_log (reader, epoch, number, kind, message_id)
SELECT %s, %s::bigint, last.number + row_number() OVER (ORDER BY taken.id), taken.kind, taken.message_id
FROM taken, last
"""
_PAGE = """
SELECT l.epoch, l.number, l.kind, m.size, m.id, m.fp, m.statement, m.receipt, a.statement
FROM ice_hub_log l
JOIN ice_hub_message m ON m.id = l.message_id
LEFT JOIN ice_hub_acknowledgement a ON a.message_id = l.message_id
WHERE l.reader = %s AND (l.epoch, l.number) > (%s::bigint, %s::bigint)
ORDER BY l.epoch, l.number
LIMIT %s
"""
_COMMITTED = """
INSERT INTO ice_hub_reader (participant, epoch, number, seen) VALUES (%s, %s, %s, %s)
ON CONFLICT (participant) DO UPDATE SET epoch = excluded.epoch, number = excluded.number
WHERE (ice_hub_reader.epoch, ice_hub_reader.number) <> (excluded.epoch, excluded.number)
"""
