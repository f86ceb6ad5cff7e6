"""The fixed cast of all tests: four administrations, one person per desk, a stranger.

Take the fixture `cast` (it needs the database; it works in ordinary rolled-back tests and, marked `commits`, for real):

    def test_x(cast, client_for, api_for):
        cast.ge.operator              # a User; also trader, consignee, departure_officer, transit_officer,
        cast.az.transit_officer       # destination_officer, guarantee_officer, guarantor, administrator, second_administrator, auditor, stranger
        cast.host                     # the host administrator, of no administration
        cast.ge.code                  # "GE"
        client_for(cast.ge.operator).get("/")          # Django test client, signed in, on ge.localhost
        client_for(None, "GE").get("/")                # nobody, on Georgia's host
        api_for(cast.ge.operator).post("/api/v1/…")    # bearer token of a client of his; JSON by default
        api_for(cast.ge.operator, host="AZ")           # Georgia's token on Azerbaijan's host
        with scope("GE"): actor_of(cast.ge.operator)   # open scopes yourself around what is not a request

People have roles but no offices, operators or guarantors: give those with postings and mandates of your own fixtures.
A person is made when he is first asked for, outside every scope or in his own, so an unused one costs nothing. Every password is `factories.accounts.PASSWORD`.
"""

import base64
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cats.accounts import services
from cats.accounts.models import User
from cats.accounts.roles import Role
from cats.kernel.actors import SYSTEM
from tests.factories.accounts import LAND, PASSWORD, AdministrationFactory, make_user, within

DESKS: dict[str, tuple[Role, ...]] = {
    "operator": (Role.OPERATOR,),
    "trader": (Role.TRADER_AT_DESTINATION,),
    "consignee": (Role.AUTHORISED_CONSIGNEE,),
    "departure_officer": (Role.OFFICER_OF_DEPARTURE,),
    "transit_officer": (Role.OFFICER_OF_TRANSIT,),
    "destination_officer": (Role.OFFICER_OF_DESTINATION,),
    "guarantee_officer": (Role.GUARANTEE_OFFICER,),
    "guarantor": (Role.GUARANTOR,),
    "administrator": (Role.NATIONAL_ADMINISTRATOR,),
    "second_administrator": (Role.NATIONAL_ADMINISTRATOR,),
    "auditor": (Role.AUDITOR,),
    "stranger": (),
}


class Country:
    """The people of one administration, by desk."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.prepare: Callable[[str, str, User], None] | None = None
        self.administration = AdministrationFactory(code=code)

    def __getattr__(self, desk: str) -> User:
        if desk not in DESKS:
            raise AttributeError(desk)
        user = make_user(self.code, desk, *DESKS[desk])
        if self.prepare:
            self.prepare(self.code.lower(), desk, user)
        setattr(self, desk, user)
        return user


class Cast:
    """`cast.ge`, `cast.az`, `cast.kz`, `cast.uz`, `cast.host`."""

    def __init__(self) -> None:
        self.ge, self.az, self.kz, self.uz = (Country(code) for code in LAND)

    @property
    def countries(self) -> list[Country]:
        """The four, in the order of the corridor."""
        return [self.ge, self.az, self.kz, self.uz]

    def when_made(self, prepare: Callable[[str, str, User], None]) -> None:
        """Call this with the land, the desk and the person, for everybody who comes from now on."""
        for country in self.countries:
            country.prepare = prepare

    @property
    def host(self) -> User:
        """The host administrator."""
        found = User.objects.filter(administration=None, login="host").first()
        return found or make_user("", "host", Role.HOST_ADMINISTRATOR)


def host_of(code: str) -> str:
    """The host name of an administration in the cast; of the host people for the empty code."""
    return f"{code.lower() or 'host'}.localhost"


@pytest.fixture
def cast(db: None) -> Cast:
    """The four administrations and their people."""
    return Cast()


@pytest.fixture
def client_for(cast: Cast) -> Callable[..., Client]:
    """`client_for(user, host=None)`: a browser, signed in as the user, on his administration's host or another."""

    def make(user: User | None, host: str | None = None, **kwargs: Any) -> Client:
        own = (user.administration_id or "") if user else (host or "")
        browser = Client(HTTP_HOST=host_of(own), **kwargs)
        if user is not None:
            answer = browser.post("/sign-in/", {"login": user.login, "password": PASSWORD})
            assert answer.status_code == 302, answer.content.decode()
        browser.defaults["HTTP_HOST"] = host_of(own if host is None else host)
        return browser

    return make


class ApiClient(Client):
    """A system's requests: JSON unless said otherwise."""

    def post(self, *args: Any, **kwargs: Any) -> Any:
        if len(args) == 1 and "data" not in kwargs:
            kwargs["data"] = {}
        if len(args) < 3:
            kwargs.setdefault("content_type", "application/json")
        return super().post(*args, **kwargs)


@pytest.fixture
def token_for(cast: Cast) -> Callable[[User], str]:
    """`token_for(user)`: an access token of a system that acts as the user, fetched from his own host."""

    def fetch(user: User) -> str:
        code = user.administration_id or ""
        with within(code):
            client_id, secret = services.create_client(user, f"system of {user.login}", actor=SYSTEM)
        pair = base64.b64encode(f"{client_id}:{secret}".encode()).decode()
        answer = Client(HTTP_HOST=host_of(code)).post(
            "/oauth/token/", {"grant_type": "client_credentials"}, headers={"Authorization": f"Basic {pair}"}
        )
        assert answer.status_code == 200, answer.content.decode()
        return str(answer.json()["access_token"])

    return fetch


@pytest.fixture
def api_for(token_for: Callable[[User], str]) -> Callable[..., ApiClient]:
    """`api_for(user, host=None)`: a system that acts as the user, on his administration's host or another."""

    def make(user: User | None, host: str | None = None, **kwargs: Any) -> ApiClient:
        code = host if host is not None or user is None else (user.administration_id or "")
        headers = {"Authorization": f"Bearer {token_for(user)}"} if user else {}
        return ApiClient(HTTP_HOST=host_of(code or ""), headers=headers, **kwargs)

    return make
