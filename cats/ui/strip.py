"""The office strip of officers' pages: what the apps above say about the line. Each brings `line` in its `strip.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from cats.audit.catalogue import from_each_app


@dataclass(frozen=True, slots=True)
class Light:
    """How a line to others stands: `state` is ok, slow or off; `at` the moment (machine's time) of the last sign of life."""

    state: str
    words: str | Promise
    at: datetime | None = None


def lights() -> list[Light]:
    """What each app says about its line; one that has nothing to say is left out."""
    found: list[Callable[[], Light | None]] = list(from_each_app("strip", "line").values())
    return [light for line in found if (light := line()) is not None]
