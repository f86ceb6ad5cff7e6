"""The language of examples: put a value somewhere into a valid message, say which rule accepts or refuses it, and where."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from cats.specification import model
from cats.specification.definitions.base import Group
from cats.specification.examples import small

PART = re.compile(r"(\w+)(?:\[(\d+)\])?")
_NUMBERS = msgspec.json.Encoder(decimal_format="number")


@dataclass(frozen=True, slots=True)
class Put:
    """A change that sets an element: `Put("Consignment.HouseConsignment[0].grossMass", ...)`, counted from 0."""

    path: str
    value: Any

    def __call__(self, message: Any) -> None:
        *way, last = self.path.split(".")
        owner = message
        for part in way:
            owner = _step(owner, part)
        name, index = _parts(last)
        if index is None:
            setattr(owner, name, self.value)
        else:
            getattr(owner, name)[index] = self.value

    def __str__(self) -> str:
        """`Consignment/HouseConsignment[1]/grossMass = 3060`, counted from 1 like a pointer."""
        pointer = "/".join(_counted(part) for part in self.path.split("."))
        if self.value is None or self.value == []:
            return _("`%(place)s` is left out") % {"place": pointer}
        return _("`%(place)s` is `%(value)s`") % {"place": pointer, "value": _shown(self.value)}


Change = Put | Callable[[Any], Any]
put = Put


@dataclass(frozen=True, slots=True)
class Case:
    """A rule, what is changed in a valid message, and the (pointer, error code) that the rule then yields."""

    rule: str
    changes: tuple[Change, ...]
    faults: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.rule}-{'refuses' if self.faults else 'accepts'}"

    def changed(self, message: Any) -> Any:
        """The message with the changes made in it."""
        for change in self.changes:
            change(message)
        return message

    @property
    def words(self) -> str:
        """The changes for a reader, in his language."""
        return "; ".join(_words(change) for change in self.changes) or _("an ordinary message")


def added(message: Any, path: str, **values: Any) -> Any:
    """Put a group at a path, `Consignment.ConsigneeActual`, with these values and whatever else it must hold; returns it."""
    *way, name = path.split(".")
    owner = message
    for part in way:
        owner = _step(owner, part)
    kind: type[Group] = type(owner)
    element = model.by_name(kind)[name]
    group = small(element.content, type(message).__name__)
    for one, value in values.items():
        setattr(group, one, value)
    if element.many:
        getattr(owner, name).append(group)
    else:
        setattr(owner, name, group)
    return group


def accepts(rule: str, *changes: Change) -> Case:
    """The rule has nothing against the changed message."""
    return Case(rule, changes)


def refuses(rule: str, *changes: Change, at: str | Iterable[str], code: str) -> Case:
    """The rule yields exactly these faults: `at` is one pointer or several, below the root; the root itself is empty."""
    pointers = (at,) if isinstance(at, str) else tuple(at)
    return Case(rule, changes, tuple((pointer, code) for pointer in pointers))


def _words(change: Change) -> str:
    if isinstance(change, Put):
        return str(change)
    said = _((change.__doc__ or "").partition("\n")[0]).rstrip(".")
    return said[:1].lower() + said[1:]


def _step(owner: Any, part: str) -> Any:
    name, index = _parts(part)
    found = getattr(owner, name)
    return found if index is None else found[index]


def _parts(part: str) -> tuple[str, int | None]:
    found = PART.fullmatch(part)
    if found is None:
        raise ValueError(f"{part} is no part of a path")
    return found[1], None if found[2] is None else int(found[2])


def _counted(part: str) -> str:
    name, index = _parts(part)
    return name if index is None else f"{name}[{index + 1}]"


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else _NUMBERS.encode(value).decode()
