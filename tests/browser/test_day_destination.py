"""A day of an officer of destination: what arrived is found, its seals compared and the goods released; then the handover."""

from decimal import Decimal

import pytest

from tests.browser.day import WAYS, audited, hands
from tests.transit import world

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.mark.parametrize("way", WAYS)
def test_an_officer_of_destination_works_from_sign_in_to_handover(desks, tashkent, browser, way):
    departure, another = world.released(), world.released()
    for office in world.TRANSIT:
        for one in (departure, another):
            world.do(world.at(office, one.mrn), "record_passage")
    world.pump()
    record, at_consignee = world.arrived(departure), world.arrived(another, simplified=True)
    with hands(browser, tashkent, way) as officer:
        officer.sign_in("destination_officer")
        officer.fill("Scan or type", record.mrn)
        officer.press("Open")
        officer.press("All 2 conform")
        officer.press("Release the goods")
        world.pump()
        officer.open("/desk/")
        officer.fill("Scan or type", at_consignee.mrn)
        officer.press("Open")
        officer.press("Permit unloading")
        world.pump()
        officer.open("/desk/")
        officer.hand_over("One waits at the consignee's")
        officer.sign_out("Destination Officer")

    assert world.fresh(record).state == "closed"
    assert world.fresh(departure).state == "written_off"
    assert world.fresh(at_consignee).state == "unloading_permitted"
    assert world.balance() == (Decimal(0), Decimal("23078.40"), world.FULL)
    assert audited(desks.destination_officer) == [
        "user.signed_in",
        "movement.seals_compared",
        "state.changed",
        "state.changed",
        "desk.noted",
        "user.signed_out",
    ]
