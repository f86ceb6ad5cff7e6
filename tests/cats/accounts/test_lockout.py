"""Guessing is made slow, by login name and by address, without telling whether there is such a person."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from cats.accounts import lockout, tasks
from cats.accounts.models import FailedProof
from cats.audit.models import AuditEntry
from cats.tenancy.scope import scope
from tests.cats.accounts.conftest import code_now, is_in, sign_in

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
WRONG = "not the password of anybody"


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.parametrize(
    ("failures", "minutes"), [(0, None), (4, None), (5, 1), (6, 2), (7, 4), (8, 8), (9, 15), (10, 15)]
)
def test_pauses_grow_with_each_failure_up_to_a_quarter_of_an_hour(failures, minutes):
    times = [NOON - timedelta(seconds=number) for number in range(failures)]

    assert lockout.pause_by_subject(times) == (minutes and NOON + timedelta(minutes=minutes))


def test_an_address_waits_until_the_first_of_sixty_failures_is_a_quarter_of_an_hour_ago():
    times = [NOON - timedelta(seconds=number) for number in range(60)]

    assert lockout.pause_by_address(times[:59]) is None
    assert lockout.pause_by_address(times) == NOON - timedelta(seconds=59) + timedelta(minutes=15)


@pytest.mark.parametrize("login", ["operator", "nobody-of-this-name"])
def test_after_five_wrong_passwords_even_the_right_one_waits_whoever_it_is(cast, client_for, hours, login):
    assert cast.ge.operator
    browser = client_for(None, "GE")
    assert [sign_in(browser, login, WRONG).status_code for _ in range(6)] == [401] * 5 + [429]

    answer = sign_in(browser, login)

    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert "Too many wrong tries." in text(answer)
    assert re.search(r"You can try again at <time[^>]*>\d\d:\d\d</time>, in 1 minute\.", text(answer))
    assert f'value="{login}"' in text(answer)
    assert not is_in(browser)
    with scope("GE"):
        assert FailedProof.objects.count() == 5
        assert AuditEntry.objects.filter(outcome="refused").count() == 7
        assert AuditEntry.objects.filter(facts__code="locked").count() == 2


def test_when_the_pause_is_over_the_right_password_opens_and_forgets_the_failures(cast, client_for, hours):
    assert cast.ge.operator
    browser = client_for(None, "GE")
    for _ in range(5):
        sign_in(browser, password=WRONG)
    hours(1.01 / 60)

    assert sign_in(browser).status_code == 302
    with scope("GE"):
        assert not FailedProof.objects.exists()
    assert sign_in(client_for(None, "GE"), password=WRONG).status_code == 401


def test_other_people_and_the_same_login_name_elsewhere_are_not_kept_out(cast, client_for):
    assert cast.ge.operator
    assert cast.ge.auditor
    assert cast.az.operator
    for _ in range(6):
        sign_in(client_for(None, "GE"), password=WRONG)

    assert sign_in(client_for(None, "GE"), "auditor").status_code == 302
    assert sign_in(client_for(None, "AZ")).status_code == 302
    with scope("AZ"):
        assert not FailedProof.objects.exists()


def test_an_address_that_tries_many_names_is_kept_out_and_another_one_is_not(cast, client_for):
    assert cast.ge.operator
    browser = client_for(None, "GE")
    with scope("GE"):
        FailedProof.objects.bulk_create(
            FailedProof(administration_id="GE", subject=f"{number:064}", address="127.0.0.1")
            for number in range(60)
        )

    assert sign_in(browser).status_code == 429
    assert sign_in(client_for(None, "GE", REMOTE_ADDR="192.0.2.7")).status_code == 302


def test_an_ipv6_subscriber_is_one_address(cast, client_for):
    assert cast.ge.operator
    for number in range(3):
        sign_in(client_for(None, "GE", REMOTE_ADDR=f"2001:db8:1:2::{number}"), password=WRONG)

    with scope("GE"):
        assert set(FailedProof.objects.values_list("address", flat=True)) == {"2001:db8:1:2::"}


@pytest.mark.parametrize(("proxies", "address"), [(0, "127.0.0.1"), (1, "192.0.2.9"), (2, "198.51.100.3")])
def test_only_our_own_proxies_say_who_the_client_is(cast, client_for, settings, proxies, address):
    settings.CATS_PROXIES = proxies
    said = "203.0.113.66, 198.51.100.3, 192.0.2.9"
    sign_in(client_for(None, "GE", HTTP_X_FORWARDED_FOR=said), password=WRONG)

    with scope("GE"):
        assert FailedProof.objects.get().address == address


def test_the_second_step_is_limited_too_and_recovery_codes_with_it(with_app, client_for, hours):
    _user, secret, codes = with_app
    browser = client_for(None, "GE")
    sign_in(browser)
    for path in ("code", "recovery", "code", "recovery", "code"):
        assert browser.post(f"/sign-in/{path}/", {"code": "000000"}).status_code == 401

    assert browser.post("/sign-in/code/", {"code": code_now(secret)}).status_code == 429
    assert browser.post("/sign-in/recovery/", {"code": codes[0]}).status_code == 429
    assert not is_in(browser)
    hours(1.01 / 60)
    assert browser.post("/sign-in/code/", {"code": code_now(secret)}).status_code == 302


def test_what_was_typed_as_a_login_name_is_kept_as_a_digest_only(cast, client_for):
    sign_in(client_for(None, "GE"), "my secret password", WRONG)

    with scope("GE"):
        assert "secret" not in str(FailedProof.objects.values().get())


def test_host_people_are_limited_as_well(cast, client_for):
    assert cast.host
    browser = client_for(None, "")

    assert [sign_in(browser, "host", WRONG).status_code for _ in range(6)] == [401] * 5 + [429]
    assert FailedProof.objects.count() == 5


def test_an_unknown_login_name_costs_the_same_work(cast, client_for, monkeypatch):
    from django.contrib.auth import hashers  # noqa: PLC0415

    assert cast.ge.operator
    hashed = []
    encode = hashers.PBKDF2PasswordHasher.encode
    monkeypatch.setattr(
        hashers.PBKDF2PasswordHasher,
        "encode",
        lambda self, password, salt, iterations=None: (
            hashed.append(self.iterations) or encode(self, password, salt, iterations)
        ),
    )
    work = {}
    for login in ("operator", "nobody-of-this-name"):
        hashed.clear()
        sign_in(client_for(None, "GE"), login, WRONG)
        work[login] = list(hashed)

    assert work["operator"] == work["nobody-of-this-name"] != []


def test_old_failures_are_forgotten(cast, client_for, hours):
    sign_in(client_for(None, "GE"), password=WRONG)
    tasks.forget_expired()
    with scope("GE"):
        assert FailedProof.objects.count() == 1
    hours(25)

    tasks.forget_expired()

    with scope("GE"):
        assert not FailedProof.objects.exists()
