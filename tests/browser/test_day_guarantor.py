"""A day of a guarantor: how much is at risk, under which undertaking and for which movement, and the statement."""

import pytest

from tests.browser.day import BOTH, hands
from tests.transit import world

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.timeout(600)]


@pytest.fixture
def georgia(desks, live_server):
    return live_server.url.replace("localhost", "ge.localhost")


@pytest.mark.parametrize("way", BOTH)
def test_a_guarantor_works_from_sign_in_to_sign_out(georgia, browser, way):
    record = world.released()
    with hands(browser, georgia, way) as guarantor:
        guarantor.sign_in("guarantor")
        assert guarantor.heading == "Exposure"
        guarantor.sees("23 078.40")
        guarantor.press("Guarantees")
        guarantor.press(world.GRN)
        guarantor.sees(record.mrn[4:10])
        guarantor.press("Statement")
        guarantor.sees("Amount reserved")
        guarantor.sign_out("Guarantor")

    assert world.fresh(record).state == "released"
