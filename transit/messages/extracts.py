"""What a movement's columns take from its documents: CC015C, CD001C and CD050C share the names that are read here."""

from collections.abc import Iterable, Iterator
from typing import Any

from cats.kernel import references
from cats.specification.definitions import CC015C, CD001C, CD050C

Record = CC015C | CD001C | CD050C
AUTHORISED_CONSIGNOR = "C521"


def columns(record: Record) -> dict[str, Any]:
    """The columns of `Movement` that follow from the document alone."""
    holder, operation = record.HolderOfTheTransitProcedure, record.TransitOperation
    return {
        "holder": holder.identificationNumber or "",
        "holder_name": holder.name or "",
        "declaration_type": operation.declarationType,
        "security": operation.security,
        "reduced_dataset": operation.reducedDatasetIndicator == "1",
        "binding_itinerary": operation.bindingItinerary == "1",
        "office_of_departure": record.CustomsOfficeOfDeparture.referenceNumber,
        "office_of_destination": record.CustomsOfficeOfDestinationDeclared.referenceNumber,
        "offices_of_transit": offices_of_transit(record),
        "countries": countries(record),
        "item_count": sum(len(house.ConsignmentItem) for house in record.Consignment.HouseConsignment),
        "gross_mass": record.Consignment.grossMass,
        "seals": list(seals(record)),
        "containers": [
            equipment.containerIdentificationNumber
            for equipment in record.Consignment.TransportEquipment
            if equipment.containerIdentificationNumber
        ],
        "means_of_transport": list(dict.fromkeys(means(record))),
    }


def is_simplified(declaration: CC015C) -> bool:
    """Whether the goods leave from an authorised consignor's place."""
    return any(one.type == AUTHORISED_CONSIGNOR for one in declaration.Authorisation)


def offices_of_transit(record: Record) -> list[str]:
    """The declared offices of transit in the order of the journey."""
    return [office.referenceNumber for office in record.CustomsOfficeOfTransitDeclared]


def countries(record: Record) -> list[str]:
    """The countries of the route by their offices: departure, transit, destination, each once."""
    offices = [
        record.CustomsOfficeOfDeparture.referenceNumber,
        *offices_of_transit(record),
        record.CustomsOfficeOfDestinationDeclared.referenceNumber,
    ]
    return list(dict.fromkeys(references.office_country(office) for office in offices))


def seals(record: Record) -> Iterator[str]:
    """The identifiers of the declared seals."""
    for equipment in record.Consignment.TransportEquipment:
        for seal in equipment.Seal:
            yield seal.identifier


def means(record: Record) -> Iterator[str]:
    """The departure means of transport, at the consignment or at its houses."""
    groups: Iterable[Any] = [record.Consignment, *record.Consignment.HouseConsignment]
    for group in groups:
        for one in group.DepartureTransportMeans:
            if one.identificationNumber:
                yield f"{one.identificationNumber} {one.nationality or ''}".strip()


def plates(record: Record) -> Iterator[str]:
    """The numbers of the means of transport, at departure and at the border, without nationality."""
    groups: Iterable[Any] = [record.Consignment, *record.Consignment.HouseConsignment]
    for group in groups:
        for one in [*group.DepartureTransportMeans, *getattr(group, "ActiveBorderTransportMeans", ())]:
            if one.identificationNumber:
                yield one.identificationNumber


def expected_at(record: Record, office: str) -> str:
    """When the goods are declared to reach the office of transit (UTC between administrations), or nothing."""
    for one in record.CustomsOfficeOfTransitDeclared:
        if one.referenceNumber == office:
            return one.arrivalDateAndTimeEstimated or ""
    return ""


def hs_codes(record: Record) -> list[str]:
    """The HS subheadings of the goods, each once."""
    codes = (
        item.Commodity.CommodityCode.harmonizedSystemSubHeadingCode
        for house in record.Consignment.HouseConsignment
        for item in house.ConsignmentItem
        if item.Commodity.CommodityCode
    )
    return list(dict.fromkeys(codes))
