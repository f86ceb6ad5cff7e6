"""The states of a movement, one set per office role. Pure Python: the words for people stand in `labels.py`."""

from enum import StrEnum


class Role(StrEnum):
    """The part an administration's office plays in one movement."""

    DEPARTURE = "departure"
    TRANSIT = "transit"
    DESTINATION = "destination"


class Departure(StrEnum):
    """States at the office of departure; `NEW` is the record whose declaration is being judged."""

    NEW = ""
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    UNDER_CONTROL = "under_control"
    GUARANTEE_UNDER_REGISTRATION = "guarantee_under_registration"
    GUARANTEE_UNDER_AMENDMENT = "guarantee_under_amendment"
    RELEASED = "released"
    ARRIVED = "arrived"
    AWAITING_DISCREPANCIES = "awaiting_discrepancies"
    WRITTEN_OFF = "written_off"
    NOT_RELEASED = "not_released"
    INVALIDATED = "invalidated"


class Transit(StrEnum):
    """States at an office of transit."""

    NEW = ""
    EXPECTED = "expected"
    UNDER_CONTROL = "under_control"
    PASSED = "passed"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Destination(StrEnum):
    """States at the office of destination; *released* means that the goods are released from transit."""

    NEW = ""
    EXPECTED = "expected"
    ARRIVED = "arrived"
    UNLOADING_PERMITTED = "unloading_permitted"
    UNDER_CONTROL = "under_control"
    RELEASED = "released"
    AWAITING_DISCREPANCIES = "awaiting_discrepancies"
    CLOSED = "closed"
    CANCELLED = "cancelled"


FINAL: dict[Role, frozenset[str]] = {
    Role.DEPARTURE: frozenset(
        {Departure.REJECTED, Departure.WRITTEN_OFF, Departure.NOT_RELEASED, Departure.INVALIDATED}
    ),
    Role.TRANSIT: frozenset({Transit.CLOSED, Transit.CANCELLED}),
    Role.DESTINATION: frozenset({Destination.CLOSED, Destination.CANCELLED}),
}
STATES: dict[Role, type[StrEnum]] = {
    Role.DEPARTURE: Departure,
    Role.TRANSIT: Transit,
    Role.DESTINATION: Destination,
}
