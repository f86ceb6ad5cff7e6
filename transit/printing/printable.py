"""When an accompanying document may be printed, and who may order it."""

from cats.kernel.actors import Actor
from cats.kernel.errors import Forbidden, Refused
from transit import access
from transit.models import Movement
from transit.workflow.states import Departure, Destination, Role, Transit

PRINT = "transit.print_document"
KIND = "transit.accompanying"

STATES: dict[str, frozenset[str]] = {
    Role.DEPARTURE: frozenset(
        {Departure.RELEASED, Departure.ARRIVED, Departure.AWAITING_DISCREPANCIES, Departure.WRITTEN_OFF}
    ),
    Role.TRANSIT: frozenset({Transit.EXPECTED, Transit.PASSED, Transit.CLOSED}),
    Role.DESTINATION: frozenset(set(Destination) - {Destination.NEW, Destination.CANCELLED}),
}
"""Released and later. Transit and destination know a movement only once it is released."""


def is_released(record: Movement) -> bool:
    """Whether the goods were released for transit, and no invalidation or cancellation took that back."""
    return record.state in STATES[record.role]


def may_print(actor: Actor, record: Movement) -> bool:
    """Officers of the record's office; at departure also those who act for the holder or the declarant."""
    if not actor.may(PRINT):
        return False
    theirs = record.role == Role.DEPARTURE and {record.holder, record.declarant} & set(actor.operators)
    return bool(theirs) or access.works_at(actor, record)


def require(actor: Actor, record: Movement) -> None:
    """Raises `Forbidden` for whom it does not concern, `Refused` before the release."""
    if not may_print(actor, record):
        raise Forbidden(
            "print",
            "This document is printed by the offices of the movement, its holder and its declarant.",
            remedy="Ask one of them for it.",
        )
    require_release(record)


def require_release(record: Movement) -> None:
    """Raises `Refused` when the goods are not, or no longer, released."""
    if not is_released(record):
        raise Refused(
            "not-released",
            "The accompanying document exists from the release of the goods on.",
            remedy="Wait for the release. After an invalidation there is none any more.",
        )
