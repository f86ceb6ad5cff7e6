"""A half-round gauge: how much of a limit is used, with marks where people are told."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cats.ui.pictures.scale import point

WIDTH, HEIGHT = 220, 122
X, Y, RADIUS = 110, 112, 90
TICKS = 20
INNER, LONG, SHORT = 76, 67, 71
NEEDLE = (63, 103)
MARK = (80, 101)


@dataclass(frozen=True, slots=True)
class Gauge:
    """Paths of the track, the used arc (empty at 0), the ticks, the marks and the needle; where the figure stands."""

    track: str
    arc: str
    ticks: tuple[str, ...]
    marks: tuple[str, ...]
    needle: str
    width: int = WIDTH
    height: int = HEIGHT
    middle: int = X
    big: int = 104


def gauge(percent: Decimal, marks: Sequence[int] = ()) -> Gauge:
    """The gauge of a used share in percent; the needle stays within 0 and 100."""
    share = float(min(max(percent, Decimal(0)), Decimal(100))) / 100
    start = _at(0, RADIUS)
    return Gauge(
        track=f"M{start}A{RADIUS} {RADIUS} 0 0 1 {_at(1, RADIUS)}",
        arc=f"M{start}A{RADIUS} {RADIUS} 0 0 1 {_at(share, RADIUS)}" if share else "",
        ticks=tuple(
            _spoke(number / TICKS, INNER, SHORT if number % 5 else LONG) for number in range(TICKS + 1)
        ),
        marks=tuple(_spoke(mark / 100, *MARK) for mark in marks),
        needle=_spoke(share, *NEEDLE),
    )


def _at(share: float, radius: float) -> str:
    angle = math.pi * (1 - share)
    return f"{point(X + radius * math.cos(angle))} {point(Y - radius * math.sin(angle))}"


def _spoke(share: float, inner: float, outer: float) -> str:
    return f"M{_at(share, inner)}L{_at(share, outer)}"
