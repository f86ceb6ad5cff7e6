"""The inbox is a log: cursors grow strictly, nothing is missed, nothing is seen by others, long polls wake."""

import base64
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import pytest

from ice_connector.protocol.cursors import parse_cursor
from ice_connector.protocol.limits import INLINE_DOCUMENT, MAX_ANSWER
from ice_connector.protocol.statements import Message, parse
from tests.ice_connector.hub import harness
from tests.ice_connector.hub.harness import HubProcess, Party, problem
from tests.ice_connector.protocol import world


def ids(page: dict[str, Any]) -> list[str]:
    return [parse(entry["message"], Message).claims.id for entry in page["entries"]]


def test_an_entry_carries_message_receipt_and_document(ge: Party, az: Party):
    after = az.end_of_log()
    message = harness.message()
    jws = ge.signed(message)
    receipt = ge.post(message, jws=jws).json()["receipt"]
    page = az.inbox(after)
    assert page["entries"] == [
        {
            "kind": "message",
            "cursor": page["next"],
            "message": jws,
            "receipt": receipt,
            "ack": None,
            "document": base64.b64encode(b"<CC015C/>").decode(),
        }
    ]


def test_reading_again_from_an_older_cursor_brings_the_same_entries(ge: Party, az: Party):
    after = az.end_of_log()
    for _ in range(3):
        ge.post(harness.message())
    page = az.inbox(after)
    assert len(page["entries"]) == 3
    assert az.inbox(page["next"])["entries"] == []
    assert az.inbox(after) == page
    assert az.inbox(page["entries"][0]["cursor"])["entries"] == page["entries"][1:]


def test_an_entry_of_an_acknowledged_message_carries_the_ack(ge: Party, az: Party):
    after = az.end_of_log()
    message = harness.message()
    ge.post(message)
    ack = world.signed("AZ", "ice-ack", world.ack(message).payload())
    az.ack_signed([ack])
    assert [entry["ack"] for entry in az.inbox(after)["entries"]] == [ack]


def test_a_log_holds_what_is_for_its_reader_only(ge: Party, az: Party, kz: Party):
    ends = {party: party.end_of_log() for party in (ge, az, kz)}
    message = harness.message()
    ge.post(message)
    assert ids(az.inbox(ends[az])) == [message.id]
    assert ge.inbox(ends[ge])["entries"] == kz.inbox(ends[kz])["entries"] == []


def test_a_page_has_at_most_as_many_entries_as_asked_for(ge: Party, az: Party):
    after = az.end_of_log()
    messages = [harness.message() for _ in range(5)]
    for message in messages:
        ge.post(message)
    first = az.inbox(after, limit=2)
    second = az.inbox(first["next"], limit=200)
    assert ids(first) + ids(second) == [message.id for message in messages]
    assert len(first["entries"]) == 2


def test_documents_above_the_inline_size_are_fetched(ge: Party, az: Party):
    after = az.end_of_log()
    documents = [b"x" * INLINE_DOCUMENT, b"y" * (INLINE_DOCUMENT + 1)]
    messages = [harness.message(document) for document in documents]
    for message, document in zip(messages, documents, strict=True):
        assert ge.post(message, document).status_code == 201
    short, long = az.inbox(after)["entries"]
    assert base64.b64decode(short["document"]) == documents[0]
    assert long["document"] is None
    fetched = az.get(f"messages/GE/{messages[1].id}/document")
    assert fetched.content == documents[1]


def test_an_answer_stays_within_its_size(ge: Party, az: Party):
    after = az.end_of_log()
    document = b"x" * INLINE_DOCUMENT
    for _ in range(14):
        ge.post(harness.message(document), document)
    answer = az.get("inbox", after=after)
    assert len(answer.content) <= MAX_ANSWER
    page = answer.json()
    assert 10 <= len(page["entries"]) < 14
    assert len(page["entries"]) + len(az.inbox(page["next"])["entries"]) == 14


def test_a_poll_with_nothing_new_comes_back_empty_with_the_same_cursor(az: Party):
    after = az.end_of_log()
    begun = time.monotonic()
    assert az.inbox(after, wait=1) == {"entries": [], "next": after}
    assert 0.9 < time.monotonic() - begun < 3


def test_a_poll_wakes_as_soon_as_something_comes(ge: Party, az: Party):
    after = az.end_of_log()
    message = harness.message()
    poster = threading.Timer(0.5, lambda: ge.post(message))
    poster.start()
    begun = time.monotonic()
    page = az.inbox(after, wait=25)
    assert ids(page) == [message.id]
    assert time.monotonic() - begun < 5
    poster.join()


def test_a_sleeping_poll_wakes_for_an_acknowledgement(ge: Party, az: Party):
    message = harness.message()
    ge.post(message)
    after = ge.end_of_log()
    acker = threading.Timer(0.3, lambda: az.ack(world.ack(message)))
    acker.start()
    assert [entry["kind"] for entry in ge.inbox(after, wait=25)["entries"]] == ["ack"]
    acker.join()


def test_racing_posts_are_seen_exactly_once_in_growing_order_by_every_reader(hub: HubProcess, az: Party):
    after = az.end_of_log()
    with ThreadPoolExecutor(max_workers=12) as pool:
        senders = [pool.submit(send, hub, 25) for _ in range(8)]
        readers = [pool.submit(read, hub, after, 200) for _ in range(4)]
        sent = [name for sender in senders for name in sender.result()]
        seen = [reader.result() for reader in readers]
    assert all(one == seen[0] for one in seen)
    assert sorted(name for _, name in seen[0]) == sorted(sent)
    cursors = [parse_cursor(cursor) for cursor, _ in seen[0]]
    assert all(before < behind for before, behind in pairwise(cursors))


def send(hub: HubProcess, count: int) -> list[str]:
    with hub.client() as client:
        ge = Party("GE", hub, client)
        messages = [harness.message() for _ in range(count)]
        assert {ge.post(message).status_code for message in messages} == {201}
        return [message.id for message in messages]


def read(hub: HubProcess, after: str, count: int) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    end = time.monotonic() + 60
    with hub.client() as client:
        az = Party("AZ", hub, client)
        while len(found) < count and time.monotonic() < end:
            page = az.inbox(after, wait=5)
            found += [(entry["cursor"], name) for entry, name in zip(page["entries"], ids(page), strict=True)]
            after = page["next"]
    return found


def test_two_readers_of_one_log_see_the_same_cursors(hub: HubProcess, ge: Party, az: Party):
    after = az.end_of_log()
    for _ in range(20):
        ge.post(harness.message())
    pages: list[dict[str, Any]] = []
    threads = [threading.Thread(target=lambda: pages.append(az.inbox(after))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(pages[0]["entries"]) == 20
    assert all(page == pages[0] for page in pages)


@pytest.mark.parametrize(
    "query",
    [
        {"after": "1"},
        {"after": "x.y"},
        {"wait": "26"},
        {"wait": "-1"},
        {"wait": "1.5"},
        {"limit": "0"},
        {"limit": "201"},
        {"limit": "٣"},
    ],
)
def test_a_query_that_is_not_understood_is_malformed(az: Party, query: dict[str, str]):
    answer = az.get("inbox", **query)
    assert problem(answer) == (400, "malformed")
    assert answer.json()["pointer"] == next(iter(query))


def test_a_cursor_of_an_epoch_that_this_hub_forgot_reads_on(ge: Party, az: Party):
    ge.post(harness.message())
    assert az.inbox("20200101000000.999") == az.inbox("0.0")
