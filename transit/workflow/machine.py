"""The machines of the three office roles: tables with their guards, effects, builders and durations."""

from datetime import date, datetime, timedelta

from cats.kernel import clock
from cats.workflow.firing import Due
from cats.workflow.machine import Machine
from refdata import selectors as refdata
from transit.models import Movement
from transit.workflow import departure, destination, guards, transit_office
from transit.workflow.builders import BUILDERS
from transit.workflow.effects import EFFECTS
from transit.workflow.states import Role
from transit.workflow.triggers import Deadline

GUARDS = {
    name: guard
    for name, guard in vars(guards).items()
    if callable(guard) and getattr(guard, "__module__", "") == guards.__name__ and not name.startswith("_")
}


def due_at(record: Movement, kind: str) -> Due:
    """When a deadline of a record is due, and after which law; the transit limit ends with its day at the destination."""
    today = clock.today(refdata.office_zone(record.office))
    if kind == Deadline.TRANSIT_LIMIT and record.limit_on is not None:
        return Due(
            _end_of(record.limit_on, refdata.office_zone(record.office_of_destination)), _law(kind, today)
        )
    return Due(clock.now() + refdata.duration(kind, today), _law(kind, today))


def _law(kind: str, on: date) -> str:
    return refdata.duration_basis(kind, on)


def _end_of(day: date, zone: str) -> datetime:
    return clock.from_wire(f"{day + timedelta(days=1)}T00:00:00", zone)


DEPARTURE = Machine[Movement](departure.TABLE, GUARDS, EFFECTS, BUILDERS, due_at)
TRANSIT = Machine[Movement](transit_office.TABLE, GUARDS, EFFECTS, BUILDERS, due_at)
DESTINATION = Machine[Movement](destination.TABLE, GUARDS, EFFECTS, BUILDERS, due_at)

MACHINES: dict[str, Machine[Movement]] = {
    Role.DEPARTURE: DEPARTURE,
    Role.TRANSIT: TRANSIT,
    Role.DESTINATION: DESTINATION,
}


def machine_of(movement: Movement) -> Machine[Movement]:
    """The machine of the record's role."""
    return MACHINES[movement.role]
