"""A day of a guarantor: how much is at risk, under which undertaking and for which movement, and the statement."""

import csv
import io
from decimal import Decimal

import pytest

from tests.browser.day import WAYS, audited, hands
from tests.transit import world

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.mark.parametrize("way", WAYS)
def test_a_guarantor_works_from_sign_in_to_sign_out(desks, georgia, browser, way):
    record = world.released()
    with hands(browser, georgia, way) as guarantor:
        guarantor.sign_in("guarantor")
        assert guarantor.heading == "Exposure"
        guarantor.sees("23 078.40")
        guarantor.sees("Headroom by undertaking")
        guarantor.unfold("The same figures as a table")
        guarantor.sees("Still liable")
        guarantor.press("Guarantees")
        guarantor.press(world.GRN)
        guarantor.sees(record.mrn[4:10])
        guarantor.press("Statement")
        assert guarantor.heading == "Statement"
        guarantor.sees("Amount reserved")
        lines = list(csv.reader(io.StringIO(guarantor.fetch("Download as CSV").removeprefix("\ufeff"))))
        guarantor.sign_out("Guarantor")

    assert [line[2:9] for line in lines[1:]] == [
        ["Guarantee registered", "", "450000.00", "0.00", "450000.00", "450000.00", "0.00"],
        ["Amount reserved", record.mrn, "23078.40", "23078.40", "0.00", "426921.60", "0.00"],
    ]
    assert world.balance() == (Decimal("23078.40"), Decimal(0), world.FULL - Decimal("23078.40"))
    assert audited(desks.guarantor) == [
        "user.signed_in",
        "user.signed_out",
    ]
