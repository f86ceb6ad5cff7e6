"""Reading JSON that strangers send: one way, with a bound on how deep it may nest."""

import json
from typing import Any

DEEPEST = 64


class TooDeep(ValueError):
    """Arrays and objects lie within each other more than 64 levels deep."""


def loads(text: str | bytes) -> Any:
    """The value that a text says. ValueError when it is no JSON, `TooDeep` when it nests deeper than 64 levels."""
    try:
        value = json.loads(text)
    except RecursionError:
        raise TooDeep from None
    refuse_depth(value)
    return value


def refuse_depth(value: Any) -> None:
    """Raises `TooDeep` for a value that nests deeper than 64 levels."""
    level = [value]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _within(outer)]
    if any(isinstance(inner, dict | list) for inner in level):
        raise TooDeep


def _within(value: Any) -> Any:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
