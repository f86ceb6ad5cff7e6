"""SIGKILL in the middle of journeys, one victim at a time: they finish, and everything happened exactly once."""

import threading

import pytest

from ice_connector.journey.course import headroom
from tests.journeys import books
from tests.journeys.carrying import Progress, carry, prepare

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300), pytest.mark.faults]

COUNT = 2


@pytest.mark.parametrize(
    ("victim", "after"),
    [("web", 3), ("worker", 9), ("link", 13), ("hub", 17), ("postgres", 11), ("valkey", 7), ("beat", 5)],
)
def test_journeys_outlive_a_killed(stack, demo, victim, after):
    """`after` so many steps of all journeys together, somewhere between release and arrival."""
    before = headroom(demo)
    progress = Progress()
    journeys = prepare(demo, COUNT, progress)
    stopped: list[Exception | None] = []
    carrying = threading.Thread(target=lambda: stopped.extend(carry(journeys)))
    carrying.start()
    assert progress.reach(after)
    stack.kill(victim)
    stack.restart(victim)
    carrying.join()
    assert stopped == [None] * COUNT
    assert headroom(demo) == before
    books.settled(stack, [journey.mrn for journey in journeys])
