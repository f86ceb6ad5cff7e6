"""Rows of a work list: made once for what they say, told apart by everything that they show."""

from datetime import timedelta

import pytest
from django.utils import translation

from cats.accounts.actors import actor_of
from cats.kernel import clock
from cats.tenancy.scope import scope
from tests.transit import world
from transit.desk import lists
from transit.models import Movement
from transit.services import desk
from transit.views import desk_rows


@pytest.fixture(autouse=True)
def empty():
    desk_rows._html.cache_clear()


@pytest.fixture
def record(desks):
    return world.lodge()


def made(desks, record, language="en", person="departure_officer", **changes):
    """The row as a person reads it, and how many were made so far."""
    with scope("GE"), translation.override(language):
        Movement.objects.filter(pk=record.pk).update(**changes)
        lines = lists.lines([Movement.objects.get(pk=record.pk)], actor_of(getattr(desks, person)))
        (html,) = desk_rows.rows_of(lines, "Asia/Tbilisi")
    return html, desk_rows._html.cache_info().misses


def test_a_row_that_says_the_same_is_made_once(desks, record):
    first, _ = made(desks, record)

    assert made(desks, record) == (first, 1)
    assert made(desks, record, person="elsewhere_officer") == (first, 1)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"gross_mass": 20}, "20 kg"),
        ({"taken_by": "somebody", "taken_name": "Demo Colleague"}, "Demo Colleague"),
        ({"means_of_transport": ["DM-999-GE GE"]}, "DM-999-GE"),
        ({"item_count": 17}, "17 items"),
        ({"office_of_destination": "UZDM0005"}, "Bukhara"),
    ],
)
def test_whatever_it_shows_tells_it_apart(desks, record, changes, words):
    first, _ = made(desks, record)

    changed, number = made(desks, record, **changes)

    assert number == 2
    assert words not in first
    assert words in changed


def test_each_language_has_its_own(desks, record):
    english, _ = made(desks, record)
    russian, number = made(desks, record, language="ru")

    assert number == 2
    assert "Take" in english
    assert "Take" not in russian


def test_the_clock_goes_on(desks):
    record = world.lodge(world.declaration(code="NONE"))
    before, _ = made(desks, record)
    with clock.shifted(timedelta(hours=1)):
        after, number = made(desks, record)

    assert "7 d 23 h left" in before
    assert "7 d 22 h left" in after
    assert number == 2


def test_ones_own_case_is_gone_on_with_and_nobody_else_takes_it(desks, record):
    with scope("GE"):
        desk.take(Movement.objects.get(pk=record.pk), actor=actor_of(desks.departure_officer))
    own, _ = made(desks, record)
    others, number = made(desks, record, person="elsewhere_officer")

    assert number == 2
    assert "Go on" in own
    assert "Go on" not in others
    assert "formaction" not in own + others
