"""Carrying a data group over into the form that another message gives it: same names, other formats and occurrences."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, get_args

import msgspec

T = TypeVar("T", bound=msgspec.Struct)
_UNSOUND: Any = object()
"""Stands where no struct can be made, so that the walk goes on and finds everything that is missing."""


class Incomplete(Exception):
    """The source lacks what the target must have. `pointers` are the paths of the missing elements."""

    def __init__(self, pointers: list[str]) -> None:
        super().__init__(", ".join(pointers))
        self.pointers = pointers


@dataclass(frozen=True, slots=True)
class _Step:
    """How one field of the target is filled: as it is, as a group, or as a list of groups."""

    name: str
    required: bool
    group: type[msgspec.Struct] | None
    repeated: bool


def project(target: type[T], source: msgspec.Struct | None, **given: Any) -> T:
    """A `target` filled from the fields of `source` that bear the same names; `given` values come first.

    Raises `Incomplete` with every missing pointer, relative to the target.
    """
    missing: list[str] = []
    result = _project(target, source, given, "", missing)
    if missing:
        raise Incomplete(missing)
    return result


def _project(
    target: type[T], source: msgspec.Struct | None, given: dict[str, Any], path: str, missing: list[str]
) -> T:
    values: dict[str, Any] = {}
    for step in _plan(target):
        value = given.get(step.name, getattr(source, step.name, None))
        if step.group is not None and value is not None and step.name not in given:
            value = _carry(step, value, f"{path}{step.name}", missing)
        if value is None or (step.repeated and not value):
            if step.required:
                missing.append(f"{path}{step.name}")
            continue
        values[step.name] = value
    return target(**values) if not missing else _UNSOUND


def _carry(step: _Step, value: Any, path: str, missing: list[str]) -> Any:
    assert step.group is not None
    if not step.repeated:
        return _project(step.group, value, {}, f"{path}/", missing)
    return [
        _project(step.group, one, {}, f"{path}[{position}]/", missing)
        for position, one in enumerate(value, start=1)
    ]


@cache
def _plan(target: type[msgspec.Struct]) -> tuple[_Step, ...]:
    return tuple(
        _Step(field.encode_name, field.required, *_group(field.type))
        for field in msgspec.structs.fields(target)
    )


def _group(annotation: Any) -> tuple[type[msgspec.Struct] | None, bool]:
    """The struct inside a field's type, and whether it is a list of them."""
    found = _find(annotation, lambda part: isinstance(part, type) and issubclass(part, msgspec.Struct))
    repeated = _find(annotation, lambda part: getattr(part, "__origin__", None) is list) is not None
    return found, repeated


def _find(annotation: Any, wanted: Callable[[Any], bool]) -> Any:
    if wanted(annotation):
        return annotation
    for part in get_args(annotation):
        found = _find(part, wanted)
        if found is not None:
            return found
    return None
