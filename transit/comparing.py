"""What differs between two documents of one declaration, for people: where, what stood there, what stands there now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from cats.specification import model
from transit.rules.amendment import HEADER, MAY_DIFFER
from transit.wording import where

MOST = 200
UNSAID = HEADER | MAY_DIFFER | {"sequenceNumber", "accessCode"}
"""Elements that say nothing of the goods or their way, or that nobody is shown."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs; empty where there is none."""

    where: str
    before: str
    after: str


def differences(before: Any, after: Any) -> tuple[list[Difference], int]:
    """The first differences in the order of the document, and how many there are. Access codes are left out."""
    old, new = dict(_values(before, "/CC015C")), dict(_values(after, "/CC015C"))
    places = [place for place in dict.fromkeys((*old, *new)) if old.get(place) != new.get(place)]
    shown = [Difference(where(one), old.get(one, ""), new.get(one, "")) for one in places[:MOST]]
    return shown, len(places)


def _values(group: Any, path: str) -> Iterator[tuple[str, str]]:
    kind: Any = type(group)
    for element in model.elements(kind):
        value = getattr(group, element.name)
        if element.name in UNSAID or value is None:
            continue
        for pointer, one in _members(value, f"{path}/{element.name}"):
            if isinstance(one, msgspec.Struct):
                yield from _values(one, pointer)
            else:
                yield pointer, str(one)


def _members(value: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    if not isinstance(value, list):
        yield pointer, value
        return
    for number, one in enumerate(value, 1):
        yield f"{pointer}[{number}]", one
