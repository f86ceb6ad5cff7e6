"""Every published example is true: the rule accepts and refuses what it says, at the pointers that it says."""

import re

import pytest
from django.utils import translation

from cats.specification.rules import RULES
from tests.transit.rules.judging import judge, where
from transit import rules
from transit.rules import table
from transit.rules.examples.table import EXAMPLES, shown

CASES = [(examples.make, case, examples.message) for examples in EXAMPLES for case in examples.cases]
CODES = sorted({rule.code for own in table.RULES.values() for rule in own})
CLASSES = sorted({type(rule) for own in table.RULES.values() for rule in own}, key=lambda one: one.__name__)


@pytest.mark.parametrize(
    ("make", "case"),
    [pytest.param(make, case, id=f"{case}-{message}") for make, case, message in CASES],
)
def test_rule(make, case):
    assert judge(case, make()) == case.faults


@pytest.mark.parametrize("make", [examples.make for examples in EXAMPLES], ids=lambda make: make.__name__)
def test_the_message_that_examples_change_is_sound(make):
    message = make()
    assert rules.faults(message, where(message)) == []


@pytest.mark.parametrize("code", CODES)
def test_rule_is_shown_to_accept_and_to_refuse(code):
    passing, failing = shown()[code]
    assert passing is not None
    assert failing is not None


@pytest.mark.parametrize("judged", CLASSES, ids=lambda judged: judged.__name__)
def test_every_class_of_rules_refuses_an_example(judged):
    messages = {code for code, own in table.RULES.items() if any(type(rule) is judged for rule in own)}
    (code,) = {rule.code for own in table.RULES.values() for rule in own if type(rule) is judged}
    assert any(case.rule == code and case.faults and message in messages for _, case, message in CASES)


def test_every_example_shows_a_rule_that_is_described():
    assert {case.rule for _, case, _ in CASES} <= RULES.keys()
    assert all(words for _, case, _ in CASES for words in (case.words.split("; ")))


def test_an_example_says_in_words_what_it_changes():
    passing, failing = shown()["C0411"]
    assert passing.words == "an ordinary message"
    assert failing.words == "`TransitOperation/TIRCarnetNumber` is `1`"
    assert failing.faults == (("/CC015C/TransitOperation/TIRCarnetNumber", "15"),)
    assert (
        shown()["G0114"][0].words
        == "the same under authorisation C521: from the authorised place, with a limit date"
    )


def test_an_example_speaks_the_readers_language():
    with translation.override("ru"):
        said = {code: [one.words for one in pair if one] for code, pair in shown().items()}

    assert said["C0411"] == ["обычное сообщение", "`TransitOperation/TIRCarnetNumber` равно `1`"]
    english = re.compile(r"[A-Za-z]{2,}")
    assert [
        words for pair in said.values() for words in pair if english.search(re.sub("`[^`]*`", "", words))
    ] == []
