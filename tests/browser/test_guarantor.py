"""The desk of a guarantee officer in a real browser, by keyboard."""

from datetime import date, timedelta

import pytest

from cats.kernel import clock, references
from guarantees.usages import Kind
from tests.guarantees import world as guarantees
from tests.guarantees.world import GRN, asks, post

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.timeout(900)]
LARGE, SMALLER, FULL = (references.make_grn(date(2026, 1, 1), "GE", f"DEMO000{n}") for n in (4, 2, 3))
MORE = (
    (LARGE, "Demo Kolkheti", "300000"),
    (SMALLER, "Demo Lilo Cargo LLC", "100000"),
    (FULL, "Demo Poti Line", "60000"),
)


@pytest.fixture
def georgia(desks, live_server, settings):
    """Georgia's address on the running server, with weeks of movements under three guarantees."""
    settings.CATS_INBOX_PROCESSOR = "tests.guarantees.world.ignore"
    with clock.shifted(-timedelta(days=36)):
        for grn, name, amount in MORE:
            guarantees.guarantee(grn=grn, amount=amount, holder_name=name)
    for number, (back, grn, amount) in enumerate(
        [
            (35, LARGE, "90000"), (30, SMALLER, "20000"), (28, LARGE, "60000"), (21, FULL, "55000"),
            (16, LARGE, "40000"), (9, SMALLER, "58000"), (5, LARGE, "23078.40"), (2, LARGE, "43976"), (0, LARGE, "15708"),
        ],
        1,
    ):  # fmt: skip
        with clock.shifted(-timedelta(days=back)):
            post(asks(Kind.RESERVE, number, amount, grn=grn))
            if number == 6:
                post(asks(Kind.RELEASE, 3, after=60, grn=LARGE))
            if number == 8:
                post(asks(Kind.CREDIT, 5, after=60, grn=LARGE))
    return live_server.url.replace("localhost", "ge.localhost")


@pytest.fixture
def as_person(page, client_for, georgia):
    """Signs a person in, in this window."""

    def enter(person):
        page.context.clear_cookies()
        for name, morsel in client_for(person).cookies.items():
            page.context.add_cookies([{"name": name, "value": morsel.value, "url": georgia}])

    return enter


def test_a_guarantee_is_revoked_by_keyboard_after_a_second_look(desks, georgia, as_person, page):
    as_person(desks.guarantee_officer)
    page.goto(f"{georgia}/guarantees/{GRN}/revoke/")
    page.fill("[name=last_day]", clock.today("Asia/Tbilisi").isoformat())
    page.focus("[name=reason]")
    page.keyboard.type("Undertaking withdrawn")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Is this right?")
    page.click("text=Change the answers")
    assert page.input_value("[name=reason]") == "Undertaking withdrawn"
    page.click("main form button[type=submit]")
    page.click("button[value=done]")
    page.wait_for_url(f"{georgia}/guarantees/{GRN}/")
    assert "Undertaking" not in page.inner_text("main")
    assert page.complaints == []
