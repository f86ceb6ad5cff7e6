"""Re-addressing: any CC015C is sent on the demo corridor instead, with its own goods, packages, documents, means and seals.

What is replaced is said, element by element; nothing else is touched, so that the rules judge the declaration as it is.
"""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from cats.kernel import clock, references
from cats.specification import codec
from cats.specification.definitions import (
    CC015C,
    AddressType015,
    ConsigneeType015,
    ConsignorType015,
    CountryOfRoutingOfConsignmentType015,
    CustomsOfficeOfTransitDeclaredType015,
    CustomsOfficeType015,
    GuaranteeReferenceType015,
    GuaranteeType015,
    HolderOfTheTransitProcedureType015,
    LocationOfGoodsType015,
)
from ice_connector.journey import corridor
from refdata.demo import OPERATORS

LARGEST = Decimal(100_000)
TRAVEL = timedelta(hours=20)


class NotADeclaration(Exception):
    """The file holds something else than a transit declaration."""


@dataclass
class Readdressed:
    """The declaration as it will be lodged, and what was replaced: element, what stood there, what stands there now."""

    declaration: CC015C
    replaced: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def document(self) -> bytes:
        """The XML to lodge."""
        return codec.encode(self.declaration)

    def put(self, owner: Any, attribute: str, value: Any, name: str = "") -> None:
        """Replace one element and note it; the same value again is not worth a line."""
        before = getattr(owner, attribute)
        if before != value:
            setattr(owner, attribute, value)
            self.replaced.append((name or attribute, _shown(before), _shown(value)))


def readdress(data: bytes, access_code: str) -> Readdressed:
    """Send a declaration (NCTS or CATS namespace) on the demo corridor under the demo guarantee.

    Raises `cats.specification.faults.Refused` when the file has not the structure of its message and
    `NotADeclaration` for another message.
    """
    declaration = codec.decode(data)
    if not isinstance(declaration, CC015C):
        raise NotADeclaration(f"The file holds {type(declaration).__name__}; a journey begins with a CC015C.")
    new = Readdressed(declaration)
    for step in STEPS:
        step(new)
    _guarantee(new, access_code)
    return new


def _header(new: Readdressed) -> None:
    message = new.declaration
    new.put(message, "messageSender", corridor.HOLDER)
    new.put(message, "messageRecipient", references.authority("GE"))
    message.messageIdentification = uuid.uuid4().hex
    message.preparationDateAndTime = clock.wire_time(clock.now(), "Asia/Tbilisi")
    message.correlationIdentifier = None
    new.put(message.TransitOperation, "communicationLanguageAtDeparture", corridor.LANGUAGE)
    new.put(message.TransitOperation, "LRN", f"J{uuid.uuid4().hex[:20]}".upper())


def _authorisations(new: Readdressed) -> None:
    """Authorisations are another administration's; with them goes what only they allow (C0839, R0859)."""
    new.put(new.declaration, "Authorisation", [])
    new.put(new.declaration.TransitOperation, "limitDate", None)
    new.put(new.declaration.TransitOperation, "reducedDatasetIndicator", "0")


def _offices(new: Readdressed) -> None:
    message = new.declaration
    arrivals = [office.arrivalDateAndTimeEstimated for office in message.CustomsOfficeOfTransitDeclared]
    timed = any(arrivals) or message.TransitOperation.security in ("1", "3")
    new.put(
        message.CustomsOfficeOfDeparture, "referenceNumber", corridor.DEPARTURE, "CustomsOfficeOfDeparture"
    )
    new.put(
        message.CustomsOfficeOfDestinationDeclared,
        "referenceNumber",
        corridor.DESTINATION,
        "CustomsOfficeOfDestinationDeclared",
    )
    offices = [
        CustomsOfficeOfTransitDeclaredType015(
            sequenceNumber=number,
            referenceNumber=office,
            arrivalDateAndTimeEstimated=clock.wire_time(clock.now() + number * TRAVEL) if timed else None,
        )
        for number, office in enumerate(corridor.TRANSIT, 1)
    ]
    new.put(message, "CustomsOfficeOfTransitDeclared", offices)
    new.put(message, "CustomsOfficeOfExitForTransitDeclared", [])


def _parties(new: Readdressed) -> None:
    message = new.declaration
    tir_holder = message.HolderOfTheTransitProcedure.TIRHolderIdentificationNumber
    holder = HolderOfTheTransitProcedureType015(
        identificationNumber=corridor.HOLDER, TIRHolderIdentificationNumber=tir_holder
    )
    new.put(message, "HolderOfTheTransitProcedure", holder)
    new.put(message, "Representative", None)
    senders: dict[str, str] = {}
    receivers: dict[str, str] = {}
    levels: list[Any] = [message.Consignment, *message.Consignment.HouseConsignment]
    for level in levels:
        if level.Consignor is not None:
            number = _stand_in(level.Consignor, senders, corridor.SENDERS)
            new.put(level, "Consignor", ConsignorType015(identificationNumber=number))
        if level.Consignee is not None:
            number = _stand_in(level.Consignee, receivers, corridor.RECEIVERS)
            new.put(level, "Consignee", _consignee(number))


def _consignee(number: str) -> ConsigneeType015:
    """Registered abroad, so with name and address: Georgia cannot look him up."""
    operator = next(one for one in OPERATORS if one.identification == number)
    address = AddressType015(
        streetAndNumber=operator.street,
        postcode=operator.postcode,
        city=operator.city,
        country=operator.country,
    )
    return ConsigneeType015(identificationNumber=number, name=operator.name, Address=address)


def _stand_in(
    party: ConsignorType015 | ConsigneeType015, known: dict[str, str], others: tuple[str, ...]
) -> str:
    """An operator of the demo for this party: the same for the same one, another for another (R0506)."""
    return known.setdefault(f"{party.identificationNumber} {party.name}", others[len(known) % len(others)])


def _countries(new: Readdressed) -> None:
    """One country for all, so it stands at the consignment alone (C0909, C0343, R0506)."""
    levels: list[Any] = list(_levels(new.declaration))
    for name, country in (
        ("countryOfDispatch", corridor.COUNTRIES[0]),
        ("countryOfDestination", corridor.COUNTRIES[-1]),
    ):
        new.put(levels[0], name, country)
        for level in levels[1:]:
            new.put(level, name, None)


def _way(new: Readdressed) -> None:
    consignment = new.declaration.Consignment
    if consignment.CountryOfRoutingOfConsignment:
        way = [
            CountryOfRoutingOfConsignmentType015(sequenceNumber=number, country=country)
            for number, country in enumerate(corridor.COUNTRIES, 1)
        ]
        new.put(consignment, "CountryOfRoutingOfConsignment", way)
    if consignment.LocationOfGoods is not None:
        office = CustomsOfficeType015(referenceNumber=corridor.DEPARTURE)
        place = LocationOfGoodsType015(
            typeOfLocation="A", qualifierOfIdentification="V", CustomsOffice=office
        )
        new.put(consignment, "LocationOfGoods", place)
    for means in consignment.ActiveBorderTransportMeans:
        if means.customsOfficeAtBorderReferenceNumber is not None:
            name = "ActiveBorderTransportMeans.customsOfficeAtBorderReferenceNumber"
            new.put(means, "customsOfficeAtBorderReferenceNumber", corridor.TRANSIT[0], name)


def _guarantee(new: Readdressed, access_code: str) -> None:
    """One comprehensive guarantee; the amount stays where it is in the guarantee's currency and fits, else the flat amount."""
    asked = [
        reference for guarantee in new.declaration.Guarantee for reference in guarantee.GuaranteeReference
    ]
    amounts = [
        one.amountToBeCovered for one in asked if one.currency == corridor.CURRENCY and one.amountToBeCovered
    ]
    amount = amounts[0] if amounts and amounts[0] <= LARGEST else None
    reference = GuaranteeReferenceType015(
        sequenceNumber=1,
        GRN=corridor.GRN,
        accessCode=access_code,
        amountToBeCovered=amount,
        currency=corridor.CURRENCY if amount else None,
    )
    before = ", ".join(f"type {one.guaranteeType}" for one in new.declaration.Guarantee)
    new.declaration.Guarantee = [
        GuaranteeType015(sequenceNumber=1, guaranteeType="1", GuaranteeReference=[reference])
    ]
    shown = f"{amount} {corridor.CURRENCY}" if amount else "the flat amount"
    new.replaced.append(("Guarantee", before, f"type 1, {corridor.GRN}, {shown}"))


def _levels(message: CC015C) -> Iterator[Any]:
    """The consignment, its house consignments and their items."""
    yield message.Consignment
    for house in message.Consignment.HouseConsignment:
        yield house
        yield from house.ConsignmentItem


def _shown(value: Any) -> str:
    if value is None or value == []:
        return "nothing"
    if isinstance(value, list):
        return ", ".join(_shown(one) for one in value)
    for attribute in ("referenceNumber", "identificationNumber", "country", "name", "typeOfLocation"):
        if getattr(value, attribute, None):
            return str(getattr(value, attribute))
    return str(value)


STEPS: tuple[Callable[[Readdressed], None], ...] = (
    _header,
    _authorisations,
    _offices,
    _parties,
    _countries,
    _way,
)
