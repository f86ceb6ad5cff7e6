"""The way of a movement or a draft as a schematic map."""

from collections.abc import Iterable

from cats.ui.pictures.route_map import AHEAD, RouteMap, Station, route_map
from refdata import selectors as refdata


def way_map(stops: Iterable[tuple[str, str]]) -> RouteMap | None:
    """The picture of offices in their order, each with its state (done, here, ahead or empty); unknown codes are left out."""
    known = [(refdata.office_named(code), state) for code, state in stops]
    return route_map(
        [
            Station(office.name, office.country, office.latitude, office.longitude, state or AHEAD)
            for office, state in known
            if office is not None
        ]
    )
