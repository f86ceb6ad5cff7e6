"""The rules by their codes: what each asks for, in one sentence, and which elements carry it.

Only the facts stand here; the code that judges a rule lives with the business that it guards.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cats.specification import model
from cats.specification.catalogue import MESSAGES
from cats.specification.definitions.base import Group
from cats.specification.rule_sentences import SENTENCES

_KINDS = {
    "C": "condition",
    "R": "rule",
    "G": "guideline",
    "S": "sequencing",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code (`C0030`, `CATS_001`) and what it asks for, in one English sentence."""

    code: str
    sentence: str

    @property
    def kind(self) -> str:
        return "CATS" if self.code.startswith("CATS_") else _KINDS[self.code[0]]


RULES: dict[str, Rule] = {code: Rule(code, sentence) for code, sentence in SENTENCES.items()}


def sentence(code: str) -> str:
    """What a rule asks for; KeyError for a code that is not described."""
    return RULES[code].sentence


@cache
def guarded(code: str) -> tuple[str, ...]:
    """Pointers of the elements that carry the rule, without indexes: `/CC015C/Guarantee/GuaranteeReference/GRN`."""
    return tuple(
        path for spec in MESSAGES.values() for path in _paths(spec.definition, f"/{spec.code}", code)
    )


@cache
def carried() -> frozenset[str]:
    """Codes of all rules that any definition names, described here or not."""
    groups = model.groups_of(spec.definition for spec in MESSAGES.values())
    return frozenset(code for group in groups for element in model.elements(group) for code in element.rules)


def _paths(group: type[Group], path: str, code: str) -> list[str]:
    found = []
    for element in model.elements(group):
        own = f"{path}/{element.name}"
        if code in element.rules:
            found.append(own)
        if element.group is not None:
            found += _paths(element.group, own, code)
    return found
