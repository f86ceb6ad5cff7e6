"""Coverage does not lie: every code of NCTS is judged, explained or open; every rule has its sentence; the page is true."""

import re
from pathlib import Path

import pytest

from cats.specification.catalogue import MESSAGES
from cats.specification.rules import RULES
from transit.rules import coverage, coverage_reasons, table

CODES = sorted({rule.code for rule in coverage.JUDGED})
REASONS = (coverage_reasons.MET, coverage_reasons.NOT_APPLICABLE, coverage_reasons.OPEN)
DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("code", CODES)
def test_rule_has_a_published_sentence(code):
    assert RULES[code].sentence.endswith(".")


@pytest.mark.parametrize("message", table.RULES)
def test_no_rule_is_judged_twice_in_a_message(message):
    own = [type(rule).__name__ for rule in table.RULES[message]]
    assert len(own) == len(set(own))


def test_every_code_of_ncts_has_a_status_and_every_kind_is_counted():
    found = coverage.coverage()
    assert {kind: sum(code[0] == kind for code in found) for kind in "CRGS"} == {
        "C": 135,
        "R": 85,
        "G": 127,
        "S": 11,
    }
    assert all(re.fullmatch(r"[CRGS][0-9]{4}", code) for code in found)
    assert {one.status for one in found.values()} == {
        coverage.IMPLEMENTED,
        coverage.NOT_HERE,
        coverage.STILL_OPEN,
    }


def test_every_rule_that_a_message_names_is_judged_or_explained():
    assert coverage.unexplained() == []


def test_no_condition_or_rule_of_an_exchanged_message_is_open_but_those_that_say_why():
    hidden = [
        one.code
        for one in coverage.coverage().values()
        if one.status == coverage.STILL_OPEN
        and one.code not in coverage_reasons.OPEN
        and set(coverage.touched()[one.code]) & table.RULES.keys()
    ]
    assert hidden == []


def test_every_code_that_is_open_names_its_messages_or_says_why():
    for one in coverage.coverage().values():
        if one.status in (coverage.STILL_OPEN, coverage.IN_PART):
            assert one.open or one.why
            assert not set(one.open) & coverage.LEFT_OUT


def test_a_reason_stands_once_and_for_no_code_that_is_judged():
    named = [code for reasons in (*REASONS, dict.fromkeys(coverage_reasons.GUIDANCE)) for code in reasons]
    assert len(named) == len(set(named))
    assert set(named) <= coverage.touched().keys()
    assert set(named) & set(CODES) == set()


def test_an_exception_for_a_message_is_one_that_the_message_needs():
    for code, reasons in coverage_reasons.IN_MESSAGES.items():
        for message in (one for messages in reasons.values() for one in messages):
            assert message in coverage.touched()[code]
            assert message not in coverage.judged_in()[code]


def test_the_definitions_name_the_codes_that_the_list_of_ncts_names():
    for code, spec in MESSAGES.items():
        known = {one for one, messages in coverage.touched().items() if code in messages}
        named = {
            one for one in table.codes_of(spec.definition) if one[0] in "CRGS" and not one.startswith("CATS")
        }
        assert named - coverage.touched().keys() == set()
        assert code.startswith("CD6") or named == known, code


def test_every_rule_of_ncts_that_is_judged_exists_there():
    assert {code for code in CODES if not code.startswith("CATS_")} <= coverage.touched().keys()


def test_rules_are_written_for_every_message():
    assert MESSAGES.keys() == table.RULES.keys()


@pytest.mark.parametrize("name", coverage.pages())
def test_the_pages_of_rules_are_not_stale(name):
    assert (DOCS / name).read_text(encoding="utf-8") == coverage.pages()[name]
