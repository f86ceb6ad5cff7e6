"""Pictures stay within their view box and show their figures in proportion."""

import re
from dataclasses import fields, is_dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cats.ui import pictures
from cats.ui.pictures.scale import scale

AMOUNTS = st.decimals("0", "99999999999999.99", places=2)
PERCENT = st.decimals("-10", "1000", places=4)
POINT = re.compile(r"(-?[\d.]+) (-?[\d.]+)")


def within(pairs, picture):
    return all(0 <= float(x) <= picture.width and 0 <= float(y) <= picture.height for x, y in pairs)


def paths(picture):
    """Every pair of coordinates that stands in a path."""
    for one in fields(picture):
        value = getattr(picture, one.name)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and text.startswith("M"):
                yield from POINT.findall(re.sub(r"A90 90 0 0 1 ", "L", text))


@given(PERCENT)
def test_a_gauge_stays_in_its_box_and_its_arc_ends_at_the_share(percent):
    gauge = pictures.gauge(percent, (75, 90))

    assert within(paths(gauge), gauge)
    if percent <= 0:
        assert gauge.arc == ""
    else:
        x, y = (float(one) for one in gauge.arc.split()[-2:])
        assert abs((x - 110) ** 2 + (y - 112) ** 2 - 90**2) < 20
    if percent >= 100:
        assert gauge.arc.endswith("200.0 112.0")


def test_marks_stand_at_their_percentages():
    gauge = pictures.gauge(Decimal(50), (50, 100))

    assert gauge.marks == ("M110.0 32.0L110.0 11.0", "M190.0 112.0L211.0 112.0")
    assert gauge.arc.endswith("110.0 22.0")


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=40), AMOUNTS)
def test_lines_stay_in_their_box_and_keep_the_order_of_the_values(days, limit):
    values, below = [one for one, _ in days], [one for _, one in days]
    lines = pictures.lines(values, below, limit=limit, labels=[str(n) for n in range(len(days))])

    assert within(lines.points, lines)
    assert within(paths(lines), lines)
    assert len(lines.points) == len(values)
    assert 0 <= float(lines.limit_y) <= lines.height
    heights = [float(y) for _, y in lines.points]
    assert [heights[n] for n in sorted(range(len(values)), key=values.__getitem__)] == sorted(
        heights, reverse=True
    )
    assert [label.anchor for label in lines.labels][-1] == "end"


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8))
def test_columns_stay_in_their_box_and_are_as_high_as_their_counts(counts):
    drawn = pictures.columns([(count, str(count), "days", "b1") for count in counts])

    for column, count in zip(drawn.columns, counts, strict=True):
        left, top = float(column.x), float(column.y)
        assert left >= drawn.left
        assert left + float(column.width) <= drawn.right
        assert top + float(column.height) == pytest.approx(drawn.base, abs=0.11)
        assert float(column.figure_y) > 0
        assert abs(float(column.height) - 116 * count / max(*counts, 1)) < 0.06


@given(PERCENT)
def test_a_bar_is_as_long_as_its_share(percent):
    assert abs(
        Decimal(pictures.bar(percent, "b1").filled) - min(max(percent, Decimal(0)), Decimal(100))
    ) <= Decimal("0.05")


@given(AMOUNTS)
def test_a_scale_reaches_the_largest_value_in_few_round_steps(largest):
    axis = scale(largest)

    assert axis.top >= largest
    assert 1 <= len(axis.ticks) - 1 <= 4
    assert axis.ticks[0] == 0
    assert axis.ticks[-1] == axis.top
    assert len(str(axis.short(axis.top))) <= 6
    assert largest == 0 or axis.step.normalize().as_tuple().digits in ((1,), (2,), (2, 5), (5,))


def test_nothing_to_show_is_drawn_at_the_bottom():
    lines = pictures.lines([Decimal(0)], [Decimal(0)], limit=Decimal(0), labels=["today"])

    assert lines.last == ("606.0", "152.0")
    assert all(is_dataclass(one) for one in lines.rules)
