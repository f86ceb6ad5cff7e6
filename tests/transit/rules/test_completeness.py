"""Every rule has its sentence, an accepting and a refusing case, and a name that is its code."""

from pathlib import Path

import pytest

from cats.specification.rules import RULES
from tests.transit.rules import (
    test_consignment_rules,
    test_declaration_rules,
    test_guarantee_rules,
    test_other_messages,
)
from transit.rules import coverage, table

CASES = [
    *test_declaration_rules.CASES,
    *test_consignment_rules.CASES,
    *test_guarantee_rules.CASES,
    *test_other_messages.ARRIVAL,
    *test_other_messages.UNLOADING,
    *test_other_messages.AMENDMENT,
    *test_other_messages.INVALIDATION,
    *test_other_messages.CONTROL,
]
EVERY_RULE = coverage.JUDGED
CODES = sorted({rule.code for rule in EVERY_RULE})


@pytest.mark.parametrize("code", CODES)
def test_rule_is_shown_to_accept_and_to_refuse(code):
    assert any(case.rule == code and not case.faults for case in CASES)
    assert any(case.rule == code and case.faults for case in CASES)


@pytest.mark.parametrize("code", CODES)
def test_rule_has_a_published_sentence(code):
    assert RULES[code].sentence.endswith(".")


def test_no_rule_is_judged_twice_for_a_declaration():
    codes = [rule.code for rule in table.DECLARATION]
    assert len(codes) == len(set(codes))


def test_every_rule_that_a_message_names_is_judged_or_explained():
    assert coverage.unexplained() == []


def test_the_page_of_rules_is_not_stale():
    page = Path(__file__).parents[3] / "docs" / "rules.md"
    assert page.read_text(encoding="utf-8") == coverage.page()
