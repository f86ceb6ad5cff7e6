"""A day of an officer of departure: a declaration is controlled, its result recorded, the goods released; then the handover."""

import pytest

from cats.tenancy.scope import scope
from tests.browser.day import BOTH, hands
from tests.transit import world

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.timeout(600)]


@pytest.fixture
def georgia(desks, live_server):
    return live_server.url.replace("localhost", "ge.localhost")


@pytest.mark.parametrize("way", BOTH)
def test_an_officer_of_departure_works_from_sign_in_to_handover(georgia, browser, way):
    record = world.lodge()
    with hands(browser, georgia, way) as officer:
        officer.sign_in("departure_officer")
        officer.fill("Scan or type", record.lrn)
        officer.press("Open")
        officer.press("Stop and check")
        officer.tick("Yes")
        officer.tick("10: Documentary controls")
        officer.fill("What is to be looked at", "The seals of the rear door")
        officer.press("Record it")
        world.pump()
        officer.open(f"/movements/{record.pk}/")
        assert officer.heading.lower() == "stop and check"
        officer.press("Record control result")
        officer.choose("Result", "A1")
        officer.choose("Are the seals intact?", "Yes")
        officer.press("Record it")
        world.pump()
        officer.open(f"/movements/{record.pk}/")
        officer.press("Release for transit")
        world.pump()
        officer.open("/desk/")
        officer.press("Hand over")
        assert officer.heading == "Handover"
        officer.sign_out("Departure Officer")

    released = world.fresh(record)
    assert released.state == "released"
    with scope("GE"):
        assert [(one.text, one.result) for one in released.controls.all()] == [
            ("The seals of the rear door", "A1")
        ]
    assert world.at("AZDM0001", record.mrn).state == "expected"
