"""The root element: names, namespaces, attributes; and the first look at a document."""

import pytest

from cats.specification import codec
from cats.specification.catalogue import MESSAGES
from cats.specification.faults import Kind
from tests.cats.specification import examples

MESSAGE = examples.message(MESSAGES["CC928C"].definition, 7)
VALID = codec.encode(MESSAGE)
OURS, NCTS = b"urn:carec:cats:ice:1", b"http://ncts.dgtaxud.ec"
XSI = b'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


def one(data, code=None):
    (fault,) = codec.check(code, data)
    with pytest.raises(codec.Invalid):
        codec.decode(data)
    return fault


@pytest.mark.parametrize("phase", [b"NCTS5.0", b"NCTS5.1"])
def test_a_document_of_ncts_phase_5_is_read_as_it_is(phase):
    assert codec.decode(VALID.replace(OURS, NCTS).replace(b"CATS1.0", phase)) == MESSAGE


def test_the_phase_may_be_left_out():
    assert codec.decode(VALID.replace(b' PhaseID="CATS1.0"', b"")) == MESSAGE


@pytest.mark.parametrize(
    ("namespace", "phase"), [(OURS, b"NCTS5.0"), (NCTS, b"CATS1.0"), (NCTS, b"NCTS6"), (OURS, b"")]
)
def test_a_phase_of_another_specification_is_refused(namespace, phase):
    fault = one(VALID.replace(OURS, namespace).replace(b"CATS1.0", phase))
    assert (fault.kind, fault.pointer, fault.value) == (Kind.ATTRIBUTE, "/CC928C/@PhaseID", phase.decode())


@pytest.mark.parametrize("namespace", [b"urn:other", b"urn:carec:cats:ice:2", b"HTTP://ncts.dgtaxud.ec"])
def test_another_namespace_is_refused(namespace):
    fault = one(VALID.replace(OURS, namespace))
    assert (fault.kind, fault.pointer, fault.value) == (Kind.ROOT, "/CC928C", namespace.decode())


def test_a_root_without_namespace_is_refused():
    assert (
        one(
            VALID.replace(b'c:CC928C xmlns:c="urn:carec:cats:ice:1"', b"CC928C").replace(
                b"c:CC928C", b"CC928C"
            )
        ).value
        == ""
    )


@pytest.mark.parametrize("name", [b"CC999C", b"cc928c", b"CC928", b"messageSender"])
def test_a_root_that_is_no_message_is_refused(name):
    fault = one(VALID.replace(b"c:CC928C", b"c:" + name))
    assert (fault.kind, fault.value) == (Kind.ROOT, name.decode())


def test_another_message_than_the_expected_one_is_refused():
    (fault,) = codec.check("CC015C", VALID)
    assert (fault.kind, fault.reason) == (Kind.ROOT, "A CC015C is expected here, not a CC928C.")


def test_a_default_namespace_on_the_root_qualifies_the_children_too_and_is_explained():
    faults = codec.check(None, VALID.replace(b"xmlns:c=", b"xmlns=").replace(b"c:CC928C", b"CC928C"))
    assert "must carry no namespace" in faults[0].reason
    assert faults[0].pointer == "/CC928C/messageSender"


def test_a_default_namespace_on_the_root_is_taken_when_the_children_undo_it():
    data = VALID.replace(b"xmlns:c=", b"xmlns=").replace(b"c:CC928C", b"CC928C")
    for name in MESSAGE.__struct_fields__:
        data = data.replace(f"<{name}>".encode(), f'<{name} xmlns="">'.encode())
    assert codec.decode(data) == MESSAGE


def test_declarations_of_namespaces_that_nobody_uses_do_no_harm():
    data = VALID.replace(b"<messageSender>", b'<messageSender xmlns:a="urn:a" xmlns:b="urn:b">')
    assert codec.decode(data) == MESSAGE


def test_a_namespace_whose_name_could_pass_for_markup_is_refused():
    data = VALID.replace(b"<messageSender>", b'<messageSender xmlns:a="x&lt;messageSender>evil">')
    assert [fault.kind for fault in codec.check(None, data)] == [Kind.NOT_WELL_FORMED]


def test_texts_that_look_like_markup_stay_texts():
    message = examples.message(MESSAGES["CC928C"].definition, 7)
    message.messageSender = '<a xmlns="">/> &lt; &#13; ]]>'
    data = codec.encode(message).replace(b"<messageType>", b'<messageType xmlns:a="urn:a">')
    assert codec.decode(data) == message


def test_hints_where_the_schema_lies_are_accepted_on_the_root():
    assert (
        codec.decode(VALID.replace(b" PhaseID", b" " + XSI + b' xsi:schemaLocation="a b" PhaseID')) == MESSAGE
    )


@pytest.mark.parametrize(
    "attribute", [b'xsi:type="x"', b'xsi:nil="true"', b'xsi:schemaLocation="a b"', b'a="1"', b'xml:lang="en"']
)
def test_an_attribute_on_any_other_element_is_refused(attribute):
    data = VALID.replace(b" PhaseID", b" " + XSI + b" PhaseID").replace(
        b"<messageSender>", b"<messageSender " + attribute + b">"
    )
    faults = codec.check(None, data)
    assert {(fault.kind, fault.pointer) for fault in faults} == {(Kind.ATTRIBUTE, "/CC928C/messageSender")}


def test_an_xsi_attribute_is_found_when_its_namespace_is_hidden_by_a_reference():
    hidden = b'xmlns:q="http://www.w3.org/2001/XMLSchem&#97;-instance"'
    data = VALID.replace(b"<messageSender>", b"<messageSender " + hidden + b' q:type="c:CC928CType">')
    assert {fault.kind for fault in codec.check(None, data)} == {Kind.ATTRIBUTE}


@pytest.mark.parametrize("attribute", [b'xsi:type="c:CC015CType"', b'xsi:nil="true"', b'id="1"'])
def test_an_unknown_attribute_on_the_root_is_refused(attribute):
    assert one(VALID.replace(b" PhaseID", b" " + XSI + b" " + attribute + b" PhaseID")).kind is Kind.ATTRIBUTE


def test_the_type_of_a_message_is_read_from_its_first_bytes():
    assert codec.message_type(VALID) == "CC928C"
    assert codec.message_type(VALID[:30]) == "CC928C"
    assert (
        codec.message_type(b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <CC015C/> -->\n<x:CC007C a='b'")
        == "CC007C"
    )


@pytest.mark.parametrize("data", [b"", b"CC928C", b"<!DOCTYPE a><CC928C>", b"<CC928C", b"< CC928C>"])
def test_the_type_of_what_is_no_document_is_not_guessed(data):
    with pytest.raises(codec.Malformed):
        codec.message_type(data)


def test_the_type_of_an_unknown_message_is_refused():
    with pytest.raises(codec.Invalid) as refused:
        codec.message_type(b"<a:CC999C>")
    assert refused.value.faults[0].value == "CC999C"
