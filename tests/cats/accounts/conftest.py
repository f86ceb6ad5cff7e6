"""People at the door: passwords, second steps and keys of software."""

import json
from datetime import timedelta

import pytest
import time_machine

from cats.accounts import factors, totp
from cats.kernel import clock
from cats.kernel.actors import SYSTEM
from cats.tenancy.scope import scope
from tests.cats.accounts.software_key import SoftwareKey
from tests.factories.accounts import PASSWORD


@pytest.fixture
def required(settings):
    """As outside the demo: everybody needs a second step."""
    settings.CATS_SECOND_FACTOR = True
    return settings


@pytest.fixture
def hours():
    """`hours(0.5)`: the machine's clock moves on; it stands still otherwise."""
    with time_machine.travel(clock.machine_now(), tick=False) as traveller:
        yield lambda many: traveller.shift(timedelta(hours=many))


@pytest.fixture
def with_app(cast):
    """Georgia's operator with an authenticator app and recovery codes: (user, secret, codes)."""
    user, secret = cast.ge.operator, totp.new_secret()
    with scope("GE"):
        step = int(clock.machine_now().timestamp()) // totp.PERIOD
        assert factors.set_up_app(user, secret, totp.code_at(secret, step - 1), actor=SYSTEM)
        codes = factors.new_recovery_codes(user, actor=SYSTEM)
    return user, secret, codes


@pytest.fixture
def key():
    """An authenticator of software at Georgia's address."""
    return SoftwareKey("http://ge.localhost", "ge.localhost")


def code_now(secret, ahead=0):
    """The code that the app shows now, or some periods from now."""
    return totp.code_at(secret, int(clock.machine_now().timestamp()) // totp.PERIOD + ahead)


def sign_in(browser, login="operator", password=PASSWORD, **more):
    return browser.post("/sign-in/", {"login": login, "password": password, **more})


def make_passkey(browser, key, name="my phone"):
    """The dialogue of a browser that makes a passkey."""
    question = browser.post("/second-step/passkey/question/").json()
    return browser.post("/second-step/passkey/", {"name": name, "answer": json.dumps(key.made(question))})


def use_passkey(browser, key, **more):
    """The dialogue of a browser that signs in with a passkey."""
    question = browser.post("/sign-in/passkey/question/").json()
    return browser.post("/sign-in/passkey/", {"answer": json.dumps(key.answered(question, **more))})


def is_in(browser):
    return browser.get("/session/").json()["signed_in"]
