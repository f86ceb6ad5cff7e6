"""Problems, cursors, delays and the bodies of the endpoints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ice_connector.protocol import limits
from ice_connector.protocol.cursors import START, Cursor, parse_cursor
from ice_connector.protocol.errors import Malformed, Problem, ProtocolError
from ice_connector.protocol.wire import (
    AckEntry,
    AckResult,
    Inbox,
    MessageEntry,
    problem_document,
    read_answer,
    read_problem,
    write,
)

RETRIED = {"clock", "rate", "busy", "maintenance", "stale-epoch"}


@pytest.mark.parametrize("problem", list(Problem))
def test_a_problem_survives_the_wire(problem: Problem):
    sent = ProtocolError(problem, "what and why", "$.x", "a.b.c")
    document = problem_document(sent)
    assert document.type == f"urn:carec:cats:ice:problem:{problem.value}"
    assert document.retry is (problem.value in RETRIED)
    got = read_problem(write(document))
    assert (got.problem, got.detail, got.pointer, got.conflict) == (problem, "what and why", "$.x", "a.b.c")


def test_statuses_are_those_of_the_protocol():
    statuses: dict[int, set[str]] = {}
    for problem in Problem:
        statuses.setdefault(problem.status, set()).add(problem.value)
    assert statuses == {
        400: {"malformed", "unknown-member"},
        403: {"not-your-participant", "signature", "key-not-valid", "suspended", "wrong-environment"},
        404: {"unknown"},
        409: {"id-conflict", "position-conflict", "ack-conflict"},
        410: {"document-expired"},
        413: {"too-large"},
        422: {"digest", "clock", "unknown-recipient", "spec-unsupported"},
        429: {"rate"},
        503: {"busy", "maintenance", "stale-epoch"},
    }


def test_what_is_absent_is_not_written():
    assert b"conflict" not in write(problem_document(ProtocolError(Problem.RATE, "slower")))
    assert write(AckResult(id="x", status=200)) == b'{"id":"x","status":200}'


@pytest.mark.parametrize("octets", [b"", b"<html>", b"{}", b'{"type":"about:blank"}', b"[" * 5000])
def test_an_answer_that_is_no_problem_document_is_malformed(octets: bytes):
    with pytest.raises(Malformed):
        read_problem(octets)


def test_inbox_entries_are_told_apart_by_kind():
    message = MessageEntry(cursor="1.1", message="m", receipt="r", ack=None, document="PGEvPg==")
    inbox = Inbox(entries=[message, AckEntry(cursor="1.2", ack="a")], next="1.2")
    assert write(inbox).startswith(b'{"entries":[{"kind":"message","cursor":"1.1"')
    assert read_answer(write(inbox), Inbox) == inbox
    assert message.document_octets() == b"<a/>"


def test_a_document_that_is_not_base64_is_malformed():
    with pytest.raises(Malformed):
        MessageEntry(cursor=None, message="m", receipt="r", ack=None, document="<a/>").document_octets()


@given(st.integers(min_value=10**13, max_value=10**14 - 1), st.integers(min_value=0, max_value=10**15))
def test_a_cursor_is_read_back_and_ordered(epoch: int, number: int):
    cursor = Cursor(epoch, number)
    assert parse_cursor(str(cursor)) == cursor
    assert START < Cursor(epoch, number) < Cursor(epoch, number + 1) < Cursor(epoch + 1, 0)


@pytest.mark.parametrize(
    "text", ["", "1", "1.1", "20261101080000", "20261101080000.01", "20261101080000.-1", "0.0\n"]
)
def test_what_is_no_cursor_is_refused(text: str):
    with pytest.raises(Malformed):
        parse_cursor(text)


def test_repeats_double_to_an_hour_and_errors_to_a_minute():
    assert [limits.repeat_delay(posts, 0.5) for posts in (1, 2, 3, 7, 100)] == [60, 120, 240, 3600, 3600]
    assert limits.repeat_delay(1, 0.0) == 30
    assert limits.repeat_delay(100, 0.999) == 3600
    assert [limits.error_delay(n, 0.5) for n in (1, 2, 7, 1000)] == [0.5, 1, 30, 30]
