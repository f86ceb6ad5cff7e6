"""Headers, frame and probes: the same on every address."""

import re

import pytest
from django.test import Client

from cats.ui import health, navigation
from cats.ui.navigation import Entry

URLS = ["/", "/sign-in/", "/no/such/page", "/api/v1/openapi.json", "/api/docs/", "/livez", "/oauth/token/"]


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_answer_has_the_strict_headers(cast, url, method):
    answer = getattr(Client(HTTP_HOST="ge.localhost"), method)(url)

    policy = answer["Content-Security-Policy"]
    for rule in (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ):
        assert rule in policy
    assert "unsafe" not in policy
    assert (answer["X-Content-Type-Options"], answer["X-Frame-Options"]) == ("nosniff", "DENY")
    assert answer["Referrer-Policy"] == "same-origin"
    assert re.fullmatch(r"[0-9a-f-]{36}", answer["X-Request-Id"])
    if url != "/livez":
        assert "no-store" in answer["Cache-Control"]


def test_what_a_client_claims_in_headers_is_not_taken_over(cast):
    answer = Client(HTTP_HOST="ge.localhost").get(
        "/sign-in/",
        headers={"X-Request-Id": "mine", "X-Forwarded-Host": "az.localhost", "X-Forwarded-User": "operator"},
    )

    assert answer["X-Request-Id"] != "mine"
    assert "Georgia" in answer.content.decode()


def test_the_frame_speaks_to_keyboards_and_readers(cast):
    page = Client(HTTP_HOST="ge.localhost").get("/sign-in/").content.decode()

    assert '<html lang="en" dir="ltr" ' in page
    assert '<a class="skip" href="#main">' in page
    assert '<main id="main"' in page
    assert page.count("<h1") == 1
    for name in ("login", "password"):
        assert f'<label class="form-label" for="id_{name}">' in page
    assert " style=" not in page
    assert " onclick=" not in page


@pytest.mark.parametrize(("demo", "shown"), [(True, 1), (False, 0)])
def test_only_the_demo_says_that_it_is_one(cast, settings, demo, shown):
    settings.CATS_DEMO = demo

    page = Client(HTTP_HOST="ge.localhost").get("/sign-in/").content.decode()
    assert page.count("Demo installation.") == shown


def test_the_navigation_shows_what_the_persons_roles_open_in_order(cast, client_for, monkeypatch):
    entries = (
        Entry("Second", "ui:start", "transit.view_movement", 20),
        Entry("First", "ui:start", "transit.lodge_declaration", 10),
        Entry("Closed", "ui:start", "audit.view_log", 1),
    )
    monkeypatch.setattr(navigation, "from_each_app", lambda module, name: {"toy": entries})

    page = client_for(cast.ge.operator).get("/").content.decode()

    assert page.index("First") < page.index("Second")
    assert "Closed" not in page
    assert 'aria-current="page"' in page


def test_alive_needs_nothing(client):
    assert client.get("/livez").json() == {"status": "alive"}
    assert client.post("/livez").status_code == 405


@pytest.mark.django_db
def test_ready_says_which_part_is_not(client, monkeypatch):
    monkeypatch.setitem(health.CHECKS, "broker", lambda: None)
    good = client.get("/readyz")
    assert (good.status_code, good.json()) == (
        200,
        {"status": "ready", "database": "ok", "migrations": "ok", "broker": "ok"},
    )

    def down():
        raise ConnectionError("redis://:password@inner")

    monkeypatch.setitem(health.CHECKS, "broker", down)
    bad = client.get("/readyz")

    assert (bad.status_code, bad.json()["status"], bad.json()["broker"]) == (503, "not ready", "not ready")
    assert "password" not in bad.content.decode()


@pytest.mark.django_db
def test_ready_asks_the_broker_for_real(client, settings, valkey_url):
    settings.REDIS_URL = valkey_url

    assert client.get("/readyz").json()["broker"] == "ok"
