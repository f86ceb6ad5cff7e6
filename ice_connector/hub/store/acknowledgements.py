"""Acknowledgements: the first verdict on each message, stored in one statement per request."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from ice_connector.hub.decisions import Held
from ice_connector.protocol.statements import Ack, Statement


def insert(acks: Sequence[Statement[Ack]], received: datetime, told: bool) -> set[str]:
    """Store those that are the first for their message; `told` puts them into the senders' logs.

    Returns the senders who have something new to read.
    """
    columns = [list(column) for column in zip(*(_row(ack) for ack in acks), strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [*columns, received, told])
        return {row[0] for row in cursor.fetchall()}


def held(acks: Sequence[Statement[Ack]]) -> dict[tuple[str, str, str], Held]:
    """The messages that they speak of, with what is stored, by (sender, recipient, id)."""
    given = [_row(ack)[:3] for ack in acks]
    columns = [list(column) for column in zip(*given, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(_HELD, columns)
        return {(row[0], row[1], str(row[2])): Held(*row[3:]) for row in cursor.fetchall()}


def _row(ack: Statement[Ack]) -> tuple[str, str, str, str, str]:
    claims = ack.claims
    return claims.sender, claims.recipient, claims.id, claims.fp, ack.jws


_INSERT = """
WITH given AS (
    SELECT * FROM unnest(%s::text[], %s::text[], %s::uuid[], %s::text[], %s::text[])
        AS g (sender, recipient, message_id, fp, statement)
), first AS (
    INSERT INTO ice_hub_acknowledgement (message_id, statement, received)
    SELECT m.id, g.statement, %s
    FROM given g JOIN ice_hub_message m
        ON m.sender = g.sender AND m.message_id = g.message_id AND m.recipient = g.recipient AND m.fp = g.fp
    ON CONFLICT DO NOTHING
    RETURNING message_id
), told AS (
    INSERT INTO ice_hub_waiting (reader, kind, message_id)
    SELECT m.sender, 'ack', m.id FROM first JOIN ice_hub_message m ON m.id = first.message_id WHERE %s
    ON CONFLICT DO NOTHING
    RETURNING reader
)
SELECT DISTINCT reader FROM told
"""
_HELD = """
SELECT m.sender, m.recipient, m.message_id, m.id, m.fp, m.statement, m.receipt, a.statement
FROM unnest(%s::text[], %s::text[], %s::uuid[]) AS g (sender, recipient, message_id)
JOIN ice_hub_message m
    ON m.sender = g.sender AND m.message_id = g.message_id AND m.recipient = g.recipient
LEFT JOIN ice_hub_acknowledgement a ON a.message_id = m.id
"""
