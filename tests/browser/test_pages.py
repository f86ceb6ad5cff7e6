"""The plain pages in a real browser: a declaration from lodging to its end by keyboard on a small screen."""

import pytest

from cats.specification import codec
from tests.factories.accounts import PASSWORD
from tests.transit import world

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.timeout(400)]
SMALL, DESKTOP = {"width": 360, "height": 740}, {"width": 1440, "height": 900}
TABS = 80


@pytest.fixture
def georgia(desks, live_server):
    """The address of Georgia's host on the running server."""
    return live_server.url.replace("localhost", "ge.localhost")


def sign_in(page, address, login):
    page.context.clear_cookies()
    page.goto(f"{address}/sign-in/")
    page.wait_for_selector("[name=login]:focus")
    page.keyboard.type(login)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def tab_to(page, selector):
    """Press Tab until the element has the focus."""
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard on {page.url}")


def press(page, selector):
    """Reach a link or button by keyboard and press Enter."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_declaration_is_carried_to_closure_by_keyboard_on_a_small_screen(georgia, page):
    page.set_viewport_size(SMALL)
    sign_in(page, georgia, "operator")
    press(page, 'nav a[href="/lodge/"]')
    tab_to(page, "textarea")
    page.keyboard.insert_text(codec.encode(world.declaration()).decode())
    press(page, "main button")
    world.pump()
    page.reload()
    assert page.inner_text("[role=status]") == "Accepted"
    press(page, 'main a[href^="/movements/"]')
    mrn = page.inner_text("h1").split()[-1]

    sign_in(page, georgia, "departure_officer")
    press(page, 'nav a[href="/movements/"]')
    press(page, "tbody a")
    assert page.inner_text("h1").endswith(mrn)
    press(page, 'form[action$="/release/"] button')
    world.pump()
    page.reload()

    assert page.inner_text("[role=status]") == "Released for transit"
    for office in world.TRANSIT:
        do(page, neighbour(georgia, office), "transit_officer", "record_passage")
        assert page.inner_text("[role=status]") == "Passed"
    tashkent = neighbour(georgia, world.DESTINATION)
    notify_arrival(page, tashkent, mrn)
    do(page, tashkent, "destination_officer", "release_goods")

    sign_in(page, georgia, "operator")
    press(page, 'nav a[href="/movements/"]')
    press(page, "tbody a")
    assert page.inner_text("[role=status]") == "Written off"
    assert page.complaints == []


def neighbour(georgia, office):
    """The address of the office's administration on the same server."""
    return georgia.replace("ge.", f"{office[:2].lower()}.")


def do(page, address, login, action):
    """Sign in, open the one record of the list, do the act; everything that follows is delivered."""
    sign_in(page, address, login)
    press(page, 'nav a[href="/movements/"]')
    press(page, "tbody a")
    press(page, f'form[action$="/{action}/"] button')
    world.pump()
    page.reload()


def notify_arrival(page, address, mrn):
    """The trader at destination says that the goods are there; the office is the last of the menu."""
    sign_in(page, address, "trader")
    press(page, 'nav a[href="/arrivals/new/"]')
    tab_to(page, "input[name=mrn]")
    page.keyboard.type(mrn)
    tab_to(page, "select[name=office]")
    page.keyboard.type(world.DESTINATION)
    press(page, "main button")
    world.pump()
    page.reload()
    assert page.inner_text("[role=status]") == "Arrived"
