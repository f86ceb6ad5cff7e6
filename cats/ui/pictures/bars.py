"""Standing columns of counts, and a lying bar of a share."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cats.ui.pictures.scale import point

WIDTH, HEIGHT = 620, 196
LEFT, RIGHT, TOP, BOTTOM = 10, 610, 34, 150
FILLED = 0.65  # of a column's place
ABOVE, BELOW = 8, 180


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its rectangle, its middle, where its figure stands, its words and the class of its colour."""

    x: str
    y: str
    width: str
    height: str
    middle: str
    figure_y: str
    figure: str
    label: str
    colour: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns side by side on one base line."""

    columns: tuple[Column, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    base: int = BOTTOM
    below: int = BELOW


@dataclass(frozen=True, slots=True)
class Bar:
    """A share of 100 units of width."""

    filled: str
    colour: str


def columns(counts: Sequence[tuple[int, str, str, str]]) -> Columns:
    """Columns for (count, its figure, its label, the class of its colour); the highest reaches the top, zero has no height."""
    highest = max((count for count, *_ in counts), default=0) or 1
    place = (RIGHT - LEFT) / max(len(counts), 1)
    return Columns(
        tuple(
            _column(number, place, count / highest, *words) for number, (count, *words) in enumerate(counts)
        )
    )


def _column(number: int, place: float, share: float, figure: str, label: str, colour: str) -> Column:
    height = (BOTTOM - TOP) * share
    width = place * FILLED
    middle = LEFT + place * (number + 0.5)
    return Column(
        point(middle - width / 2),
        point(BOTTOM - height),
        point(width),
        point(height),
        point(middle),
        point(BOTTOM - height - ABOVE),
        figure,
        label,
        colour,
    )


def bar(percent: Decimal, colour: str) -> Bar:
    """The bar of a share in percent, within 0 and 100."""
    return Bar(point(float(min(max(percent, Decimal(0)), Decimal(100)))), colour)
