"""Every error is a problem document that says what, where, why and how to mend it, and nothing from inside."""

import pytest
from django.test import Client

from cats.audit.models import AuditEntry
from cats.tenancy.scope import scope
from tests.toy.models import Box

PROBLEM = "application/problem+json"


def refusals():
    with scope("GE"):
        return [
            (entry.actor_label, entry.facts["code"], entry.facts["method"], entry.facts["path"])
            for entry in AuditEntry.objects.filter(outcome="refused")
        ]


@pytest.mark.parametrize(
    ("what", "status", "type_", "more"),
    [
        ("not-found", 404, "box-unknown", {}),
        ("forbidden", 403, "forbidden", {}),
        ("refused", 409, "box-closed", {"remedy": "Open it first."}),
        ("conflict", 409, "box-differs", {"pointer": "/name"}),
    ],
)
def test_a_domain_error_is_answered_with_its_status_code_and_remedy(cast, api_for, what, status, type_, more):
    answer = api_for(cast.ge.operator).get(f"/api/v1/trouble/{what}/")

    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM)
    told = answer.json()
    assert told.pop("instance") == f"urn:uuid:{answer['X-Request-Id']}"
    assert told.pop("title")
    assert told.pop("detail")
    assert told == {"type": f"urn:carec:cats:problem:{type_}", "status": status, **more}


def test_broken_rules_are_told_all_at_once_with_their_pointers(cast, api_for):
    answer = api_for(cast.ge.operator).post("/api/v1/trouble/invalid/")

    assert answer.status_code == 422
    assert answer.json()["errors"] == [
        {
            "pointer": "/CC015C/LRN",
            "json_pointer": "/CC015C/LRN",
            "code": "12",
            "reason": "C0030",
            "text": "Too long.",
            "value": "x" * 23,
        },
        {"pointer": "/b", "json_pointer": "/b", "code": "14", "reason": "R0001", "text": "", "value": ""},
    ]


def test_a_refused_act_leaves_its_audit_and_nothing_else(cast, api_for):
    api_for(cast.ge.operator).post("/api/v1/trouble/refused/")

    with scope("GE"):
        assert not Box.objects.exists()
    assert refusals() == [("Operator", "box-closed", "POST", "/api/v1/trouble/refused/")]


def test_looking_in_vain_is_not_an_act_but_a_forbidden_look_is(cast, api_for):
    api = api_for(cast.ge.operator)
    api.get("/api/v1/trouble/not-found/")
    api.get("/api/v1/trouble/refused/")
    assert refusals() == []

    api_for(cast.ge.stranger).get("/api/v1/boxes/")

    assert refusals() == [("Stranger", "forbidden", "GET", "/api/v1/boxes/")]


def test_a_database_that_is_away_is_said_with_when_to_come_back(cast, api_for):
    api = api_for(cast.ge.operator)
    api.raise_request_exception = False
    answer = api.post("/api/v1/trouble/away/")

    assert (answer.status_code, answer["Content-Type"], answer["Retry-After"]) == (503, PROBLEM, "2")
    assert answer.json()["type"] == "urn:carec:cats:problem:unavailable"
    assert "secret" not in answer.content.decode()
    with scope("GE"):
        assert not Box.objects.exists()


def test_a_crash_says_nothing_of_itself_and_keeps_nothing(cast, api_for):
    api = api_for(cast.ge.operator)
    api.raise_request_exception = False
    answer = api.post("/api/v1/trouble/crash/")

    assert (answer.status_code, answer["Content-Type"]) == (500, PROBLEM)
    assert "secret" not in answer.content.decode()
    with scope("GE"):
        assert not Box.objects.exists()


@pytest.mark.parametrize(("what", "status"), [("suspicious", 400), ("too-big", 413)])
def test_what_django_refuses_says_nothing_from_inside(cast, api_for, what, status):
    answer = api_for(cast.ge.operator).get(f"/api/v1/trouble/{what}/")

    assert answer.status_code == status
    assert "secret" not in answer.content.decode()


def test_malformed_missing_and_wrong_content_is_told_precisely(cast, api_for):
    api = api_for(cast.ge.operator)
    malformed = api.post("/api/v1/boxes/", "{", content_type="application/json")
    faulty = api.post("/api/v1/boxes/", {"size": -1})
    foreign = api.post("/api/v1/boxes/", "a,b", content_type="text/csv")

    assert (malformed.status_code, malformed.json()["type"]) == (400, "urn:carec:cats:problem:bad-request")
    assert faulty.status_code == 422
    assert [(e["pointer"], e["reason"]) for e in faulty.json()["errors"]] == [
        ("/name", "required"),
        ("/size", "min_value"),
    ]
    assert (foreign.status_code, foreign["Content-Type"]) == (415, PROBLEM)


def test_undeclared_methods_forms_of_answer_and_addresses_are_refused(cast, api_for):
    api = api_for(cast.ge.operator)
    method = api.delete("/api/v1/boxes/")
    form = api.get("/api/v1/boxes/", headers={"Accept": "text/html"})
    address = api.get("/api/v1/nothing/")

    assert (method.status_code, method["Content-Type"], method["Allow"]) == (
        405,
        PROBLEM,
        "GET, POST, HEAD, OPTIONS",
    )
    assert (form.status_code, form["Content-Type"]) == (406, PROBLEM)
    assert (address.status_code, address["Content-Type"]) == (404, PROBLEM)


def test_nobody_is_asked_to_sign_in_and_a_stranger_is_forbidden(cast, api_for):
    nobody = Client(HTTP_HOST="ge.localhost").get("/api/v1/boxes/")
    stranger = api_for(cast.ge.stranger).get("/api/v1/boxes/")

    assert (nobody.status_code, nobody["WWW-Authenticate"]) == (401, 'Bearer realm="CATS"')
    assert stranger.status_code == 403
    assert stranger.json()["detail"] == ("Your roles do not include transit.view_movement (See movements).")


def test_a_permission_counts_per_method(cast, api_for):
    officer = api_for(cast.ge.transit_officer)

    assert officer.get("/api/v1/boxes/").status_code == 200
    assert officer.post("/api/v1/boxes/", {"name": "b"}).status_code == 403


def test_a_view_that_declares_nothing_opens_to_nobody(cast, api_for):
    api = api_for(cast.ge.operator)
    api.raise_request_exception = False

    assert api.get("/api/v1/undeclared/").status_code == 500


def test_a_browser_session_acts_only_with_its_csrf_token(cast, client_for):
    browser = client_for(cast.ge.operator, enforce_csrf_checks=False)
    browser.handler.enforce_csrf_checks = True
    without = browser.post("/api/v1/boxes/", {"name": "b"}, content_type="application/json")
    browser.get("/")
    token = browser.cookies["csrftoken"].value
    with_token = browser.post(
        "/api/v1/boxes/", {"name": "b"}, content_type="application/json", headers={"X-CSRFToken": token}
    )

    assert (without.status_code, without["Content-Type"]) == (403, PROBLEM)
    assert with_token.status_code == 202


def test_host_people_find_no_tenants_records(cast, api_for):
    answer = api_for(cast.host).get("/api/v1/boxes/")

    assert answer.status_code == 403


def test_answers_are_not_kept_by_caches(cast, api_for):
    assert api_for(cast.ge.operator).get("/api/v1/boxes/")["Cache-Control"] == "no-store"


def test_what_is_larger_than_a_document_may_be_is_refused_before_it_is_read(cast, api_for):
    answer = api_for(cast.ge.operator).post("/api/v1/boxes/", b"{}", CONTENT_LENGTH=str(100 * 1024 * 1024))

    assert (answer.status_code, answer["Content-Type"]) == (413, PROBLEM)


def test_a_refusal_is_said_in_the_language_of_the_request(cast, api_for):
    answer = api_for(cast.ge.stranger).get("/api/v1/boxes/", headers={"accept-language": "ru"})

    assert answer["Content-Language"] == "ru"
    assert answer.json()["title"] == "Не разрешено"
    assert answer.json()["detail"].startswith("Ваши роли не включают transit.view_movement")
