"""Signing in, in a real browser: by keyboard, an app's code, a passkey of a virtual authenticator, recovery, reset, and no violation."""

import io
import re

import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core import mail
from PIL import Image

from cats.accounts import services, sessions, tasks, totp
from cats.accounts.models import RecoveryCode, User
from cats.kernel import clock
from cats.kernel.actors import SYSTEM
from cats.tenancy.scope import scope
from tests.factories.accounts import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.timeout(400)]
NEW = "three quiet camels at noon"


@pytest.fixture
def georgia(cast, live_server, settings):
    """The address of Georgia's host on the running server, where everybody needs a second step."""
    settings.CATS_SECOND_FACTOR = True
    assert cast.ge.operator
    return live_server.url.replace("localhost", "ge.localhost")


@pytest.fixture
def authenticator(page):
    """A virtual authenticator that verifies its holder, as a phone does."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return Authenticator(session, made)


class Authenticator:
    """Its credentials, and whether its holder touches it at once when it is asked."""

    def __init__(self, session, made):
        self.session, self.made = session, made

    def credentials(self):
        return self.session.send("WebAuthn.getCredentials", self.made)["credentials"]

    def touches(self, enabled):
        self.session.send("WebAuthn.setAutomaticPresenceSimulation", self.made | {"enabled": enabled})


def type_password(page, address, password=PASSWORD):
    page.goto(f"{address}/sign-in/")
    page.wait_for_selector("[name=login]:focus")
    page.keyboard.type("operator")
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def make_passkey(page, address):
    type_password(page, address)
    page.get_by_role("link", name="Set up a passkey").click()
    page.fill("[name=name]", "this machine")
    page.get_by_role("button", name="Make the key").click()
    page.wait_for_url(f"{address}/second-step/codes/")


def code_now(secret):
    return totp.code_at(secret, int(clock.machine_now().timestamp()) // totp.PERIOD)


def check(page, findings, name):
    """No finding of axe, nothing wider than a small screen, no word against our policy."""
    found = Axe().run(page).response["violations"]
    findings += [(name, one["id"], one["nodes"][0]["html"][:120]) for one in found]
    page.set_viewport_size({"width": 360, "height": 740})
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        findings.append((name, "wider than 360 px", ""))
    page.set_viewport_size({"width": 1440, "height": 900})


def set_up_app(page):
    page.get_by_role("button", name="Set up an app").click()
    page.get_by_text("The picture cannot be read").click()
    secret = page.inner_text(".secret").replace(" ", "")
    seen = zxingcpp.read_barcode(Image.open(io.BytesIO(page.locator(".qr").screenshot())))
    assert f"secret={secret}&issuer=CATS%20Georgia" in seen.text
    page.fill("[name=code]", code_now(secret))
    return secret


def test_the_first_sign_in_sets_up_an_app_and_the_next_ones_ask_for_it(georgia, page):
    findings = []
    page.goto(f"{georgia}/sign-in/")
    check(page, findings, "sign-in")
    type_password(page, georgia)
    page.wait_for_url(f"{georgia}/second-step/")
    check(page, findings, "set up")

    secret = set_up_app(page)
    check(page, findings, "app")
    page.get_by_role("button", name="Check the code").click()
    page.wait_for_url(f"{georgia}/second-step/codes/")
    codes = page.locator(".codes li").all_inner_texts()
    check(page, findings, "codes")
    page.get_by_role("button", name="I have kept them").click()
    page.wait_for_url(lambda url: "second-step" not in url)
    for path in (
        "/preferences/",
        "/preferences/sign-in/",
        "/preferences/sessions/",
        "/preferences/password/",
    ):
        page.goto(georgia + path)
        check(page, findings, path)

    page.context.clear_cookies()
    type_password(page, georgia)
    page.wait_for_url(f"{georgia}/sign-in/code/")
    check(page, findings, "code")
    assert page.evaluate("document.activeElement.autocomplete") == "one-time-code"
    page.keyboard.type("000000")
    page.keyboard.press("Enter")
    page.wait_for_selector(".errs")
    page.get_by_role("link", name="Recovery code").click()
    check(page, findings, "recovery")
    page.keyboard.type(codes[0].upper())
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)

    assert secret
    assert findings == []
    assert [said for said in page.complaints if "401" not in said] == []
    with scope("GE"):
        assert RecoveryCode.objects.filter(used_at=None).count() == 9


def test_a_late_question_for_a_passkey_is_given_up_before_the_password_is_sent(georgia, page):
    """Its answer brings a nameless session, which would take the place of the one just opened."""
    told, held = [], []
    page.route("**/sign-in/passkey/question/", lambda route: held.append(route))
    page.on("requestfailed", lambda one: told.append("given up") if "question" in one.url else None)

    def send(route):
        if route.request.method == "POST":
            told.append("sent")
        route.continue_()

    page.route("**/sign-in/", send)
    with page.expect_request("**/sign-in/passkey/question/"):
        type_password(page, georgia)
    page.wait_for_url("**/second-step/**")

    assert len(held) == 1
    assert told == ["given up", "sent"]


def test_a_passkey_is_made_and_opens_the_door_without_typing(georgia, page, authenticator):
    make_passkey(page, georgia)
    page.get_by_role("button", name="I have kept them").click()
    page.wait_for_url(lambda url: "second-step" not in url)
    assert [one["rpId"] for one in authenticator.credentials()] == ["ge.localhost"]

    page.context.clear_cookies()
    page.goto(f"{georgia}/sign-in/?next=/preferences/")
    page.wait_for_url(f"{georgia}/preferences/")
    assert authenticator.credentials()[0]["signCount"] >= 2
    assert page.complaints == []


def test_a_passkey_is_the_second_step_after_the_password(georgia, page, authenticator):
    make_passkey(page, georgia)

    authenticator.touches(False)
    page.context.clear_cookies()
    type_password(page, georgia)
    page.wait_for_url(f"{georgia}/sign-in/code/")
    authenticator.touches(True)
    page.get_by_role("button", name="Use the key").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    assert page.complaints == []


def test_lost_password_locked_door_and_the_way_back(georgia, page, settings):
    settings.CATS_SECOND_FACTOR = False
    with scope("GE"):
        user = User.objects.get(login="operator")
        services.save_preferences(user, actor=SYSTEM, email="operator@demo.example")
    for _ in range(5):
        type_password(page, georgia, "wrong")
        page.wait_for_selector(".errs")
        assert page.input_value("[name=login]") == "operator"
    type_password(page, georgia, PASSWORD)
    page.wait_for_selector("text=Too many wrong tries.")
    assert page.locator("text=You can try again at").count() == 1

    page.get_by_role("link", name="Forgot the password").click()
    page.fill("[name=who]", "operator")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{georgia}/sign-in/forgot/sent/")
    tasks.send_links()
    path = re.search(r"https?://[^/]+(/sign-in/link/\S+)", mail.outbox[-1].body)[1]
    page.goto(georgia + path)
    page.wait_for_url(f"{georgia}/sign-in/new-password/")
    page.fill("[name=password]", NEW)
    page.fill("[name=again]", NEW)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    page.goto(georgia + path)
    assert page.inner_text("h1") == "This link does not open any more"


def grow_old():
    """Nobody has worked in any session for an hour."""
    for row in Session.objects.all():
        store = SessionStore(row.session_key)
        store[sessions.SEEN] -= 3600
        store.save()


def test_answers_come_back_after_the_session_was_over(georgia, page, settings):
    settings.CATS_SECOND_FACTOR = False
    type_password(page, georgia)
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    page.goto(f"{georgia}/preferences/")
    page.fill("[name=name]", "Nino of Tbilisi")
    grow_old()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(f"{georgia}/preferences/")
    assert "What you had typed is kept" in page.inner_text("main")
    page.keyboard.type("operator")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{georgia}/sign-in/kept/")
    page.get_by_role("button", name="Send it now").click()
    page.wait_for_url(f"{georgia}/preferences/")

    assert page.input_value("[name=name]") == "Nino of Tbilisi"
