"""Records that other offices announce: the anticipated records of transit and destination, and their end."""

from datetime import date

from cats.kernel import clock, references
from cats.kernel.actors import Actor
from cats.kernel.errors import Fault, Invalid, Refused
from cats.kernel.sentences import said
from cats.messaging.errors import TooEarly
from cats.messaging.models import InboundMessage
from cats.messaging.states import Inbound
from cats.specification.definitions import CD001C, CD050C, CD600C
from cats.tenancy import scope
from guarantees.models import ReservationRequest
from refdata import selectors as refdata
from transit import documents, known_by
from transit.messages import extracts
from transit.models import Movement
from transit.workflow.machine import DESTINATION, TRANSIT, machine_of
from transit.workflow.states import Role
from transit.workflow.triggers import Got


def announce_transit(message: CD050C, row: InboundMessage) -> None:
    """Open an expected record at each of our offices of transit that the journey names."""
    require_sender(row, "CustomsOfficeOfDeparture", message.CustomsOfficeOfDeparture.referenceNumber)
    offices = [
        office
        for office in dict.fromkeys(extracts.offices_of_transit(message))
        if references.office_country(office) == scope.current()
    ]
    if not offices:
        pointer = "/CD050C/CustomsOfficeOfTransitDeclared[1]/referenceNumber"
        raise Invalid([Fault(pointer, "14", "G0130", said("None of these offices is in this country."))])
    for office in offices:
        movement = _open(Role.TRANSIT, office, message)
        TRANSIT.fire(movement, Got.CD050C, actor=author(row), cause=row)
    _close_if_over(message.TransitOperation.MRN, row)


def announce_arrival(message: CD001C, row: InboundMessage) -> None:
    """Open the expected record at our office of destination."""
    require_sender(row, "CustomsOfficeOfDeparture", message.CustomsOfficeOfDeparture.referenceNumber)
    office = message.CustomsOfficeOfDestinationDeclared.referenceNumber
    if references.office_country(office) != scope.current():
        pointer = "/CD001C/CustomsOfficeOfDestinationDeclared/referenceNumber"
        raise Invalid([Fault(pointer, "14", "CATS_006", said("This office is not in this country."), office)])
    movement = _open(Role.DESTINATION, office, message)
    DESTINATION.fire(movement, Got.CD001C, actor=author(row), cause=row)
    _close_if_over(message.TransitOperation.MRN, row)


def close(message: CD600C, row: InboundMessage) -> None:
    """Close every record of the movement here. Waits for the records; who is concerned as guarantor only has none."""
    mrn = message.TransitOperation.MRN
    require_sender(row, "CustomsOfficeOfDeparture", message.CustomsOfficeOfDeparture.referenceNumber)
    records = _open_records(mrn)
    if not records and not ReservationRequest.objects.filter(mrn=mrn).exists():
        raise TooEarly("CD050C or CD001C")
    for movement in records:
        machine_of(movement).fire(
            movement,
            Got.CD600C,
            actor=author(row),
            cause=row,
            reason=message.Closure.closureReason,
        )


def require_sender(row: InboundMessage, group: str, office: str) -> None:
    """Nobody speaks for an office of another country."""
    expected = references.authority(references.office_country(office))
    if row.sender != expected:
        pointer = f"/{row.type}/{group}/referenceNumber"
        text = said(
            "This office belongs to {expected}, and the message comes from {sender}.",
            expected=expected,
            sender=row.sender,
        )
        raise Invalid([Fault(pointer, "14", "CATS_105", text, office)])


def author(row: InboundMessage) -> Actor:
    """The author of what the message causes."""
    return Actor.of_message(row.type, row.message_id, row.sender)


def _open(role: Role, office: str, message: CD001C | CD050C) -> Movement:
    """A new record of an announced movement. Raises `Refused` when the office has it already."""
    mrn = message.TransitOperation.MRN
    if Movement.objects.filter(mrn=mrn, role=role, office=office).exists():
        raise Refused(
            "92",
            said("{office} was told of {mrn} before.", office=office, mrn=mrn),
            remedy=said("Nothing needs to be sent again."),
        )
    now, operation = clock.now(), message.TransitOperation
    expected = extracts.expected_at(message, office) if role == Role.TRANSIT else ""
    movement = Movement.objects.create(
        role=role,
        office=office,
        mrn=mrn,
        accepted_on=operation.declarationAcceptanceDate,
        created_at=now,
        updated_at=now,
        expected_at=clock.from_wire(expected) if expected else None,
        usual_limit_on=_usual_limit(date.fromisoformat(operation.releaseDate)),
        **extracts.columns(message),
    )
    documents.keep(movement, message)
    known_by.remember(movement, message)
    return movement


def _usual_limit(released_on: date) -> date:
    """When goods that were released on that day would usually be at their destination, by our own duration."""
    return released_on + refdata.duration("transit_limit", released_on)


def _open_records(mrn: str) -> list[Movement]:
    return list(
        Movement.objects.filter(mrn=mrn, role__in=[Role.TRANSIT, Role.DESTINATION], closed_at=None).order_by(
            "id"
        )
    )


def _close_if_over(mrn: str, row: InboundMessage) -> None:
    """A closure notice that overtook this announcement and was taken for a guarantor's copy is heard again."""
    notices = InboundMessage.objects.filter(
        mrn=mrn, type="CD600C", sender=row.sender, state=Inbound.DONE, error=""
    )
    for notice in notices[:1]:
        closed = documents.message_of(notice.data)
        assert isinstance(closed, CD600C)
        close(closed, notice)
