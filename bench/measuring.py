"""How every bench measures: both sides in turn, each repetition, the median of the repetitions."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Side = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured: repetitions, and the part of the full amount of work in each."""

    repetitions: int = 5
    part: float = 1.0
    warm_up: bool = True

    def of(self, full: int, least: int = 1) -> int:
        """That part of a full amount of work."""
        return max(least, round(full * self.part))


FULL, TINY = Scale(), Scale(repetitions=1, part=0.01, warm_up=False)


def alternated(scale: Scale, sides: dict[str, Side]) -> dict[str, float]:
    """The median of what each side answers (a rate or a duration). A round before the first may warm up."""
    found: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(scale.repetitions + scale.warm_up):
        for name, side in sides.items():
            found[name].append(side())
    return {name: median(numbers[scale.warm_up :]) for name, numbers in found.items()}


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def rate(count: int, work: Callable[[], object]) -> float:
    """Pieces of work per second, when the work does that many."""
    return count / seconds(work)
