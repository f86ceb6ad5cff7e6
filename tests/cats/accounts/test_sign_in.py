"""Signing in, on one's own administration's host and nowhere else."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from oauth2_provider.models import AccessToken

from cats.accounts import binding, services, tasks
from cats.accounts.roles import Role
from cats.audit.models import AuditEntry
from cats.kernel import clock
from cats.kernel.actors import SYSTEM
from cats.tenancy.scope import scope
from tests.factories.accounts import PASSWORD, make_user

URLS = ["/", "/sign-in/", "/api/v1/openapi.json", "/api/docs/", "/no/such/page"]


def entries(code):
    with scope(code):
        return list(AuditEntry.objects.order_by("id").values_list("verb", "outcome", "actor_label"))


def test_a_person_signs_in_on_his_own_host_and_is_welcomed(cast, client_for):
    assert "Welcome, Stranger" in client_for(cast.ge.stranger).get("/").content.decode()
    browser = client_for(cast.ge.operator)

    assert browser.get("/").status_code == 302
    assert ">Operator<" in browser.get("/preferences/").content.decode()
    assert ("user.signed_in", "done", "Operator") in entries("GE")


def test_the_same_login_name_does_not_open_another_administrations_host(cast, client_for):
    assert cast.ge.operator.login == "operator"
    browser = client_for(None, "AZ")

    answer = browser.post("/sign-in/", {"login": "operator", "password": PASSWORD})

    assert answer.status_code == 401
    assert "sessionid" not in browser.cookies
    assert entries("AZ") == [("act.refused", "refused", "nobody")]


@pytest.mark.parametrize("url", URLS)
def test_a_session_of_georgia_is_401_on_every_address_of_azerbaijan(cast, client_for, url):
    answer = client_for(cast.ge.operator, host="AZ").get(url)

    assert answer.status_code == 401
    assert entries("AZ") == [("act.refused", "refused", "nobody")]


@pytest.mark.parametrize("url", URLS)
def test_a_token_of_georgia_is_401_on_every_address_of_azerbaijan(cast, api_for, url):
    answer = api_for(cast.ge.operator, host="AZ").get(url)

    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"


def test_a_closed_account_is_out_at_its_next_request(cast, client_for):
    browser = client_for(cast.ge.operator)
    with scope("GE"):
        services.deactivate(cast.ge.operator, actor=SYSTEM)

    assert browser.get("/").status_code == 302


def test_a_role_taken_away_is_gone_at_the_next_request(cast, client_for):
    browser = client_for(cast.ge.operator)
    with scope("GE"):
        services.remove_membership(cast.ge.operator, Role.OPERATOR, actor=SYSTEM)

    assert "no role yet" in browser.get("/").content.decode()


def test_signing_out_is_by_post_only_and_ends_the_session(cast, client_for):
    browser = client_for(cast.ge.operator)

    assert browser.get("/sign-out/").status_code == 405
    assert browser.post("/sign-out/").status_code == 302
    assert browser.get("/").status_code == 302


def test_signing_in_gives_a_new_session_and_a_signed_out_one_is_dead(cast, client_for):
    browser = client_for(cast.ge.operator)
    first = browser.cookies["sessionid"].value
    browser.post("/sign-in/", {"login": "operator", "password": PASSWORD})
    second = browser.cookies["sessionid"].value
    browser.post("/sign-out/")

    replay = client_for(None, "GE")
    for key in (first, second):
        replay.cookies["sessionid"] = key
        assert replay.get("/").status_code == 302
    assert first != second


@pytest.mark.parametrize("login", ["operator", "nobody-of-this-name", "closed"])
def test_every_wrong_pair_gets_the_same_answer(cast, client_for, login):
    assert cast.ge.operator
    with scope("GE"):
        services.deactivate(make_user("GE", "closed"), actor=SYSTEM)
    password = PASSWORD if login == "closed" else "wrong"

    answer = client_for(None, "GE").post("/sign-in/", {"login": login, "password": password})

    assert answer.status_code == 401
    assert "do not belong together, or the account is closed" in answer.content.decode()
    assert ("act.refused", "refused", "nobody") in entries("GE")


def test_host_people_sign_in_on_the_hosts_own_name_only(cast, client_for):
    assert client_for(cast.host).get("/preferences/").status_code == 200
    assert client_for(cast.host, host="GE").get("/").status_code == 401
    assert (
        client_for(None, "GE").post("/sign-in/", {"login": "host", "password": PASSWORD}).status_code == 401
    )


def test_a_session_forged_onto_another_administration_finds_no_user(cast, client_for):
    browser = client_for(cast.ge.operator)
    session = browser.session
    session[binding.SESSION_KEY] = "AZ"
    session.save()
    browser.defaults["HTTP_HOST"] = "az.localhost"

    assert browser.get("/").status_code == 302


def test_expired_sessions_and_tokens_are_forgotten(cast, client_for, token_for):
    client_for(cast.ge.operator), token_for(cast.ge.operator)
    tasks.forget_expired()
    assert (Session.objects.count(), AccessToken.objects.count()) == (1, 1)
    past = clock.machine_now() - timedelta(seconds=1)
    Session.objects.update(expire_date=past)
    AccessToken.objects.update(expires=past)

    tasks.forget_expired()

    assert (Session.objects.count(), AccessToken.objects.count()) == (0, 0)
