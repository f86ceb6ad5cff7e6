"""Every address says who may come in, answers nobody and foreigners as it should, and changes nothing on GET."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver

from cats.accounts.roles import Role
from cats.tenancy.scope import scope
from tests.cast import DESKS, host_of
from tests.factories.accounts import make_user

PROBES = {"livez", "readyz"}
# That somebody was here is no change: his session notes it once a minute.
WRITES = re.compile(
    r"\s*(INSERT (?!INTO .audit_)|UPDATE (?!.django_session)|DELETE|TRUNCATE|COPY)", re.IGNORECASE
)
AT_REAL_RECORDS = (
    "operator",
    "departure_officer",
    "guarantee_officer",
    "guarantor",
    "auditor",
    "administrator",
)
SAMPLES = {"uuid": "018f0000-0000-7000-8000-000000000000", "int": "1"}


def patterns(resolver=None, prefix=""):
    """(address with sample values, view) of every URL."""
    for entry in (resolver or get_resolver("cats.urls")).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield sample(route), entry.callback
        else:
            yield from patterns(entry, route)


def sample(route: str) -> str:
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES.get(found[1] or "", "x"), route)


def form_of(address: str) -> str:
    return "application/json" if address.startswith("/api/") else "application/x-www-form-urlencoded"


def declares(view) -> bool:
    subject = getattr(view, "view_class", None) or getattr(view, "cls", None) or view
    return bool(getattr(subject, "public", "")) != bool(getattr(subject, "permission", ""))


ALL = sorted((address, view) for address, view in patterns())
ADDRESSES = [address for address, _ in ALL]
BOUND = [address for address in ADDRESSES if address.strip("/") not in PROBES]


def test_every_address_declares_a_permission_or_the_reason_why_it_is_public():
    assert [address for address, view in ALL if not declares(view)] == []


def test_every_declared_permission_has_a_sentence_in_the_catalogue():
    from cats.accounts.catalogue import permissions  # noqa: PLC0415

    asked = set()
    for _, view in ALL:
        subject = getattr(view, "view_class", None) or getattr(view, "cls", None) or view
        found = getattr(subject, "permission", "")
        asked |= set(found.values()) if isinstance(found, dict) else {found} - {""}
    assert asked - permissions().keys() == set()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_foreign_session_and_a_foreign_token_are_401_on_every_address(cast, client_for, api_for, method):
    browser, system = client_for(cast.ge.operator, host="AZ"), api_for(cast.ge.operator, host="AZ")

    answers = {
        (who, address): getattr(client, method)(address).status_code
        for who, client in (("session", browser), ("token", system))
        for address in BOUND
    }

    assert {key: status for key, status in answers.items() if status != 401} == {}


def test_nobody_and_a_stranger_without_any_role_get_into_nothing_that_is_not_public(
    cast, client_for, api_for
):
    closed = [
        address
        for address, view in ALL
        if not getattr(getattr(view, "view_class", None) or getattr(view, "cls", None) or view, "public", "")
    ]
    nobody, stranger = Client(HTTP_HOST=host_of("GE")), client_for(cast.ge.stranger)
    system = api_for(cast.ge.stranger)
    for client in (nobody, stranger, system):
        client.raise_request_exception = False

    wrong = {}
    for address in closed:
        for method in ("get", "post"):
            for who, client, allowed in (
                ("nobody", nobody, {302, 401, 405}),
                ("stranger", stranger, {403, 404, 405}),
                ("system", system, {302, 401, 403, 404, 405}),
            ):
                status = getattr(client, method)(address).status_code
                if status not in allowed:
                    wrong[who, method, address] = status
    assert wrong == {}


def test_no_act_is_done_for_a_browser_without_its_csrf_token(cast, client_for):
    with scope("GE"):
        everyone = make_user("GE", "everyone", *(role for role in Role if role != Role.HOST_ADMINISTRATOR))
    browser = client_for(everyone)
    browser.handler.enforce_csrf_checks = True
    answers = {}

    for address in BOUND:
        with CaptureQueriesContext(connection) as queries:
            status = browser.post(address, {}, content_type=form_of(address)).status_code
        wrote = any(WRITES.match(query["sql"]) for query in queries)
        if wrote or status not in (403, 404, 405):
            answers[address] = status

    assert answers == {"/oauth/token/": 400}


@pytest.mark.parametrize("desk", sorted(DESKS.keys() - set(AT_REAL_RECORDS)))
def test_looking_changes_nothing(cast, client_for, desk):
    """The other desks look at every address, and at real records, in `test_looking`."""
    browser = client_for(getattr(cast.ge, desk))
    browser.raise_request_exception = False
    writes = {}

    for address in BOUND:
        with CaptureQueriesContext(connection) as queries:
            browser.get(address)
        found = [query["sql"] for query in queries if WRITES.match(query["sql"])]
        if found:
            writes[address] = found

    assert writes == {}


def test_only_the_probes_stand_outside_the_administrations():
    assert {path.strip("/") for path in settings.CATS_UNSCOPED_PATHS} == PROBES
