"""Carrying declarations in this process through the API of the stack, several at once, and counting their steps."""

import threading
import uuid
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from ice_connector.journey import corridor
from ice_connector.journey.corridor import Station
from ice_connector.journey.course import Journey, Stopped
from ice_connector.journey.desks import Refusal, World
from ice_connector.journey.readdress import readdress
from ice_connector.management.commands.journey import CARGO

AT_ONCE = 8
STEPS = 12
"""Waits and acts of one journey, from its MRN to the last closure."""


class Progress:
    """How many steps all journeys together have made; somebody may wait for a certain one."""

    def __init__(self) -> None:
        self.made = 0
        self.over = False
        self._changed = threading.Condition()

    def step(self) -> None:
        with self._changed:
            self.made += 1
            self._changed.notify_all()

    def end(self) -> None:
        """Nobody shall wait any more."""
        with self._changed:
            self.over = True
            self._changed.notify_all()

    def ended(self, within: float) -> bool:
        """Whether it is over, at once or within so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self.over, timeout=within)

    def reach(self, number: int) -> bool:
        """Returns as soon as that many steps were made; False when it is over before."""
        with self._changed:
            assert self._changed.wait_for(lambda: self.over or self.made >= number, timeout=300), self.made
            return not self.over


@dataclass
class Counted(Journey):
    """A journey that tells its steps."""

    progress: Progress = field(default_factory=Progress)

    def wait(self, station: Station, ready: Callable[[dict[str, Any]], bool], wanted: str) -> dict[str, Any]:
        record = super().wait(station, ready, wanted)
        self.progress.step()
        return record


def prepare(world: World, count: int, progress: Progress | None = None) -> list[Journey]:
    """Journeys of cargo A, not begun yet."""
    return [journey_of(world, CARGO.read_bytes(), progress) for _ in range(count)]


def journey_of(world: World, data: bytes, progress: Progress | None = None) -> Journey:
    document = readdress(data, world.access_code(corridor.GRN)).document
    return Counted(world, document, f"test-{uuid.uuid4().hex}", progress=progress or Progress())


def carry(journeys: Iterable[Journey], at_once: int = AT_ONCE) -> list[Exception | None]:
    """Carry all of them; for each what stopped it, or None."""
    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(_run, journeys))


def carry_all(journeys: Mapping[str, Journey]) -> dict[str, Exception | None]:
    """Carry all of them; what stopped each, by its name."""
    return dict(zip(journeys, carry(journeys.values()), strict=True))


def _run(journey: Journey) -> Exception | None:
    try:
        journey.run()
    except (Stopped, Refusal) as stopped:
        return stopped
    return None
