"""A message is posted again and again, byte for byte, until its recipient has signed for it."""

import random
from datetime import timedelta

import pytest
import time_machine

from cats.kernel import clock
from cats.messaging.models import OutboundMessage
from cats.tenancy import scope
from ice_connector.keys import ensure_key
from ice_connector.link import sender, stamper
from ice_connector.link.client import HubAway, Later
from ice_connector.link.handshake import shake_hands
from ice_connector.link.sender import raise_undelivered, send_due
from ice_connector.link.worker import Participant
from ice_connector.models import SigningKey
from ice_connector.protocol import verification
from ice_connector.protocol.errors import KeyNotValid, Problem
from ice_connector.protocol.statements import Message, parse
from tests.ice_connector.link.end import OTHER_MRN, POOL, a_minute_later, ack_for, refusal
from tests.ice_connector.protocol import world


@pytest.fixture(autouse=True)
def _half(monkeypatch):
    """Chance is in the middle: repeats come after exactly the plain time, errors after half of it."""
    monkeypatch.setattr(random, "random", lambda: 0.5)


@pytest.fixture
def stamped(ge):
    """One message that is stamped and due."""
    row = ge.post()
    stamp(ge)
    return ge.row(row)


def stamp(end):
    with scope.scope("GE"):
        stamper.stamp_all(end.context.signer, "test")


def pause(end, row):
    """Seconds until the next try."""
    return round((end.row(row).next_attempt_at - clock.machine_now()).total_seconds(), 1)


def later(problem, seconds):
    return Later(refusal(problem), seconds)


def test_a_verified_receipt_makes_it_accepted(ge, stamped):
    assert send_due(ge.context, POOL) == 1

    row = ge.row(stamped)
    assert (row.state, row.error, row.ack) == ("accepted", "", "")
    assert verification.receipt(row.receipt, ge.directory).claims.fp == row.fp
    assert ge.alarms() == []


def test_it_goes_with_its_document_and_the_highest_epoch_seen(ge, stamped):
    shake_hands(ge.context)

    send_due(ge.context, POOL)

    (sent,) = ge.hub.posted
    assert (sent.participant, sent.jws, sent.document) == ("GE", stamped.jws, stamped.data)
    assert sent.epoch == ge.hub.epoch


def test_an_acknowledgement_that_comes_with_the_receipt_ends_it(ge, stamped):
    ge.hub.acks[str(stamped.message_id)] = ack_for(stamped)

    send_due(ge.context, POOL)

    row = ge.row(stamped)
    assert (row.state, row.next_attempt_at, bool(row.receipt)) == ("delivered", None, True)


def test_every_repeat_is_the_same_to_the_last_octet(ge, stamped):
    for _ in range(3):
        send_due(ge.context, POOL)
        ge.late(1)

    assert len(ge.hub.posted) == 3
    assert len({(sent.jws, sent.document) for sent in ge.hub.posted}) == 1


def test_the_pause_between_repeats_doubles_up_to_an_hour(ge, stamped):
    pauses = []
    for _ in range(9):
        send_due(ge.context, POOL)
        pauses.append(pause(ge, stamped))
        ge.late(1)

    assert pauses == pytest.approx([60, 120, 240, 480, 960, 1920, 3600, 3600, 3600], abs=1)
    assert ge.row(stamped).state == "accepted"


def test_nothing_is_posted_before_its_time(ge, stamped):
    send_due(ge.context, POOL)

    assert send_due(ge.context, POOL) == 0
    assert len(ge.hub.posted) == 1


def test_what_is_delivered_is_not_posted_again(ge, stamped):
    ge.hub.acks[str(stamped.message_id)] = ack_for(stamped)
    send_due(ge.context, POOL)

    with time_machine.travel(clock.machine_now() + timedelta(hours=2)):
        assert send_due(ge.context, POOL) == 0


def test_while_the_hub_is_away_the_message_waits_with_growing_pauses(ge, stamped):
    pauses = []
    for _ in range(3):
        ge.hub.down = HubAway("no route")
        with pytest.raises(HubAway):
            send_due(ge.context, POOL)
        pauses.append(pause(ge, stamped))
        ge.late(1)

    row = ge.row(stamped)
    assert pauses == pytest.approx([0.5, 1, 2], abs=0.2)
    assert (row.state, row.error, row.attempts) == ("stamped", "no route", 3)


def test_when_the_hub_is_back_the_queue_drains_in_its_order_and_repeats_start_anew(ge):
    ge.hub.down = HubAway("no route")
    rows = [ge.post() for _ in range(3)]
    stamp(ge)
    for _ in range(4):
        with pytest.raises(HubAway):
            send_due(ge.context, POOL)
        ge.late(1)
    ge.hub.down = None

    assert send_due(ge.context, POOL) == 3

    assert {ge.row(row).state for row in rows} == {"accepted"}
    assert sorted(sent.claims.seq for sent in ge.hub.posted) == [1, 2, 3]
    assert pause(ge, rows[0]) == pytest.approx(60, abs=1)


def test_once_the_hub_wants_to_be_left_alone_the_rest_of_the_batch_stays_at_home(ge):
    for _ in range(3):
        ge.post()
    stamp(ge)
    ge.hub.refusals = [later(Problem.RATE, 7)]

    with pytest.raises(Later):
        send_due(ge.context, POOL)

    assert len(ge.hub.posted) == 1
    assert [row.attempts for row in ge.outgoing()] == [1, 0, 0]


@pytest.mark.parametrize("problem", [Problem.RATE, Problem.BUSY, Problem.MAINTENANCE])
def test_the_time_that_the_hub_names_is_waited_for(ge, stamped, problem):
    ge.hub.refusals = [later(problem, 17.0)]

    with pytest.raises(Later) as said:
        send_due(ge.context, POOL)

    assert said.value.seconds == 17.0
    assert pause(ge, stamped) == pytest.approx(17, abs=0.5)
    assert (ge.row(stamped).state, ge.alarms()) == ("stamped", [])


@pytest.mark.parametrize("problem", [Problem.CLOCK, Problem.STALE_EPOCH])
def test_what_is_repeated_by_itself_stays_stamped(ge, stamped, problem):
    ge.hub.refusals = [refusal(problem)]

    send_due(ge.context, POOL)

    row = ge.row(stamped)
    assert (row.state, row.attempts, ge.alarms()) == ("stamped", 1, [])
    assert pause(ge, stamped) == pytest.approx(0.5, abs=0.2)


def test_a_key_that_is_not_valid_any_more_is_replaced_and_the_message_stays_the_same(ge, stamped):
    now = clock.machine_now()
    with scope.scope("GE"):
        SigningKey.objects.update(valid_until=now)
        assert ensure_key().kid != parse(stamped.jws, Message).kid
    ge.publish()
    ge.hub.refusals = [KeyNotValid("ended")]

    send_due(ge.context, POOL)
    ge.late(1)
    send_due(ge.context, POOL)

    first, second = ge.hub.posted
    assert first.jws != second.jws
    assert (first.claims, first.document) == (second.claims, second.document)
    statement = verification.message(second.jws, ge.directories.current, clock.machine_now())
    assert statement.fp == stamped.fp
    assert (ge.row(stamped).state, ge.row(stamped).fp) == ("accepted", stamped.fp)


@pytest.mark.parametrize("problem", [Problem.ID_CONFLICT, Problem.POSITION_CONFLICT])
def test_a_conflict_stops_the_row_and_keeps_what_the_hub_holds(ge, stamped, problem):
    ge.hub.refusals = [refusal(problem, "the.other.statement")]

    send_due(ge.context, POOL)

    alarm = ge.alarm()
    assert (ge.row(stamped).state, ge.row(stamped).error) == ("stuck", f"{problem}: said the hub")
    assert (alarm.kind, alarm.matter, alarm.evidence) == (
        "conflict",
        str(stamped.message_id),
        "the.other.statement",
    )
    ge.late(1)
    assert send_due(ge.context, POOL) == 0


@pytest.mark.parametrize(
    "problem",
    [
        Problem.MALFORMED,
        Problem.SIGNATURE,
        Problem.NOT_YOUR_PARTICIPANT,
        Problem.SUSPENDED,
        Problem.TOO_LARGE,
        Problem.DIGEST,
        Problem.UNKNOWN_RECIPIENT,
        Problem.SPEC_UNSUPPORTED,
    ],
)
def test_what_is_refused_for_good_stops_the_row_for_a_person(ge, stamped, problem):
    ge.hub.refusals = [refusal(problem)]

    send_due(ge.context, POOL)

    assert (ge.row(stamped).state, ge.alarm().kind) == ("stuck", "refused")
    assert ge.row(stamped).jws == stamped.jws


def test_a_row_that_is_refused_does_not_hold_up_the_others(ge):
    rows = [ge.post(subject=subject) for subject in (OTHER_MRN, "a", "b")]
    stamp(ge)
    ge.hub.refusals = [refusal(Problem.TOO_LARGE)]

    send_due(ge.context, POOL)

    assert sorted(ge.row(row).state for row in rows) == ["accepted", "accepted", "stuck"]


def test_a_receipt_that_is_not_the_hubs_is_ignored_with_an_alarm(ge, stamped):
    ge.hub.receipt_for = lambda claims: world.signed("KZ", "ice-receipt", world.receipt(claims).payload())

    send_due(ge.context, POOL)

    row, alarm = ge.row(stamped), ge.alarm()
    assert (row.state, row.receipt) == ("stamped", "")
    assert (alarm.kind, alarm.matter) == ("tampered", str(stamped.message_id))
    assert alarm.evidence.count(".") == 2
    assert pause(ge, stamped) == pytest.approx(60, abs=1)


@pytest.mark.parametrize(
    "changes", [{"fp": "A" * 43}, {"id": "00000000-0000-4000-8000-000000000000"}], ids=["content", "id"]
)
def test_a_receipt_for_another_message_is_ignored_with_an_alarm(ge, stamped, changes):
    ge.hub.receipt_for = lambda claims: ge.hub.receipt(claims, **changes)

    send_due(ge.context, POOL)

    assert (ge.row(stamped).state, ge.row(stamped).receipt) == ("stamped", "")
    assert ge.alarms() == ["tampered"]


def test_the_right_receipt_afterwards_settles_the_alarm(ge, stamped):
    ge.hub.receipt_for = lambda claims: ge.hub.receipt(claims, fp="A" * 43)
    send_due(ge.context, POOL)
    ge.hub.receipt_for = None
    ge.late(1)

    send_due(ge.context, POOL)

    assert (ge.row(stamped).state, ge.alarms()) == ("accepted", [])


def test_a_receipt_of_a_new_epoch_calls_for_a_handshake(ge, stamped):
    shake_hands(ge.context)
    ge.hub.epoch = a_minute_later(ge.hub.epoch)

    send_due(ge.context, POOL)

    assert ge.context.epoch == ge.hub.epoch
    assert ge.context.handshake_due.is_set()


def test_a_message_that_nobody_signs_for_raises_an_alarm_after_half_an_hour_and_is_never_given_up(
    ge, stamped
):
    send_due(ge.context, POOL)
    age(29)
    with scope.scope("GE"):
        raise_undelivered()
    assert ge.alarms() == []

    age(31)
    with scope.scope("GE"):
        raise_undelivered()
        raise_undelivered()

    assert (ge.alarm().kind, ge.alarm().matter) == ("undelivered", "NTA.AZ")
    assert ge.row(stamped).state == "accepted"


def test_delivery_settles_the_alarm(ge, stamped):
    age(31)
    with scope.scope("GE"):
        raise_undelivered()
    ge.hub.acks[str(stamped.message_id)] = ack_for(stamped)

    send_due(ge.context, POOL)

    assert ge.alarms() == []


def test_the_alarm_comes_too_while_the_hub_is_away(ge):
    ge.post()
    age(31)
    ge.hub.down = HubAway("no route")
    link = Participant(ge.context, print)

    with pytest.raises(HubAway):
        link.sending()

    assert ge.alarms() == ["undelivered"]


def test_business_time_that_was_moved_moves_no_alarm(ge, stamped):
    with clock.shifted(timedelta(days=3)):
        ge.post()
        with scope.scope("GE"):
            OutboundMessage.objects.update(created_at=clock.now())
            raise_undelivered()

    assert ge.alarms() == []


def test_the_count_of_tries_has_an_end_but_the_tries_have_none(ge, stamped):
    with scope.scope("GE"):
        OutboundMessage.objects.update(attempts=sender.MOST_ATTEMPTS)
    ge.hub.refusals = [refusal(Problem.CLOCK)]

    send_due(ge.context, POOL)

    assert (ge.row(stamped).state, ge.row(stamped).attempts) == ("stamped", sender.MOST_ATTEMPTS)


def age(minutes):
    with scope.scope("GE"):
        OutboundMessage.objects.update(created_at=clock.now() - timedelta(minutes=minutes))
