"""What is held per link and generation, computed from the messages themselves, never from a counter."""

from collections import defaultdict
from datetime import datetime

from django.db import connection

from ice_connector.protocol.statements import Generation


def generations(participant: str) -> dict[tuple[str, str], list[Generation]]:
    """Per link of the participant, in both directions: last number without a hole, and highest number."""
    found: defaultdict[tuple[str, str], list[Generation]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_GENERATIONS, [participant, participant])
        for sender, recipient, gen, have, highest in cursor.fetchall():
            found[sender, recipient].append(Generation(gen=gen, have=have, max=highest))
    return found


def last_seen() -> dict[str, datetime]:
    """When each participant was heard last."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT participant, seen FROM ice_hub_reader")
        return dict(cursor.fetchall())


_GENERATIONS = """
SELECT sender, recipient, gen, coalesce(max(seq) FILTER (WHERE seq = place), 0), max(seq)
FROM (
    SELECT sender, recipient, gen, seq,
           row_number() OVER (PARTITION BY sender, recipient, gen ORDER BY seq) AS place
    FROM ice_hub_message WHERE sender = %s OR recipient = %s
) numbered
GROUP BY sender, recipient, gen
ORDER BY sender, recipient, gen
"""
