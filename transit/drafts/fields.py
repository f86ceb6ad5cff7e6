"""Fields of the declaration's form: each knows its place in the CC015C. Labels, formats and code lists come from there.

Answers are raw text. `put` writes them into the JSON form of a message, `take` reads them out of one and leaves what it does
not know. Nothing is judged here: `cats.specification` and `transit.rules` do that on the composed document.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from django.utils.functional import Promise

from cats.specification import model
from cats.specification.definitions import CC015C
from cats.specification.definitions.base import Group
from cats.specification.model import Element

Words = str | Promise
Answers = dict[str, Any]

_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")
_NUMBER = re.compile(r"\[\d+\]")
SEQUENCE = "sequenceNumber"
CARRIED = "_carried"


@dataclass(frozen=True)
class Field:
    """One question: its name in the answers and the path of its element below the section's or row's group.

    `label` and `hint` are plain words where the official label is obscure. `kind` is text, lines (one element per line),
    choice, office, date, moment, secret, flag or items (goods items that a row is for; it has no path). `codes` replaces the code list of the definition.
    """

    name: str
    path: str
    label: Words = ""
    hint: Words = ""
    kind: str = "text"
    codes: str = ""
    width: int = 0

    def element(self, group: type[Group]) -> Element:
        """The definition of the element."""
        return element_at(group, self.path)


@dataclass(frozen=True)
class Rows:
    """A repeatable question: rows of fields, each a group of the list at `path`; `most` is taken from the definition."""

    name: str
    path: str
    fields: tuple[Field, ...]
    label: Words = ""
    hint: Words = ""
    add: Words = ""
    one: Words = ""

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The row's fields by name."""
        return {one.name: one for one in self.fields}

    def element(self, group: type[Group] = CC015C) -> Element:
        """The definition of the repeatable group."""
        return element_at(group, self.path)


Question = Field | Rows


@dataclass(frozen=True)
class Block:
    """Questions that stand together under one heading."""

    title: Words
    questions: tuple[Question, ...]
    note: Words = ""
    name: str = ""


@dataclass(frozen=True)
class Section:
    """One task: a page of blocks. `paths` are the places of the CC015C that belong here beyond those of its fields."""

    code: str
    title: Words
    icon: str
    blocks: tuple[Block, ...] = ()
    paths: tuple[str, ...] = ()
    intro: Words = ""
    fields: tuple[Field, ...] = field(init=False, default=())
    rows: tuple[Rows, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        questions = [question for block in self.blocks for question in block.questions]
        object.__setattr__(self, "fields", tuple(q for q in questions if isinstance(q, Field)))
        object.__setattr__(self, "rows", tuple(q for q in questions if isinstance(q, Rows)))

    @property
    def names(self) -> list[str]:
        """The names of its questions, fields before rows."""
        return [one.name for one in self.fields] + [one.name for one in self.rows]


@lru_cache(maxsize=4096)
def steps(path: str) -> tuple[tuple[str, int], ...]:
    """`A/B[2]/c` as (A, 0), (B, 2), (c, 0): names with their number, 0 where there is none."""
    return tuple((name, int(number or 0)) for name, number in (_split(step) for step in path.split("/")))


def plain(path: str) -> str:
    """The path without numbers, whatever it is: pointers of refusals come from elsewhere."""
    return _NUMBER.sub("", path).strip("/")


def element_at(group: type[Group], path: str) -> Element:
    """The definition of the element at a path below the group."""
    *outer, last = [name for name, _ in steps(path)]
    for name in outer:
        group = model.by_name(group)[name].content
    return model.by_name(group)[last]


def put(document: dict[str, Any], path: str, value: Any) -> None:
    """Write a value at a path, making the groups on the way; elements of lists get their sequence numbers."""
    *outer, (last, number) = steps(path)
    at = document
    for name, index in outer:
        at = _entry(at, name, index) if index else at.setdefault(name, {})
    if number:
        values = at.setdefault(last, [])
        values.extend([""] * (number - len(values)))
        values[number - 1] = value
    else:
        at[last] = value


def take(document: dict[str, Any], path: str) -> Any:
    """The value at a path, which leaves the document; None where there is none. `prune` removes what became empty."""
    *outer, (last, number) = steps(path)
    at: Any = document
    for name, index in outer:
        at = at.get(name) if isinstance(at, dict) else None
        if index:
            at = at[index - 1] if isinstance(at, list) and len(at) >= index else None
    if not isinstance(at, dict) or last not in at or number:
        return None
    return at.pop(last)


def prune(part: Any) -> Any:
    """The part without groups and lists that hold nothing but sequence numbers; None where nothing is left."""
    if isinstance(part, dict):
        kept = {name: left for name, value in part.items() if (left := prune(value)) is not None}
        return kept if kept.keys() - {SEQUENCE} else None
    if isinstance(part, list):
        left = [prune(value) for value in part]
        if all(value is None for value in left):
            return None
        return [_hollow(value, number) if value is None else value for number, value in enumerate(left, 1)]
    return None if part in ("", None) else part


def write(answers: Mapping[str, Any], fields: Iterable[Field], into: dict[str, Any]) -> None:
    """Put every answered field into the group."""
    for one in fields:
        if not one.path:
            continue
        value = answers.get(one.name)
        if one.kind == "lines":
            _write_lines(lines_of(value), one.path, into)
        elif value not in (None, ""):
            put(into, one.path, value)


def read(group: dict[str, Any], fields: Iterable[Field]) -> Answers:
    """Take every field out of the group; what stays is not asked by any of them."""
    answers: Answers = {}
    for one in fields:
        if not one.path:
            continue
        value = _read_lines(one.path, group) if one.kind == "lines" else take(group, one.path)
        if value is not None:
            answers[one.name] = value if isinstance(value, list) else str(value)
    return answers


def lines_of(value: Any) -> list[str]:
    """The entries of a list that is written one per line."""
    raw = value.splitlines() if isinstance(value, str) else (value or [])
    return [str(line).strip() for line in raw if str(line).strip()]


def _write_lines(lines: list[str], path: str, into: dict[str, Any]) -> None:
    """`Seal/identifier`: one Seal per line."""
    outer, _, leaf = path.rpartition("/")
    for number, line in enumerate(lines, 1):
        put(into, f"{outer}[{number}]/{leaf}", line)


def _read_lines(path: str, group: dict[str, Any]) -> list[str] | None:
    """The texts of a list of groups that hold nothing else; None where one of them holds more."""
    outer, _, leaf = path.rpartition("/")
    *way, (last, _) = steps(outer)
    at: Any = group
    for name, _ in way:
        at = at.get(name, {}) if isinstance(at, dict) else {}
    entries = at.get(last) if isinstance(at, dict) else None
    if not entries or any(entry.keys() - {SEQUENCE, leaf} or leaf not in entry for entry in entries):
        return None
    del at[last]
    return [str(entry[leaf]) for entry in entries]


def _entry(at: dict[str, Any], name: str, number: int) -> dict[str, Any]:
    entries: list[dict[str, Any]] = at.setdefault(name, [])
    while len(entries) < number:
        entries.append({SEQUENCE: len(entries) + 1})
    return entries[number - 1]


def _hollow(value: Any, number: int) -> dict[str, Any]:
    return {SEQUENCE: number}


def _split(step: str) -> tuple[str, str]:
    found = _STEP.fullmatch(step)
    if found is None:
        raise ValueError(f"not a step of a path: {step}")
    return found[1], found[2] or ""
