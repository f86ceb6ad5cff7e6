"""A schematic map of a way: stations in their places, the seas between them, no borders. Drawn by `ui/route_map.html`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import cos, hypot, radians

from cats.ui.pictures.seas import SEAS

WIDTH, LEAST_HEIGHT, MOST_HEIGHT = 1000, 300, 520
MARGIN = 90
LEAST_DEGREES = 6.0
BESIDE, BELOW = 14, 30
LETTER, LINE, EDGE = 8.2, 17, 8
"""About how wide a letter of a name is, how high a line, and how near to the edge it may come."""
DONE, HERE, AHEAD = "done", "here", "ahead"

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Station:
    """A place on the way; degrees, WGS 84. `state` is done (the goods were there), here or ahead."""

    name: str
    country: str
    latitude: Decimal | float | None
    longitude: Decimal | float | None
    state: str = AHEAD


@dataclass(frozen=True, slots=True)
class Mark:
    """A station in the picture, with its name and where that stands."""

    x: int
    y: int
    radius: int
    look: str
    name: str
    text_x: int
    text_y: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Leg:
    """The line to the next station: `go` where the goods have passed, `to` where they will."""

    look: str
    path: str


@dataclass(frozen=True, slots=True)
class RouteMap:
    """The picture in the units of its viewBox, and what it shows in words."""

    width: int
    height: int
    seas: tuple[str, ...]
    legs: tuple[Leg, ...]
    marks: tuple[Mark, ...]
    names: str


def route_map(stations: Sequence[Station]) -> RouteMap | None:
    """The map of the way; None where fewer than two stations have coordinates. Stations without are left out."""
    known = [one for one in stations if one.latitude is not None and one.longitude is not None]
    if len(known) < 2:
        return None
    frame = _Frame([(float(one.longitude or 0), float(one.latitude or 0)) for one in known])
    spots = [frame.spot(*place) for place in frame.places]
    pairs = list(pairwise(spots))
    legs = [
        Leg("go" if one.state in (DONE, HERE) else "to", _path(*pair))
        for one, pair in zip(known[1:], pairs, strict=True)
    ]
    seas = tuple(smooth([frame.spot(*point) for point in sea]) for sea in SEAS if frame.touches(sea))
    return RouteMap(
        WIDTH, frame.height, seas, tuple(legs), _marks(known, spots, frame), ", ".join(s.name for s in known)
    )


class _Frame:
    """Degrees to units: a plain cylindrical picture, true to scale at its middle."""

    def __init__(self, places: Sequence[Spot]) -> None:
        self.places = places
        west, east = min(x for x, _ in places), max(x for x, _ in places)
        south, north = min(y for _, y in places), max(y for _, y in places)
        squeeze = cos(radians((south + north) / 2))
        wide = max((east - west) * squeeze, LEAST_DEGREES)
        high = max(north - south, LEAST_DEGREES / 4)
        self.scale = min((WIDTH - 2 * MARGIN) / wide, (MOST_HEIGHT - 2 * MARGIN) / high)
        self.squeeze = squeeze
        self.middle = ((west + east) / 2, (south + north) / 2)
        self.height = int(min(MOST_HEIGHT, max(LEAST_HEIGHT, high * self.scale + 2 * MARGIN)))

    def spot(self, longitude: float, latitude: float) -> Spot:
        x = WIDTH / 2 + (longitude - self.middle[0]) * self.squeeze * self.scale
        y = self.height / 2 - (latitude - self.middle[1]) * self.scale
        return round(x, 1), round(y, 1)

    def touches(self, shape: Sequence[Spot]) -> bool:
        """Whether any part of the shape can lie in the picture."""
        spots = [self.spot(*point) for point in shape]
        left, right = min(x for x, _ in spots), max(x for x, _ in spots)
        top, bottom = min(y for _, y in spots), max(y for _, y in spots)
        return left < WIDTH and right > 0 and top < self.height and bottom > 0


def smooth(spots: Sequence[Spot]) -> str:
    """A closed round shape through the points (Catmull-Rom as Bézier curves)."""
    count = len(spots)
    parts = [f"M{spots[0][0]} {spots[0][1]}"]
    for n in range(count):
        before, start, end, after = (spots[(n + step) % count] for step in (-1, 0, 1, 2))
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        parts.append(
            f"C{first[0]:.0f} {first[1]:.0f} {second[0]:.0f} {second[1]:.0f} {end[0]:.0f} {end[1]:.0f}"
        )
    return "".join(parts) + "Z"


def _bend(start: Spot, end: Spot) -> Spot:
    """Where the line bends: a slight bow, so that ways there and back do not lie on each other."""
    bend = min(hypot(end[0] - start[0], end[1] - start[1]) / 12, 22)
    return (start[0] + end[0]) / 2, (start[1] + end[1]) / 2 - bend


def _path(start: Spot, end: Spot) -> str:
    middle = _bend(start, end)
    return f"M{start[0]} {start[1]}Q{middle[0]:.1f} {middle[1]:.1f} {end[0]} {end[1]}"


def _points(start: Spot, end: Spot) -> Iterator[Spot]:
    """Points along the line, close enough that no name fits between them."""
    middle = _bend(start, end)
    steps = max(2, int(hypot(end[0] - start[0], end[1] - start[1]) / 8))
    for step in range(steps + 1):
        t = step / steps
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        yield a * start[0] + b * middle[0] + c * end[0], a * start[1] + b * middle[1] + c * end[1]


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a name would stand: its left, right and base line."""

    left: float
    right: float
    base: float

    def holds(self, spot: Spot) -> bool:
        return self.left - 4 <= spot[0] <= self.right + 4 and self.base - LINE <= spot[1] <= self.base + 6

    def meets(self, other: "_Box") -> bool:
        return self.left < other.right and other.left < self.right and abs(self.base - other.base) < LINE + 2


def _marks(stations: Sequence[Station], spots: Sequence[Spot], frame: _Frame) -> tuple[Mark, ...]:
    line = [point for pair in pairwise(spots) for point in _points(*pair)]
    marks: list[Mark] = []
    names: list[_Box] = []
    for station, spot in zip(stations, spots, strict=True):
        (x, y, anchor), box = min(
            _places(spot, len(station.name) * LETTER),
            key=lambda place: _crowding(place[1], names, line, spots, frame.height),
        )
        names.append(box)
        look, radius = {DONE: ("pd", 7), HERE: ("ph", 10)}.get(station.state, ("p", 7))
        marks.append(Mark(round(spot[0]), round(spot[1]), radius, look, station.name, x, y, anchor))
    return tuple(marks)


def _places(spot: Spot, width: float) -> Iterator[tuple[tuple[int, int, str], _Box]]:
    """Where the name of a station may stand, the best first: above, below, beside, further away."""
    x, y = spot
    middle = "start" if x < WIDTH / 3 else "end" if x > WIDTH * 2 / 3 else "middle"
    beyond = {"start": "end", "end": "start", "middle": "start"}[middle]
    for dy in (-BESIDE, BELOW, *(away for n in (1, 2, 3) for away in (-BESIDE - n * LINE, BELOW + n * LINE))):
        for anchor in (middle, beyond):
            yield _place(x, y + dy, anchor, width)
    for dx, anchor in ((BESIDE, "start"), (-BESIDE, "end")):
        yield _place(x + dx, y + 5, anchor, width)


def _place(x: float, base: float, anchor: str, width: float) -> tuple[tuple[int, int, str], _Box]:
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return (round(x), round(base), anchor), _Box(left, left + width, base)


def _crowding(
    box: _Box, names: Sequence[_Box], line: Sequence[Spot], spots: Sequence[Spot], height: int
) -> tuple[bool, bool, int]:
    """What stands in the way of a name, the worst first: the edge of the picture, another name or station, the line."""
    outside = box.left < EDGE or box.right > WIDTH - EDGE or not LINE < box.base < height - 6
    covered = any(box.meets(other) for other in names) or any(box.holds(spot) for spot in spots)
    return outside, covered, sum(box.holds(point) for point in line)
