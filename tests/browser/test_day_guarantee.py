"""A day of an officer of guarantee: a guarantee is registered, suspended and reinstated."""

import pytest

from cats.documents.models import PrintedDocument
from cats.kernel import clock
from cats.tenancy.scope import scope
from guarantees.models import Guarantee
from tests.browser.day import WAYS, audited, hands

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.mark.parametrize("way", WAYS)
def test_an_officer_of_guarantee_works_from_sign_in_to_sign_out(desks, georgia, browser, way):
    today = clock.today("Asia/Tbilisi").isoformat()
    with hands(browser, georgia, way) as officer:
        officer.sign_in("guarantee_officer")
        officer.open("/guarantees/")
        officer.press("Register a guarantee")
        officer.tick("Comprehensive guarantee")
        officer.choose("Guarantor", "Demo Insurance")
        officer.fill("Identification number of the holder", "GEDEMO0001")
        officer.fill("Name of the holder", "Demo Kolkheti")
        officer.fill("Reference amount", "12000")
        officer.fill("Currency", "USD")
        officer.fill("First day", today)
        officer.press("Check once more")
        officer.press("Register")
        with scope("GE"):
            grn = Guarantee.objects.latest("id").grn
        officer.open("/guarantees/")
        officer.press(grn)
        officer.press("Suspend")
        officer.fill("First day without it", today)
        officer.fill("Why", "Premium not paid")
        officer.press("Check once more")
        officer.press("Suspend")
        officer.press("End the suspension")
        officer.fill("Last day of the suspension", today)
        officer.press("Check once more")
        officer.press("End the suspension")
        officer.press("Certificate")
        assert officer.heading == "Guarantee certificate"
        officer.press("Print the document")
        officer.sees("First copy")
        officer.sign_out("Guarantee Officer")

    with scope("GE"):
        guarantee = Guarantee.objects.get(grn=grn)
        assert (guarantee.holder_name, str(guarantee.reference_amount)) == ("Demo Kolkheti", "12000.00")
        assert guarantee.suspensions.get().reason == "Premium not paid"
        ordered = PrintedDocument.objects.get(reference=grn)
        assert (ordered.reprint, ordered.requested_label) == (0, "Guarantee Officer")
    assert audited(desks.guarantee_officer) == [
        "user.signed_in",
        "guarantee.registered",
        "guarantee.suspended",
        "guarantee.reinstated",
        "document.ordered",
        "user.signed_out",
    ]
