"""How records look in answers. Codes as in messages, times in UTC (RFC 3339), amounts as text."""

from typing import Any

from django.urls import reverse

from cats.kernel.actors import Actor
from cats.messaging.models import InboundMessage, OutboundMessage
from cats.specification import codec
from cats.specification.definitions import CC056C, CC057C, CC906C
from transit.models import Declaration, Movement
from transit.services import acts


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
        "gross_mass": None if record.gross_mass is None else str(record.gross_mass.normalize()),
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
    """Where the rest of a movement stands."""
    return {
        "self": reverse("transit-api:movement", args=[record.id]),
        "messages": reverse("transit-api:messages", args=[record.id]),
        "timeline": reverse("transit-api:timeline", args=[record.id]),
    }


def accepted_for_processing(row: InboundMessage) -> dict[str, Any]:
    """The answer 202: the message is in custody; where to see what became of it."""
    return {
        "id": str(row.id),
        "type": row.type,
        "message_identification": row.message_id,
        "links": {"self": reverse("transit-api:submission", args=[row.id])},
    }


def submission(row: InboundMessage) -> dict[str, Any]:
    """What became of a message handed in: processed or not, the movement it made or moved, and the faults it was refused for."""
    record = _record_of(row)
    return {
        **accepted_for_processing(row),
        "received_at": row.received_at,
        "processed_at": row.processed_at,
        "lrn": row.lrn or None,
        "mrn": (record.mrn if record else row.mrn) or None,
        "state": record.state
        if record and row.processed_at
        else "received"
        if not row.processed_at
        else "processed",
        "movement": movement(record) if record else None,
        "errors": _faults_of(row),
    }


def message(row: InboundMessage | OutboundMessage) -> dict[str, Any]:
    """A message of a movement, without its content."""
    outgoing = isinstance(row, OutboundMessage)
    return {
        "id": str(row.id),
        "type": row.type,
        "direction": "out" if outgoing else "in",
        "channel": row.channel,
        "sender": row.sender,
        "recipient": row.recipient if outgoing else None,
        "message_identification": str(row.message_id).replace("-", "") if outgoing else row.message_id,
        "correlation_identifier": row.correlation or None,
        "mrn": row.mrn or None,
        "lrn": row.lrn or None,
        "state": row.state,
        "at": row.created_at if outgoing else row.received_at,
    }


def _record_of(row: InboundMessage) -> Movement | None:
    if row.type == "CC015C":
        lodged = Declaration.objects.filter(declarant=row.sender, message_id=row.message_id).first()
        return Movement.objects.filter(declaration=lodged, role="departure").first() if lodged else None
    return Movement.objects.filter(mrn=row.mrn).order_by("role").first() if row.mrn else None


def _faults_of(row: InboundMessage) -> list[dict[str, str]]:
    """The functional errors of the refusal that answers the message."""
    refusals = OutboundMessage.objects.filter(
        channel="trader",
        recipient=row.sender,
        correlation=row.message_id,
        type__in=["CC056C", "CC057C", "CC906C"],
    )
    refusal = refusals.first()
    if refusal is None:
        return []
    content = codec.decode(refusal.data)
    assert isinstance(content, CC056C | CC057C | CC906C)
    return [
        {
            "pointer": fault.errorPointer,
            "code": fault.errorCode,
            "reason": fault.errorReason,
            "value": fault.originalAttributeValue or "",
        }
        for fault in content.FunctionalError
    ]
