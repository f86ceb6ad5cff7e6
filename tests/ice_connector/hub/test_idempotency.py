"""Section 6 at the hub: every repeat has one answer."""

import threading

import httpx
import msgspec
import pytest

from ice_connector.hub import registrar
from ice_connector.protocol import verification
from ice_connector.protocol.cursors import parse_cursor
from ice_connector.protocol.errors import Problem
from ice_connector.protocol.statements import Receipt, parse
from tests.ice_connector.hub import harness
from tests.ice_connector.hub.harness import HubProcess, Party, problem
from tests.ice_connector.protocol import world


def test_a_new_message_gets_a_receipt_signed_by_the_hub(hub: HubProcess, ge: Party):
    message = harness.message()
    answer = ge.post(message)
    assert answer.status_code == 201
    assert answer.json()["ack"] is None
    directory = registrar.current_directory(hub.folder)
    assert directory is not None
    receipt = verification.receipt(answer.json()["receipt"], directory).claims
    expected = world.receipt(message, epoch=hub.epoch, received=receipt.received)
    assert receipt == expected


def test_the_same_message_again_gets_the_same_receipt(ge: Party):
    message = harness.message()
    jws = ge.signed(message)
    first, second = ge.post(message, jws=jws), ge.post(message, jws=jws)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()


def test_a_new_signature_gets_the_same_receipt(ge: Party):
    message = harness.message()
    first, second = ge.post(message), ge.post(message)
    assert second.status_code == 200
    assert first.json() == second.json()
    stored = ge.get(f"messages/GE/{message.id}").json()
    assert parse(stored["message"], type(message)).claims == message


def test_the_ack_comes_back_with_the_repeated_post(ge: Party, az: Party):
    message = harness.message()
    receipt = ge.post(message).json()["receipt"]
    ack = world.signed("AZ", "ice-ack", world.ack(message).payload())
    assert az.ack_signed([ack]).json() == [{"id": message.id, "status": 200}]
    again = ge.post(message)
    assert (again.status_code, again.json()) == (200, {"receipt": receipt, "ack": ack})


def test_another_content_under_an_id_is_refused_with_the_stored_statement(ge: Party, az: Party):
    message = harness.message()
    jws = ge.signed(message)
    ge.post(message, jws=jws)
    after = az.end_of_log()
    other = msgspec.structs.replace(harness.message(b"<CC014C/>"), id=message.id)
    answer = ge.post(other, b"<CC014C/>")
    assert problem(answer) == (409, "id-conflict")
    assert answer.json()["conflict"] == jws
    assert answer.json()["retry"] is False
    assert az.inbox(after)["entries"] == []
    assert ge.get(f"messages/GE/{message.id}").json()["message"] == jws


def test_the_id_of_another_sender_is_no_conflict(ge: Party, kz: Party):
    message = harness.message()
    assert ge.post(message).status_code == 201
    same_id = harness.message(id=message.id, sender="KZ")
    assert kz.post(same_id).status_code == 201


def test_another_message_at_a_position_is_refused_with_the_stored_statement(ge: Party, az: Party):
    message = harness.message()
    jws = ge.signed(message)
    ge.post(message, jws=jws)
    after = az.end_of_log()
    other = harness.message(gen=message.gen, seq=message.seq)
    answer = ge.post(other)
    assert problem(answer) == (409, "position-conflict")
    assert answer.json()["conflict"] == jws
    assert az.inbox(after)["entries"] == []
    assert problem(ge.get(f"messages/GE/{other.id}")) == (404, "unknown")


def test_sixteen_posts_of_one_message_at_once_store_it_once(hub: HubProcess, ge: Party, az: Party):
    message = harness.message()
    jws = ge.signed(message)
    after = az.end_of_log()
    answers: list[httpx.Response] = []
    threads = [threading.Thread(target=lambda: answers.append(ge.post(message, jws=jws))) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.status_code for answer in answers) == [200] * 15 + [201]
    assert len({answer.text for answer in answers}) == 1
    assert [entry["message"] for entry in az.inbox(after)["entries"]] == [jws]


def test_an_unacknowledged_message_is_put_into_the_log_again_once_it_was_read_past(ge: Party, az: Party):
    after = az.end_of_log()
    message = harness.message()
    ge.post(message)
    first = az.inbox(after)
    ge.post(message)
    assert az.inbox(after) == first  # not read past: the reader has not committed it
    assert az.inbox(first["next"])["entries"] == []  # now he has
    ge.post(message)
    ge.post(message)
    second = az.inbox(first["next"])
    assert [entry["message"] for entry in second["entries"]] == [first["entries"][0]["message"]]
    assert parse_cursor(second["entries"][0]["cursor"]) > parse_cursor(first["entries"][0]["cursor"])


def test_an_acknowledged_message_is_not_put_into_the_log_again(ge: Party, az: Party):
    after = az.end_of_log()
    message = harness.message()
    ge.post(message)
    end = az.inbox(after)["next"]
    az.ack(world.ack(message))
    az.inbox(end)
    ge.post(message)
    assert az.inbox(end)["entries"] == []


def test_an_ack_again_is_200_and_reaches_the_sender_once(ge: Party, az: Party):
    message = harness.message()
    ge.post(message)
    after = ge.end_of_log()
    ack = world.ack(message)
    jws = world.signed("AZ", "ice-ack", ack.payload())
    later = msgspec.structs.replace(ack, at="2026-11-01T09:00:00.000Z")
    for statement in (jws, jws, world.signed("AZ", "ice-ack", later.payload())):
        assert az.ack_signed([statement]).json() == [{"id": message.id, "status": 200}]
    entries = ge.inbox(after)["entries"]
    assert [(entry["kind"], entry["ack"]) for entry in entries] == [("ack", jws)]


@pytest.mark.parametrize(
    "change", [{"fp": "A" * 43}, {"verdict": "refused", "reason": "digest"}], ids=["another fp", "verdict"]
)
def test_an_ack_that_says_something_else_is_409_and_the_first_is_kept(
    ge: Party, az: Party, change: dict[str, str]
):
    message = harness.message()
    ge.post(message)
    first = world.signed("AZ", "ice-ack", world.ack(message).payload())
    az.ack_signed([first])
    after = ge.end_of_log()
    answer = az.ack(world.ack(message, **change))
    assert answer.json() == [{"id": message.id, "status": 409, "conflict": first}]
    assert ge.get(f"messages/GE/{message.id}").json()["ack"] == first
    assert ge.inbox(after)["entries"] == []


def test_an_ack_for_another_fp_is_not_taken_as_the_first(ge: Party, az: Party):
    message = harness.message()
    jws = ge.signed(message)
    ge.post(message, jws=jws)
    answer = az.ack(world.ack(message, fp="A" * 43))
    assert answer.json() == [{"id": message.id, "status": 409, "conflict": jws}]
    assert ge.get(f"messages/GE/{message.id}").json()["ack"] is None


def test_an_ack_for_a_message_the_hub_does_not_hold_is_404(az: Party):
    message = harness.message()
    assert az.ack(world.ack(message)).json() == [{"id": message.id, "status": 404}]


def test_two_verdicts_in_one_request_keep_the_first(ge: Party, az: Party):
    message = harness.message()
    ge.post(message)
    answer = az.ack(
        world.ack(message), world.ack(message, verdict="refused", reason="spec"), world.ack(message)
    )
    assert [result["status"] for result in answer.json()] == [200, 409, 200]


def test_a_sender_hands_back_an_ack_and_is_not_told_of_it(ge: Party):
    message = harness.message()
    ge.post(message)
    after = ge.end_of_log()
    assert ge.ack(world.ack(message)).json() == [{"id": message.id, "status": 200}]
    assert ge.get(f"messages/GE/{message.id}").json()["ack"] is not None
    assert ge.inbox(after)["entries"] == []


def test_a_recipient_hands_back_a_message_the_hub_lost(ge: Party, az: Party):
    message = harness.message()
    jws = ge.signed(message)
    after = az.end_of_log()
    handed_back = az.post(message, jws=jws)
    assert handed_back.status_code == 201
    assert parse(handed_back.json()["receipt"], Receipt).claims.id == message.id
    assert [entry["message"] for entry in az.inbox(after)["entries"]] == [jws]
    assert ge.post(message, jws=jws).json() == handed_back.json()


def test_a_void_occupies_its_position(ge: Party, az: Party):
    after = az.end_of_log()
    void = harness.message(b"", type="VOID", spec="NONE")
    assert ge.post(void, b"").status_code == 201
    entry = az.inbox(after)["entries"][0]
    assert entry["document"] == ""
    assert az.get(f"messages/GE/{void.id}/document").content == b""
    other = harness.message(gen=void.gen, seq=void.seq)
    assert problem(ge.post(other)) == (409, "position-conflict")


def test_problem_types_of_conflicts_are_not_retried():
    assert not any(p.retry for p in (Problem.ID_CONFLICT, Problem.POSITION_CONFLICT, Problem.ACK_CONFLICT))
