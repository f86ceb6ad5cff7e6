"""Values over days: a line, an area below it, a limit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cats.ui.pictures.scale import Scale, point, scale

WIDTH, HEIGHT = 620, 190
LEFT, RIGHT, TOP, BOTTOM = 58, 606, 16, 152
LABELS = 178


@dataclass(frozen=True, slots=True)
class Rule:
    """A grid line with what stands beside it."""

    y: str
    label: str
    label_y: str


@dataclass(frozen=True, slots=True)
class Label:
    """A word under the line, `anchor` as in SVG."""

    x: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Paths and places; `power` is how many zeros the axis leaves out. `points` are those of the line, one for each value."""

    rules: tuple[Rule, ...]
    line: str
    area: str
    limit_y: str
    points: tuple[tuple[str, str], ...]
    labels: tuple[Label, ...]
    power: int
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    beside: int = LEFT - 8
    below: int = LABELS

    @property
    def last(self) -> tuple[str, str]:
        """Where the line ends."""
        return self.points[-1]


def lines(
    values: Sequence[Decimal],
    below: Sequence[Decimal],
    *,
    limit: Decimal,
    labels: Sequence[str],
    write: Callable[[Decimal], str] = str,
) -> Lines:
    """A line through `values`, an area under `below` (both as many as `labels`, at least one), a limit.

    `write` makes the words of the axis; the first, the middle and the last label are shown.
    """
    axis = scale(max(*values, *below, limit))
    points = _points(values, axis)
    return Lines(
        rules=tuple(_rule(axis, value, write) for value in axis.ticks),
        line="M" + "L".join(f"{x} {y}" for x, y in points),
        area=_area(_points(below, axis)),
        limit_y=_y(limit, axis),
        points=points,
        labels=_labels(labels, points),
        power=axis.power,
    )


def _points(values: Sequence[Decimal], axis: Scale) -> tuple[tuple[str, str], ...]:
    """A single value stands at the right end."""
    width = RIGHT - LEFT
    last = len(values) - 1
    return tuple(
        (point(LEFT + width * (number / last if last else 1)), _y(value, axis))
        for number, value in enumerate(values)
    )


def _y(value: Decimal, axis: Scale) -> str:
    return point(BOTTOM - (BOTTOM - TOP) * axis.share(value))


def _area(points: Sequence[tuple[str, str]]) -> str:
    along = "L".join(f"{x} {y}" for x, y in points)
    return f"M{along}L{points[-1][0]} {BOTTOM}L{points[0][0]} {BOTTOM}Z"


def _rule(axis: Scale, value: Decimal, write: Callable[[Decimal], str]) -> Rule:
    y = BOTTOM - (BOTTOM - TOP) * axis.share(value)
    return Rule(point(y), write(axis.short(value)), point(y + 4))


def _labels(labels: Sequence[str], points: Sequence[tuple[str, str]]) -> tuple[Label, ...]:
    last = len(labels) - 1
    shown = {0: "start", last // 2: "middle", last: "end"} if last > 1 else {last: "end"}
    return tuple(Label(points[number][0], labels[number], anchor) for number, anchor in shown.items())
