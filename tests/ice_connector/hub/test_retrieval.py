"""What is stored can be asked for: by id, by position, in ranges, as figures per link; by sender and recipient only."""

import base64
from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest

from cats.kernel import clock
from ice_connector.hub import registrar
from ice_connector.protocol import verification
from ice_connector.protocol.limits import INLINE_DOCUMENT
from ice_connector.protocol.statements import Generation, Links, Message, moment, parse
from tests.ice_connector.hub import harness
from tests.ice_connector.hub.harness import HubProcess, Party, problem
from tests.ice_connector.protocol import world

DOCUMENT = b"<CC015C>0123456789</CC015C>"


@pytest.fixture
def stored(ge: Party) -> Message:
    """A message of Georgia to Azerbaijan."""
    message = harness.message(DOCUMENT)
    assert ge.post(message, DOCUMENT).status_code == 201
    return message


def links_of(party: Party) -> Links:
    directory = registrar.current_directory(party.hub.folder)
    assert directory is not None
    jws = party.get("links").json()["links"]
    return verification.links(jws, directory, clock.machine_now()).claims


def test_both_ends_get_the_statements_of_a_message(stored: Message, ge: Party, az: Party):
    mine = ge.get(f"messages/GE/{stored.id}")
    theirs = az.get(f"messages/GE/{stored.id}")
    assert mine.json() == theirs.json()
    assert set(mine.json()) == {"message", "receipt", "ack"}
    assert parse(mine.json()["message"], Message).claims == stored


def test_nobody_else_learns_that_a_message_exists(stored: Message, kz: Party, uz: Party):
    for party in (kz, uz):
        for path in (f"messages/GE/{stored.id}", f"messages/GE/{stored.id}/document"):
            unknown = path.replace(stored.id, "0191d2a0-0000-7000-8000-000000000001")
            assert party.get(path).json() == party.get(unknown).json()
            assert problem(party.get(path)) == (404, "unknown")


def test_a_message_is_not_found_under_another_sender(stored: Message, az: Party):
    assert problem(az.get(f"messages/AZ/{stored.id}")) == (404, "unknown")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("bytes=0-3", DOCUMENT[:4]),
        ("bytes=8-", DOCUMENT[8:]),
        ("bytes=-9", DOCUMENT[-9:]),
        ("bytes=5-999", DOCUMENT[5:]),
    ],
)
def test_a_range_of_a_document_is_answered(stored: Message, az: Party, asked: str, expected: bytes):
    path = f"/v1/AZ/messages/GE/{stored.id}/document"
    answer = az.http.get(path, headers=az.headers(Range=asked))
    assert (answer.status_code, answer.content) == (206, expected)
    start = DOCUMENT.index(expected)
    span = f"bytes {start}-{start + len(expected) - 1}/{len(DOCUMENT)}"
    assert answer.headers["Content-Range"] == span


@pytest.mark.parametrize(
    "asked", ["bytes=27-", "bytes=-0", "bytes=9-3", "bytes=0-1,3-4", "lines=1-2", "bytes=a-b"]
)
def test_a_range_outside_the_document_is_refused(stored: Message, az: Party, asked: str):
    path = f"/v1/AZ/messages/GE/{stored.id}/document"
    answer = az.http.get(path, headers=az.headers(Range=asked))
    assert problem(answer) == (416, "malformed")
    assert answer.headers["Content-Range"] == "bytes */27"


def test_messages_are_found_by_position(ge: Party, az: Party):
    gen = harness.next_gen()
    for seq in (1, 2, 4, 5):
        assert ge.post(harness.message(gen=gen, seq=seq)).status_code == 201
    for party in (ge, az):
        entries = party.get("messages", link="GE-AZ", gen=gen, seq="2-4").json()["entries"]
        assert [parse(entry["message"], Message).claims.seq for entry in entries] == [2, 4]
        assert {entry["cursor"] for entry in entries} == {None}
        assert {base64.b64decode(entry["document"]) for entry in entries} == {b"<CC015C/>"}
    single = az.get("messages", link="GE-AZ", gen=gen, seq="5").json()["entries"]
    assert len(single) == 1
    assert az.get("messages", link="AZ-GE", gen=gen, seq="1-1000").json() == {"entries": []}


def test_positions_of_others_are_not_shown(kz: Party):
    assert problem(kz.get("messages", link="GE-AZ", gen=1, seq="1")) == (403, "not-your-participant")


@pytest.mark.parametrize(
    "query",
    [
        {"link": "GE", "gen": "1", "seq": "1"},
        {"link": "GE-AZ", "seq": "1"},
        {"link": "GE-AZ", "gen": "0", "seq": "1"},
        {"link": "GE-AZ", "gen": "1"},
        {"link": "GE-AZ", "gen": "1", "seq": "0-3"},
        {"link": "GE-AZ", "gen": "1", "seq": "9-3"},
        {"link": "GE-AZ", "gen": "1", "seq": "1-1001"},
        {"link": "GE-AZ", "gen": "9007199254740992", "seq": "1"},
    ],
)
def test_a_position_that_is_not_understood_is_malformed(ge: Party, query: dict[str, str]):
    assert problem(ge.get("messages", **query)) == (400, "malformed")


def test_a_long_answer_by_position_leaves_documents_to_be_fetched(ge: Party, az: Party):
    gen = harness.next_gen()
    document = b"x" * INLINE_DOCUMENT
    for seq in range(1, 15):
        ge.post(harness.message(document, gen=gen, seq=seq), document)
    entries = az.get("messages", link="GE-AZ", gen=gen, seq="1-14").json()["entries"]
    inline = [entry["document"] is not None for entry in entries]
    assert len(entries) == 14
    assert inline == sorted(inline, reverse=True)
    assert 10 <= sum(inline) < 14


def test_links_tell_what_is_held_without_a_hole(ge: Party, az: Party, kz: Party):
    gens = [harness.next_gen() for _ in range(3)]
    for gen, numbers in zip(gens, [(1, 2, 3), (1, 2, 4, 7), (2, 3)], strict=True):
        for seq in numbers:
            ge.post(harness.message(gen=gen, seq=seq))
    expected = [(gens[0], 3, 3), (gens[1], 2, 7), (gens[2], 0, 3)]
    for party in (ge, az):
        link = next(one for one in links_of(party).links if (one.sender, one.recipient) == ("GE", "AZ"))
        held = [(gen.gen, gen.have, gen.max) for gen in link.gens if gen.gen in gens]
        assert held == expected
    ge.post(harness.message(gen=gens[1], seq=3))
    link = next(one for one in links_of(ge).links if one.recipient == "AZ")
    assert Generation(gen=gens[1], have=4, max=7) in link.gens


def test_links_name_every_partner_in_both_directions(hub: HubProcess, ge: Party, uz: Party):
    uz.get("links")
    links = links_of(ge)
    pairs = [(link.sender, link.recipient) for link in links.links]
    assert pairs == [("GE", "AZ"), ("AZ", "GE"), ("GE", "KZ"), ("KZ", "GE"), ("GE", "UZ"), ("UZ", "GE")]
    assert (links.p, links.epoch) == ("GE", hub.epoch)
    seen = links.links[4].last_seen
    assert seen is not None
    assert clock.machine_now() - moment(seen) < timedelta(minutes=5)


@pytest.fixture
def database(hub: HubProcess) -> Iterator[psycopg.Connection]:
    """The hub's own database, to move its time."""
    with psycopg.connect(hub.database_url, autocommit=True) as connection:
        yield connection


def test_a_document_expires_ninety_days_after_its_acknowledgement(
    hub: HubProcess, database: psycopg.Connection, stored: Message, ge: Party, az: Party
):
    az.ack(world.ack(stored))
    kept = harness.message()
    ge.post(kept)
    az.ack(world.ack(kept))
    for message, days in ((stored, 91), (kept, 89)):
        database.execute(
            "UPDATE ice_hub_acknowledgement a SET received = a.received - make_interval(days => %s)"
            " FROM ice_hub_message m WHERE m.id = a.message_id AND m.message_id = %s",
            [days, message.id],
        )
    assert hub.run("prune").stdout == "1 documents removed.\n"
    assert problem(az.get(f"messages/GE/{stored.id}/document")) == (410, "document-expired")
    assert az.get(f"messages/GE/{kept.id}/document").content == b"<CC015C/>"
    assert az.get(f"messages/GE/{stored.id}").status_code == 200
    again = ge.post(stored, DOCUMENT)
    assert (again.status_code, again.json()["ack"] is None) == (200, False)


def test_equivocation_is_kept_as_proof(database: psycopg.Connection, stored: Message, ge: Party, az: Party):
    other = harness.message(id=stored.id)
    jws = ge.signed(other)
    ge.post(other, jws=jws)
    second = world.ack(stored, verdict="refused", reason="spec")
    az.ack(world.ack(stored))
    az.ack(second)
    kept = database.execute(
        "SELECT e.problem, e.fp, e.statement = %s FROM ice_hub_evidence e JOIN ice_hub_message m"
        " ON m.id = e.message_id WHERE m.message_id = %s ORDER BY e.received",
        [jws, stored.id],
    ).fetchall()
    assert kept == [
        ("id-conflict", harness.digest_of(other), True),
        ("ack-conflict", harness.digest_of(second), False),
    ]
