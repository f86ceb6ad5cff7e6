"""Statements have exactly their members, with exactly their limits."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ice_connector.protocol.errors import Malformed, ProtocolError, UnknownMember
from ice_connector.protocol.statements import (
    EMPTY_DIGEST,
    Ack,
    Generation,
    Link,
    Links,
    Message,
    Receipt,
    epoch_begin,
    epoch_of,
    fingerprint,
    moment,
    parse,
    read,
    timestamp,
)
from tests.ice_connector.protocol import world

ABOUT = world.message(id="0191d2a0-0000-7000-8000-00000000000a")
MESSAGE = world.members_of(ABOUT)
ACK = world.members_of(world.ack(ABOUT))
RECEIPT = world.members_of(world.receipt(ABOUT))


def octets(members: dict[str, Any], **changes: Any) -> bytes:
    return json.dumps(members | changes).encode()


def test_a_message_has_the_members_of_the_protocol_in_wire_spelling():
    assert list(MESSAGE) == [
        *("v", "env", "from", "to", "id", "type", "spec", "gen", "seq"),
        *("follows", "subject", "cause", "created", "sha256", "size"),
    ]
    assert list(RECEIPT) == ["v", "env", "from", "to", "id", "fp", "gen", "seq", "epoch", "received"]
    assert list(ACK) == ["v", "env", "from", "to", "id", "fp", "verdict", "at"]


def test_what_was_written_is_read_back():
    assert read(ABOUT.payload(), Message) == ABOUT
    assert read(octets(RECEIPT), Receipt) == world.receipt(ABOUT)
    refused = world.ack(ABOUT, verdict="refused", reason="digest")
    assert read(refused.payload(), Ack) == refused


@pytest.mark.parametrize(("kind", "members"), [(Message, MESSAGE), (Receipt, RECEIPT), (Ack, ACK)])
def test_every_member_is_needed_and_no_other_allowed(kind: Any, members: dict[str, Any]):
    for name in members:
        with pytest.raises(Malformed, match=f"missing required field `{name}`"):
            read(octets({key: value for key, value in members.items() if key != name}), kind)
    for name in ("nonce", "From", "__class__", ""):
        with pytest.raises(UnknownMember):
            read(octets(members, **{name: 1}), kind)


@pytest.mark.parametrize(("kind", "members"), [(Message, MESSAGE), (Receipt, RECEIPT), (Ack, ACK)])
def test_a_duplicate_member_is_refused(kind: Any, members: dict[str, Any]):
    for name, value in members.items():
        twice = octets(members)[:-1] + f", {json.dumps(name)}: {json.dumps(value)}}}".encode()
        with pytest.raises(Malformed, match="twice"):
            read(twice, kind)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[("v", bad) for bad in (0, 2, "1", True, 1.0, None)],
        *[("env", bad) for bad in ("production", "", None)],
        *[("from", bad) for bad in ("ge", "GEO", "G", "GE\n", "", "hub", None)],
        *[("to", bad) for bad in ("GE", "az", None)],
        *[("id", bad) for bad in (ABOUT.id.upper(), f"{{{ABOUT.id}}}", ABOUT.id + "\n", "x", None)],
        *[("type", bad) for bad in ("CD", "cd001c", "CD001CCCC", "CD 1", "")],
        *[("spec", bad) for bad in ("", "x" * 17, "CATS 1", "CATS1.0\n")],
        *[("gen", bad) for bad in (0, -1, 2**53, 1.5, "1", True, None)],
        *[("seq", bad) for bad in (0, -1, 2**53, "1", None)],
        *[("follows", bad) for bad in ("", "1", "1:0", "0:1", "1:01", "1:1:1", "1:1", "2:1", "1:9\n", 1)],
        *[("subject", bad) for bad in ("", "x" * 36, "a\0", "a\nb", "\ud800", 1)],
        *[("cause", bad) for bad in ("", "x", 1)],
        *[("created", bad) for bad in ("2026-11-01T08:00:00Z", "2026-11-01T08:00:00.000+00:00")],
        *[("created", bad) for bad in ("2026-13-01T08:00:00.000Z", "2026-11-01T25:00:00.000Z", None)],
        *[("sha256", bad) for bad in ("", EMPTY_DIGEST + "A", EMPTY_DIGEST[:-1] + "=")],
        *[("size", bad) for bad in (-1, 20_971_521, 1.0, "9", None)],
    ],
)
def test_a_value_out_of_its_limits_is_refused_with_its_place(name: str, value: Any):
    with pytest.raises(Malformed) as refusal:
        read(octets(MESSAGE, **{name: value}), Message)
    if name not in {"from", "gen", "created", "v", "size"}:
        assert refusal.value.pointer == f"$.{name}" or "is not an integer" in refusal.value.detail


def test_values_at_their_limits_are_taken():
    top = read(octets(MESSAGE, gen=2**53 - 1, seq=2**53 - 1, size=20_971_520, subject="x" * 35), Message)
    assert (top.gen, top.seq, top.size) == (2**53 - 1, 2**53 - 1, 20_971_520)
    later = read(octets(MESSAGE, gen=2, seq=1, follows="1:9", subject=None), Message)
    assert (later.follows, later.position) == ("1:9", "2:1")


def test_a_void_has_neither_document_nor_cause():
    void = octets(MESSAGE, type="VOID", size=0, sha256=EMPTY_DIGEST)
    assert read(void, Message).is_void
    for change in ({"size": 1}, {"sha256": ABOUT.sha256}, {"cause": ABOUT.id}):
        with pytest.raises(Malformed, match="VOID"):
            read(octets(json.loads(void), **change), Message)


@pytest.mark.parametrize(
    "change",
    [
        {"reason": "digest"},
        {"verdict": "refused"},
        {"verdict": "refused", "reason": None},
        {"verdict": "refused", "reason": "mood"},
        {"verdict": "rejected"},
        {"reason": None},
        {"at": "2026-02-30T00:00:00.000Z"},
    ],
)
def test_a_verdict_and_its_reason_go_together(change: dict[str, Any]):
    with pytest.raises(Malformed):
        read(octets(ACK, **change), Ack)


@pytest.mark.parametrize("epoch", [0, 20261301000000, 20261101086000, "20261101080000", 2**53])
def test_an_epoch_is_a_time(epoch: Any):
    with pytest.raises(Malformed):
        read(octets(RECEIPT, epoch=epoch), Receipt)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"{}x",
        b"[" * 4000,
        b'{"a":' * 600 + b"1" + b"}" * 600,
        b'{"v":NaN}',
        b'{"v":Infinity}',
        b"\xef\xbb\xbf{}",
        "{}".encode("utf-16"),
        b'{"subject":"\xff"}',
    ],
)
def test_octets_that_are_no_json_object_are_refused(payload: bytes):
    with pytest.raises((Malformed, UnknownMember)):
        read(payload, Message)


@given(st.binary(max_size=300))
def test_no_octets_bring_anything_but_a_protocol_error(payload: bytes):
    with pytest.raises(ProtocolError):
        read(payload, Message)


@given(st.text(max_size=300))
def test_no_text_brings_anything_but_a_protocol_error(jws: str):
    with pytest.raises(ProtocolError):
        parse(jws, Message)


def test_typ_keeps_kinds_apart():
    with pytest.raises(Malformed, match="expected 'ice-ack'"):
        parse(world.signed("AZ", "ice-msg", world.ack(ABOUT).payload()), Ack)


def test_a_new_signature_keeps_the_fingerprint():
    first, second = (world.signed("GE", "ice-msg", ABOUT.payload()) for _ in range(2))
    assert first != second
    assert parse(first, Message).fp == parse(second, Message).fp == fingerprint(ABOUT.payload())
    assert parse(world.signed("GE", "ice-msg", octets(MESSAGE)), Message).fp != parse(first, Message).fp


def test_links_may_be_longer_than_other_statements():
    gens = [Generation(gen=number, have=1, max=2) for number in range(1, 400)]
    link = Link(sender="GE", recipient="AZ", gens=gens, last_seen=None)
    links = Links(v=1, env="test", epoch=world.EPOCH, p="GE", at=timestamp(world.NOW), links=[link])
    assert len(links.payload()) > 4096
    assert parse(world.signed("hub", "ice-links", links.payload()), Links).claims == links


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(9000, 1, 1)))  # noqa: DTZ001
def test_a_timestamp_keeps_the_millisecond_and_utc(naive: datetime):
    at = naive.replace(tzinfo=UTC)
    assert moment(timestamp(at)) == at.replace(microsecond=at.microsecond // 1000 * 1000)
    assert timestamp(at.astimezone(timezone(timedelta(hours=5)))) == timestamp(at)


def test_an_epoch_says_its_beginning():
    assert epoch_begin(world.EPOCH) == world.NOW
    assert epoch_of(world.NOW) == world.EPOCH


def test_a_statement_cannot_be_changed():
    with pytest.raises(AttributeError):
        ABOUT.seq = 2  # type: ignore[misc]
    assert msgspec.structs.replace(ABOUT, seq=2) != ABOUT
