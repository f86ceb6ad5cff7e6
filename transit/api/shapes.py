"""How records look in answers. Codes as in messages, times in UTC (RFC 3339), amounts as text."""

from decimal import Decimal
from typing import Any

from django.urls import reverse

from cats.kernel.actors import Actor
from cats.messaging.models import InboundMessage, OutboundMessage
from transit import mailbox, selectors, wording
from transit.models import Movement
from transit.services import acts


def mass(kilograms: Decimal | None) -> str | None:
    """A mass in kilograms as plain digits, without zeros that say nothing and never with an exponent."""
    return None if kilograms is None else f"{kilograms.normalize():f}"


def movement(record: Movement) -> dict[str, Any]:
    """A movement in lists."""
    return {
        "id": str(record.id),
        "role": record.role,
        "office": record.office,
        "mrn": record.mrn or None,
        "lrn": record.lrn or None,
        "state": record.state,
        "holder": {"identification": record.holder, "name": record.holder_name},
        "office_of_departure": record.office_of_departure,
        "offices_of_transit": list(record.offices_of_transit),
        "office_of_destination": record.office_of_destination,
        "countries": list(record.countries),
        "item_count": record.item_count,
        "gross_mass": mass(record.gross_mass),
        "limit_on": record.limit_on,
        "accepted_at": record.accepted_at,
        "released_at": record.released_at,
        "passed_at": record.passed_at,
        "arrived_at": record.arrived_at,
        "closed_at": record.closed_at,
        "updated_at": record.updated_at,
        "links": links(record),
    }


def movement_in_full(record: Movement, actor: Actor) -> dict[str, Any]:
    """A movement on its own: with its seals and means, and what this caller may do with it now."""
    return movement(record) | {
        "seals": list(record.seals),
        "containers": list(record.containers),
        "means_of_transport": list(record.means_of_transport),
        "trader_at_destination": record.trader_at_destination or None,
        "actions": [
            {
                "action": offer.trigger.removeprefix("act."),
                "allowed": offer.allowed,
                "why": offer.why,
                "href": reverse("transit-api:action", args=[record.id, offer.trigger.removeprefix("act.")]),
            }
            for offer in acts.offers(record, actor)
        ],
    }


def links(record: Movement) -> dict[str, str]:
    """Where the rest of a movement stands. Resolving an address is dear, so the others are made from the record's own."""
    own = reverse("transit-api:movement", args=[record.id])
    return {"self": own, "messages": f"{own}/messages", "timeline": f"{own}/timeline"}


def accepted_for_processing(row: InboundMessage) -> dict[str, Any]:
    """The answer 202: the message is in custody; where to see what became of it."""
    return {
        "id": str(row.id),
        "type": row.type,
        "message_identification": row.message_id,
        "links": {"self": reverse("transit-api:submission", args=[row.id])},
    }


def submission(row: InboundMessage, actor: Actor) -> dict[str, Any]:
    """What became of a message handed in: processed or not, the movement it made or moved, and the faults it was refused for."""
    record = mailbox.record_of(row, actor)
    refusal = wording.refusal_of(row.sender, row.message_id)
    return {
        **accepted_for_processing(row),
        "received_at": row.received_at,
        "processed_at": row.processed_at,
        "lrn": row.lrn or None,
        "mrn": (record.mrn if record else row.mrn) or None,
        "state": _outcome(row, record, refused=refusal is not None),
        "movement": movement(record) if record else None,
        "errors": [fault.as_dict() for fault in wording.faults_in(refusal)] if refusal else [],
    }


def message(row: InboundMessage | OutboundMessage) -> dict[str, Any]:
    """A message of a movement, without its content."""
    common = {
        "id": str(row.id),
        "type": row.type,
        "name": wording.name_of(row.type),
        "channel": row.channel,
        "sender": row.sender,
        "correlation_identifier": row.correlation or None,
        "mrn": row.mrn or None,
        "lrn": row.lrn or None,
        "state": row.state,
        "at": selectors.moment_of(row),
    }
    if isinstance(row, OutboundMessage):
        return common | {
            "direction": "out",
            "recipient": row.recipient,
            "message_identification": row.message_id.hex,
        }
    return common | {"direction": "in", "recipient": None, "message_identification": row.message_id}


LETTER_LINKS = {"self": "letter", "body": "letter-body"}


def letter(row: OutboundMessage) -> dict[str, Any]:
    """A message in an operator's mailbox."""
    links = {name: reverse(f"transit-api:{view}", args=[row.id]) for name, view in LETTER_LINKS.items()}
    return message(row) | {"links": links}


def _outcome(row: InboundMessage, record: Movement | None, *, refused: bool) -> str:
    """The record's state; before processing `received`; a message without a record of its own `refused` or `processed`."""
    if row.processed_at is None:
        return "received"
    if record is not None and (row.type == "CC015C" or not refused):
        return record.state
    return "refused" if refused else "processed"
