"""The plain pages in a real browser: lodging and release by keyboard on a small screen, and every page by policy and axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from cats.messaging.models import OutboundMessage
from cats.specification import codec
from cats.tenancy.scope import scope
from ice_connector.alarms import alarm
from ice_connector.models import AlarmKind
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
    page.wait_for_function("document.activeElement.name === 'login'")
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


def findings_on(page, address, paths):
    found = {}
    for path in paths:
        page.goto(address + path)
        refused = [said for said in page.complaints if "Content Security Policy" in said]
        if refused:
            found[path, "policy"] = refused
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            violations = Axe().run(page).response["violations"]
            if violations:
                found[path, scheme] = [
                    (one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in violations
                ]
        page.set_viewport_size(SMALL)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found[path, "360 px"] = "wider than the screen"
        page.set_viewport_size(DESKTOP)
    return found


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


def test_every_page_holds_the_policy_the_screen_and_what_readers_need(desks, georgia, page):
    open_, released = world.lodge(), world.released()
    refused = world.submit(world.declaration(lrn=open_.lrn), world.trader(world.HOLDER))
    with scope("GE"):
        alarm(AlarmKind.STUCK, "x", "CD118C from NTA.AZ could not be processed")
        letter, message = (OutboundMessage.objects.get(type=one).pk for one in ("CC056C", "CC029C"))
    at_movement = f"/movements/{open_.pk}/"
    pages = {
        "operator": [
            "/", "/movements/", at_movement, f"/movements/{released.pk}/", "/lodge/", "/mailbox/", "/guarantees/",
            f"/guarantees/{world.GRN}/", "/notices/", f"/submissions/{refused.pk}/", f"/mailbox/{letter}/",
        ],
        "departure_officer": ["/", "/movements/", at_movement, f"/movements/{released.pk}/messages/{message}/", "/notices/"],
        "guarantor": ["/guarantees/", f"/guarantees/{world.GRN}/"],
        "auditor": ["/audit/", "/movements/"],
        "administrator": ["/links/", f"/links/trace/?mrn={released.mrn}", "/links/trace/?mrn=x"],
        "stranger": ["/", "/movements/"],
    }  # fmt: skip
    found = {}

    for login, paths in pages.items():
        sign_in(page, georgia, login)
        found |= findings_on(page, georgia, paths)

    assert found == {}
