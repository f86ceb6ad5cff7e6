"""A day of an operator: an earlier declaration is copied, completed and sent, followed, and withdrawn again."""

import pytest

from cats.tenancy.scope import scope
from tests.browser.day import WAYS, audited, hands
from tests.transit import world
from transit.models import Movement

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.timeout(600)]


@pytest.mark.parametrize("way", WAYS)
def test_an_operator_works_from_sign_in_to_sign_out(desks, georgia, browser, way):
    earlier = world.lodge()
    with hands(browser, georgia, way) as operator:
        operator.sign_in("operator")
        assert operator.heading == "Your movements"
        operator.fill("LRN, MRN, plate or container", earlier.lrn)
        operator.press("Filter")
        operator.press("Follow")
        operator.press("Copy as new")
        operator.fill("Your reference (LRN)", "DAY-1")
        operator.press("Make the copy")
        operator.press("Guarantee")
        operator.fill("Access code", world.CODE)
        operator.press("Save and back to the list")
        operator.press("Check and send")
        operator.tick("I declare")
        operator.press("Send the declaration")
        world.pump()
        operator.open("/home/")
        operator.fill("LRN, MRN, plate or container", "DAY-1")
        operator.press("Filter")
        operator.press("Follow")
        assert operator.heading == "Accepted, not yet released"
        operator.press("Ask to invalidate it")
        operator.fill("Why it shall be invalidated", "The buyer withdrew.")
        operator.tick("Yes, ask customs")
        operator.press("Go on")
        world.pump()
        operator.open("/mailbox/")
        assert operator.heading == "Mailbox"
        operator.sign_out("Operator")

    with scope("GE"):
        record = Movement.objects.get(lrn="DAY-1")
    assert (record.state, record.invalidation_reason) == ("accepted", "The buyer withdrew.")
    assert record.invalidation_requested_at is not None
    assert audited(desks.operator) == [
        "user.signed_in",
        "draft.made",
        "message.submitted",
        "draft.sent",
        "message.submitted",
        "user.signed_out",
    ]
