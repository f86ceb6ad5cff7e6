"""A wrong document hears of every fault at once, each with its place, its reason and the value found."""

import pytest

from cats.specification import codec
from cats.specification.catalogue import MESSAGES
from cats.specification.faults import MOST_FAULTS, Fault, Kind
from tests.cats.specification import examples

MESSAGE = examples.message(MESSAGES["CC015C"].definition, 11, 1.0)


def declaration() -> str:
    item = (
        examples.message(MESSAGES["CC015C"].definition, 12, 0.0)
        .Consignment.HouseConsignment[0]
        .ConsignmentItem[0]
    )
    item.Commodity.descriptionOfGoods = "wine"
    MESSAGE.Consignment.HouseConsignment[0].ConsignmentItem = [item, item, item]
    return codec.encode(MESSAGE).decode()


VALID = declaration()


def faults(text):
    return codec.check(None, text.encode())


def places(text):
    return [(fault.kind, fault.pointer, fault.value) for fault in faults(text)]


def without(text, name, number=1):
    start = -1
    for _ in range(number):
        start = text.index(f"<{name}>", start + 1)
    end = text.index(f"</{name}>", start) + len(name) + 3
    return text[:start] + text[end:]


def test_the_unspoilt_declaration_has_no_fault():
    assert faults(VALID) == []


def test_a_missing_value_is_named_with_its_whole_path():
    item = "/CC015C/Consignment/HouseConsignment[1]/ConsignmentItem[3]"
    assert places(without(VALID, "descriptionOfGoods", 3)) == [
        (Kind.MISSING, f"{item}/Commodity/descriptionOfGoods", None)
    ]


def test_all_faults_of_all_kinds_are_listed_at_once():
    text = VALID.replace("<descriptionOfGoods>wine<", "<descriptionOfGoods> wine<", 1)
    text = without(text, "security")
    text = text.replace("<HouseConsignment>", "<nonsense/><HouseConsignment>", 1)
    text = text.replace("<CustomsOfficeOfDeparture>", "<CustomsOfficeOfDeparture>stray", 1)
    text = text.replace("<bindingItinerary>", '<bindingItinerary id="7">', 1)
    house = "/CC015C/Consignment/HouseConsignment[1]"
    assert places(text) == [
        (Kind.ATTRIBUTE, "/CC015C/TransitOperation/bindingItinerary", "7"),
        (Kind.MISSING, "/CC015C/TransitOperation/security", None),
        (Kind.TEXT, "/CC015C/CustomsOfficeOfDeparture", "stray"),
        (Kind.UNEXPECTED, "/CC015C/Consignment/nonsense", None),
        (Kind.FORMAT, f"{house}/ConsignmentItem[1]/Commodity/descriptionOfGoods", " wine"),
    ]


def test_a_value_in_the_wrong_place_is_told_what_it_must_precede():
    grn = VALID[VALID.index("<LRN>") : VALID.index("</LRN>") + 6]
    (fault,) = faults(
        VALID.replace(grn, "", 1).replace("</TransitOperation>", f"{grn}</TransitOperation>", 1)
    )
    assert (fault.kind, fault.pointer) == (Kind.ORDER, "/CC015C/TransitOperation/LRN")
    assert fault.reason == "LRN must stand before limitDate."


def test_a_group_too_many_is_reported_once_and_its_successors_are_still_looked_at():
    start, end = VALID.index("<Authorisation>"), VALID.index("</Authorisation>") + len("</Authorisation>")
    group = VALID[start:end]
    many = group * 9 + group.replace("<sequenceNumber>", "<sequenceNumber>x", 1) + group
    found = places(VALID[:start] + many + VALID[end:])
    assert [(kind, pointer) for kind, pointer, _ in found] == [
        (Kind.TOO_MANY, "/CC015C/Authorisation[10]"),
        (Kind.FORMAT, "/CC015C/Authorisation[10]/sequenceNumber"),
    ]


def test_a_value_twice_is_reported_with_its_number():
    twice = VALID.replace("</LRN>", "</LRN><LRN>A</LRN>", 1)
    assert [(kind, pointer) for kind, pointer, _ in places(twice)] == [
        (Kind.TOO_MANY, "/CC015C/TransitOperation/LRN[2]")
    ]


def test_a_value_that_holds_elements_is_refused():
    assert places(VALID.replace("<LRN>", "<LRN><b/>", 1)) == [
        (Kind.UNEXPECTED, "/CC015C/TransitOperation/LRN", "b")
    ]


def test_the_line_of_every_fault_is_given():
    text = VALID.replace("<LRN>", "\n\n<LRN> ", 1).replace("<Consignment>", "\n<Consignment><x/>", 1)
    assert [fault.line for fault in faults(text)] == [3, 4]


def test_pointers_read_as_json_pointers_too():
    fault = Fault(
        kind=Kind.MISSING, reason="", pointer="/CC015C/Consignment/HouseConsignment[1]/ConsignmentItem[12]/x"
    )
    assert fault.json_pointer == "/CC015C/Consignment/HouseConsignment/0/ConsignmentItem/11/x"
    assert Fault(kind=Kind.ROOT, reason="").json_pointer == ""


def test_very_many_faults_are_capped_and_the_cap_is_said():
    start = VALID.index("<HouseConsignment>")
    end = VALID.index("</HouseConsignment>") + len("</HouseConsignment>")
    house = VALID[start:end].replace("<sequenceNumber>", "<sequenceNumber>x")
    found = faults(VALID[:start] + house * 1000 + VALID[end:])
    assert len(found) == MOST_FAULTS + 1
    assert found[-1].kind is Kind.MORE


def test_the_value_in_a_fault_is_shortened_to_what_a_refusal_can_carry():
    (fault,) = faults(VALID.replace("<LRN>", "<LRN>" + "x" * 2000, 1))
    assert len(fault.value) == 512
    assert fault.value.endswith("…")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("grossMass", "1,5", "n..16,6"),
        ("preparationDateAndTime", "2026-02-30T10:00:00", "existing time"),
        ("limitDate", "20.11.2026", "YYYY-MM-DD"),
        ("LRN", "", "an..22"),
    ],
)
def test_a_wrong_format_says_which_one_is_wanted(name, value, said):
    start = VALID.index(f"<{name}>") + len(name) + 2
    text = VALID[:start] + value + VALID[VALID.index(f"</{name}>", start) :]
    (fault,) = faults(text)
    assert fault.kind is Kind.FORMAT
    assert said in fault.reason
    assert fault.value == value


def test_the_exception_carries_what_check_returns():
    text = without(VALID, "security").encode()
    with pytest.raises(codec.Invalid) as refused:
        codec.decode(text)
    assert refused.value.faults == codec.check(None, text)
    assert "/CC015C/TransitOperation/security" in str(refused.value)
