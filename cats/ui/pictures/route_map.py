"""A schematic map of a way: stations in their places, the seas between them, no borders. Drawn by `ui/route_map.html`."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import cos, hypot, radians

from cats.ui.pictures.seas import SEAS

WIDTH, LEAST_HEIGHT, MOST_HEIGHT = 1000, 300, 520
MARGIN = 90
LEAST_DEGREES = 6.0
BESIDE, BELOW, APART = 14, 32, 60
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
    legs = [
        Leg("go" if known[n + 1].state in (DONE, HERE) else "to", _bow(spots[n], spots[n + 1]))
        for n in range(len(spots) - 1)
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


def _bow(start: Spot, end: Spot) -> str:
    """A line with a slight bow, so that ways there and back do not lie on each other."""
    bend = min(hypot(end[0] - start[0], end[1] - start[1]) / 12, 22)
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 - bend)
    return f"M{start[0]} {start[1]}Q{middle[0]:.1f} {middle[1]:.1f} {end[0]} {end[1]}"


def _marks(stations: Sequence[Station], spots: Sequence[Spot], frame: _Frame) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for station, (x, y) in zip(stations, spots, strict=True):
        anchor = "start" if x < WIDTH / 3 else "end" if x > WIDTH * 2 / 3 else "middle"
        text = _free_place(x, y, anchor, marks, frame.height)
        look, radius = {DONE: ("pd", 7), HERE: ("ph", 10)}.get(station.state, ("p", 7))
        marks.append(Mark(round(x), round(y), radius, look, station.name, *text))
    return tuple(marks)


def _free_place(x: float, y: float, anchor: str, marks: Sequence[Mark], height: int) -> tuple[int, int, str]:
    """Above the station, else below, else further away: wherever no other name stands yet."""
    for offset in (-BESIDE, BELOW, -BELOW - 4, 2 * BELOW - 12):
        at = y + offset
        taken = any(abs(at - one.text_y) < 18 and abs(x - one.text_x) < 3 * APART for one in marks)
        if not taken and 16 < at < height - 6:
            return round(x), round(at), anchor
    return round(x), round(y - BESIDE), anchor
