"""Numbers, predecessors and signatures are given in one place, without holes, and only when it is safe."""

import threading

import pytest
from django.db import connection

from cats.kernel import clock
from cats.messaging.models import OutboundMessage
from cats.tenancy import scope
from ice_connector.link import stamper
from ice_connector.link.handshake import shake_hands
from ice_connector.link.worker import Participant
from ice_connector.models import Link, Participation
from ice_connector.protocol import jose, verification
from ice_connector.protocol.statements import Message, parse
from tests.ice_connector.link.end import MRN, OTHER_MRN, End


def stamp(end):
    with scope.scope(end.code):
        return stamper.stamp_all(end.context.signer, "test")


def test_what_is_pending_gets_numbers_without_holes_in_the_order_in_which_it_was_posted(ge):
    posted = [ge.post() for _ in range(3)]

    assert stamp(ge) == 3

    rows = [ge.row(row) for row in posted]
    assert [(row.seq, row.state) for row in rows] == [(1, "stamped"), (2, "stamped"), (3, "stamped")]
    assert len({row.gen for row in rows}) == 1


def test_numbers_go_on_where_the_last_batch_ended(ge, monkeypatch):
    monkeypatch.setattr(stamper, "BATCH", 2)
    for _ in range(5):
        ge.post()

    assert [stamp(ge), stamp(ge), stamp(ge), stamp(ge)] == [2, 2, 1, 0]

    assert [row.seq for row in ge.outgoing()] == [1, 2, 3, 4, 5]


def test_each_link_has_numbers_of_its_own(ge):
    for to in ("NTA.AZ", "NTA.KZ", "NTA.AZ"):
        ge.post(to=to)

    stamp(ge)

    assert [row.seq for row in ge.outgoing(recipient="NTA.AZ")] == [1, 2]
    assert [row.seq for row in ge.outgoing(recipient="NTA.KZ")] == [1]


def test_a_message_follows_the_last_one_of_its_subject_on_its_link(ge):
    first, _other, second = ge.post(), ge.post(subject=OTHER_MRN), ge.post()
    stamp(ge)
    third = ge.post()
    elsewhere = ge.post(to="NTA.KZ")
    stamp(ge)

    first, second, third, elsewhere = (ge.row(row) for row in (first, second, third, elsewhere))
    assert [row.follows for row in (first, second, third, elsewhere)] == [
        "",
        first.position,
        second.position,
        "",
    ]
    assert (second.seq, third.seq) == (3, 4)


def test_the_signed_header_binds_the_document_and_says_what_the_row_says(ge):
    row = ge.post()
    stamp(ge)

    row = ge.row(row)
    statement = verification.message(row.jws, ge.directory, clock.machine_now())
    claims = statement.claims
    assert (claims.sender, claims.recipient, claims.id) == ("GE", "AZ", str(row.message_id))
    assert (claims.type, claims.spec, claims.env) == ("CC928C", "CATS1.0", "test")
    assert (claims.position, claims.subject, claims.follows, claims.cause) == (row.position, MRN, None, None)
    assert (claims.sha256, claims.size) == (jose.digest(row.data), len(row.data))
    assert statement.fp == row.fp


def test_what_has_a_cause_names_it(ge):
    row = ge.post()
    with scope.scope("GE"):
        OutboundMessage.objects.update(cause=row.message_id)

    stamp(ge)

    assert parse(ge.row(row).jws, Message).claims.cause == str(row.message_id)


def test_what_is_stamped_keeps_its_number_and_signature(ge):
    row = ge.post()
    stamp(ge)
    before = ge.outgoing(id=row.id)[0].jws

    assert stamp(ge) == 0

    assert ge.row(row).jws == before


def test_messages_to_economic_operators_and_to_ourselves_get_no_number(ge):
    ge.post(to="GE123")
    ge.post(to="NTA.GE")

    assert stamp(ge) == 0

    assert [row.seq for row in ge.outgoing()] == [None, None]


def test_without_a_handshake_of_this_process_nothing_is_stamped(ge):
    row = ge.post()
    ge.hub.down = RuntimeError("not asked")
    ge.context.handshake_due.clear()
    with scope.scope("GE"):
        Participation.objects.update(handshaken_at=clock.machine_now())

    Participant(ge.context, print).sending()

    assert (ge.row(row).state, ge.hub.posted) == ("pending", [])


def test_after_the_handshake_one_round_stamps_and_posts(ge):
    row = ge.post()

    Participant(ge.context, print).sending()

    assert ge.row(row).state == "accepted"
    assert [sent.claims.id for sent in ge.hub.posted] == [str(row.message_id)]


def test_a_halted_end_stamps_nothing(ge):
    row = ge.post()
    shake_hands(ge.context)
    with scope.scope("GE"):
        Participation.objects.update(halted="restored")

    assert stamp(ge) == 0
    Participant(ge.context, print).sending()

    assert (ge.row(row).state, ge.row(row).seq, ge.hub.posted) == ("pending", None, [])


@pytest.mark.commits
def test_two_stampers_on_one_link_give_every_number_once(countries_committed, monkeypatch):
    monkeypatch.setattr(stamper, "BATCH", 2)
    end = End()
    with scope.scope("GE"):
        for partner in ("AZ", "KZ"):
            Link.objects.create(partner=partner, gen=7)
    for number in range(12):
        end.post(subject=f"{number % 3}")
    start, failures = threading.Barrier(2), []

    def run():
        try:
            start.wait(10)
            while stamp(end):
                pass
        except Exception as failure:  # noqa: BLE001 - a stamper must not fail either
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    rows = end.outgoing()
    assert failures == []
    assert [(row.gen, row.seq) for row in rows] == [(7, number) for number in range(1, 13)]
    for subject in ("0", "1", "2"):
        chain = [row for row in rows if row.subject == subject]
        assert [row.follows for row in chain] == ["", *[row.position for row in chain[:-1]]]
