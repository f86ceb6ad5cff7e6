"""Codes of a declaration are judged by their lists; an ordinary one passes; faults are capped."""

import pytest

from tests.transit.rules.reference import context
from transit.rules import declaration_faults
from transit.rules.examples import messages as make
from transit.rules.examples.cases import put
from transit.rules.examples.declaration import AT_ITEM, ITEM, LIST, OFFICE_AT, consignment, operation, route


@pytest.mark.parametrize(
    ("change", "pointer", "number", "value"),
    [
        (operation("declarationType", "T9"), "TransitOperation/declarationType", "CL231", "T9"),
        (operation("security", "7"), "TransitOperation/security", "CL217", "7"),
        (put("CustomsOfficeOfDeparture.referenceNumber", "GEDM9999"), "CustomsOfficeOfDeparture/referenceNumber", "CL171", "GEDM9999"),
        (route("AZDM9999", "KZDM0001", "UZDM0001"), OFFICE_AT(1), "CL173", "AZDM9999"),
        (put(f"{ITEM}.Packaging[0].typeOfPackages", "Q1"), f"{AT_ITEM}/Packaging[1]/typeOfPackages", "CL017", "Q1"),
        (
            put(f"{ITEM}.Commodity.CommodityCode.harmonizedSystemSubHeadingCode", "999999"),
            f"{AT_ITEM}/Commodity/CommodityCode/harmonizedSystemSubHeadingCode",
            "CL152",
            "999999",
        ),
        (consignment("countryOfDispatch", "ZZ"), "Consignment/countryOfDispatch", "CL008", "ZZ"),
        (put("Guarantee[0].GuaranteeReference[0].currency", "XAF"), "Guarantee[1]/GuaranteeReference[1]/currency", "CL048", "XAF"),
    ],
)  # fmt: skip
def test_a_code_that_its_list_does_not_hold_is_error_12_with_pointer_and_value(
    change, pointer, number, value
):
    message = make.cargo_a()
    change(message)
    faults = declaration_faults(message, context())
    assert [(f.pointer, f.code, f.reason, f.value) for f in faults if f.reason == number] == [
        (f"/CC015C/{pointer}", LIST, number, value)
    ]


def test_a_code_that_is_not_in_force_yet_is_refused():
    early = context(local=context().local.replace(year=2021))
    reasons = {fault.reason for fault in declaration_faults(make.cargo_a(), early)}
    assert "CL171" not in reasons
    past = context(local=context().local.replace(year=2019))
    assert "CL048" in {fault.reason for fault in declaration_faults(make.cargo_a(), past)}


def test_cargo_a_breaks_no_rule():
    assert declaration_faults(make.cargo_a(), context()) == []
    assert declaration_faults(make.simplified(make.cargo_a()), context()) == []


def test_faults_are_capped_and_the_last_one_says_so():
    message = make.cargo_a()
    items = [make.item(number, "999999", "Goods", 1, "1", "1", kind="Q1") for number in range(1, 700)]
    message.Consignment.HouseConsignment[0].ConsignmentItem = items
    faults = declaration_faults(message, context())
    assert len(faults) == 1001
    assert (faults[-1].pointer, faults[-1].code, faults[-1].reason) == ("/CC015C", "14", "CATS_099")
