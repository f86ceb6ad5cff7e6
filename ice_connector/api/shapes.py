"""How links, alarms and traces look in answers. Times are UTC, ages whole seconds."""

from typing import Any

from cats.messaging.models import InboundMessage
from cats.messaging.selectors import Depth, Traced
from ice_connector.models import Alarm, Participation
from ice_connector.operating import LinkState


def link(found: LinkState) -> dict[str, Any]:
    """A link to one partner with what is open on it in both directions."""
    return {
        "partner": found.partner,
        "state": found.state,
        "position": found.position or None,
        "last_seen_at": found.last_seen_at,
        "out": depth(found.out),
        "in": depth(found.inside),
    }


def depth(found: Depth | None) -> dict[str, Any]:
    """How many messages are open, and how old the oldest is."""
    if found is None:
        return {"count": 0, "by_state": {}, "oldest": None, "age": 0}
    return {
        "count": found.count,
        "by_state": found.by_state,
        "oldest": found.oldest,
        "age": int(found.age().total_seconds()),
    }


def own_end(found: Participation | None) -> dict[str, Any]:
    """The administration's own end; `halted` says why nothing is sent."""
    if found is None:
        return {"polled_at": None, "handshaken_at": None, "halted": "The link process has not run yet."}
    return {
        "polled_at": found.polled_at,
        "handshaken_at": found.handshaken_at,
        "halted": found.halted or None,
    }


def alarm(found: Alarm) -> dict[str, Any]:
    """One alarm."""
    return {
        "id": str(found.id),
        "kind": found.kind,
        "matter": found.matter,
        "text": found.text,
        "raised_at": found.raised_at,
        "cleared_at": found.cleared_at,
    }


def traced(found: Traced) -> dict[str, Any]:
    """One message of a trace with the hops behind it."""
    return {
        "id": str(found.id),
        "at": found.at,
        "direction": found.direction,
        "channel": found.channel,
        "sender": found.sender,
        "recipient": found.recipient,
        "type": found.type,
        "message_identification": found.message_id,
        "state": found.state,
        "position": found.position or None,
        "hops": list(found.hops),
        "waits_for": found.waits_for or None,
        "error": found.error or None,
    }


def held(row: InboundMessage) -> dict[str, Any]:
    """A received message as the operator sees it."""
    return {
        "id": str(row.id),
        "type": row.type,
        "channel": row.channel,
        "sender": row.sender,
        "message_identification": row.message_id,
        "mrn": row.mrn or None,
        "state": row.state,
        "waits_for": row.waits_for or None,
        "attempts": row.attempts,
        "error": row.error or None,
        "received_at": row.received_at,
    }
