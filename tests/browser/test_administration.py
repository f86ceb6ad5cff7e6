"""The administrators' pages in a real browser: a right given by two persons with the keyboard alone, without JavaScript."""

import pytest

from cats.tenancy.scope import scope

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.timeout(900)]


@pytest.fixture
def georgia(desks, live_server):
    return live_server.url.replace("localhost", "ge.localhost")


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
