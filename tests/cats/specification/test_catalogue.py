"""Messages and rules as data: nothing dangles."""

import re

import pytest

from cats.specification import rules
from cats.specification.catalogue import MESSAGES, REFUSALS, STATED
from cats.specification.definitions import CC015C, CommonMessage, ExternalMessage
from cats.specification.occasions import EFFECTS, TRIGGERS


def test_every_message_has_a_definition_of_its_domain_and_answers_only_known_ones():
    for code, spec in MESSAGES.items():
        base = ExternalMessage if spec.domain == "external" else CommonMessage
        assert issubclass(spec.definition, base)
        assert spec.definition.__name__ == code
        assert spec.number == f"IE{code[2:5]}"
        assert set(spec.answers) <= MESSAGES.keys()


def test_every_message_says_when_it_is_sent_and_what_follows():
    codes = {*MESSAGES, *(spec.code for spec in STATED)}
    assert TRIGGERS.keys() == EFFECTS.keys() == codes
    assert all(text.endswith(".") and text[0].isupper() for text in [*TRIGGERS.values(), *EFFECTS.values()])


def test_what_is_only_stated_has_a_number_and_no_groups():
    assert [spec.number for spec in STATED] == [f"IE{number}" for number in range(601, 609)]
    for spec in STATED:
        with pytest.raises(AttributeError):
            _ = spec.definition


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
