"""A day of two administrators: a right is asked for by one and given by the other; links, trace and audit are looked at."""

import pytest

from cats.tenancy.scope import scope
from tests.browser.day import BOTH, hands
from tests.transit import world

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.timeout(600)]


@pytest.fixture
def georgia(desks, live_server):
    return live_server.url.replace("localhost", "ge.localhost")


@pytest.mark.parametrize("way", BOTH)
def test_two_administrators_work_from_sign_in_to_sign_out(desks, georgia, browser, way):
    record, person = world.released(), desks.stranger
    second = desks.cast.ge.second_administrator
    with hands(browser, georgia, way) as administrator:
        administrator.sign_in("administrator")
        administrator.press("Users")
        administrator.fill("Name or login name", person.login)
        administrator.press("Show")
        administrator.press(person.name)
        administrator.press("Ask for a role")
        administrator.choose("Role", "Auditor")
        administrator.fill("Why", "New desk")
        administrator.press("Ask for it")
        administrator.sees("You asked for this yourself")
        asked = administrator.page.url.removeprefix(georgia)
        administrator.press("Links to ICE")
        administrator.fill("MRN or number of a message", record.mrn)
        administrator.press("Trace")
        administrator.sees("CD050C")
        administrator.sign_out("Administrator")

    with hands(browser, georgia, way) as administrator:
        administrator.sign_in(second.login)
        administrator.open(asked)
        administrator.press("Approve")
        administrator.press("Audit")
        administrator.sees("A role was given")
        administrator.sign_out(second.name)

    with scope("GE"):
        assert person.roles == {"auditor"}
