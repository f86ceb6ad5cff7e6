"""Systems that act as users: client credentials, bound to one administration, one user and his rights of this moment."""

import base64
from datetime import timedelta

import pytest
from django.test import Client
from oauth2_provider.models import get_access_token_model

from cats.accounts import services
from cats.accounts.models import Client as System
from cats.accounts.roles import Role
from cats.audit.models import AuditEntry
from cats.kernel import clock
from cats.kernel.actors import SYSTEM
from cats.tenancy.scope import scope


def ask(client_id, secret, host="ge.localhost", **form):
    pair = base64.b64encode(f"{client_id}:{secret}".encode()).decode()
    return Client(HTTP_HOST=host).post(
        "/oauth/token/",
        {"grant_type": "client_credentials", **form},
        headers={"Authorization": f"Basic {pair}"},
    )


@pytest.fixture
def system(cast):
    with scope("GE"):
        return services.create_client(cast.ge.operator, "Forwarding system", actor=SYSTEM)


def refusals():
    with scope("GE"):
        return AuditEntry.objects.filter(outcome="refused").count()


def test_a_system_gets_a_token_for_one_hour_and_the_audit_says_so(system):
    answer = ask(*system)

    assert answer.status_code == 200
    assert {k: v for k, v in answer.json().items() if k != "access_token"} == {
        "expires_in": 3600,
        "token_type": "Bearer",
        "scope": "cats",
    }
    with scope("GE"):
        issued = AuditEntry.objects.get(verb="token.issued")
        assert (issued.actor_label, issued.subject_type) == ("Operator", "accounts.client")


def test_neither_secret_nor_token_is_stored(system):
    token = ask(*system).json()["access_token"]

    with scope("GE"):
        assert System.objects.get(client_id=system[0]).client_secret.startswith("pbkdf2_random$")
        kept = get_access_token_model().objects.get()
        assert kept.token == ""
        assert token not in str(kept.__dict__)


def test_a_wrong_secret_gets_no_token_and_is_audited(system):
    answer = ask(system[0], "wrong")

    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    assert refusals() == 1


def test_a_client_of_georgia_gets_no_token_on_azerbaijans_host(system):
    client_id, secret = system
    answer = ask(client_id, secret, host="az.localhost")

    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    assert not get_access_token_model().objects.exists()


@pytest.mark.parametrize("grant", ["password", "authorization_code", "refresh_token", "implicit", ""])
def test_no_other_grant_than_client_credentials_is_served(system, grant):
    answer = ask(*system, grant_type=grant, username="operator", password="x", code="x", refresh_token="x")

    assert answer.status_code == 400
    assert not get_access_token_model().objects.exists()


def test_an_expired_token_is_refused(cast, token_for):
    token = token_for(cast.ge.operator)
    get_access_token_model().objects.update(expires=clock.machine_now() - timedelta(seconds=1))

    answer = Client(HTTP_HOST="ge.localhost").get("/", headers={"Authorization": f"Bearer {token}"})

    assert answer.status_code == 401


def test_a_token_dies_with_its_users_account(cast, api_for):
    api = api_for(cast.ge.operator)
    with scope("GE"):
        services.deactivate(cast.ge.operator, actor=SYSTEM)

    assert api.get("/").status_code == 401


def test_an_officers_system_needs_the_permission_of_its_own_outside_the_demo(cast, settings):
    with scope("GE"):
        system = services.create_client(cast.ge.transit_officer, "Barrier", actor=SYSTEM)
    assert ask(*system).status_code == 200
    settings.CATS_DEMO = False
    assert ask(*system).status_code == 401

    with scope("GE"):
        services.add_membership(cast.ge.transit_officer, Role.API_USER, actor=SYSTEM)

    assert ask(*system).status_code == 200


def test_a_token_in_the_address_is_no_token(cast, token_for):
    token = token_for(cast.ge.operator)

    assert Client(HTTP_HOST="ge.localhost").get(f"/?access_token={token}").status_code == 302
