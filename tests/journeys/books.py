"""What the databases of a stack say after journeys: every message once in every administration, every number used, nothing open.

Reads as the application does, one administration after another, and the hub's own tables.
"""

import time
from collections import Counter
from collections.abc import Iterable
from typing import Any

import psycopg

from cats.embedded.databases import with_database, with_user
from cats.embedded.supervisor import Stack
from ice_connector.journey.corridor import COUNTRIES, HOLDER, STATIONS
from tests.plugins.stack import commands

GE, AZ, KZ, UZ = (f"NTA.{country}" for country in COUNTRIES)
CONSIGNEE = "UZDEMO0001"
LOCAL = [(GE, GE, code) for code in ("CD200C", "CD201C", "CD203C", "CD205C", "CD209C", "CD204C")]
ICE = [
    *((GE, to, code) for to in (AZ, KZ, UZ) for code in ("CD050C", "CD600C")),
    (GE, UZ, "CD001C"),
    *((sender, GE, "CD118C") for sender in (AZ, KZ, UZ)),
    *((UZ, GE, code) for code in ("CD006C", "CD018C")),
]
TO_TRADERS = [
    *((GE, HOLDER, code) for code in ("CC928C", "CC028C", "CC029C", "CC045C")),
    (UZ, CONSIGNEE, "CC025C"),
]
FROM_TRADERS = [(CONSIGNEE, UZ, "CC007C")]
SENT = Counter(LOCAL + ICE + TO_TRADERS)
RECEIVED = Counter(LOCAL + ICE + FROM_TRADERS)
"""One ordinary journey: who sends what to whom. The declaration itself came before there was an MRN."""

OUTBOUND = "SELECT sender, recipient, type FROM messaging_outboundmessage WHERE mrn = %s"
INBOUND = "SELECT sender, %s, type FROM messaging_inboundmessage WHERE mrn = %s"
OPEN = """
    SELECT 'out ' || type || ' to ' || recipient || ' ' || state || ' ' || error FROM messaging_outboundmessage
        WHERE state NOT IN ('delivered', 'refused', 'cancelled')
    UNION ALL SELECT 'in ' || type || ' from ' || sender || ' ' || state || ' ' || error FROM messaging_inboundmessage
        WHERE state NOT IN ('done', 'skipped', 'refused')
    UNION ALL SELECT 'ack ' || message_id FROM ice_connector_acknowledgement WHERE to_send
"""
STEPS = """
    SELECT role, record_id::text, array_agg(sequence ORDER BY sequence), array_agg(trigger ORDER BY sequence)
    FROM workflow_transition WHERE mrn = %s AND record_type = 'transit.movement' GROUP BY 1, 2
"""
NUMBERS = """
    SELECT recipient, gen, count(*), min(seq), max(seq) FROM messaging_outboundmessage WHERE channel = 'ice' GROUP BY 1, 2
"""
PLACES = "SELECT sender, gen, count(*), min(seq), max(seq) FROM ice_connector_position GROUP BY 1, 2"


def settled(stack: Stack, mrns: Iterable[str], seconds: float = 100) -> None:
    """All that must be true after journeys, however much was killed meanwhile."""
    quiet(stack, seconds)
    for mrn in mrns:
        assert_each_message_once(stack, mrn)
        assert_each_step_once(stack, mrn)
    assert_no_number_lost(stack)
    assert alarms(stack) == []
    assert_provable(stack)


def quiet(stack: Stack, seconds: float = 100) -> None:
    """Returns when nothing is on its way any more: all delivered, processed and acknowledged."""
    end = time.monotonic() + seconds
    while found := _open(stack):
        assert time.monotonic() < end, found
        time.sleep(0.2)


def assert_each_message_once(stack: Stack, mrn: str) -> None:
    sent: Counter[tuple[str, ...]] = Counter()
    received: Counter[tuple[str, ...]] = Counter()
    for country in COUNTRIES:
        sent.update(rows(stack, country, OUTBOUND, mrn))
        received.update(rows(stack, country, INBOUND, f"NTA.{country}", mrn))
    assert (sent, received) == (SENT, RECEIVED), mrn


def assert_each_step_once(stack: Stack, mrn: str) -> None:
    """One record per office and role, its steps numbered without hole, no trigger of the ordinary path twice."""
    found = [(country, *row) for country in COUNTRIES for row in rows(stack, country, STEPS, mrn)]
    assert sorted((country, role) for country, role, *_ in found) == sorted(
        (station.administration, station.role) for station in STATIONS
    )
    for country, role, _, numbers, triggers in found:
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers))), (country, role, triggers)
        acts = [trigger for trigger in triggers if trigger != "got.CD118C"]
        assert len(set(acts)) == len(acts), (country, role, triggers)


def assert_no_number_lost(stack: Stack) -> None:
    """Every position of every link is taken by a message here, at the hub and at the other end."""
    given, taken = set(), set()
    for country in COUNTRIES:
        for recipient, gen, count, least, most in rows(stack, country, NUMBERS):
            assert (count, least) == (most, 1), (country, recipient, gen)
            given.add((country, recipient[-2:], gen, most))
        for sender, gen, count, least, most in rows(stack, country, PLACES):
            assert (count, least) == (most, 1), (sender, country, gen)
            taken.add((sender, country, gen, most))
    assert given == taken
    assert given == set(
        hub_rows(stack, "SELECT sender, recipient, gen, count(*) FROM ice_hub_message GROUP BY 1, 2, 3")
    )
    assert hub_rows(stack, "SELECT count(*) FROM ice_hub_message") == hub_rows(
        stack, "SELECT count(*) FROM ice_hub_acknowledgement"
    )


def alarms(stack: Stack) -> list[tuple[Any, ...]]:
    """Alarms that nobody has seen to."""
    query = "SELECT kind, matter, text FROM ice_connector_alarm WHERE cleared_at IS NULL"
    return [(country, *row) for country in COUNTRIES for row in rows(stack, country, query)]


def assert_provable(stack: Stack) -> None:
    """The commands that prove ledger and audit say that both are sound."""
    done = commands(stack, "ledger verify", "audit extend", "audit verify")
    assert done.returncode == 0, done.stdout + done.stderr


def rows(stack: Stack, country: str, query: str, *values: Any) -> list[tuple[Any, ...]]:
    """What the application sees in one administration."""
    with psycopg.connect(stack.env["DATABASE_URL"]) as connection:
        connection.execute("SELECT set_config('cats.administration', %s, true)", [country])
        return connection.execute(query, values or None).fetchall()


def hub_rows(stack: Stack, query: str) -> list[tuple[Any, ...]]:
    """What the hub has stored."""
    url = with_user(
        with_database(stack.env["DATABASE_URL"], "ice_hub"), "ice_hub", stack.state.secrets.get("hub")
    )
    with psycopg.connect(url) as connection:
        return connection.execute(query).fetchall()


def _open(stack: Stack) -> list[tuple[Any, ...]]:
    return [(country, *row) for country in COUNTRIES for row in rows(stack, country, OPEN)]
