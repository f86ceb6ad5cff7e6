"""What the office of departure hears of its movements from other offices."""

from datetime import date

from cats.kernel import clock, references
from cats.kernel.errors import Fault, Invalid, NotFound
from cats.kernel.sentences import said
from cats.messaging.errors import TooEarly
from cats.messaging.models import InboundMessage
from cats.specification.definitions import CD006C, CD018C, CD118C, CD201C, CD205C
from cats.tenancy import scope
from cats.workflow import locks
from transit import documents, guarantee_uses, rules
from transit.models import Movement
from transit.rules.context import at_office
from transit.services.records import author, require_sender
from transit.workflow.machine import DEPARTURE
from transit.workflow.states import Departure, Role
from transit.workflow.triggers import Got

FromOffice = CD006C | CD018C | CD118C | CD201C | CD205C


def hear_border_passage(message: CD118C, row: InboundMessage) -> None:
    """118: the goods passed an office of transit of the declared journey."""
    movement = of_message(message)
    office = message.CustomsOfficeOfTransitActual.referenceNumber
    require_sender(row, "CustomsOfficeOfTransitActual", office)
    if office not in movement.offices_of_transit:
        raise _undeclared("CD118C", "CustomsOfficeOfTransitActual", office)
    DEPARTURE.fire(
        movement,
        Got.CD118C,
        actor=author(row),
        cause=row,
        office=office,
        passed_on=date.fromisoformat(message.TransitOperation.passageDate),
    )


def hear_arrival(message: CD006C, row: InboundMessage) -> None:
    """006: the goods arrived at the declared destination."""
    movement = of_message(message)
    office = _destination(message, row, movement)
    arrived_at = clock.from_wire(message.TransitOperation.arrivalDateAndTimeActual)
    DEPARTURE.fire(movement, Got.CD006C, actor=author(row), cause=row, office=office, arrived_at=arrived_at)


def hear_control_results(message: CD018C, row: InboundMessage) -> None:
    """018: how it ended. It waits for the arrival that it may have overtaken."""
    movement = of_message(message)
    office = _destination(message, row, movement)
    if movement.state == Departure.RELEASED:
        raise TooEarly("CD006C")
    context = at_office(
        movement.office,
        scope.current(),
        mrn=movement.mrn,
        earlier=documents.declaration_of(movement),
        seals_expected=bool(movement.seals),
    )
    if faults := rules.control_result_faults(message, context):
        raise Invalid(faults)
    DEPARTURE.fire(
        movement,
        Got.CD018C,
        actor=author(row),
        cause=row,
        office=office,
        result=message.ControlResult.code,
        text=message.TransitOperation.otherThingsToReport or message.ControlResult.text or "",
        document=message,
    )


def hear_guarantee_check(message: CD201C, row: InboundMessage) -> None:
    """201: what an office of guarantee found."""
    movement = of_message(message)
    guarantee_uses.heard_check(movement, message, row)
    DEPARTURE.fire(movement, Got.CD201C, actor=author(row), cause=row)


def hear_registration(message: CD205C, row: InboundMessage) -> None:
    """205: what an office of guarantee registered or refused; the last answer releases the goods."""
    movement = of_message(message)
    guarantee_uses.heard_registration(movement, message, row)
    DEPARTURE.fire(movement, Got.CD205C, actor=author(row), cause=row)


def of_message(message: FromOffice) -> Movement:
    """The departure record of a message, its lock held. Raises `Invalid` for a wrong MRN and `NotFound` for an unknown one."""
    mrn = message.TransitOperation.MRN
    root = type(message).__name__
    if text := references.mrn_fault(mrn):
        raise Invalid([Fault(f"/{root}/TransitOperation/MRN", "93", "R0028", text, mrn)])
    locks.hold(mrn)
    movement = Movement.objects.filter(mrn=mrn, role=Role.DEPARTURE).first()
    if movement is None:
        raise NotFound("movement", said("No office here released the movement {mrn}.", mrn=mrn))
    if movement.office != message.CustomsOfficeOfDeparture.referenceNumber:
        pointer = f"/{root}/CustomsOfficeOfDeparture/referenceNumber"
        value = message.CustomsOfficeOfDeparture.referenceNumber
        text = said("The movement began at another office.")
        raise Invalid([Fault(pointer, "14", "CATS_106", text, value)])
    return movement


def _destination(message: CD006C | CD018C, row: InboundMessage, movement: Movement) -> str:
    office = message.CustomsOfficeOfDestinationActual.referenceNumber
    require_sender(row, "CustomsOfficeOfDestinationActual", office)
    if office != movement.office_of_destination:
        raise _undeclared(type(message).__name__, "CustomsOfficeOfDestinationActual", office)
    return office


def _undeclared(root: str, group: str, office: str) -> Invalid:
    text = said("The declaration does not name this office. A change of route must be asked for first.")
    return Invalid([Fault(f"/{root}/{group}/referenceNumber", "14", "CATS_107", text, office)])
