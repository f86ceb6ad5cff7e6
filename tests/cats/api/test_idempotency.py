"""The same request twice has one effect and one answer."""

import threading

import pytest
from django.db import connection, connections, transaction

from cats.accounts.roles import Role
from cats.api import idempotency
from cats.api.models import IdempotentAnswer
from cats.kernel import clock
from cats.tenancy.scope import scope
from tests.toy.models import Box

URL = "/api/v1/boxes/"


def send(api, name="b", key="k-1", url=URL):
    return api.post(url, {"name": name}, headers={**api.defaults_headers, "Idempotency-Key": key})


@pytest.fixture
def api(cast, api_for):
    made = api_for(cast.ge.operator)
    made.defaults_headers = {}
    return made


def boxes():
    with scope("GE"):
        return Box.objects.count()


def test_a_repeated_request_gets_the_first_answer_and_has_no_second_effect(api):
    first, second = send(api), send(api)

    assert (first.status_code, second.status_code) == (202, 202)
    assert second.json() == first.json()
    assert second["Location"] == first["Location"]
    assert ("Idempotent-Replayed" in first, second["Idempotent-Replayed"]) == (False, "true")
    assert boxes() == 1


def test_the_same_key_with_other_content_or_address_is_a_conflict(api):
    send(api)
    other = send(api, name="c")

    assert (other.status_code, other.json()["type"]) == (409, "urn:carec:cats:problem:idempotency-key-reused")
    assert send(api, url=URL + "?x=1").status_code == 409
    assert boxes() == 1


def test_another_key_is_another_request(api):
    send(api)

    assert send(api, name="c", key="k-2").status_code == 202
    assert boxes() == 2


def test_the_keys_of_two_people_are_two_keys(api, cast, api_for):
    with scope("GE"):
        from tests.factories.accounts import make_user  # noqa: PLC0415

        colleague = make_user("GE", "colleague", Role.OPERATOR)
    send(api)
    other = api_for(colleague)
    other.defaults_headers = {}

    assert send(other, name="c").status_code == 202


def test_a_refusal_is_not_kept_so_the_mended_world_is_judged_anew(api):
    refused = api.post("/api/v1/trouble/refused/", {}, headers={"Idempotency-Key": "k-1"})

    assert refused.status_code == 409
    assert send(api).status_code == 202


@pytest.mark.parametrize("key", ["", " ", "x" * 201, "mit Leerzeichen"])
def test_a_malformed_key_is_refused(api, key):
    answer = send(api, key=key)

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "Idempotency-Key")
    assert boxes() == 0


def test_old_answers_are_forgotten(api):
    send(api)
    with scope("GE"):
        assert idempotency.forget_old() == 0
        IdempotentAnswer.objects.update(at=clock.machine_now() - idempotency.KEPT * 1.01)
        assert idempotency.forget_old() == 1


@pytest.mark.commits
def test_a_key_whose_first_request_is_being_served_is_answered_with_try_again(api, cast):
    name = f"idempotency GE {cast.ge.operator.pk} k-1"
    held, done = threading.Event(), threading.Event()

    def first_request():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
            held.set()
            done.wait(20)
        connections.close_all()

    other = threading.Thread(target=first_request)
    other.start()
    held.wait(20)
    busy = send(api)
    done.set()
    other.join()

    assert (busy.status_code, busy.json()["type"]) == (409, "urn:carec:cats:problem:idempotency-key-busy")
    assert send(api).status_code == 202
    assert boxes() == 1
