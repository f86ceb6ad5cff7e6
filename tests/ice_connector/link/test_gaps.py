"""A hole in a partner's numbers is asked for after two minutes, an alarm after five, and forgotten when it is filled."""

from datetime import timedelta

import pytest

from cats.kernel import clock
from cats.messaging import inbox
from cats.tenancy import scope
from ice_connector.link import gaps
from ice_connector.link.collector import take_entries
from ice_connector.models import Gap
from tests.ice_connector.link.end import MRN, entry, message


@pytest.fixture
def holed(ge):
    """Positions 2 and 5 of five have not come."""
    bring(ge, *(message(seq=number, subject=str(number)) for number in (1, 3, 4, 6)))
    gaps.fill(ge.context)
    return ge


def bring(end, *about):
    take_entries(end.context, [entry(end.hub, each) for each in about])


def age(minutes):
    with scope.scope("GE"):
        Gap.objects.update(seen_at=clock.machine_now() - timedelta(minutes=minutes))


def holes():
    with scope.scope("GE"):
        return [str(gap) for gap in Gap.objects.order_by("gen", "seq")]


def test_every_hole_below_the_highest_number_is_noted(holed):
    assert holes() == ["AZ 1:2", "AZ 1:5"]


def test_numbers_that_are_missing_at_the_beginning_are_holes_too(ge):
    bring(ge, message(gen=4, seq=3))

    gaps.fill(ge.context)

    assert holes() == ["AZ 4:1", "AZ 4:2"]


def test_each_generation_and_each_sender_begins_at_one(ge):
    bring(ge, message(gen=1), message(gen=2), message(sender="KZ", gen=7))

    gaps.fill(ge.context)

    assert holes() == []


def test_a_young_hole_is_left_alone(holed):
    gaps.fill(holed.context)

    assert (holed.hub.asked, holed.alarms()) == ([], [])


def test_one_older_than_two_minutes_is_asked_for_by_position(holed):
    age(2.1)

    gaps.fill(holed.context)

    assert holed.hub.asked == [("AZ-GE", 1, 2, 2), ("AZ-GE", 1, 5, 5)]
    assert holed.alarms() == []


def test_what_the_hub_still_has_fills_the_hole(holed):
    missing = message(seq=2)
    holed.hub.held = [entry(holed.hub, missing)]
    age(2.1)

    gaps.fill(holed.context)
    gaps.fill(holed.context)

    assert [row.message_id for row in holed.incoming(seq=2)] == [missing.id]
    assert holes() == ["AZ 1:5"]
    assert missing.id in {said.id for said in holed.verdicts()}


def test_one_older_than_five_minutes_is_an_alarm_and_is_asked_for_again(holed):
    age(5.1)

    gaps.fill(holed.context)
    gaps.fill(holed.context)

    assert holed.alarms() == ["gap", "gap"]
    assert len(holed.hub.asked) == 4


def test_the_alarm_ends_when_the_hole_is_filled(holed):
    age(5.1)
    gaps.fill(holed.context)

    bring(holed, message(seq=2), message(seq=5))
    gaps.fill(holed.context)

    assert (holed.alarms(), holes()) == ([], [])


def test_a_void_fills_a_hole(holed):
    take_entries(
        holed.context,
        [entry(holed.hub, message(b"", type="VOID", subject=None, seq=number), b"") for number in (2, 5)],
    )

    gaps.fill(holed.context)

    assert holes() == []


def test_the_message_that_filled_the_hole_lets_its_followers_go_on(ge):
    bring(ge, message(seq=2, follows="1:1"))
    gaps.fill(ge.context)
    with scope.scope("GE"):
        assert inbox.claim(MRN) is None
    ge.hub.held = [entry(ge.hub, message())]
    age(3)

    gaps.fill(ge.context)

    with scope.scope("GE"):
        first = inbox.claim(MRN)
        inbox.done(first)
        assert (first.position, inbox.claim(MRN).position) == ("1:1", "1:2")
