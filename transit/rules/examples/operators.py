"""Examples of rules on arrival, unloading, control results, amendment and invalidation."""

from decimal import Decimal
from typing import Any

from cats.specification import definitions as d
from transit.rules.examples import messages as make
from transit.rules.examples.cases import Case, Put, accepts, put, refuses

MISSING, BROKEN, UNWANTED, BAD_MRN = "13", "14", "15", "93"
WRONG_DIGIT = f"{make.MRN[:-1]}8"
OPERATION, REMARK = "TransitOperation", "UnloadingRemark"
AT_TRADER = "TraderAtDestination/identificationNumber"
OFFICE, AT_OFFICE = (
    "CustomsOfficeOfDestinationActual.referenceNumber",
    "CustomsOfficeOfDestinationActual/referenceNumber",
)


def operation(name: str, value: Any) -> Put:
    return put(f"{OPERATION}.{name}", value)


def authorised(reference: str = "UZACEDEMO0001") -> Put:
    return put(
        "Authorisation", [d.AuthorisationType007(sequenceNumber=1, type="C522", referenceNumber=reference)]
    )


def location(qualifier: str, **parts: Any) -> Put:
    return put(
        "Consignment.LocationOfGoods",
        d.LocationOfGoodsType007(typeOfLocation="A", qualifierOfIdentification=qualifier, **parts),
    )


def address(country: str, postcode: str | None = None) -> d.AddressType015B:
    return d.AddressType015B(streetAndNumber="1 Street", postcode=postcode, city="City", country=country)


def without_trailer(message: d.CC013C) -> None:
    """The second means of transport is left out."""
    message.Consignment.DepartureTransportMeans.pop()


def without_second_item(message: d.CC013C) -> None:
    """The second goods item is left out."""
    message.Consignment.HouseConsignment[0].ConsignmentItem.pop()


SIMPLE = operation("simplifiedProcedure", "1")
PLACE = "Consignment/LocationOfGoods"

ARRIVAL: list[Case] = [
    accepts("R0028"),
    refuses("R0028", operation("MRN", WRONG_DIGIT), at=f"{OPERATION}/MRN", code=BAD_MRN),
    accepts("C0102", SIMPLE, authorised()),
    refuses("C0102", SIMPLE, at="Authorisation[1]", code=MISSING),
    refuses("C0102", authorised(), at="Authorisation[1]", code=UNWANTED),
    accepts("CATS_060", SIMPLE, authorised()),
    refuses("CATS_060", SIMPLE, authorised("UZACEDEMO9"), at="Authorisation[1]/referenceNumber", code=BROKEN),
    refuses(
        "CATS_060",
        SIMPLE,
        authorised(),
        put(OFFICE, "UZDM0005"),
        at="Authorisation[1]/referenceNumber",
        code=BROKEN,
    ),
    accepts("CATS_061"),
    refuses("CATS_061", operation("incidentFlag", "1"), at=f"{OPERATION}/incidentFlag", code=BROKEN),
    accepts("CATS_062"),
    refuses(
        "CATS_062", put("TraderAtDestination.identificationNumber", "UZDEMO9999"), at=AT_TRADER, code=BROKEN
    ),
    accepts("CATS_063", operation("arrivalNotificationDateAndTime", "2026-11-22T12:15:00")),
    refuses(
        "CATS_063",
        operation("arrivalNotificationDateAndTime", "2026-11-22T12:15:01"),
        at=f"{OPERATION}/arrivalNotificationDateAndTime",
        code=BROKEN,
    ),
    accepts("CATS_064", put(OFFICE, "UZDM0005")),
    refuses("CATS_064", put(OFFICE, "GEDM0001"), at=AT_OFFICE, code=BROKEN),
    accepts("CATS_011", put(OFFICE, "UZDM0005")),
    refuses("CATS_011", put(OFFICE, "UZDM0001"), at=AT_OFFICE, code=BROKEN),
    accepts("R0850"),
    refuses("R0850", put("TraderAtDestination.identificationNumber", "1"), at=AT_TRADER, code=BROKEN),
    accepts("C0394", location("U", UNLocode="UZTAS")),
    refuses("C0394", location("U"), at=f"{PLACE}/UNLocode", code=MISSING),
    accepts("C0671"),
    refuses(
        "C0671",
        location("U", UNLocode="UZTAS", additionalIdentifier="1"),
        at=f"{PLACE}/additionalIdentifier",
        code=UNWANTED,
    ),
    accepts("C0382"),
    refuses(
        "C0382",
        location("T", PostcodeAddress=d.PostcodeAddressType015(postcode="100000", country="UZ")),
        at=f"{PLACE}/PostcodeAddress/houseNumber",
        code=MISSING,
    ),
    accepts("C0505", location("Z", Address=address("UZ"))),
    refuses("C0505", location("Z", Address=address("UM")), at=f"{PLACE}/Address/postcode", code=MISSING),
    accepts("CATS_032", location("U", UNLocode="UZTAS")),
    refuses("CATS_032", location("U", UNLocode="TASHKENT"), at=f"{PLACE}/UNLocode", code=BROKEN),
]

UNLOADING: list[Case] = [
    accepts("R0028"),
    refuses("R0028", operation("MRN", WRONG_DIGIT), at=f"{OPERATION}/MRN", code=BAD_MRN),
    accepts("C0440"),
    refuses("C0440", put(f"{REMARK}.stateOfSeals", None), at=f"{REMARK}/stateOfSeals", code=MISSING),
    accepts("G0360"),
    refuses("G0360", put("Consignment", d.ConsignmentType044()), at="Consignment", code=UNWANTED),
    accepts("CATS_065"),
    refuses("CATS_065", put(f"{REMARK}.conform", "0"), at=f"{REMARK}/conform", code=BROKEN),
    refuses(
        "CATS_065", put(f"{REMARK}.unloadingCompletion", "0"), at=f"{REMARK}/unloadingCompletion", code=BROKEN
    ),
    refuses("CATS_065", put(f"{REMARK}.stateOfSeals", "0"), at=f"{REMARK}/stateOfSeals", code=BROKEN),
    accepts("CATS_066"),
    refuses(
        "CATS_066", put(f"{REMARK}.unloadingDate", "2026-11-23"), at=f"{REMARK}/unloadingDate", code=BROKEN
    ),
    accepts("CATS_062"),
    refuses(
        "CATS_062", put("TraderAtDestination.identificationNumber", "UZDEMO9999"), at=AT_TRADER, code=BROKEN
    ),
]

HS_CODE = "Consignment.HouseConsignment[0].ConsignmentItem[1].Commodity.CommodityCode.harmonizedSystemSubHeadingCode"

AT_HS_CODE = "Consignment/HouseConsignment[1]/ConsignmentItem[2]/Commodity/CommodityCode/harmonizedSystemSubHeadingCode"
GENERAL = operation("amendmentTypeFlag", "0")

AMENDMENT: list[Case] = [
    accepts("C0467"),
    refuses("C0467", operation("MRN", None), at=f"{OPERATION}/MRN", code=MISSING),
    refuses("C0467", operation("LRN", "DEMO"), at=f"{OPERATION}/LRN", code=UNWANTED),
    accepts("R0028"),
    refuses("R0028", operation("MRN", WRONG_DIGIT), at=f"{OPERATION}/MRN", code=BAD_MRN),
    accepts("CATS_071"),
    refuses(
        "CATS_071", put("Guarantee[0].guaranteeType", None), at="Guarantee[1]/guaranteeType", code=MISSING
    ),
    accepts("R0520", put("Guarantee[0].GuaranteeReference[0].accessCode", "NEW1")),
    refuses("R0520", operation("security", "1"), at=f"{OPERATION}/security", code=BROKEN),
    refuses(
        "R0520",
        put(HS_CODE, "080221"),
        at=AT_HS_CODE,
        code=BROKEN,
    ),
    refuses(
        "R0520",
        without_trailer,
        at="Consignment/DepartureTransportMeans[2]",
        code=BROKEN,
    ),
    refuses(
        "R0520",
        put("HolderOfTheTransitProcedure.identificationNumber", "GEDEMO0002"),
        at="HolderOfTheTransitProcedure/identificationNumber",
        code=BROKEN,
    ),
    accepts("R0520", GENERAL, put("Consignment.grossMass", Decimal(19000))),
    accepts("R0520", GENERAL, without_trailer),
    accepts("R0520", GENERAL, without_second_item),
    refuses("R0520", GENERAL, operation("security", "1"), at=f"{OPERATION}/security", code=BROKEN),
    refuses("R0520", GENERAL, put(HS_CODE, "080221"), at=AT_HS_CODE, code=BROKEN),
    refuses("R0520", GENERAL, put(HS_CODE, "080212"), at=AT_HS_CODE, code=BROKEN),
    refuses(
        "R0520",
        GENERAL,
        put("HolderOfTheTransitProcedure.identificationNumber", "GEDEMO0002"),
        at="HolderOfTheTransitProcedure/identificationNumber",
        code=BROKEN,
    ),
]

REQUEST, HOLDER = "Invalidation", "HolderOfTheTransitProcedure"
INVALIDATION: list[Case] = [
    accepts("C0467"),
    refuses("C0467", operation("LRN", "DEMO"), at=f"{OPERATION}/LRN", code=UNWANTED),
    accepts("C0137"),
    refuses("C0137", put(f"{REQUEST}.justification", None), at=f"{REQUEST}/justification", code=MISSING),
    accepts("C0128"),
    refuses("C0128", put(f"{REQUEST}.decision", "1"), at=f"{REQUEST}/decision", code=UNWANTED),
    accepts("C0870"),
    refuses(
        "C0870",
        put(f"{REQUEST}.decisionDateAndTime", make.PREPARED),
        at=f"{REQUEST}/decisionDateAndTime",
        code=UNWANTED,
    ),
    accepts("C0129"),
    refuses(
        "C0129", put(f"{REQUEST}.requestDateAndTime", None), at=f"{REQUEST}/requestDateAndTime", code=MISSING
    ),
    accepts("G0101"),
    accepts("C0250"),
    refuses("C0250", put(f"{HOLDER}.name", "Demo"), at=f"{HOLDER}/name", code=UNWANTED),
    accepts("R0850"),
    refuses(
        "R0850",
        put(f"{HOLDER}.identificationNumber", "1"),
        at=f"{HOLDER}/identificationNumber",
        code=BROKEN,
    ),
    accepts("C0505"),
    refuses(
        "C0505",
        put(
            f"{HOLDER}.Address",
            d.AddressType015B(streetAndNumber="1 Street", city="City", country="UM"),
        ),
        at=f"{HOLDER}/Address/postcode",
        code=MISSING,
    ),
    refuses(
        "G0101", put(f"{REQUEST}.initiatedByCustoms", "1"), at=f"{REQUEST}/initiatedByCustoms", code=BROKEN
    ),
]

RESULT = "ControlResult"
CONTROL: list[Case] = [
    accepts("C0810"),
    refuses("C0810", put(f"{RESULT}.stateOfSeals", None), at=f"{RESULT}/stateOfSeals", code=MISSING),
    accepts(
        "C0930", put(f"{RESULT}.code", "B1"), operation("otherThingsToReport", "Ten cartons are missing.")
    ),
    refuses("C0930", put(f"{RESULT}.code", "B1"), at=f"{OPERATION}/otherThingsToReport", code=MISSING),
    refuses("C0930", put("Consignment", d.ConsignmentType018()), at="Consignment", code=UNWANTED),
]
