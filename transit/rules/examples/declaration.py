"""Examples of rules on head, route and parties of a declaration; long, since it is one table."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from cats.specification import definitions as d
from transit.rules.examples import messages as make
from transit.rules.examples.cases import Case, Put, accepts, put, refuses

OPERATION, CONSIGNMENT = "TransitOperation", "Consignment"
HOUSE, ITEM = "Consignment.HouseConsignment[0]", "Consignment.HouseConsignment[0].ConsignmentItem[0]"
AT_HOUSE = "Consignment/HouseConsignment[1]"
AT_ITEM, AT_ITEM_2 = f"{AT_HOUSE}/ConsignmentItem[1]", f"{AT_HOUSE}/ConsignmentItem[2]"
MISSING, BROKEN, UNWANTED, LIST = "13", "14", "15", "12"


def operation(name: str, value: Any) -> Put:
    return put(f"{OPERATION}.{name}", value)


def consignment(name: str, value: Any) -> Put:
    return put(f"{CONSIGNMENT}.{name}", value)


def authorisation(kind: str, reference: str) -> Put:
    return put(
        "Authorisation", [d.AuthorisationType015(sequenceNumber=1, type=kind, referenceNumber=reference)]
    )


def route(*codes: str, times: Iterable[str] = ()) -> Put:
    offices = make.transit_offices(*codes)
    for office, when in zip(offices, times, strict=False):
        office.arrivalDateAndTimeEstimated = when
    return put("CustomsOfficeOfTransitDeclared", offices)


def routing(*countries: str) -> Put:
    return consignment(
        "CountryOfRoutingOfConsignment",
        [
            d.CountryOfRoutingOfConsignmentType015(sequenceNumber=n, country=c)
            for n, c in enumerate(countries, 1)
        ],
    )


def address(country: str, postcode: str | None = None) -> d.AddressType015:
    return d.AddressType015(streetAndNumber="1 Street", postcode=postcode, city="City", country=country)


def second_house(message: d.CC015C) -> None:
    """Two house consignments with one item each."""
    houses = message.Consignment.HouseConsignment
    other = houses[0].ConsignmentItem.pop()
    other.goodsItemNumber = 1
    houses[0].grossMass = Decimal("15600")
    houses.append(make.house(2, "3060", other))


OFFICE_AT = "CustomsOfficeOfTransitDeclared[{}]/referenceNumber".format
LATER = "2026-11-23T08:00:00"
BOTH_ITEMS = (
    "Consignment.HouseConsignment[0].ConsignmentItem[0]",
    "Consignment.HouseConsignment[0].ConsignmentItem[1]",
)

CASES: list[Case] = [
    accepts("CATS_001"),
    refuses(
        "CATS_001", operation("declarationType", "TIR"), at="TransitOperation/declarationType", code=BROKEN
    ),
    accepts("CATS_002", operation("declarationType", "T")),
    refuses(
        "CATS_002", operation("declarationType", "T2"), at="TransitOperation/declarationType", code=BROKEN
    ),
    refuses("CATS_002", put(f"{ITEM}.declarationType", "T2F"), at=f"{AT_ITEM}/declarationType", code=BROKEN),
    accepts("CATS_003", operation("additionalDeclarationType", "A")),
    refuses(
        "CATS_003",
        operation("additionalDeclarationType", "D"),
        at="TransitOperation/additionalDeclarationType",
        code=BROKEN,
    ),
    accepts("C0411"),
    refuses("C0411", operation("TIRCarnetNumber", "1"), at="TransitOperation/TIRCarnetNumber", code=UNWANTED),
    refuses(
        "C0411", operation("declarationType", "TIR"), at="TransitOperation/TIRCarnetNumber", code=MISSING
    ),
    accepts("C0904"),
    refuses(
        "C0904",
        put("HolderOfTheTransitProcedure.TIRHolderIdentificationNumber", "GE1"),
        at="HolderOfTheTransitProcedure/TIRHolderIdentificationNumber",
        code=UNWANTED,
    ),
    accepts("R0849", operation("declarationType", "TIR")),
    refuses(
        "R0849",
        operation("declarationType", "TIR"),
        operation("reducedDatasetIndicator", "1"),
        at="TransitOperation/reducedDatasetIndicator",
        code=BROKEN,
    ),
    accepts(
        "C0045",
        operation("declarationType", "T"),
        *(put(f"{one}.declarationType", "T1") for one in BOTH_ITEMS),
    ),
    refuses(
        "C0045",
        operation("declarationType", "T"),
        put(f"{ITEM}.declarationType", "T1"),
        at=f"{AT_ITEM_2}/declarationType",
        code=MISSING,
    ),
    refuses("C0045", put(f"{ITEM}.declarationType", "T1"), at=f"{AT_ITEM}/declarationType", code=UNWANTED),
    accepts("C0101", operation("reducedDatasetIndicator", "1"), authorisation("C524", "X")),
    refuses("C0101", operation("reducedDatasetIndicator", "1"), at="Authorisation[1]", code=MISSING),
    accepts("R0859", operation("reducedDatasetIndicator", "1"), authorisation("C524", "X")),
    refuses(
        "R0859",
        operation("reducedDatasetIndicator", "1"),
        at="TransitOperation/reducedDatasetIndicator",
        code=BROKEN,
    ),
    refuses("R0859", authorisation("C524", "X"), at="Authorisation[1]/type", code=BROKEN),
    accepts("C0839", make.simplified),
    refuses("C0839", operation("limitDate", make.LIMIT), at="TransitOperation/limitDate", code=UNWANTED),
    refuses(
        "C0839", make.simplified, operation("limitDate", None), at="TransitOperation/limitDate", code=MISSING
    ),
    accepts("G0114", make.simplified),
    refuses("G0114", make.simplified, put("Authorisation", []), at="Authorisation[1]", code=MISSING),
    accepts("CATS_004", operation("limitDate", "2026-11-22")),
    refuses("CATS_004", operation("limitDate", "2026-11-21"), at="TransitOperation/limitDate", code=BROKEN),
    refuses("CATS_004", operation("limitDate", "2027-11-21"), at="TransitOperation/limitDate", code=BROKEN),
    accepts("CATS_005", make.simplified),
    refuses(
        "CATS_005",
        make.simplified,
        authorisation("C521", "GEACRDEMO9999"),
        at="Authorisation[1]/referenceNumber",
        code=BROKEN,
    ),
    refuses(
        "CATS_005",
        make.simplified,
        put("HolderOfTheTransitProcedure.identificationNumber", "GEDEMO0002"),
        at="Authorisation[1]/referenceNumber",
        code=BROKEN,
    ),
    refuses(
        "CATS_005",
        make.simplified,
        put("CustomsOfficeOfDeparture.referenceNumber", "GEDM0002"),
        at="Authorisation[1]/referenceNumber",
        code=BROKEN,
    ),
    accepts("CATS_006", put("CustomsOfficeOfDeparture.referenceNumber", "GEDM0003")),
    refuses(
        "CATS_006",
        put("CustomsOfficeOfDeparture.referenceNumber", "AZDM0003"),
        at="CustomsOfficeOfDeparture/referenceNumber",
        code=BROKEN,
    ),
    accepts("R0005", route(*make.TRANSIT, times=[LATER])),
    refuses(
        "R0005",
        route(*make.TRANSIT, times=[LATER, make.PREPARED]),
        at="CustomsOfficeOfTransitDeclared[2]/arrivalDateAndTimeEstimated",
        code=BROKEN,
    ),
    accepts("C0030", put("CustomsOfficeOfDestinationDeclared.referenceNumber", "GEDM0003"), route()),
    refuses("C0030", route(), at="CustomsOfficeOfTransitDeclared[1]", code=MISSING),
    accepts("R0003"),
    refuses("R0003", route("AZDM0001", "UZDM0001", "AZDM0001"), at=OFFICE_AT(3), code=BROKEN),
    accepts("R0006"),
    refuses("R0006", route("AZDM0001", "KZDM0001"), at=OFFICE_AT(1), code=BROKEN),
    accepts("G0142", routing("GE", "AZ", "KZ", "UZ", "RU")),
    refuses(
        "G0142",
        routing("GE", "AZ", "KZ", "UZ"),
        route("AZDM0001", "UZDM0001"),
        at="CustomsOfficeOfTransitDeclared[1]",
        code=MISSING,
    ),
    accepts("CATS_011"),
    refuses("CATS_011", route("AZDM0003", "KZDM0001", "UZDM0001"), at=OFFICE_AT(1), code=BROKEN),
    refuses(
        "CATS_011",
        put("CustomsOfficeOfDeparture.referenceNumber", "GEDM0002"),
        at="CustomsOfficeOfDeparture/referenceNumber",
        code=BROKEN,
    ),
    refuses(
        "CATS_011",
        put("CustomsOfficeOfDestinationDeclared.referenceNumber", "UZDM0001"),
        at="CustomsOfficeOfDestinationDeclared/referenceNumber",
        code=BROKEN,
    ),
    accepts("CATS_012"),
    refuses("CATS_012", route("AZDM0001", "TMDM0001", "UZDM0001"), at=OFFICE_AT(2), code=BROKEN),
    accepts("CATS_013"),
    refuses("CATS_013", route("GEDM0002", *make.TRANSIT), at=OFFICE_AT(1), code=BROKEN),
    accepts("C0587"),
    refuses(
        "C0587",
        put(
            "CustomsOfficeOfExitForTransitDeclared",
            [d.CustomsOfficeOfExitForTransitDeclaredType015(sequenceNumber=1, referenceNumber="GEDM0005")],
        ),
        at="CustomsOfficeOfExitForTransitDeclared[1]",
        code=UNWANTED,
    ),
    accepts("C0598", operation("security", "1"), route(*make.TRANSIT, times=[LATER] * 3)),
    refuses(
        "C0598",
        operation("security", "1"),
        route(*make.TRANSIT, times=[LATER, LATER]),
        at="CustomsOfficeOfTransitDeclared[3]/arrivalDateAndTimeEstimated",
        code=MISSING,
    ),
    accepts("C0586", operation("bindingItinerary", "1"), routing("GE", "AZ", "KZ", "UZ")),
    refuses(
        "C0586",
        operation("bindingItinerary", "1"),
        at="Consignment/CountryOfRoutingOfConsignment[1]",
        code=MISSING,
    ),
    accepts("C0343", consignment("countryOfDestination", None), put(f"{HOUSE}.countryOfDestination", "UZ")),
    refuses(
        "C0343",
        put(f"{ITEM}.countryOfDestination", "UZ"),
        at=f"{AT_ITEM}/countryOfDestination",
        code=UNWANTED,
    ),
    refuses(
        "C0343",
        consignment("countryOfDestination", None),
        at=[f"{AT_ITEM}/countryOfDestination", f"{AT_ITEM_2}/countryOfDestination"],
        code=MISSING,
    ),
    accepts("C0909", consignment("countryOfDispatch", None), put(f"{HOUSE}.countryOfDispatch", "GE")),
    refuses(
        "C0909", put(f"{HOUSE}.countryOfDispatch", "GE"), at=f"{AT_HOUSE}/countryOfDispatch", code=UNWANTED
    ),
    accepts("C0502", consignment("referenceNumberUCR", None)),
    refuses(
        "C0502", put(f"{ITEM}.referenceNumberUCR", "U"), at=f"{AT_ITEM}/referenceNumberUCR", code=UNWANTED
    ),
    refuses(
        "C0502",
        consignment("referenceNumberUCR", None),
        consignment("TransportDocument", []),
        at=[f"{AT_ITEM}/referenceNumberUCR", f"{AT_ITEM_2}/referenceNumberUCR"],
        code=MISSING,
    ),
    accepts("G0120"),
    refuses(
        "G0120",
        put("HolderOfTheTransitProcedure.identificationNumber", None),
        at="HolderOfTheTransitProcedure/identificationNumber",
        code=MISSING,
    ),
    accepts("CATS_020", put("HolderOfTheTransitProcedure.identificationNumber", "UZDEMO0001")),
    refuses(
        "CATS_020",
        put("HolderOfTheTransitProcedure.identificationNumber", "GEDEMO9999"),
        at="HolderOfTheTransitProcedure/identificationNumber",
        code=BROKEN,
    ),
    refuses(
        "CATS_020",
        put("Representative", d.RepresentativeType015(identificationNumber="GEDEMO9999", status="2")),
        at="Representative/identificationNumber",
        code=BROKEN,
    ),
    accepts("R0850", consignment("Consignor", d.ConsignorType015(identificationNumber="DE123/4"))),
    refuses(
        "R0850",
        consignment("Consignor", d.ConsignorType015(identificationNumber="123 45")),
        at="Consignment/Consignor/identificationNumber",
        code=BROKEN,
    ),
    accepts("C0250", consignment("Consignee", d.ConsigneeType015(name="Firm", Address=address("IR")))),
    refuses(
        "C0250",
        consignment("Consignee", d.ConsigneeType015(identificationNumber="UZDEMO0001")),
        at=["Consignment/Consignee/name", "Consignment/Consignee/Address"],
        code=MISSING,
    ),
    refuses(
        "C0250",
        consignment("Consignee", d.ConsigneeType015(identificationNumber="IR123")),
        at=["Consignment/Consignee/name", "Consignment/Consignee/Address"],
        code=MISSING,
    ),
    refuses(
        "C0250",
        put("HolderOfTheTransitProcedure.name", "Demo"),
        at="HolderOfTheTransitProcedure/name",
        code=UNWANTED,
    ),
    accepts("C0505", consignment("Consignee", d.ConsigneeType015(name="Firm", Address=address("GE")))),
    refuses(
        "C0505",
        consignment("Consignee", d.ConsigneeType015(name="Firm", Address=address("UM"))),
        at="Consignment/Consignee/Address/postcode",
        code=MISSING,
    ),
    accepts(
        "C0001",
        consignment("Consignee", None),
        put(f"{HOUSE}.Consignee", make.consignee()),
    ),
    refuses("C0001", consignment("Consignee", None), at=f"{AT_HOUSE}/Consignee", code=MISSING),
    refuses(
        "C0001",
        put(f"{HOUSE}.Consignee", make.consignee()),
        at=f"{AT_HOUSE}/Consignee",
        code=UNWANTED,
    ),
    accepts("C0542", consignment("Consignor", None)),
    refuses(
        "C0542",
        put(f"{HOUSE}.Consignor", d.ConsignorType015(identificationNumber="GEDEMO0002")),
        at=f"{AT_HOUSE}/Consignor",
        code=UNWANTED,
    ),
    refuses("C0542", operation("reducedDatasetIndicator", "1"), at="Consignment/Consignor", code=UNWANTED),
    accepts("R0987"),
    refuses(
        "R0987",
        put("Consignment.DepartureTransportMeans[1].sequenceNumber", 3),
        put("Consignment.TransportEquipment[0].Seal[0].sequenceNumber", 2),
        at=[
            "Consignment/TransportEquipment[1]/Seal[1]/sequenceNumber",
            "Consignment/DepartureTransportMeans[2]/sequenceNumber",
        ],
        code=BROKEN,
    ),
    accepts("R0988", second_house),
    refuses("R0988", put(f"{ITEM}.goodsItemNumber", 2), at=f"{AT_ITEM}/goodsItemNumber", code=BROKEN),
    accepts("R0007", second_house),
    refuses(
        "R0007",
        put(f"{ITEM}.declarationGoodsItemNumber", 2),
        at=f"{AT_ITEM}/declarationGoodsItemNumber",
        code=BROKEN,
    ),
    accepts("R0506", second_house, put(f"{HOUSE}.countryOfDispatch", "GE")),
    refuses(
        "R0506", put(f"{HOUSE}.countryOfDispatch", "GE"), at=f"{AT_HOUSE}/countryOfDispatch", code=BROKEN
    ),
    accepts("R0507", put(f"{ITEM}.countryOfDispatch", "GE")),
    refuses(
        "R0507",
        *(put(f"{one}.countryOfDispatch", "GE") for one in BOTH_ITEMS),
        at=f"{AT_ITEM}/countryOfDispatch",
        code=BROKEN,
    ),
]
