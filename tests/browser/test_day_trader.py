"""A day of an authorised consignee: a lorry arrives at his own place, is announced, unloaded with leave, and reported on."""

import pytest

from tests.browser.day import WAYS, audited, hands
from tests.transit import world

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.mark.parametrize("way", WAYS)
def test_a_consignee_works_from_sign_in_to_sign_out(desks, tashkent, browser, way):
    departure = world.released()
    for office in world.TRANSIT:
        world.act(world.at(office, departure.mrn), "record_passage")
    with hands(browser, tashkent, way) as consignee:
        consignee.sign_in("consignee")
        consignee.press("Notify an arrival")
        consignee.fill("MRN", departure.mrn)
        consignee.choose("Office of destination", world.DESTINATION)
        consignee.tick("At my own place")
        consignee.press("Notify the arrival")
        assert "/submissions/" in consignee.page.url, consignee.page.inner_text("main")
        world.pump()
        record = world.at(world.DESTINATION, departure.mrn)
        world.act(record, "permit_unloading")
        consignee.open(f"/movements/{record.pk}/")
        consignee.press("Report the unloading")
        consignee.press("All conforms: send the report")
        world.pump()
        consignee.open("/home/")
        consignee.sign_out("Consignee")

    assert world.fresh(record).state == "closed"
    assert world.fresh(departure).state == "written_off"
    assert audited(desks.consignee) == [
        "user.signed_in",
        "message.submitted",
        "message.submitted",
        "user.signed_out",
    ]
