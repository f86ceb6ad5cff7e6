"""Signing in, on one's own administration's host and nowhere else."""

import pytest

from cats.accounts import services
from cats.accounts.roles import Role
from cats.audit.models import AuditEntry
from cats.kernel.actors import SYSTEM
from cats.tenancy.scope import scope
from tests.factories.accounts import PASSWORD

URLS = ["/", "/sign-in/", "/api/v1/openapi.json", "/api/docs/", "/no/such/page"]


def entries(code):
    with scope(code):
        return list(AuditEntry.objects.order_by("id").values_list("verb", "outcome", "actor_label"))


def test_a_person_signs_in_on_his_own_host_and_is_welcomed(cast, client_for):
    answer = client_for(cast.ge.operator).get("/")

    assert answer.status_code == 200
    assert "Welcome, Operator" in answer.content.decode()
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
