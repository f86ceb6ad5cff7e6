"""Messages and rules as data: nothing dangles."""

import re

from cats.specification import rules
from cats.specification.catalogue import MESSAGES, REFUSALS
from cats.specification.definitions import CC015C, CommonMessage, ExternalMessage


def test_every_message_has_a_definition_of_its_domain_and_answers_only_known_ones():
    for code, spec in MESSAGES.items():
        base = ExternalMessage if spec.domain == "external" else CommonMessage
        assert issubclass(spec.definition, base)
        assert spec.definition.__name__ == code
        assert spec.number == f"IE{code[2:5]}"
        assert set(spec.answers) <= MESSAGES.keys()


def test_the_messages_of_the_ordinary_path_are_there():
    wanted = (
        "015 928 028 056 060 055 029 051 045 013 004 014 009 007 043 044 025 057 001 050 118 006 018 906 917 "
        "200 201 203 205 204 209 010 019 600"
    )
    assert {code[2:5] for code in MESSAGES} == set(wanted.split())


def test_refusals_are_messages():
    assert MESSAGES.keys() >= REFUSALS


def test_the_header_comes_first_and_alike():
    header = (
        "messageSender",
        "messageRecipient",
        "preparationDateAndTime",
        "messageIdentification",
        "messageType",
        "correlationIdentifier",
    )
    for spec in MESSAGES.values():
        assert spec.definition.__struct_fields__[:6] == header


def test_a_rule_has_one_sentence_and_a_code_that_an_error_can_carry():
    for code, rule in rules.RULES.items():
        assert re.fullmatch(r"[CRGS][0-9]{4}|CATS_[0-9]{3}", code)
        assert len(code) <= 8
        assert rule.sentence.endswith(".")
        assert rule.kind in ("condition", "rule", "guideline", "sequencing", "CATS")


def test_an_official_rule_is_carried_by_some_element_unless_it_guards_whole_messages():
    official = {code for code in rules.RULES if not code.startswith("CATS_")}
    assert official - rules.carried() == {"G0085", "G0086", "G0130"}


def test_the_elements_that_a_rule_guards_are_found():
    assert "/CC015C/CustomsOfficeOfTransitDeclared" in rules.guarded("C0030")
    assert "/CC015C/Guarantee/GuaranteeReference/GRN" in rules.guarded("R0318")
    assert rules.guarded("C0255") == (
        "/CD204C/TransitOperation/releaseDate",
        "/CD204C/TransitOperation/usageCancellationDate",
    )


def test_structs_name_their_fields_as_the_elements():
    assert CC015C.__struct_fields__[6:8] == ("TransitOperation", "Authorisation")
