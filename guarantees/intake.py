"""Reads requests to the ledger out of the messages 203, 204 and 209, the same way at the office that asks in its own
administration and at the office of guarantee that receives them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from cats.kernel import clock, ids, references
from cats.kernel.errors import Fault, Invalid
from cats.kernel.money import amount
from cats.kernel.sentences import said
from cats.specification.definitions import CD200C, CD203C, CD204C, CD209C
from guarantees import access_codes
from guarantees.checks import Asked
from guarantees.models import ReservationRequest
from guarantees.usages import Kind


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who sent the message, its id, and when it was made (the sender's clock)."""

    sender: str
    message_id: UUID
    issued_at: datetime
    answers: UUID | None = None


def envelope(message: Any) -> Envelope:
    """The envelope as the document states it."""
    correlation = message.correlationIdentifier
    return Envelope(
        sender=message.messageSender,
        message_id=UUID(message.messageIdentification),
        issued_at=clock.from_wire(message.preparationDateAndTime),
        answers=UUID(correlation) if correlation else None,
    )


def request_id(message_id: UUID, grn: str) -> UUID:
    """The id of the request that a message makes under one GRN."""
    return ids.derived(message_id, grn)


def reservations(message: CD203C, envelope: Envelope) -> list[ReservationRequest]:
    """One reservation request for each guarantee reference. Raises `Invalid` where a GRN stands twice."""
    _name_each_once(message)
    return [
        ReservationRequest(
            **_common(Kind.RESERVE, message, envelope, asked.type, grn),
            destination_office=asked.destination,
            countries=list(asked.countries),
            holder=asked.holder,
            accepted_on=asked.accepted_on,
            access_digest=asked.access_digest,
            amount=asked.amount,
            currency=asked.currency,
            hs_codes=list(asked.hs_codes),
        )
        for grn, asked in questions(message)
    ]


def questions(message: CD200C | CD203C) -> Iterator[tuple[str, Asked]]:
    """Each GRN of a check or a reservation with what is asked of it."""
    destination = message.CustomsOfficeOfDestinationDeclared
    for guarantee in message.Guarantee:
        for reference in guarantee.GuaranteeReference:
            yield (
                reference.GRN,
                Asked(
                    mrn=message.TransitOperation.MRN,
                    type=guarantee.guaranteeType,
                    holder=message.HolderOfTheTransitProcedure.identificationNumber,
                    accepted_on=date.fromisoformat(message.TransitOperation.declarationAcceptanceDate),
                    departure=message.CustomsOfficeOfDeparture.referenceNumber,
                    destination=destination.referenceNumber if destination else "",
                    countries=tuple(one.country for one in message.CountryInvolved),
                    hs_codes=tuple(_goods(message)),
                    amount=amount(reference.amountConcerned),
                    currency=reference.currency,
                    access_digest=access_codes.digest(reference.GRN, reference.accessCode),
                ),
            )


def credits(message: CD209C, envelope: Envelope) -> list[ReservationRequest]:
    """One credit for each guarantee reference."""
    _name_each_once(message)
    arrived = clock.from_wire(message.TransitOperation.arrivalDateAndTimeActual)
    return [
        ReservationRequest(
            **_common(Kind.CREDIT, message, envelope, guarantee_type, grn), effective_on=arrived.date()
        )
        for guarantee_type, grn in _references(message)
    ]


def endings(message: CD204C, envelope: Envelope) -> list[ReservationRequest]:
    """One release or cancellation for each guarantee reference.

    A cancellation that answers a 203 ends that very reservation; otherwise all that were issued before it. Raises
    `Invalid` unless exactly one date is given (C0255).
    """
    _name_each_once(message)
    operation = message.TransitOperation
    if bool(operation.releaseDate) == bool(operation.usageCancellationDate):
        raise Invalid(
            [
                Fault(
                    "/CD204C/TransitOperation/releaseDate",
                    "13",
                    "C0255",
                    said("State either the date of release or the date on which the usage was cancelled."),
                )
            ]
        )
    kind = Kind.RELEASE if operation.releaseDate else Kind.CANCEL
    day = date.fromisoformat(operation.releaseDate or operation.usageCancellationDate or "")
    return [
        ReservationRequest(
            **_common(kind, message, envelope, guarantee_type, grn),
            effective_on=day,
            reservation=_ended(kind, envelope, grn),
        )
        for guarantee_type, grn in _references(message)
    ]


def require_departure(message: Any, envelope: Envelope) -> None:
    """Only the administration of departure may ask for its movement. Raises `Invalid`."""
    code, country = type(message).__name__, references.authority_country(envelope.sender)
    office = message.CustomsOfficeOfDeparture.referenceNumber
    mrn = message.TransitOperation.MRN
    faults = []
    if references.office_country(office) != country:
        faults.append(
            Fault(
                f"/{code}/CustomsOfficeOfDeparture/referenceNumber",
                "14",
                "CATS_201",
                said(
                    "The office of departure is not one of {sender}, which sent the message.",
                    sender=envelope.sender,
                ),
                office,
            )
        )
    if mrn[2:4] != country:
        faults.append(
            Fault(
                f"/{code}/TransitOperation/MRN",
                "14",
                "CATS_201",
                said(
                    "The MRN was not allocated by {sender}, which sent the message.", sender=envelope.sender
                ),
                mrn,
            )
        )
    if faults:
        raise Invalid(faults)


def _ended(kind: Kind, envelope: Envelope, grn: str) -> UUID | None:
    if kind is Kind.CANCEL and envelope.answers is not None:
        return request_id(envelope.answers, grn)
    return None


def _common(kind: Kind, message: Any, envelope: Envelope, guarantee_type: str, grn: str) -> dict[str, Any]:
    return {
        "request": request_id(envelope.message_id, grn),
        "kind": kind.value,
        "grn": grn,
        "mrn": message.TransitOperation.MRN,
        "guarantee_type": guarantee_type,
        "departure_office": message.CustomsOfficeOfDeparture.referenceNumber,
        "issued_at": envelope.issued_at,
        "asked_by": envelope.sender,
        "message_id": str(envelope.message_id),
        "received_at": clock.now(),
    }


def _references(message: Any) -> list[tuple[str, str]]:
    return [
        (guarantee.guaranteeType, reference.GRN)
        for guarantee in message.Guarantee
        for reference in guarantee.GuaranteeReference
    ]


def _goods(message: CD200C | CD203C) -> Sequence[str]:
    if message.Consignment is None:
        return ()
    return [
        item.Commodity.CommodityCode.harmonizedSystemSubHeadingCode
        for house in message.Consignment.HouseConsignment
        for item in house.ConsignmentItem
    ]


def _name_each_once(message: Any) -> None:
    code, seen, faults = type(message).__name__, set(), []
    for first, guarantee in enumerate(message.Guarantee, 1):
        for second, reference in enumerate(guarantee.GuaranteeReference, 1):
            if reference.GRN in seen:
                pointer = f"/{code}/Guarantee[{first}]/GuaranteeReference[{second}]/GRN"
                text = said("Each guarantee is named once, with the whole amount that it covers.")
                faults.append(Fault(pointer, "26", "CATS_202", text, reference.GRN))
            seen.add(reference.GRN)
    if faults:
        raise Invalid(faults)
