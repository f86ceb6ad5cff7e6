"""A night of an officer of transit: a lorry is scanned, its seals compared, let go; a note, the handover, and home."""

import pytest

from cats.tenancy.scope import scope
from tests.browser.day import WAYS, audited, hands
from tests.transit import world
from transit.models import SealCheck

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.timeout(600)]
POST = "AZDM0001"


@pytest.mark.parametrize("way", WAYS)
def test_an_officer_of_transit_works_from_sign_in_to_handover(desks, baku, browser, way):
    record = world.at(POST, world.released().mrn)
    with hands(browser, baku, way) as officer:
        officer.sign_in("transit_officer")
        assert officer.page.url == f"{baku}/desk/"
        officer.fill("Scan or type", record.mrn)
        officer.press("Open")
        assert officer.heading.lower() == "let go"
        officer.press("Take the case")
        officer.sees("You took this at")
        officer.press("All 2 conform")
        officer.press("Record passage and let go")
        officer.sees("The passage is recorded")
        officer.hand_over("Quiet night")
        officer.sign_out("Transit Officer")

    passed = world.fresh(record)
    assert (passed.state, passed.taken_name) == ("passed", "Transit Officer")
    with scope("AZ"):
        assert [one.conform for one in SealCheck.objects.filter(movement=record)] == [True]
    assert audited(desks.transit_officer) == [
        "user.signed_in",
        "movement.taken",
        "movement.seals_compared",
        "state.changed",
        "desk.noted",
        "user.signed_out",
    ]
