"""Every rule has its sentence, an accepting and a refusing case, and a name that is its code."""

import pytest

from cats.specification.rules import RULES
from tests.transit.rules import (
    test_consignment_rules,
    test_declaration_rules,
    test_guarantee_rules,
    test_other_messages,
)
from transit.rules import amendment, arrival, judge

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
EVERY_RULE = (
    *judge.DECLARATION,
    *amendment.AMENDMENT,
    *amendment.INVALIDATION,
    *arrival.ARRIVAL,
    *arrival.UNLOADING,
    *arrival.CONTROL,
)
CODES = sorted({rule.code for rule in EVERY_RULE})


@pytest.mark.parametrize("code", CODES)
def test_rule_is_shown_to_accept_and_to_refuse(code):
    assert any(case.rule == code and not case.faults for case in CASES)
    assert any(case.rule == code and case.faults for case in CASES)


@pytest.mark.parametrize("code", CODES)
def test_rule_has_a_published_sentence(code):
    assert RULES[code].sentence.endswith(".")


def test_no_rule_is_judged_twice_for_a_declaration():
    codes = [rule.code for rule in judge.DECLARATION]
    assert len(codes) == len(set(codes))
