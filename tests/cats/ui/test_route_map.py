"""The schematic map: stations in their places, legs by what was passed, nothing outside the picture."""

import re

import pytest

from cats.ui.pictures.route_map import Station, route_map, smooth

TBILISI = Station("Tbilisi", "GE", 41.69, 44.95, "done")
BAKU = Station("Baku", "AZ", 40.4, 49.9, "here")
TASHKENT = Station("Tashkent", "UZ", 41.3, 69.2)


def test_west_is_left_and_north_is_up():
    found = route_map([TBILISI, BAKU, TASHKENT])

    assert [mark.name for mark in found.marks] == ["Tbilisi", "Baku", "Tashkent"]
    assert found.marks[0].x < found.marks[1].x < found.marks[2].x
    assert found.marks[0].y < found.marks[1].y
    assert found.names == "Tbilisi, Baku, Tashkent"


def test_the_way_that_was_made_is_drawn_otherwise_than_the_way_to_come():
    found = route_map([TBILISI, BAKU, TASHKENT])

    assert [leg.look for leg in found.legs] == ["go", "to"]
    assert [mark.look for mark in found.marks] == ["pd", "ph", "p"]


def test_everything_stands_within_the_picture_and_the_sea_is_seen():
    found = route_map([TBILISI, BAKU, TASHKENT])

    assert all(0 < mark.x < found.width and 0 < mark.y < found.height for mark in found.marks)
    assert all(0 < mark.text_y < found.height for mark in found.marks)
    assert len(found.seas) >= 2
    assert all(re.fullmatch(r"M[-\d. ]+(C[-\d ]+)+Z", sea) for sea in found.seas)


def test_names_of_neighbours_do_not_lie_on_each_other():
    close = Station("Rustavi", "GE", 41.55, 45.0)
    first, second, _ = route_map([TBILISI, close, TASHKENT]).marks

    assert abs(first.text_y - second.text_y) >= 18


CORRIDOR = [
    Station("Tbilisi Customs Clearance Zone", "GE", 41.69, 44.95),
    Station("Sinig Korpu", "AZ", 41.31, 45.09),
    Station("Kuryk port", "KZ", 43.18, 51.68),
    Station("Dautota", "UZ", 44.68, 55.9),
    Station("Tashkent Chukursay", "UZ", 41.38, 69.2),
]


@pytest.mark.parametrize("way", [CORRIDOR, CORRIDOR[::-1], CORRIDOR[1:], CORRIDOR[:3]])
def test_no_name_lies_on_a_line_another_name_or_beyond_the_edge(way):
    found = route_map(way)

    boxes = [box(mark) for mark in found.marks]
    for number, (left, top, right, bottom) in enumerate(boxes):
        assert left >= 0
        assert right <= found.width
        assert 0 < top < bottom < found.height
        assert not any(
            left < x < right and top < y < bottom for leg in found.legs for x, y in along(leg.path)
        ), found.marks[number].name
        for other in boxes[number + 1 :]:
            assert left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom


def box(mark):
    """Left, top, right and bottom of a name, a letter being 8 units wide and a line 14 high."""
    width = 8 * len(mark.name)
    left = mark.text_x - {"start": 0, "middle": width / 2, "end": width}[mark.anchor]
    return left, mark.text_y - 12, left + width, mark.text_y + 2


def along(path):
    """Points on a leg."""
    x0, y0, x1, y1, x2, y2 = map(float, re.findall(r"-?[\d.]+", path))
    for step in range(201):
        t = step / 200
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        yield a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2


def test_a_way_without_two_known_places_has_no_map():
    nowhere = Station("Nowhere", "GE", None, None)

    assert route_map([TBILISI, nowhere]) is None
    assert route_map([]) is None


def test_a_shape_is_closed_and_goes_through_its_points():
    path = smooth([(0, 0), (10, 0), (10, 10)])

    assert path.startswith("M0 0C")
    assert path.endswith("0 0Z")
