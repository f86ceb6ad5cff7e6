"""A day of an officer of departure: a declaration is controlled, its result recorded, the goods released; then the handover."""

import pytest

from cats.tenancy.scope import scope
from tests.browser.day import WAYS, audited, hands
from tests.transit import world

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.mark.parametrize("way", WAYS)
def test_an_officer_of_departure_works_from_sign_in_to_handover(desks, georgia, browser, way):
    record = world.lodge()
    with hands(browser, georgia, way) as officer:
        officer.sign_in("departure_officer")
        assert officer.heading.startswith("Work list of ")
        officer.fill("Scan or type", record.lrn)
        officer.press("Open")
        officer.press("Take the case")
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
        officer.hand_over("The rear door is sealed anew")
        officer.sign_out("Departure Officer")

    released = world.fresh(record)
    assert (released.state, released.taken_name) == ("released", "Departure Officer")
    with scope("GE"):
        assert [(one.text, one.result) for one in released.controls.all()] == [
            ("The seals of the rear door", "A1")
        ]
    assert world.at("AZDM0001", record.mrn).state == "expected"
    assert audited(desks.departure_officer) == [
        "user.signed_in",
        "movement.taken",
        "state.changed",
        "state.confirmed",
        "state.changed",
        "desk.noted",
        "user.signed_out",
    ]
