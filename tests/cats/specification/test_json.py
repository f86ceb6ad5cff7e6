"""The JSON form: order does not matter, numbers may be numbers, and whatever is wrong is told with a pointer."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from cats.specification import codec
from cats.specification.catalogue import MESSAGES
from cats.specification.faults import Kind
from tests.cats.specification import examples

MESSAGE = examples.message(MESSAGES["CC015C"].definition, 21, 0.6)


def document():
    return codec.to_json(MESSAGE)


def one(code, value):
    with pytest.raises(codec.Invalid) as refused:
        codec.from_json(code, value)
    (fault,) = refused.value.faults
    assert (fault.line, fault.column) == (0, 0)
    return fault


def shuffled(value):
    if isinstance(value, dict):
        return {name: shuffled(value[name]) for name in reversed(value)}
    return [shuffled(single) for single in value] if isinstance(value, list) else value


def test_the_form_says_message_and_phase():
    assert list(document()) == ["CC015C"]
    assert document()["CC015C"]["@PhaseID"] == "CATS1.0"
    assert msgspec.json.decode(msgspec.json.encode(document())) == document()


def test_the_order_of_members_does_not_matter():
    assert codec.from_json("CC015C", shuffled(document())) == MESSAGE


def test_a_prefix_and_the_phase_of_ncts_are_taken():
    body = document()["CC015C"] | {"@PhaseID": "NCTS5.1", "@xmlns:n1": "http://ncts.dgtaxud.ec"}
    assert codec.from_json("CC015C", {"n1:CC015C": body}) == MESSAGE


def test_numbers_may_be_numbers_or_text():
    body = document()
    body["CC015C"]["Consignment"]["grossMass"] = 1234.5
    body["CC015C"]["Consignment"]["HouseConsignment"][0]["sequenceNumber"] = "1"
    message: Any = codec.from_json("CC015C", body)
    assert message.Consignment.grossMass == Decimal("1234.5")
    assert message.Consignment.HouseConsignment[0].sequenceNumber == 1


def test_null_is_as_good_as_absent_and_a_single_group_needs_no_list():
    body = document()
    body["CC015C"]["Representative"] = None
    body["CC015C"]["Consignment"]["HouseConsignment"] = body["CC015C"]["Consignment"]["HouseConsignment"][0]
    message: Any = codec.from_json("CC015C", body)
    assert message.Representative is None
    assert len(message.Consignment.HouseConsignment) == 1


def test_an_unknown_member_is_refused_with_its_place():
    body = document()
    body["CC015C"]["Consignment"]["HouseConsignment"][0]["colour"] = "red"
    fault = one("CC015C", body)
    assert (fault.kind, fault.pointer) == (Kind.UNEXPECTED, "/CC015C/Consignment/HouseConsignment[1]/colour")
    assert fault.json_pointer == "/CC015C/Consignment/HouseConsignment/0/colour"


def test_every_fault_is_told_at_once():
    body = document()
    del body["CC015C"]["TransitOperation"]["LRN"]
    body["CC015C"]["messageSender"] = ""
    body["CC015C"]["Consignment"]["grossMass"] = True
    with pytest.raises(codec.Invalid) as refused:
        codec.from_json("CC015C", body)
    assert [(fault.pointer, fault.value) for fault in refused.value.faults] == [
        ("/CC015C/messageSender", ""),
        ("/CC015C/TransitOperation/LRN", None),
        ("/CC015C/Consignment/grossMass", "true"),
    ]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e300, -1, 0.1234567])
def test_numbers_that_no_decimal_can_be_are_refused(value):
    body = document()
    body["CC015C"]["Consignment"]["grossMass"] = value
    assert one("CC015C", body).pointer == "/CC015C/Consignment/grossMass"


@pytest.mark.parametrize("name", ["a b", "a><b", "", "&x;", "ä", "1a", "x:y", "#text"])
def test_a_member_that_can_be_no_element_is_refused(name):
    body = document()
    body["CC015C"]["Consignment"][name] = "x"
    fault = one("CC015C", body)
    assert (fault.kind, fault.pointer, fault.value) == (Kind.UNEXPECTED, "/CC015C/Consignment", name)


@pytest.mark.parametrize("text", ["a\x00b", "\x1b", "\ufffe", "\ud800"])
def test_characters_that_xml_cannot_carry_are_refused_with_their_place(text):
    body = document()
    body["CC015C"]["messageSender"] = text
    assert (one("CC015C", body).kind, one("CC015C", body).pointer) == (Kind.FORMAT, "/CC015C/messageSender")


def test_markup_in_a_text_stays_text():
    body = document()
    body["CC015C"]["messageSender"] = "</messageSender><x/>&amp;"
    assert codec.from_json("CC015C", body).messageSender == "</messageSender><x/>&amp;"


@pytest.mark.parametrize(
    "value", [None, [], "x", 1, {}, {"CC007C": {}}, {"CC015C": []}, {"CC015C": {}, "CC007C": {}}]
)
def test_anything_but_one_object_of_the_message_is_refused(value):
    assert one("CC015C", value).kind is Kind.ROOT


def test_an_unknown_message_is_refused():
    assert one("CC999C", {"CC999C": {}}).kind is Kind.ROOT


def test_an_unknown_phase_is_refused():
    assert (
        one("CC015C", {"CC015C": document()["CC015C"] | {"@PhaseID": "NCTS6"}}).pointer == "/CC015C/@PhaseID"
    )


def test_lists_in_lists_and_deep_nesting_are_refused():
    body = document()
    body["CC015C"]["Authorisation"] = [[{}]]
    assert one("CC015C", body).pointer == "/CC015C/Authorisation[1]"
    deep: dict[str, Any] = {}
    for _ in range(5000):
        deep = {"a": deep}
    assert one("CC015C", {"CC015C": deep}).kind is Kind.TOO_DEEP
