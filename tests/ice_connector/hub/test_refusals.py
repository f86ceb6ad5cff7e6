"""Posts that are refused: what, where, by which problem type; and nothing of them is stored."""

import gzip
import hashlib
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import msgspec
import pytest

from cats.kernel import clock
from ice_connector.protocol.limits import MAX_DOCUMENT
from ice_connector.protocol.statements import timestamp
from tests.ice_connector.hub import harness
from tests.ice_connector.hub.harness import HubProcess, Party, problem
from tests.ice_connector.protocol import world

BIGGEST = hashlib.shake_256(b"noise").digest(MAX_DOCUMENT)


@pytest.fixture
def unchanged(ge: Party, az: Party) -> Iterator[None]:
    """Nothing reached the recipient, and the hub holds as much as before."""
    after = az.end_of_log()
    yield
    assert az.inbox(after)["entries"] == []


def with_claims(ge: Party, **members: Any) -> httpx.Response:
    """A post whose payload is signed as it is, whatever stands in it."""
    claims = world.members_of(harness.message()) | members
    return ge.post(harness.message(), jws=world.signed("GE", "ice-msg", msgspec.json.encode(claims)))


@pytest.mark.usefixtures("unchanged")
def test_a_missing_statement_is_malformed(ge: Party):
    answer = ge.http.post("/v1/GE/messages", content=b"<a/>", headers=ge.headers())
    assert problem(answer) == (400, "malformed")
    assert answer.json()["pointer"] == "Ice-Message"


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("jws", ["x", "a.b", "a.b.c", "....", "é.é.é"])
def test_what_is_no_jws_is_malformed(ge: Party, jws: str):
    headers = [(b"Ice-Epoch", b"0"), (b"Ice-Message", jws.encode("latin-1"))]
    assert problem(ge.http.post("/v1/GE/messages", content=b"x", headers=headers)) == (400, "malformed")


@pytest.mark.usefixtures("unchanged")
def test_unknown_and_broken_members_are_told_with_their_place(ge: Party):
    unknown = with_claims(ge, priority=1)
    assert problem(unknown) == (400, "unknown-member")
    broken = with_claims(ge, seq=0)
    assert problem(broken) == (400, "malformed")
    assert broken.json()["pointer"] == "$.seq"


@pytest.mark.usefixtures("unchanged")
def test_a_statement_above_four_kibibytes_is_too_large(ge: Party):
    assert problem(with_claims(ge, subject="x" * 5000)) == (413, "too-large")


@pytest.mark.usefixtures("unchanged")
def test_a_bad_signature_is_refused(ge: Party):
    first, second = (ge.signed(harness.message()).split(".") for _ in range(2))
    assert problem(ge.post(harness.message(), jws=".".join([*first[:2], second[2]]))) == (403, "signature")


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("author", ["AZ", "hub", "registrar", "stranger"])
def test_the_key_of_anyone_else_is_not_valid(ge: Party, author: str):
    message = harness.message()
    assert problem(ge.post(message, jws=ge.signed(message, author))) == (403, "key-not-valid")


@pytest.mark.usefixtures("unchanged")
def test_a_message_for_others_is_not_posted_by_a_third(hub: HubProcess, kz: Party):
    message = harness.message()
    assert problem(kz.post(message, jws=kz.signed(message, "GE"))) == (403, "not-your-participant")


@pytest.mark.usefixtures("unchanged")
def test_another_environment_is_refused(ge: Party):
    assert problem(ge.post(harness.message(env="training"))) == (403, "wrong-environment")


@pytest.mark.usefixtures("unchanged")
def test_a_recipient_that_is_not_in_the_directory_is_refused(ge: Party):
    answer = ge.post(harness.message(recipient="TM"))
    assert problem(answer) == (422, "unknown-recipient")
    assert answer.json()["pointer"] == "$.to"


@pytest.mark.usefixtures("unchanged")
def test_a_specification_that_the_recipient_does_not_accept_is_refused(ge: Party):
    answer = ge.post(harness.message(spec="CATS9.0"))
    assert problem(answer) == (422, "spec-unsupported")
    assert "CATS1.0" in answer.json()["detail"]


@pytest.mark.usefixtures("unchanged")
def test_a_created_in_the_future_is_refused_and_repeated(ge: Party):
    answer = ge.post(harness.message(created=timestamp(clock.machine_now() + timedelta(minutes=6))))
    assert problem(answer) == (422, "clock")
    assert answer.json()["retry"] is True


def test_a_created_in_the_past_is_never_refused(ge: Party):
    assert ge.post(harness.message(created="1999-12-31T23:59:59.999Z")).status_code == 201


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("body", [b"<CC015D/>", b"<CC015C/> ", b"", b"<CC015C>"])
def test_a_document_that_is_not_the_stated_one_is_refused(ge: Party, body: bytes):
    message = harness.message()
    assert problem(ge.post(message, body)) == (422, "digest")
    assert problem(ge.get(f"messages/GE/{message.id}")) == (404, "unknown")


@pytest.mark.usefixtures("unchanged")
def test_a_document_for_a_void_is_refused(ge: Party):
    assert problem(ge.post(harness.message(b"", type="VOID"), b"x")) == (422, "digest")


def test_the_greatest_document_passes_plain_and_compressed(ge: Party, az: Party):
    after = az.end_of_log()
    for body, encoding in ((BIGGEST, "identity"), (gzip.compress(BIGGEST, 1), "gzip")):
        message = harness.message(BIGGEST)
        answer = ge.post(message, body, **{"Content-Encoding": encoding})
        assert answer.status_code == 201, answer.text
        got = az.http.get(f"/v1/AZ/messages/GE/{message.id}/document", headers=az.headers())
        assert hashlib.sha256(got.content).digest() == hashlib.sha256(BIGGEST).digest()
    assert [entry["document"] for entry in az.inbox(after)["entries"]] == [None, None]


@pytest.mark.usefixtures("unchanged")
def test_one_octet_more_is_too_large(ge: Party):
    claims = world.members_of(harness.message(BIGGEST)) | {"size": MAX_DOCUMENT + 1}
    oversized = world.signed("GE", "ice-msg", msgspec.json.encode(claims))
    assert problem(ge.post(harness.message(), BIGGEST + b"x", jws=oversized)) == (400, "malformed")
    message = harness.message(BIGGEST)
    assert problem(ge.post(message, BIGGEST + b"x")) == (413, "too-large")


@pytest.mark.usefixtures("unchanged")
def test_a_hundred_megabytes_are_refused_by_their_length(ge: Party):
    answer = ge.http.post(
        "/v1/GE/messages",
        content=(bytes(1 << 20) for _ in range(100)),
        headers=ge.headers(**{"Ice-Message": ge.signed(harness.message()), "Content-Length": str(100 << 20)}),
    )
    assert problem(answer) == (413, "too-large")


@pytest.mark.usefixtures("unchanged")
def test_a_bomb_is_too_large(ge: Party):
    zeros = bytes(10_000_000)
    answer = ge.post(harness.message(zeros), gzip.compress(zeros), **{"Content-Encoding": "gzip"})
    assert problem(answer) == (413, "too-large")


@pytest.mark.usefixtures("unchanged")
def test_broken_gzip_is_malformed_and_other_encodings_are_unsupported(ge: Party):
    message = harness.message()
    assert problem(ge.post(message, b"<CC015C/>", **{"Content-Encoding": "gzip"})) == (400, "malformed")
    for encoding in ("zstd", "br", "gzip, gzip"):
        assert problem(ge.post(message, b"<CC015C/>", **{"Content-Encoding": encoding})) == (415, "malformed")


def test_a_body_in_chunks_is_taken(ge: Party):
    message = harness.message(b"<CC015C/>" * 1000)
    answer = ge.http.post(
        "/v1/GE/messages",
        content=(b"<CC015C/>" * 100 for _ in range(10)),
        headers=ge.headers(**{"Ice-Message": ge.signed(message)}),
    )
    assert answer.status_code == 201


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("epoch", [None, "", "x", "-1", "2026", "1e13", "20261101080000.1", "00"])
def test_every_request_says_its_epoch(ge: Party, epoch: str | None):
    headers = {"Ice-Message": ge.signed(harness.message())} | ({} if epoch is None else {"Ice-Epoch": epoch})
    posted = ge.http.post("/v1/GE/messages", content=b"<CC015C/>", headers=headers)
    read = ge.http.get("/v1/GE/inbox", headers=headers)
    for answer in (posted, read):
        assert problem(answer) == (400, "malformed")
        assert answer.json()["pointer"] == "Ice-Epoch"


@pytest.mark.usefixtures("unchanged")
def test_a_later_epoch_is_fenced_on_every_path(hub: HubProcess, ge: Party):
    later = ge.headers(**{"Ice-Epoch": str(hub.epoch + 1)})
    message = harness.message()
    answers = [
        ge.http.post(
            "/v1/GE/messages", content=b"<CC015C/>", headers=later | {"Ice-Message": ge.signed(message)}
        ),
        ge.http.post("/v1/GE/acknowledgements", json=[], headers=later),
        *[ge.http.get(f"/v1/GE/{path}", headers=later) for path in ("inbox", "links")],
        ge.http.get("/v1/directory", headers=later),
        ge.get("inbox", after=f"{hub.epoch + 1}.1"),
    ]
    for answer in answers:
        assert problem(answer) == (503, "stale-epoch")
        assert answer.json()["retry"] is True
        assert int(answer.headers["Retry-After"]) >= 1
    assert f"has seen epoch {hub.epoch + 1}" in hub.log.read_text()
    assert problem(ge.get(f"messages/GE/{message.id}")) == (404, "unknown")


def test_one_participant_with_a_later_epoch_does_not_stop_the_hub_for_others(hub: HubProcess, ge: Party):
    ge.http.get("/v1/GE/links", headers={"Ice-Epoch": str(hub.epoch + 1)})
    assert ge.post(harness.message()).status_code == 201


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", (400, "malformed")),
        (b"{}", (400, "malformed")),
        (b"[1]", (400, "malformed")),
        (b'["x"]', (400, "malformed")),
        (b"\xff", (400, "malformed")),
        (b"[" * 100_000, (400, "malformed")),
        (b'["' + b"x" * 5_000_000 + b'"]', (413, "too-large")),
    ],
)
def test_what_is_no_list_of_acknowledgements_is_refused(az: Party, body: bytes, expected: tuple[int, str]):
    answer = az.http.post("/v1/AZ/acknowledgements", content=body, headers=az.headers())
    assert problem(answer) == expected


def test_more_than_five_hundred_acknowledgements_are_refused(az: Party):
    assert problem(az.ack_signed(["x"] * 501)) == (400, "malformed")
    assert az.ack_signed([]).json() == []


def test_one_bad_acknowledgement_refuses_the_request_and_stores_none(hub: HubProcess, ge: Party, az: Party):
    message = harness.message()
    ge.post(message)
    good = world.signed("AZ", "ice-ack", world.ack(message).payload())
    forged = world.signed("KZ", "ice-ack", world.ack(message).payload())
    foreign = world.signed("KZ", "ice-ack", world.ack(harness.message(recipient="KZ")).payload())
    training = world.signed("AZ", "ice-ack", world.ack(message, env="training").payload())
    for bad, expected in (
        (forged, (403, "key-not-valid")),
        (foreign, (403, "not-your-participant")),
        (training, (403, "wrong-environment")),
        (ge.signed(message), (400, "malformed")),
    ):
        answer = az.ack_signed([good, bad])
        assert problem(answer) == expected
        assert answer.json()["pointer"].startswith("[1]")
    assert ge.get(f"messages/GE/{message.id}").json()["ack"] is None


def test_a_sender_cannot_acknowledge_its_own_message(ge: Party):
    message = harness.message()
    ge.post(message)
    assert problem(ge.ack(world.ack(message), author="GE")) == (403, "key-not-valid")


def test_an_acknowledgement_under_another_recipient_finds_no_message(ge: Party, kz: Party):
    message = harness.message()
    ge.post(message)
    pretended = msgspec.structs.replace(world.ack(message), recipient="KZ")
    assert kz.ack(pretended).json() == [{"id": message.id, "status": 404}]
    assert ge.get(f"messages/GE/{message.id}").json()["ack"] is None
