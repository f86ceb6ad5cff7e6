"""The structure of one group in JSON form: which values have not their format, what is missing, what there is too much of.

Reads the same definitions and asks the same `walker.fits` as the judge of whole documents. `struct_of` makes the group
that rules look at: what has a fault is left out of it, so that no rule speaks about a value that cannot be read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cats.specification import model, walker
from cats.specification.definitions.base import Group
from cats.specification.faults import Kind
from cats.specification.model import Element
from cats.specification.text import illegal


@dataclass(frozen=True, slots=True)
class Flaw:
    """One fault of structure; `pointer` is relative to the group, lists carry numbers from 1."""

    pointer: str
    kind: Kind
    element: Element
    value: str = ""


def flaws(group: dict[str, Any], kind: type[Group], path: str = "") -> Iterator[Flaw]:
    """Every fault of structure in a group in JSON form, in the order of its definition."""
    for element in model.elements(kind):
        here = f"{path}{element.name}"
        found = group.get(element.name)
        members = found if isinstance(found, list) else [] if found in (None, "", {}) else [found]
        if not members and element.least:
            yield from _missing(element, here)
        if len(members) > element.most:
            yield Flaw(here, Kind.TOO_MANY, element)
        for number, one in enumerate(members, 1):
            yield from _judge(one, element, f"{here}[{number}]" if element.many else here)


def struct_of(group: dict[str, Any], kind: type[Group]) -> Any:
    """The group as a struct without the values that are no values; None where a code or number that must be there is left out.

    Required texts and groups are empty then, so that the rest can be judged.
    """
    values: dict[str, Any] = {}
    for element in model.elements(kind):
        found = _value(group.get(element.name), element)
        if found is not None or element.many:
            values[element.name] = [] if found is None else found
        elif element.least and element.format is None:
            values[element.name] = struct_of({}, element.content)
        elif element.least and not _may_be_empty(element):
            return None
        elif element.least:
            values[element.name] = ""
    return kind(**values)


def _missing(element: Element, pointer: str) -> Iterator[Flaw]:
    """Of a list the list is missing, of a single group what must be in it."""
    if element.format is None and not element.many:
        yield from flaws({}, element.content, f"{pointer}/")
    else:
        yield Flaw(f"{pointer}[1]" if element.many else pointer, Kind.MISSING, element)


def _may_be_empty(element: Element) -> bool:
    """Whether rules can do without the value: a text that no list judges."""
    return element.format is not None and element.format.base == "string" and not element.codes


def _judge(value: Any, element: Element, pointer: str) -> Iterator[Flaw]:
    if element.format is None:
        yield from flaws(value, element.content, f"{pointer}/")
    elif illegal(str(value)) or not walker.fits(element.format, str(value)):
        yield Flaw(pointer, Kind.FORMAT, element, str(value))


def _value(value: Any, element: Element) -> Any:
    if value in (None, "", {}, []):
        return None
    if element.many:
        return [made for one in value if (made := _single(one, element)) is not None]
    return _single(value, element)


def _single(value: Any, element: Element) -> Any:
    if element.format is None:
        return struct_of(value, element.content)
    text = str(value)
    if illegal(text) or not walker.fits(element.format, text):
        return None
    return {"integer": int, "decimal": Decimal}.get(element.format.base, str)(text)
