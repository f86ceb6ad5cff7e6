"""Rules on arrival, unloading, control results, amendment and invalidation: each accepts and refuses what it should."""

import pytest

from cats.specification import definitions as d
from tests.factories import declarations as make
from tests.transit.rules.cases import accepts, judge, put, refuses
from tests.transit.rules.reference import context
from transit import rules

MISSING, BROKEN, UNWANTED, BAD_MRN = "13", "14", "15", "93"
WRONG_DIGIT = f"{make.MRN[:-1]}8"
OPERATION, REMARK = "TransitOperation", "UnloadingRemark"
AT_TRADER = "TraderAtDestination/identificationNumber"
OFFICE, AT_OFFICE = (
    "CustomsOfficeOfDestinationActual.referenceNumber",
    "CustomsOfficeOfDestinationActual/referenceNumber",
)


def operation(name, value):
    return put(f"{OPERATION}.{name}", value)


def authorised(reference="UZACEDEMO0001"):
    return put(
        "Authorisation", [d.AuthorisationType007(sequenceNumber=1, type="C522", referenceNumber=reference)]
    )


def location(qualifier, **parts):
    return put(
        "Consignment.LocationOfGoods",
        d.LocationOfGoodsType007(typeOfLocation="A", qualifierOfIdentification=qualifier, **parts),
    )


def address(country, postcode=None):
    return d.AddressType015B(streetAndNumber="1 Street", postcode=postcode, city="City", country=country)


SIMPLE = operation("simplifiedProcedure", "1")
PLACE = "Consignment/LocationOfGoods"

ARRIVAL = [
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

UNLOADING = [
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

AMENDMENT = [
    accepts("C0467"),
    refuses("C0467", operation("MRN", None), at=f"{OPERATION}/MRN", code=MISSING),
    refuses("C0467", operation("LRN", "DEMO"), at=f"{OPERATION}/LRN", code=UNWANTED),
    accepts("R0028"),
    refuses("R0028", operation("MRN", WRONG_DIGIT), at=f"{OPERATION}/MRN", code=BAD_MRN),
    accepts("CATS_070"),
    refuses(
        "CATS_070", operation("amendmentTypeFlag", "0"), at=f"{OPERATION}/amendmentTypeFlag", code=BROKEN
    ),
    accepts("CATS_071"),
    refuses(
        "CATS_071", put("Guarantee[0].guaranteeType", None), at="Guarantee[1]/guaranteeType", code=MISSING
    ),
    accepts("R0520", put("Guarantee[0].GuaranteeReference[0].accessCode", "NEW1")),
    refuses("R0520", operation("security", "1"), at=f"{OPERATION}/security", code=BROKEN),
    refuses(
        "R0520",
        put(HS_CODE, "080221"),
        at="Consignment/HouseConsignment[1]/ConsignmentItem[2]/Commodity/CommodityCode/harmonizedSystemSubHeadingCode",
        code=BROKEN,
    ),
    refuses(
        "R0520",
        lambda message: message.Consignment.DepartureTransportMeans.pop(),
        at="Consignment/DepartureTransportMeans[2]",
        code=BROKEN,
    ),
    refuses(
        "R0520",
        put("HolderOfTheTransitProcedure.identificationNumber", "GEDEMO0002"),
        at="HolderOfTheTransitProcedure/identificationNumber",
        code=BROKEN,
    ),
]

REQUEST = "Invalidation"
INVALIDATION = [
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
    refuses(
        "G0101", put(f"{REQUEST}.initiatedByCustoms", "1"), at=f"{REQUEST}/initiatedByCustoms", code=BROKEN
    ),
]

RESULT = "ControlResult"
CONTROL = [
    accepts("C0810"),
    refuses("C0810", put(f"{RESULT}.stateOfSeals", None), at=f"{RESULT}/stateOfSeals", code=MISSING),
    accepts(
        "C0930", put(f"{RESULT}.code", "B1"), operation("otherThingsToReport", "Ten cartons are missing.")
    ),
    refuses("C0930", put(f"{RESULT}.code", "B1"), at=f"{OPERATION}/otherThingsToReport", code=MISSING),
    refuses("C0930", put("Consignment", d.ConsignmentType018()), at="Consignment", code=UNWANTED),
]


@pytest.mark.parametrize("case", ARRIVAL, ids=str)
def test_arrival_rule(case):
    assert judge(case, make.arrival(), rules.arrival_faults, context("UZ")) == case.faults


@pytest.mark.parametrize("case", UNLOADING, ids=str)
def test_unloading_rule(case):
    where = context("UZ", seals_expected=True)
    assert judge(case, make.unloading(), rules.unloading_faults, where) == case.faults


def test_the_state_of_seals_is_not_allowed_where_none_were_affixed():
    case = refuses("C0440", at=f"{REMARK}/stateOfSeals", code=UNWANTED)
    assert judge(case, make.unloading(), rules.unloading_faults, context("UZ")) == case.faults


@pytest.mark.parametrize("case", AMENDMENT, ids=str)
def test_amendment_rule(case):
    where = context(mrn=make.MRN, earlier=make.cargo_a())
    assert judge(case, make.amendment(make.cargo_a()), rules.amendment_faults, where) == case.faults


@pytest.mark.parametrize("case", INVALIDATION, ids=str)
def test_invalidation_rule(case):
    assert judge(case, make.invalidation(), rules.invalidation_faults, context(mrn=make.MRN)) == case.faults


@pytest.mark.parametrize("case", CONTROL, ids=str)
def test_control_rule(case):
    where = context("UZ", seals_expected=True)
    assert judge(case, make.control_result(), rules.control_result_faults, where) == case.faults


def test_the_ordinary_messages_break_no_rule():
    assert rules.arrival_faults(make.arrival(), context("UZ")) == []
    assert rules.unloading_faults(make.unloading(), context("UZ", seals_expected=True)) == []
    assert rules.control_result_faults(make.control_result(), context("UZ", seals_expected=True)) == []
    assert rules.invalidation_faults(make.invalidation(), context(mrn=make.MRN)) == []
    amended = make.amendment(make.cargo_a())
    assert rules.amendment_faults(amended, context(mrn=make.MRN, earlier=make.cargo_a())) == []


def test_before_the_mrn_is_given_an_amendment_names_the_lrn():
    message = make.amendment(make.cargo_a())
    message.TransitOperation.MRN, message.TransitOperation.LRN = None, "DEMO-A-0001"
    assert rules.amendment_faults(message, context(earlier=make.cargo_a())) == []
