"""The specification as it is read: rows of a message, where a rule or list stands, what a search finds. Pure; texts are English."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from cats.specification import model, rules
from cats.specification.catalogue import MESSAGES, MessageSpec
from cats.specification.definitions.base import Group
from cats.specification.model import Element

Say = Callable[[str], str]
"""Says an English text in the reader's language."""


@dataclass(frozen=True, slots=True)
class Row:
    """One element of a message as its table shows it. `depth` is 1 below the root; `notation` is empty for a group."""

    pointer: str
    name: str
    label: str
    depth: int
    least: int
    most: int
    conditional: bool
    notation: str
    codes: str
    rules: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The element's place on the page of its message: its pointer without the root, with dots."""
        return self.pointer.split("/", 2)[2].replace("/", ".")

    @property
    def message(self) -> str:
        return self.pointer.split("/", 2)[1]

    @property
    def occurs(self) -> str:
        """`1`, `0..1`, `1..99`."""
        return f"{self.least}" if self.least == self.most else f"{self.least}..{self.most}"


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, each kind in the order of the specification."""

    messages: list[MessageSpec]
    elements: list[Row]
    rules: list[rules.Rule]
    lists: list[str]
    more: bool

    @property
    def nothing(self) -> bool:
        return not (self.messages or self.elements or self.rules or self.lists)


@cache
def rows(code: str) -> tuple[Row, ...]:
    """Every element of a message, in the order of the document."""
    return tuple(_rows(MESSAGES[code].definition, f"/{code}", 1))


@cache
def rows_with_rule(code: str) -> tuple[Row, ...]:
    """Every element that carries the rule."""
    return tuple(row for row in _all_rows() if code in row.rules)


@cache
def rows_with_list(code: str) -> tuple[Row, ...]:
    """Every element whose value is in the code list."""
    return tuple(row for row in _all_rows() if row.codes == code)


@cache
def lists() -> tuple[str, ...]:
    """The code lists that any message names."""
    return tuple(sorted({row.codes for row in _all_rows() if row.codes}))


def answered_by(code: str) -> list[MessageSpec]:
    """The messages that may answer this one."""
    return [spec for spec in MESSAGES.values() if code in spec.answers]


def message_named(wanted: str) -> MessageSpec | None:
    """A message by its code (`CC015C`) or, where only one has it, its number (`IE015`), however it is written."""
    upper = wanted.strip().upper()
    if upper in MESSAGES:
        return MESSAGES[upper]
    numbered = [spec for spec in MESSAGES.values() if spec.number == upper]
    return numbered[0] if len(numbered) == 1 else None


def search(words: str, say: Say = str, most: int = 50) -> Found:
    """Messages, elements, rules and lists in whose code, name or sentence every word occurs; at most `most` of each.

    Of elements that are named and called alike the first stands for all. `say` lets a search find translated texts too.
    """
    wanted = words.casefold().split()
    if not wanted:
        return Found([], [], [], [], more=False)

    def fits(*texts: str) -> bool:
        whole = " ".join((*texts, *map(say, texts))).casefold()
        return all(word in whole for word in wanted)

    found = (
        [spec for spec in MESSAGES.values() if fits(spec.code, spec.number, spec.name)],
        [row for row in _called_differently() if fits(row.name, row.label)],
        [rule for rule in rules.RULES.values() if fits(rule.code, rule.sentence)],
        [code for code in lists() if fits(code)],
    )
    return Found(
        found[0][:most],
        found[1][:most],
        found[2][:most],
        found[3][:most],
        more=any(len(kind) > most for kind in found),
    )


@cache
def _all_rows() -> tuple[Row, ...]:
    return tuple(row for code in MESSAGES for row in rows(code))


@cache
def _called_differently() -> tuple[Row, ...]:
    first: dict[tuple[str, str], Row] = {}
    for row in _all_rows():
        first.setdefault((row.name, row.label), row)
    return tuple(first.values())


def _rows(group: type[Group], pointer: str, depth: int) -> Iterator[Row]:
    for element in model.elements(group):
        own = f"{pointer}/{element.name}"
        yield _row(own, element, depth)
        if element.group is not None:
            yield from _rows(element.group, own, depth + 1)


def _row(pointer: str, element: Element, depth: int) -> Row:
    return Row(
        pointer=pointer,
        name=element.name,
        label=element.label,
        depth=depth,
        least=element.least,
        most=element.most,
        conditional=element.conditional,
        notation=element.format.notation if element.format else "",
        codes=element.codes,
        rules=element.rules,
    )
