"""Stopping in order and starting again: the installation goes on where it was."""

import pytest

from ice_connector.journey.corridor import STATIONS
from ice_connector.journey.course import headroom
from tests.journeys import books
from tests.journeys.carrying import carry, prepare

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300), pytest.mark.slow]


def test_a_second_start_keeps_the_data_and_a_movement_under_way_goes_on(stack, demo):
    before = headroom(demo)
    (closed,) = prepare(demo, 1)
    assert carry([closed]) == [None]
    (under_way,) = prepare(demo, 1)
    under_way.lodge()
    under_way.release()
    stack.stop()
    assert stack.pids == {}
    stack.start()
    assert list(stack.pids) == ["postgres", "valkey", "hub", "web", "link", "worker", "printer", "beat"]
    for station in STATIONS:
        record = closed.records[station.office]
        desk = demo.desk(station.administration, station.desk)
        assert desk.get(f"/api/v1/movements/{record['id']}")["state"] == record["state"]
    for station in STATIONS[1:-1]:
        under_way.act(station, "record_passage")
    under_way.arrive()
    under_way.await_closure()
    assert headroom(demo) == before
    books.settled(stack, [closed.mrn, under_way.mrn])
