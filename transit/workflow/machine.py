"""The machines of the three office roles: tables with their guards, effects, builders and durations."""

from datetime import date, datetime, timedelta
from typing import Any

from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.workflow.firing import Cause, Due
from cats.workflow.machine import Machine
from cats.workflow.models import Transition
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


class MovementMachine(Machine[Movement]):
    """The machine of a role, which also says when the record last moved."""

    def fire(
        self, record: Movement, trigger: str, *, actor: Actor, cause: Cause = None, **facts: Any
    ) -> Transition:
        """Let something happen to a movement. See `Machine.fire`."""
        step = super().fire(record, trigger, actor=actor, cause=cause, **facts)
        record.updated_at = step.at
        Movement.objects.filter(pk=record.pk).update(updated_at=step.at)
        return step


DEPARTURE = MovementMachine(departure.TABLE, GUARDS, EFFECTS, BUILDERS, due_at)
TRANSIT = MovementMachine(transit_office.TABLE, GUARDS, EFFECTS, BUILDERS, due_at)
DESTINATION = MovementMachine(destination.TABLE, GUARDS, EFFECTS, BUILDERS, due_at)

MACHINES: dict[str, MovementMachine] = {
    Role.DEPARTURE: DEPARTURE,
    Role.TRANSIT: TRANSIT,
    Role.DESTINATION: DESTINATION,
}


def machine_of(movement: Movement) -> MovementMachine:
    """The machine of the record's role."""
    return MACHINES[movement.role]
