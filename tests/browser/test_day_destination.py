"""A day of an officer of destination: what arrived is found, its seals compared and the goods released; then the handover."""

import pytest

from tests.browser.day import BOTH, hands
from tests.transit import world

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.timeout(600)]


@pytest.fixture
def tashkent(desks, live_server):
    return live_server.url.replace("localhost", "uz.localhost")


@pytest.mark.parametrize("way", BOTH)
def test_an_officer_of_destination_works_from_sign_in_to_handover(tashkent, browser, way):
    departure = world.released()
    for office in world.TRANSIT:
        world.act(world.at(office, departure.mrn), "record_passage")
    record = world.arrived(departure)
    with hands(browser, tashkent, way) as officer:
        officer.sign_in("destination_officer")
        officer.fill("Scan or type", record.mrn)
        officer.press("Open")
        officer.press("All 2 conform")
        officer.press("Release the goods")
        world.pump()
        officer.open("/desk/")
        officer.press("Hand over")
        assert officer.heading == "Handover"
        officer.sign_out("Destination Officer")

    assert world.fresh(record).state == "closed"
    assert world.fresh(departure).state == "written_off"
    assert world.headroom() == world.FULL
