"""The goods grid in a real browser: by keyboard, pasting, mending, looking up; without scripts; on a small screen."""

import os

import pytest
from playwright.sync_api import expect

from cats.accounts.actors import actor_of
from cats.tenancy.scope import scope
from tests.browser.keyboard import SMALL
from tests.factories.accounts import PASSWORD
from transit.drafts import goods, services
from transit.models import DraftItem

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.timeout(400)]
SHOTS = os.environ.get("CATS_GOODS_SHOTS")
LINE = "848180\tCheck valve DN80\t4\tCT\tA 1-4\t62,0\t58,5"
NAMES = (
    ("841370", "Centrifugal pump, 15 kW, cast iron", "8", "PX", "1240.0", "1180.0"),
    ("841391", "Impeller, bronze, set of four", "8", "CT", "118.0", "181.0"),
    ("841399", "Shaft seal kit", "4", "CT", "96.0", "90.0"),
    ("850151", "Electric motor, 0.75 kW", "8", "CT", "813.0", "681.0"),
)


@pytest.fixture
def grid(desks, georgia):
    """The address of the grid of a draft with four rows, two of them to mend; the server's address; the draft."""
    with scope("GE"):
        actor = actor_of(desks.operator)
        draft = services.start("GEDEMO0001", "KF-2026-0412", actor=actor)
        rows = [
            {
                "hs": hs,
                "text": text,
                "packages": packages,
                "kind": kind,
                "marks": "DEMO",
                "gross": gross,
                "net": net,
            }
            for hs, text, packages, kind, gross, net in NAMES
        ]
        goods.take_in(actor, draft.pk, rows, replace=False)
    return f"{georgia}/drafts/{draft.pk}/goods/", georgia, draft


def sign_in(page, georgia):
    page.goto(f"{georgia}/sign-in/")
    page.fill("[name=login]", "operator")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def rows(draft):
    with scope("GE"):
        return list(DraftItem.objects.filter(draft=draft.pk).order_by("position"))


def saved(page, draft, check):
    """Wait until the database says so, as the grid saves by itself."""
    for _ in range(100):
        if check(rows(draft)):
            return
        page.wait_for_timeout(50)
    raise AssertionError([row.answers for row in rows(draft)])


def cell(page, position, column):
    return page.locator(f"#item-{position} input[name$='.{column}']")


def at(page):
    """Where the cursor is: position and column."""
    return page.evaluate(
        "(a => [a.closest('tr') ? a.closest('tr').id.slice(5) : '', a.name.split('.')[2] || a.id])(document.activeElement)"
    )


def paste_text(page, text):
    page.evaluate(
        """text => { const data = new DataTransfer(); data.setData('text/plain', text);
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})); }""",
        text,
    )


def shot(page, name):
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def test_cells_are_walked_written_and_saved_by_keyboard(grid, page):
    address, georgia, draft = grid
    sign_in(page, georgia)
    page.goto(address)
    shot(page, "grid")
    cell(page, 1, "gross").focus()
    page.keyboard.press("Enter")
    assert at(page) == ["2", "gross"]
    page.keyboard.press("Shift+Enter")
    assert at(page) == ["1", "gross"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert at(page) == ["2", "net"]
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("190,5")
    page.keyboard.press("Enter")
    assert at(page) == ["3", "gross"]
    saved(page, draft, lambda found: found[1].answers["gross"] == "190,5")
    page.wait_for_selector("#item-2 .no", state="detached")
    assert "1 to mend" in page.inner_text("[data-faulty]")
    assert page.locator("#item-2 + tr.why").count() == 0

    page.keyboard.press("Alt+n")
    page.wait_for_selector("#item-5 input[name$='.hs']:focus")
    page.keyboard.press("Alt+d")
    saved(page, draft, lambda found: len(found) == 5 and found[4].answers.get("text") == NAMES[3][1])
    assert page.complaints == []


def test_faults_are_mended_at_one_press_and_the_tariff_is_at_hand(grid, page):
    address, georgia, draft = grid
    sign_in(page, georgia)
    page.goto(address)
    page.get_by_role("button", name="Exchange them").click()
    saved(page, draft, lambda found: (found[1].answers["gross"], found[1].faults) == ("181.0", []))
    expect(page.locator("#item-2 input[name$='gross']")).to_have_value("181.0")

    cell(page, 3, "hs").focus()
    page.keyboard.press("F4")
    page.wait_for_selector("[data-look]")
    assert at(page)[1] == "hq"
    page.keyboard.press("Control+a")
    page.keyboard.type("pump parts")
    page.wait_for_selector("[data-code='841391'] mark")
    shot(page, "tariff")
    page.locator("[data-code='841391']").click()
    page.get_by_role("button", name="Put into item 3").click()
    assert at(page) == ["3", "hs"]
    page.keyboard.press("Enter")
    saved(page, draft, lambda found: found[2].hs == "841391")
    expect(page.locator("[data-faulty]")).to_contain_text("Nothing to mend")
    assert page.complaints == []


def test_a_block_is_pasted_into_the_grid_and_a_long_one_is_checked_first(grid, page):
    address, georgia, draft = grid
    sign_in(page, georgia)
    page.goto(address)
    cell(page, 4, "hs").focus()
    with page.expect_navigation():
        paste_text(page, f"{LINE}\n{LINE.replace('62,0', '1,240')}\n")
    saved(page, draft, lambda found: len(found) == 5)
    assert [row.answers["text"] for row in rows(draft)[3:]] == ["Check valve DN80"] * 2
    page.get_by_role("button", name="Take 1240").click()
    saved(page, draft, lambda found: found[4].answers["gross"] == "1240")

    cell(page, 5, "hs").focus()
    with page.expect_navigation():
        paste_text(page, f"{LINE}\n" * 10_000)
    assert "at most 1 999 goods items" in page.inner_text("[role=alert]")
    assert len(rows(draft)) == 5


def test_a_lost_connection_loses_nothing(grid, page):
    address, georgia, draft = grid
    sign_in(page, georgia)
    page.goto(address)
    page.context.set_offline(True)
    cell(page, 1, "text").fill("Typed while offline")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-problem]:not([hidden])")
    page.context.set_offline(False)
    saved(page, draft, lambda found: found[0].answers["text"] == "Typed while offline")
    page.wait_for_selector("[data-problem]", state="hidden")


@pytest.mark.slow
def test_everything_works_without_scripts(grid, browser):
    address, georgia, draft = grid
    context = browser.new_context(java_script_enabled=False, viewport=SMALL)
    page = context.new_page()
    sign_in(page, georgia)
    page.goto(address)
    cell(page, 2, "gross").fill("190")
    cell(page, 2, "gross").press("Enter")
    assert rows(draft)[1].answers["gross"] == "190"
    page.get_by_role("button", name="Add row").click()
    cell(page, 5, "text").fill("By hand")
    page.locator("#item-5 [name=row]").check()
    page.get_by_role("button", name="As above").click()
    assert rows(draft)[4].answers["hs"] == "850151"
    page.locator("#item-5 [name=row]").check()
    page.get_by_role("button", name="Remove marked").click()
    page.get_by_role("button", name="Remove 1 item").click()
    assert len(rows(draft)) == 4
    page.fill("#pt", f"{LINE}\n{LINE}\n")
    page.get_by_role("button", name="Check the paste").click()
    assert "2 rows read" in page.inner_text("main")
    page.get_by_role("button", name="Take over 2 rows").click()
    assert len(rows(draft)) == 6
    page.fill("#hq", "pump parts")
    page.get_by_role("button", name="Look up").click()
    page.fill("#prow", "6")
    page.get_by_role("button", name="Put into this item").click()
    assert rows(draft)[5].hs == "841391"
    page.get_by_role("button", name="Save and go on").click()
    assert page.url.partition("#")[0] == f"{georgia}/drafts/{draft.pk}/"
    context.close()
