"""A refusal cites rules that the specification describes, and the specification describes no rule of ours that nobody judges."""

import re
from pathlib import Path

from cats.specification.rules import RULES

ROOT = Path(__file__).parents[2]
NAME_THE_UNJUDGED = frozenset({"coverage.py", "coverage_reasons.py"})
ROOMS = ("refdata", "guarantees", "transit", "ice_connector")
CODE = re.compile(r"\b(?:[CRGS][0-9]{4}|CATS_[0-9]{3})\b")


def cited() -> set[str]:
    files = (
        path for room in ROOMS for path in (ROOT / room).rglob("*.py") if path.name not in NAME_THE_UNJUDGED
    )
    return {code for path in files for code in CODE.findall(path.read_text())}


def test_every_rule_that_the_code_cites_has_a_sentence():
    assert sorted(cited() - RULES.keys()) == []


def test_every_rule_of_our_own_is_judged_somewhere():
    assert sorted(code for code in RULES.keys() - cited() if code.startswith("CATS_")) == []
