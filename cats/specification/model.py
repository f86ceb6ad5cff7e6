"""Reads the definitions: a struct becomes the ordered facts of its elements. Nothing here knows XML."""

from __future__ import annotations

import re
import types
import typing
from dataclasses import dataclass
from functools import cache

import msgspec

from cats.specification.definitions import formats
from cats.specification.definitions.base import Group
from cats.specification.definitions.formats import Format
from cats.specification.definitions.items import Conditional, Item


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a group: its name, occurrence and facts; either a value (`format`) or a group (`group`)."""

    name: str
    label: str
    least: int
    most: int
    conditional: bool
    codes: str
    rules: tuple[str, ...]
    format: Format | None
    group: type[Group] | None

    @property
    def many(self) -> bool:
        return self.most > 1

    @property
    def content(self) -> type[Group]:
        """The group of an element that holds one."""
        if self.group is None:
            raise TypeError(f"{self.name} holds a value, not a group")
        return self.group


@cache
def elements(group: type[Group]) -> tuple[Element, ...]:
    """The elements of a group or message, in the order of the document."""
    hints = typing.get_type_hints(group, include_extras=True)
    fields = msgspec.structs.fields(group)
    return tuple(_element(field.name, hints[field.name], not field.required) for field in fields)


@cache
def by_name(group: type[Group]) -> dict[str, Element]:
    return {element.name: element for element in elements(group)}


@cache
def format_names() -> dict[Format, str]:
    """Format -> the name it has in `definitions.formats`, which is also the name of its XSD type."""
    named = vars(formats).items()
    return {hint.__metadata__[0]: name for name, hint in named if typing.get_origin(hint) is typing.Annotated}


def groups_of(roots: typing.Iterable[type[Group]]) -> list[type[Group]]:
    """The roots and every group reached from them, each once, inner groups before outer ones."""
    found: dict[type[Group], None] = {}

    def visit(group: type[Group]) -> None:
        if group in found:
            return
        for element in elements(group):
            if element.group is not None:
                visit(element.group)
        found[group] = None

    for root in roots:
        visit(root)
    return list(found)


def _element(name: str, hint: typing.Any, optional: bool) -> Element:
    if typing.get_origin(hint) is not typing.Annotated:
        raise TypeError(f"{name} carries no Item")
    inner, *facts = typing.get_args(hint)
    item = next(fact for fact in facts if isinstance(fact, Item))
    value_format = next((fact for fact in facts if isinstance(fact, Format)), None)
    group: type[Group] | None = None
    if value_format is None:
        inner, value_format = _unwrap(inner)
        group = inner if value_format is None else None
    return Element(
        name=name,
        label=item.label,
        least=0 if optional else 1,
        most=item.max,
        conditional=isinstance(item, Conditional),
        codes=item.codes,
        rules=tuple(item.rules.split()),
        format=value_format,
        group=group,
    )


def _unwrap(hint: typing.Any) -> tuple[typing.Any, Format | None]:
    """Strips `list[...]` and `... | None`, and finds the format of a value below."""
    origin = typing.get_origin(hint)
    if origin is list:
        return _unwrap(typing.get_args(hint)[0])
    if origin in (typing.Union, types.UnionType):
        return _unwrap(next(arg for arg in typing.get_args(hint) if arg is not types.NoneType))
    if origin is typing.Annotated:
        inner, *facts = typing.get_args(hint)
        return inner, next(fact for fact in facts if isinstance(fact, Format))
    return hint, None


_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\.")


def spell_dots(pattern: str, meaning: str) -> str:
    """The pattern with every bare dot written as the character class that XSD means by it."""
    return _TOKEN.sub(lambda found: meaning if found[0] == "." else found[0], pattern)


@cache
def expression(value_format: Format) -> re.Pattern[str]:
    """The pattern of a format as Python reads it; to be used with `fullmatch`."""
    return re.compile(spell_dots(value_format.pattern, r"[^\n\r]"))
