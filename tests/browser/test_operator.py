"""The operator's desk in a real browser: by keyboard at two sizes, without scripts, refreshing itself, in every colour."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from cats.kernel import clock
from tests.factories.accounts import PASSWORD
from tests.transit import world
from tests.transit.operator.shapes import saved

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.timeout(600)]
SMALL, DESKTOP = {"width": 360, "height": 740}, {"width": 1440, "height": 900}
PICTURES = os.environ.get("CATS_PICTURES", "")
TABS = 90


@pytest.fixture
def georgia(desks, live_server):
    """The address of Georgia's host on the running server."""
    return live_server.url.replace("localhost", "ge.localhost")


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


def picture(page, name):
    """Keep a picture where somebody wants to look."""
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)


def findings(page, name):
    """What axe and the screen say against the page, in light and dark, wide and small."""
    found = {}
    for theme in ("light", "dark"):
        page.evaluate("theme => document.documentElement.setAttribute('data-bs-theme', theme)", theme)
        violations = Axe().run(page).response["violations"]
        if violations:
            found[name, theme] = [
                (one["id"], [node["html"][:150] for node in one["nodes"]][:3]) for one in violations
            ]
        picture(page, f"{name}-{theme}")
    page.set_viewport_size(SMALL)
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found[name, "360 px"] = "wider than the screen"
    picture(page, f"{name}-small")
    page.set_viewport_size(DESKTOP)
    page.evaluate("document.documentElement.setAttribute('data-bs-theme', 'light')")
    return found


@pytest.mark.parametrize("size", [DESKTOP, SMALL], ids=["1440", "360"])
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


def test_every_page_holds_the_policy_the_screen_and_what_readers_need(georgia, page):
    doubtful, open_ = world.lodge(world.declaration(code="NONE")), world.lodge()
    back = world.submit(world.declaration(lrn=open_.lrn), world.trader(world.HOLDER))
    controlled = world.lodge()
    world.act(controlled, "decide_control", control=True, types=["10", "40"], text="Open the doors")
    way, over = world.released(), world.released()
    for office in world.TRANSIT[:2]:
        world.act(world.at(office, way.mrn), "record_passage")
    refused = world.lodge()
    world.act(refused, "refuse_release", code="D1", text="Forty cartons too many")
    for office in world.TRANSIT:
        world.act(world.at(office, over.mrn), "record_passage")
    there = world.act(world.arrived(over, simplified=True), "permit_unloading")
    saved(1, "released", limit_on=clock.today("Asia/Tbilisi"))
    sign_in(page, georgia, "operator")
    pages = {
        "home": "/home/", "home-near": "/home/?tab=near", "home-wrong": "/home/?q=26GE000000000001J0", "mailbox": "/mailbox/",
        "rejected": f"/submissions/{back.pk}/", "doubtful": f"/movements/{doubtful.pk}/", "amend": f"/movements/{doubtful.pk}/guarantee/",
        "open": f"/movements/{open_.pk}/", "invalidate": f"/movements/{open_.pk}/invalidation/", "too-late": f"/movements/{way.pk}/invalidation/",
        "control": f"/movements/{controlled.pk}/", "way": f"/movements/{way.pk}/", "refused": f"/movements/{refused.pk}/",
        "goods": f"/movements/{way.pk}/?tab=goods", "cover": f"/movements/{way.pk}/?tab=guarantee",
        "messages": f"/movements/{way.pk}/?tab=messages", "log": f"/movements/{way.pk}/?tab=log",
    }  # fmt: skip
    found = {}
    for name, path in pages.items():
        page.goto(georgia + path)
        found |= findings(page, name)
    page.goto(f"{georgia}/mailbox/")
    page.click("tbody a >> nth=0")
    found |= findings(page, "letter")
    tashkent = georgia.replace("ge.", "uz.")
    sign_in(page, tashkent, "consignee")
    for name, path in {
        "arrivals": "/home/",
        "notify": "/arrivals/new/",
        "unload": f"/movements/{there.pk}/unloading/",
    }.items():
        page.goto(tashkent + path)
        found |= findings(page, name)

    assert found == {}
    assert [said for said in page.complaints if "Content Security Policy" in said] == []
