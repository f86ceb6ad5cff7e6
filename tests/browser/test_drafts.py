"""A declaration is written and sent by keyboard alone, and what was typed is kept."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cats.accounts.actors import actor_of
from cats.messaging.models import InboundMessage
from cats.tenancy.scope import scope
from tests.browser.keyboard import press, sign_in
from tests.factories.accounts import PASSWORD
from tests.transit import world
from transit.drafts import services
from transit.drafts.decompose import decompose
from transit.drafts.fields import Rows
from transit.drafts.sections import FORMS
from transit.models import Draft, DraftItem, Movement

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.timeout(600)]
HOLDER = "GEDEMO0001"
TABS = 250


def reach(page, selector):
    """Go by Tab to an element further down the page."""
    for _ in range(TABS):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached by keyboard on {page.url}")


def answer(page, name, value):
    """Fill one field from the keyboard, whatever it is: a menu takes the first letters of its choice."""
    selector = f"[name='{name}']"
    reach(page, selector)
    field = page.locator(selector)
    if field.evaluate("field => field.tagName") == "SELECT":
        words = field.evaluate(
            "(field, value) => [...field.options].find(one => one.value === value).text", value
        )
        page.keyboard.type(words)
        assert field.input_value() == value, name
    else:
        text = "\n".join(value) if isinstance(value, list) else value
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(text)


def fill(page, section, answers):
    """Fill a section in the order of its page; each further row is asked for with its button."""
    for question in (one for block in section.blocks for one in block.questions):
        given = answers.get(question.name)
        if not given:
            continue
        if not isinstance(question, Rows):
            answer(page, question.name, given)
            continue
        for number, row in enumerate(given):
            if number:
                press_here(page, f"button[value='add:{question.name}']")
            for one in question.fields:
                if row.get(one.name):
                    answer(page, f"{question.name}-{number}-{one.name}", row[one.name])


def press_here(page, selector):
    reach(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_declaration_is_written_and_sent_by_keyboard(georgia, page):
    wanted = decompose(world.declaration())
    sign_in(page, georgia, "operator")
    press(page, 'nav a[href="/drafts/"]')
    press(page, 'main a[href="/drafts/new/"]')
    press(page, "main button[type=submit]")
    home = page.url
    with scope("GE"):
        draft = Draft.objects.get()
        Draft.objects.update(carried=wanted.carried)
        DraftItem.objects.bulk_create(
            DraftItem(draft=draft, position=n, answers=one.answers, carried=one.carried)
            for n, one in enumerate(wanted.items, 1)
        )
        row = wanted.answers["guarantee"]["guarantees"][0]
    for section in FORMS:
        if section.code not in wanted.answers:
            continue
        page.goto(home)
        press(page, f'main a[href$="/{section.code}/"]')
        if section.code == "guarantee":
            press_here(page, f"button[value='use:{row['grn']}']")
            answer(page, "guarantees-0-code", world.CODE)
            answer(page, "guarantees-0-amount", row["amount"])
        else:
            fill(page, section, wanted.answers[section.code])
        press_here(page, "button[name='do'][value='list']")
        assert page.url == home

    press(page, 'main a[href$="/check/"]')
    assert page.locator("[name='truth']").count() == 1, page.inner_text("main")
    reach(page, "[name='truth']")
    page.keyboard.press("Space")
    press_here(page, "main form button")

    assert "/submissions/" in page.url
    world.pump()
    with scope("GE"):
        assert InboundMessage.objects.filter(type="CC015C").count() == 1
        assert Movement.objects.get(lrn=draft.lrn).state == "accepted"
    assert page.complaints == []


def test_answers_are_kept_while_they_are_typed_and_a_lost_line_is_told(georgia, desks, page):
    with scope("GE"):
        draft = services.start(HOLDER, "KEEP-1", actor=actor_of(desks.operator))
    sign_in(page, georgia, "operator")
    page.goto(georgia + reverse("transit:draft_section", args=[draft.pk, "transport"]))
    with page.expect_response("**/keep/"):
        page.select_option("[name='inland']", "3")
    expect(page.locator("[data-saved-words]")).to_contain_text("Saved")
    page.context.set_offline(True)
    page.select_option("[name='inland']", "2")
    page.wait_for_selector("[data-draft-banner]:not([hidden])")
    with scope("GE"):
        assert Draft.objects.get().answers["transport"]["inland"] == "3"

    page.context.set_offline(False)
    page.wait_for_selector("[data-draft-banner]", state="hidden")

    with scope("GE"):
        assert Draft.objects.get().answers["transport"]["inland"] == "2"


def note(page, event, told, verb, home):
    """Tell of every form that is sent, but for the lock, by the end of its address."""
    page.on(
        event,
        lambda sent: (
            told.append(f"{verb} {sent.url.removeprefix(home)}")
            if sent.method == "POST" and not sent.url.endswith("/lock/")
            else None
        ),
    )


def test_a_button_waits_for_what_is_being_kept(georgia, desks, page):
    with scope("GE"):
        draft = services.start(HOLDER, "HOLD-1", actor=actor_of(desks.operator))
    sign_in(page, georgia, "operator")
    home = f"{georgia}/drafts/{draft.pk}/"
    page.goto(f"{home}transport/")
    under_way, told = [], []
    page.route("**/transport/keep/", lambda route: under_way.append(route))
    note(page, "request", told, "asks", home)
    note(page, "requestfinished", told, "has", home)
    with page.expect_request("**/transport/keep/"):
        answer(page, "gross", "120")
        page.keyboard.press("Tab")
    page.locator("button[name='do'][value='list']").click(no_wait_after=True)
    with page.expect_navigation(url=home):
        under_way[0].continue_()

    assert told == ["asks transport/keep/", "has transport/keep/", "asks transport/", "has transport/"]
    with scope("GE"):
        assert Draft.objects.get(pk=draft.pk).answers["transport"]["gross"] == "120"
    assert page.complaints == []


def test_what_was_typed_when_the_session_ended_is_there_after_the_sign_in(georgia, desks, page):
    with scope("GE"):
        draft = services.start(HOLDER, "END-1", actor=actor_of(desks.operator))
    sign_in(page, georgia, "operator")
    here = georgia + reverse("transit:draft_section", args=[draft.pk, "transport"])
    page.goto(here)
    page.context.clear_cookies()
    page.select_option("[name='inland']", "2")
    page.wait_for_url("**/sign-in/**")
    page.fill("[name='login']", "operator")
    page.fill("[name='password']", PASSWORD)
    with page.expect_response("**/keep/") as kept:
        page.keyboard.press("Enter")

    assert kept.value.status == 202
    assert page.url == here
    with scope("GE"):
        assert Draft.objects.get().answers["transport"]["inland"] == "2"
