"""The operator's desk in a real browser: by keyboard at two sizes, without scripts, refreshing itself."""

import pytest

from tests.factories.accounts import PASSWORD
from tests.transit import world
from tests.transit.operator.shapes import saved

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.timeout(600)]
SMALL, DESKTOP = {"width": 360, "height": 740}, {"width": 1440, "height": 900}
TABS = 90


def sign_in(page, address, login):
    page.context.clear_cookies()
    page.goto(f"{address}/sign-in/")
    page.fill("[name=login]", login)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"{address}/home/")


def tab_to(page, selector):
    """Press Tab until the element has the focus."""
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard on {page.url}")


def press(page, selector):
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("size", [pytest.param(DESKTOP, marks=pytest.mark.slow), SMALL], ids=["1440", "360"])
def test_another_guarantee_is_offered_and_invalidation_asked_for_by_keyboard(georgia, page, size):
    record = world.lodge(world.declaration(code="NONE"))
    page.set_viewport_size(size)
    sign_in(page, georgia, "operator")
    press(page, f"#go-{record.pk}")
    tab_to(page, "input[name='guarantee-0-access_code']")
    page.keyboard.type(world.CODE)
    tab_to(page, "input[name=sure]")
    page.keyboard.press("ArrowDown")
    press(page, "main form button[type=submit]")
    world.pump()
    page.reload()
    assert page.inner_text("[role=status]") == "Accepted, not yet released"

    press(page, f'main a[href="/movements/{record.pk}/"]')
    press(page, 'main a[href$="/invalidation/"]')
    tab_to(page, "textarea")
    page.keyboard.type("The buyer withdrew.")
    tab_to(page, "input[name=sure]")
    page.keyboard.press("ArrowDown")
    press(page, "main form button[type=submit]")
    world.pump()
    page.goto(f"{georgia}/movements/{record.pk}/")

    assert "customs has not decided yet" in page.inner_text("main")
    assert page.complaints == []


@pytest.mark.slow
def test_without_scripts_everything_is_there(georgia, browser):
    record, released = world.lodge(), world.released()
    context = browser.new_context(java_script_enabled=False, viewport=DESKTOP)
    page = context.new_page()
    sign_in(page, georgia, "operator")
    assert page.inner_text("#live").startswith("As of")
    page.click("#tab-way")
    assert released.mrn in page.inner_text("tbody").replace("\n", "")
    page.fill("#f_q", record.lrn)
    page.click("form[role=search] button")
    assert page.locator("tbody tr").count() == 0
    page.click("#tab-all")
    assert page.locator("tbody tr").count() == 1
    page.click(f"#go-{record.pk}")
    assert page.inner_text("h1") == "Accepted, not yet released"
    context.close()


def test_the_list_refreshes_itself_and_says_when_it_cannot(georgia, page):
    saved(1)
    page.clock.install()
    sign_in(page, georgia, "operator")
    assert "Live" in page.inner_text("#live")
    saved(1, lrn="LATER")
    page.focus("#tab-way")
    with page.expect_response(
        lambda answer: "/home/" in answer.url and answer.request.headers.get("hx-request")
    ):
        page.clock.run_for(21_000)
    page.wait_for_selector("text=LATER")
    assert page.evaluate("document.activeElement.id") == "tab-way"
    assert page.is_hidden("[data-lost]")

    page.context.set_offline(True)
    page.clock.run_for(21_000)
    page.wait_for_selector("[data-lost]:visible")
    assert "connection is lost" in page.inner_text("[data-lost]")
    assert "Not live" in page.inner_text("#live")
    page.context.set_offline(False)
    page.clock.run_for(21_000)
    page.wait_for_selector("[data-lost]", state="hidden")
