"""The administrators' pages in a real browser: axe, policy, width; a right given by two persons with the keyboard alone, without JavaScript."""

import pytest

from cats.accounts.actors import actor_of
from cats.messaging import inbox
from cats.tenancy.scope import scope
from ice_connector.alarms import alarm
from ice_connector.models import AlarmKind
from refdata.models import EconomicOperator
from refdata.services import approval
from tests.browser.test_pages import findings_on, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.timeout(900)]


@pytest.fixture
def georgia(desks, live_server):
    return live_server.url.replace("localhost", "ge.localhost")


def test_every_page_is_sound_in_light_and_dark_wide_and_narrow(georgia, desks, page):
    movement = desks.corridor.released()
    ge = desks.cast.ge
    with scope("GE"):
        request = approval.ask(
            "role", ge.stranger, {"role": "auditor"}, reason="Demo.", actor=actor_of(ge.administrator)
        )
        operator = EconomicOperator.objects.first()
        alarm(AlarmKind.STUCK, "m1", "CD118C could not be processed")
        row = inbox.receive(
            b"<x", channel="ice", sender="NTA.AZ", type="CD118C", subject="S1", mrn="",
            message_id="018f0000-0000-7000-8000-000000000001",
        )  # fmt: skip
        inbox.quarantine(row, "broken")
    sign_in(page, georgia, ge.second_administrator.login)
    user = f"/administration/users/{ge.stranger.pk}/"

    found = findings_on(
        page,
        georgia,
        [
            "/administration/", "/administration/users/", "/administration/users/new/", user, f"{user}ask/role/",
            f"{user}ask/posting/", "/administration/requests/?all=1", f"/administration/requests/{request.pk}/",
            f"/administration/requests/{request.pk}/refuse/", "/administration/offices/",
            "/administration/offices/GEDM0001/", "/administration/operators/", "/administration/operators/new/",
            f"/administration/operators/{operator.pk}/", f"/administration/operators/{operator.pk}/authorise/",
            "/administration/settings/", "/administration/settings/deadline.transit_limit/",
            "/administration/settings/rights.request_days/", "/links/", f"/links/trace/?mrn={movement.mrn}",
            "/links/trace/?mrn=x", f"/links/messages/{row.pk}/skip/", "/audit/", "/audit/?who=nobody",
            "/notices/", "/notices/choices/",
        ],
    )  # fmt: skip

    assert found == {}, "\n".join(map(str, found.items()))


def test_two_persons_give_a_right_by_keyboard_without_javascript(georgia, desks, browser):
    ge = desks.cast.ge
    person = ge.stranger
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()

    enter(page, georgia, ge.administrator.login)
    page.goto(f"{georgia}/administration/users/{person.pk}/ask/role/")
    page.locator("[name=role]").focus()
    page.keyboard.type("Audit")
    page.keyboard.press("Tab")
    page.keyboard.type("New desk.")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    address = page.url
    assert "You asked for this yourself" in page.content()

    context.clear_cookies()
    enter(page, georgia, ge.second_administrator.login)
    page.goto(address)
    page.locator("main form button").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert "approved" in page.content()
    with scope("GE"):
        assert person.roles == {"auditor"}
    context.close()


def enter(page, address, login):
    from tests.factories.accounts import PASSWORD  # noqa: PLC0415

    page.goto(f"{address}/sign-in/")
    page.locator("[name=login]").fill(login)
    page.locator("[name=password]").fill(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
