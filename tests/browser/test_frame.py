"""The plain face in a real browser: no policy violation, no accessibility finding, by keyboard, on a small screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.factories.accounts import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.timeout(300)]
PUBLIC = ["/sign-in/", "/no/such/page", "/api/docs/"]


@pytest.fixture
def georgia(cast, live_server):
    """The address of Georgia's host on the running server, and an officer who can sign in there."""
    assert cast.ge.departure_officer
    return live_server.url.replace("localhost", "ge.localhost")


def sign_in_by_keyboard(page, address):
    page.goto(f"{address}/sign-in/")
    page.wait_for_selector("[name=login]:focus")
    page.keyboard.type("departure_officer")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def overflows(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_the_plain_face_holds_in_a_real_browser(georgia, page):
    sign_in_by_keyboard(page, georgia)
    assert page.inner_text("h1") == "Welcome, Departure Officer"
    findings: dict[tuple[str, str], object] = {}

    for path in ["/", *PUBLIC]:
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(georgia + path)
        page.wait_for_load_state("networkidle")
        refused = [said for said in page.complaints if "Content Security Policy" in said]
        if refused:
            findings[path, "policy"] = refused
        if path == "/api/docs/":
            assert page.inner_text("h1, h2.title").startswith("CATS")
            continue
        found = Axe().run(page).response["violations"]
        if found:
            findings[path, "axe"] = [violation["id"] for violation in found]
        page.set_viewport_size({"width": 360, "height": 740})
        if overflows(page):
            findings[path, "360 px"] = "wider than the screen"

    assert findings == {}


def test_the_first_tab_leads_to_the_content_and_signing_out_works_by_keyboard(georgia, page):
    sign_in_by_keyboard(page, georgia)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"

    page.focus("text=Sign out")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{georgia}/sign-in/")

    assert page.inner_text("h1").startswith("Sign in")
    assert page.complaints == []
