"""Arrival at the office of destination: notified by the trader (007) and, under the simplified procedure, unloaded (044)."""

from cats.kernel import clock, references
from cats.kernel.errors import Fault, Invalid, NotFound
from cats.kernel.sentences import said
from cats.messaging.models import InboundMessage
from cats.specification.definitions import CC007C, CC044C
from cats.tenancy import scope
from cats.workflow import locks
from refdata import selectors as refdata
from transit import documents, rules
from transit.models import Movement
from transit.rules.context import at_office
from transit.services.records import author
from transit.services.refusals import INVALID_MRN, zone_of
from transit.workflow.machine import DESTINATION
from transit.workflow.states import Role
from transit.workflow.triggers import Got

AUTHORISED_CONSIGNEE = "C522"
YES = "1"


def notify(message: CC007C, row: InboundMessage) -> None:
    """Take an arrival notification at the declared office of destination; raises what refuses it."""
    movement = _expected(message)
    office = message.CustomsOfficeOfDestinationActual.referenceNumber
    context = at_office(office, scope.current(), mrn=movement.mrn)
    faults = [*rules.arrival_faults(message, context), *_own_faults(message, movement, row.sender)]
    if faults:
        raise Invalid(list(dict.fromkeys(faults)))
    operation = message.TransitOperation
    DESTINATION.fire(
        movement,
        Got.CC007C,
        actor=author(row),
        cause=row,
        simplified=operation.simplifiedProcedure == YES,
        trader=message.TraderAtDestination.identificationNumber,
        arrived_at=clock.from_wire(operation.arrivalNotificationDateAndTime, zone_of(office)),
    )


def remark(message: CC044C, row: InboundMessage) -> None:
    """Take conforming, complete unloading remarks; raises what refuses them."""
    movement = _expected(message)
    trader = message.TraderAtDestination.identificationNumber
    if movement.trader_at_destination not in (trader, "") or row.sender != trader:
        raise NotFound("movement", said("No arrival of yours with this MRN was notified here."))
    context = at_office(
        movement.office,
        scope.current(),
        mrn=movement.mrn,
        earlier=documents.record_of(movement),
        seals_expected=bool(movement.seals),
    )
    if faults := rules.unloading_faults(message, context):
        raise Invalid(faults)
    remarks = message.UnloadingRemark
    DESTINATION.fire(
        movement,
        Got.CC044C,
        actor=author(row),
        cause=row,
        remarks=message,
        text=remarks.unloadingRemark or "",
        seals_intact=None if remarks.stateOfSeals is None else remarks.stateOfSeals == YES,
    )


def _expected(message: CC007C | CC044C) -> Movement:
    """The destination record of the message, its lock held; by the MRN alone, so that another office is told the right one."""
    mrn, root = message.TransitOperation.MRN, type(message).__name__
    if text := references.mrn_fault(mrn):
        raise Invalid([Fault(f"/{root}/TransitOperation/MRN", INVALID_MRN, "R0028", text, mrn)])
    locks.hold(mrn)
    movement = Movement.objects.filter(mrn=mrn, role=Role.DESTINATION).first()
    if movement is None:
        raise NotFound("movement", said("The movement {mrn} is not expected in this country.", mrn=mrn))
    office = message.CustomsOfficeOfDestinationActual.referenceNumber
    if movement.office != office:
        pointer = f"/{root}/CustomsOfficeOfDestinationActual/referenceNumber"
        text = said("The movement is expected at {office}. Present the goods there.", office=movement.office)
        raise Invalid([Fault(pointer, "14", "CATS_108", text, office)])
    return movement


def _own_faults(message: CC007C, movement: Movement, sender: str) -> list[Fault]:
    """Who notifies, and under which authorisation."""
    faults = []
    trader = message.TraderAtDestination.identificationNumber
    if sender != trader:
        pointer = "/CC007C/TraderAtDestination/identificationNumber"
        faults.append(Fault(pointer, "14", "CATS_109", said("A trader notifies for himself only."), trader))
    if message.TransitOperation.simplifiedProcedure == YES:
        today = clock.today(zone_of(movement.office))
        if refdata.authorisation(trader, AUTHORISED_CONSIGNEE, today, movement.office) is None:
            text = said("The simplified procedure needs an authorisation C522 that is valid at this office.")
            faults.append(Fault("/CC007C/TransitOperation/simplifiedProcedure", "14", "CATS_110", text, YES))
    return faults
