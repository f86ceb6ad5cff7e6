"""The officer's desk in a real browser: scanner, keys and live list. The whole day is in `test_day_transit`."""

import pytest
from playwright.sync_api import expect

from tests.transit import world
from transit.views import desk as desk_views

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.timeout(600)]
POST = "AZDM0001"
SLOW = 60_000


@pytest.fixture
def baku(baku, page):
    """The address, for a machine that is slow."""
    page.set_default_timeout(SLOW)
    expect.set_options(timeout=SLOW)
    return baku


@pytest.fixture
def enter(baku, client_for):
    """Put a person's session into a window."""

    def put(page, user):
        for name, morsel in client_for(user).cookies.items():
            page.context.add_cookies([{"name": name, "value": morsel.value, "url": baku}])

    return put


def expected_here():
    return world.at(POST, world.released().mrn)


KEYS = """([code, enter]) => {
  const begin = performance.now();
  function press(key, number) {
    const at = document.activeElement, name = /^[A-Za-z]$/.test(key) ? "Key" + key.toUpperCase() : key;
    const event = new KeyboardEvent("keydown", {key: key, code: name, bubbles: true, cancelable: true});
    Object.defineProperty(event, "timeStamp", {value: begin + 5 * number});
    if (!at.dispatchEvent(event)) return;
    if (key !== "Enter" && "value" in at && at.tagName !== "BUTTON") at.value += key;
    if (key === "Enter" && at.form) at.form.requestSubmit();
  }
  [...code, ...(enter ? ["Enter"] : [])].forEach(press);
}"""
WHILE = "milliseconds => new Promise(done => setTimeout(done, milliseconds))"


def burst(page, code):
    """Keys as a scanner sends them, 5 ms apart by the clock of the keyboard, however busy the machine is."""
    page.evaluate(KEYS, [code, False])


def scan(page, code):
    """What a wedge scanner does: keys without a pause, and Enter."""
    page.evaluate(KEYS, [code, True])


def requests_of(page):
    """The addresses that the page asks for from now on."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def test_a_scan_is_heard_wherever_the_cursor_is(desks, baku, enter, page):
    one, two = expected_here(), expected_here()
    enter(page, desks.transit_officer)
    page.goto(f"{baku}/movements/{one.pk}/")
    page.click("h1")

    with page.expect_navigation(url=f"**/movements/{two.pk}/"):
        scan(page, two.mrn)

    page.focus("#found_1")
    with page.expect_navigation(url=f"**/movements/{one.pk}/"):
        scan(page, one.mrn)
    assert page.complaints == []


def test_a_misread_number_and_a_repeated_one_ask_nothing_of_the_server(desks, baku, enter, page):
    record = expected_here()
    enter(page, desks.transit_officer)
    page.goto(f"{baku}/desk/")
    wrong = record.mrn[:-1] + str((int(record.mrn[-1]) + 1) % 10)
    asked = requests_of(page)

    scan(page, wrong)
    expect(page.locator("#scan-say")).to_contain_text("Misread")
    assert [url for url in asked if "/scan/" in url] == []

    with page.expect_navigation(url=f"**/movements/{record.pk}/"):
        scan(page, record.mrn)
    page.evaluate(
        "code => sessionStorage.setItem('cats.scan', JSON.stringify({code: code, at: Date.now()}))",
        record.mrn,
    )
    before = len([url for url in asked if "/scan/" in url])
    scan(page, record.mrn)
    page.evaluate(WHILE, 200)
    assert len([url for url in asked if "/scan/" in url]) == before
    page.evaluate(
        "code => sessionStorage.setItem('cats.scan', JSON.stringify({code: code, at: Date.now() - 3000}))",
        record.mrn,
    )
    with page.expect_navigation(url=f"**/movements/{record.pk}/"):
        scan(page, record.mrn)


def test_enter_does_the_expected_act_and_keys_can_be_off(desks, baku, enter, page):
    record = expected_here()
    enter(page, desks.transit_officer)
    address = f"{baku}/movements/{record.pk}/"
    page.goto(address)
    pressed = "window.pressed = []; document.addEventListener('click', e => { const b = e.target.closest('[data-key]'); if (b) { e.preventDefault(); pressed.push(b.dataset.key); } }, true)"
    page.evaluate(pressed)

    burst(page, "sat")
    page.focus("#found_1")
    page.keyboard.press("s")
    page.evaluate("document.activeElement.blur()")
    page.evaluate(WHILE, 300)
    assert page.evaluate("pressed") == [], "neither a burst nor a field fires a key"
    page.keyboard.press("s")
    page.evaluate(WHILE, 300)
    assert page.evaluate("pressed") == ["s"]
    page.evaluate("document.documentElement.dataset.keys = 'off'")
    page.evaluate(WHILE, 200)
    page.keyboard.press("Enter")
    page.keyboard.press("s")
    page.evaluate(WHILE, 300)
    assert page.evaluate("pressed") == ["s"]
    assert world.fresh(record).state == "expected"

    page.goto(address)
    with page.expect_navigation(url="**/desk/?did=*"):
        page.keyboard.press("Enter")
    assert world.fresh(record).state == "passed"
    assert "The passage is recorded" in page.inner_text("#did")
    assert page.evaluate("document.activeElement.id") == "scan"


def test_a_seal_that_is_scanned_fills_its_line(desks, baku, enter, page):
    record = expected_here()
    enter(page, desks.transit_officer)
    page.goto(f"{baku}/movements/{record.pk}/")

    scan(page, "DEMO-GE-000102")
    expect(page.locator("#found_2")).to_have_value("DEMO-GE-000102")
    scan(page, "DEMO-GE-000101")
    expect(page.locator("#found_1")).to_have_value("DEMO-GE-000101")

    assert page.url == f"{baku}/movements/{record.pk}/"
    with page.expect_navigation():
        page.click("text=Record what was found")
    assert "All 2 conform" in page.inner_text("#seals")


def test_the_list_refreshes_itself_and_says_when_the_line_is_lost(desks, baku, enter, page, monkeypatch):
    monkeypatch.setattr(desk_views, "REFRESH_SECONDS", 1)
    enter(page, desks.transit_officer)
    page.goto(f"{baku}/desk/?tab=all")
    page.wait_for_selector("text=Nothing is waiting here")

    record = expected_here()
    page.wait_for_selector(f"#row-{record.pk}")
    expect(page.locator("#live")).to_contain_text("Live")

    page.context.set_offline(True)
    page.wait_for_selector("#line-lost:not([hidden])")
    assert "The line is lost. This list is as it was at" in page.inner_text("#line-lost")
    page.context.set_offline(False)
    page.wait_for_selector("#line-lost", state="hidden")
