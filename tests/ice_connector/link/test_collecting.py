"""What the log brings is verified, stored once and answered for; what cannot be believed changes nothing but the alarms."""

import uuid
from datetime import timedelta

import pytest

from cats.kernel import clock
from cats.messaging import inbox
from cats.tenancy import scope
from ice_connector.link.client import HubAway
from ice_connector.link.collector import collect, take_entries, watch_polls
from ice_connector.models import Acknowledgement, Participation, Position
from ice_connector.protocol import statements, verification, wire
from ice_connector.protocol.statements import timestamp
from tests.ice_connector.link.end import (
    DOCUMENT,
    MRN,
    OTHER_MRN,
    a_minute_later,
    digest,
    entry,
    message,
    page,
)
from tests.ice_connector.protocol import world


def take(end, *entries):
    page(end.hub, *entries)
    return collect(end.context)


def bring(end, *about):
    """These messages come, each with the ordinary document."""
    return take(end, *(entry(end.hub, each) for each in about))


def chain(*numbers, **changes):
    """Messages of one link and subject, each following the one before."""
    made, follows = [], None
    for number in numbers:
        made.append(message(seq=number, follows=follows, **changes))
        follows = f"1:{number}"
    return made


def positions(end):
    with scope.scope(end.code):
        return list(Position.objects.order_by("gen", "seq").values_list("sender", "gen", "seq"))


def nothing_taken(end):
    return end.incoming() == [] and end.verdicts() == [] and positions(end) == []


def test_a_message_is_stored_with_its_proof_and_is_ready(ge):
    about = message(cause=str(uuid.uuid4()))
    brought = entry(ge.hub, about)

    assert take(ge, brought) == 1

    (row,) = ge.incoming()
    assert (row.sender, row.message_id, row.type, row.subject, row.mrn) == (
        "NTA.AZ",
        about.id,
        "CD118C",
        MRN,
        MRN,
    )
    assert (row.state, row.position, row.data, str(row.cause)) == ("ready", "1:1", DOCUMENT, about.cause)
    assert (row.jws, row.receipt, row.fp) == (brought.message, brought.receipt, digest(about))


def test_it_is_acknowledged_under_our_own_key(ge):
    about = message()
    bring(ge, about)

    with scope.scope("GE"):
        kept = Acknowledgement.objects.get()
    claims = verification.ack(kept.jws, ge.directory, clock.machine_now()).claims
    assert (claims.sender, claims.recipient, claims.id, claims.fp) == ("AZ", "GE", about.id, digest(about))
    assert (claims.verdict, kept.to_send) == ("accepted", True)


def test_the_trace_knows_that_it_was_acknowledged(ge):
    bring(ge, message())

    (row,) = ge.incoming()
    assert verification.ack(row.ack, ge.directory, clock.machine_now()).claims.verdict == "accepted"


def test_the_cursor_moves_with_what_was_stored(ge):
    page(ge.hub, entry(ge.hub, message()), number=41)

    collect(ge.context)

    assert ge.own().cursor == f"{ge.hub.epoch}.41"


def test_an_empty_page_is_an_answered_poll(ge):
    assert collect(ge.context) == 0

    assert ge.own().polled_at is not None


def test_a_duplicate_has_no_effect_and_gets_the_same_acknowledgement_again(ge):
    about = message()
    bring(ge, about)
    with scope.scope("GE"):
        Acknowledgement.objects.update(to_send=False)
        first = Acknowledgement.objects.get().jws
    stored = ge.everything()

    bring(ge, about, about)

    assert ge.everything()[1:3] == stored[1:3]
    with scope.scope("GE"):
        again = Acknowledgement.objects.get()
    assert (again.jws, again.to_send, ge.alarms()) == (first, True, [])


def test_a_duplicate_of_one_that_is_done_stays_done(ge):
    about = message()
    bring(ge, about)
    with scope.scope("GE"):
        inbox.done(inbox.claim(MRN))

    bring(ge, about)

    assert [row.state for row in ge.incoming()] == ["done"]


def test_twice_on_one_page_is_once(ge):
    about = message()

    bring(ge, about, about)

    assert (len(ge.incoming()), len(ge.verdicts()), positions(ge)) == (1, 1, [("AZ", 1, 1)])


def test_one_that_was_signed_anew_is_the_same_message(ge):
    about = message()
    bring(ge, about)
    begins = clock.machine_now() - timedelta(days=2)
    ge.publish(AZ=[world.key_entry("AZ", begins), world.key_entry("AZ-new", begins)])

    take(
        ge,
        entry(ge.hub, about, key="AZ"),
        entry(ge.hub, about, jws=world.signed("AZ-new", "ice-msg", about.payload())),
    )

    assert (len(ge.incoming()), len(ge.verdicts()), ge.alarms()) == (1, 1, [])


def test_stamped_anew_has_no_second_effect_takes_both_positions_and_is_acknowledged_again(ge):
    about = message()
    bring(ge, about)
    again = message(id=about.id, gen=2, seq=1)

    bring(ge, again)

    assert len(ge.incoming()) == 1
    assert positions(ge) == [("AZ", 1, 1), ("AZ", 2, 1)]
    assert {(said.fp, said.verdict) for said in ge.verdicts()} == {
        (digest(about), "accepted"),
        (digest(again), "accepted"),
    }
    assert ge.alarms() == []


@pytest.mark.parametrize("changes", [{"document": b"<CD118C other=''/>"}, {"type": "CD006C"}])
def test_other_content_under_a_known_id_is_refused_and_both_statements_are_kept(ge, changes):
    about = message()
    bring(ge, about)
    document = changes.pop("document", DOCUMENT)
    other = entry(ge.hub, message(document, id=about.id, seq=2, **changes), document)

    take(ge, other)

    (row,) = ge.incoming()
    assert (row.data, row.type, row.fp) == (DOCUMENT, "CD118C", digest(about))
    assert [(said.verdict, said.reason) for said in ge.verdicts(verdict="refused")] == [
        ("refused", "id-conflict")
    ]
    assert (ge.alarm().kind, ge.alarm().evidence) == ("equivocation", other.message)


def test_a_refused_position_counts_as_taken_and_holds_nobody_back(ge):
    first = message()
    bring(ge, first, message(b"<CD118C a=''/>", id=first.id, seq=2, follows="1:1"))
    bring(ge, message(seq=3, follows="1:2"))

    with scope.scope("GE"):
        inbox.done(inbox.claim(MRN))
        assert inbox.claim(MRN).position == "1:3"
    assert positions(ge) == [("AZ", 1, 1), ("AZ", 1, 2), ("AZ", 1, 3)]


def test_a_document_that_is_not_the_signed_one_is_refused(ge):
    take(ge, entry(ge.hub, message(), b"<CD118X/>"))

    assert ge.incoming() == []
    assert [(said.verdict, said.reason) for said in ge.verdicts()] == [("refused", "digest")]
    assert ge.alarms() == ["tampered"]


def test_a_document_of_another_size_is_refused(ge):
    take(ge, entry(ge.hub, message(size=8), DOCUMENT))

    assert (ge.incoming(), [said.reason for said in ge.verdicts()]) == ([], ["digest"])


def test_an_unknown_specification_is_refused(ge):
    bring(ge, message(spec="CATS9.9"))

    assert (ge.incoming(), [said.reason for said in ge.verdicts()]) == ([], ["spec"])
    assert ge.alarms() == ["tampered"]


def test_a_message_replayed_to_another_country_is_refused_and_takes_no_position(ge):
    foreign = message(recipient="KZ")

    bring(ge, foreign)

    assert (ge.incoming(), positions(ge), ge.alarms()) == ([], [], ["tampered"])
    assert [said.reason for said in ge.verdicts()] == ["misaddressed"]


def test_a_replay_does_not_stand_in_the_way_of_our_own_message_at_that_position(ge):
    bring(ge, message(recipient="KZ"))
    follower = message(seq=2, follows="1:1")
    bring(ge, follower)
    with scope.scope("GE"):
        assert inbox.claim(MRN) is None

    own = message()
    bring(ge, own)

    with scope.scope("GE"):
        assert inbox.claim(MRN).message_id == own.id
        assert Position.objects.get(gen=1, seq=1).fp == digest(own)


def test_one_signed_by_another_is_not_believed(ge):
    take(ge, entry(ge.hub, message(), key="KZ"))

    assert nothing_taken(ge)
    assert ge.alarms() == ["tampered"]


def test_one_under_a_key_that_no_directory_knows_is_not_believed(ge):
    take(ge, entry(ge.hub, message(), key="somebody"))

    assert nothing_taken(ge)
    assert "has no key" in ge.alarm().text


def test_one_under_a_compromised_key_is_not_believed(ge):
    now = clock.machine_now()
    stolen = world.key_entry(
        "AZ", now - timedelta(days=9), compromised_since=timestamp(now - timedelta(minutes=1))
    )
    ge.publish(AZ=[stolen])

    bring(ge, message())

    assert nothing_taken(ge)
    assert "compromised" in ge.alarm().text


def test_what_was_received_before_the_compromise_is_taken(ge):
    now = clock.machine_now()
    about = message()
    receipt = ge.hub.receipt(about, received=timestamp(now - timedelta(hours=1)))
    ge.publish(
        AZ=[
            world.key_entry(
                "AZ", now - timedelta(days=9), compromised_since=timestamp(now - timedelta(minutes=1))
            )
        ]
    )

    take(ge, entry(ge.hub, about, receipt=receipt))

    assert (len(ge.incoming()), ge.alarms()) == (1, [])


def test_one_of_another_environment_is_not_believed(ge):
    take(ge, entry(ge.hub, message(env="training"), receipt=ge.hub.receipt(message())))

    assert nothing_taken(ge)
    assert ge.alarms() == ["tampered"]


def test_one_without_the_hubs_receipt_for_it_is_not_believed(ge):
    take(ge, entry(ge.hub, message(), receipt=ge.hub.receipt(message())))

    assert nothing_taken(ge)
    assert "receipt is another message's" in ge.alarm().text


def test_a_forged_receipt_makes_no_message_believed(ge):
    about = message()
    forged = world.signed("AZ", "ice-receipt", world.receipt(about).payload())

    take(ge, entry(ge.hub, about, receipt=forged))

    assert nothing_taken(ge)
    assert ge.alarms() == ["tampered"]


def test_what_cannot_be_believed_does_not_hold_up_the_others(ge):
    good = message(subject=OTHER_MRN, seq=2)

    take(ge, entry(ge.hub, message(), key="KZ"), entry(ge.hub, good))

    assert [row.message_id for row in ge.incoming()] == [good.id]
    assert ge.own().cursor == f"{ge.hub.epoch}.{ge.own().cursor.partition('.')[2]}" != "0.0"


def test_a_large_document_is_fetched_apart(ge):
    large = b"<CD118C>" + b"x" * 300_000 + b"</CD118C>"
    about = message(large)
    ge.hub.documents[about.id] = large

    take(ge, entry(ge.hub, about, None))

    assert [row.data for row in ge.incoming()] == [large]


def test_when_a_large_document_cannot_be_fetched_the_page_is_asked_for_again(ge, monkeypatch):
    about = message()

    def away(*_):
        raise HubAway("no route")

    monkeypatch.setattr(ge.hub, "document", away)
    with pytest.raises(HubAway):
        take(ge, entry(ge.hub, about, None))

    assert nothing_taken(ge)
    assert ge.own().cursor == "0.0"


def test_a_void_only_occupies_its_position_and_is_acknowledged(ge):
    void = message(b"", type="VOID", subject=None)

    take(ge, entry(ge.hub, void, b""))

    (row,) = ge.incoming()
    assert (row.type, row.state, row.data, positions(ge)) == ("VOID", "done", b"", [("AZ", 1, 1)])
    assert [said.verdict for said in ge.verdicts()] == ["accepted"]


def test_a_void_lets_go_on_what_followed_it(ge):
    bring(ge, message(seq=2, follows="1:1"))
    with scope.scope("GE"):
        assert inbox.claim(MRN) is None

    take(ge, entry(ge.hub, message(b"", type="VOID"), b""))

    with scope.scope("GE"):
        assert inbox.claim(MRN).position == "1:2"


def test_out_of_order_within_one_movement_waits_and_other_movements_do_not(ge):
    first, second = chain(1, 2)
    other = message(seq=3, subject=OTHER_MRN)
    bring(ge, second, other)

    with scope.scope("GE"):
        assert inbox.claim(MRN) is None
        assert inbox.claim(OTHER_MRN).message_id == other.id
    assert [row.state for row in ge.incoming(subject=MRN)] == ["waiting"]
    assert len(ge.verdicts()) == 2

    bring(ge, first)

    with scope.scope("GE"):
        order = []
        while (row := inbox.claim(MRN)) is not None:
            order.append(row.position)
            inbox.done(row)
    assert order == ["1:1", "1:2"]


def test_an_answer_that_another_collector_was_quicker_with_is_dropped(ge):
    about = message()

    def other_collector():
        with scope.scope("GE"):
            Participation.objects.update(cursor=f"{ge.hub.epoch}.99")

    ge.hub.meanwhile = other_collector

    assert bring(ge, about) == 0

    assert nothing_taken(ge)
    assert ge.own().cursor == f"{ge.hub.epoch}.99"


def test_an_answer_that_comes_after_a_restore_moves_nothing(ge):
    bring(ge, message())
    before = ge.own().cursor

    def restored():
        with scope.scope("GE"):
            Participation.objects.update(cursor="0.0")

    ge.hub.meanwhile = restored

    assert bring(ge, message(seq=2)) == 0
    assert (before != "0.0", ge.own().cursor, len(ge.incoming())) == (True, "0.0", 1)


def test_what_was_asked_for_by_position_is_taken_and_the_cursor_stays(ge):
    take_entries(ge.context, [entry(ge.hub, message())])

    assert (len(ge.incoming()), len(ge.verdicts()), ge.own().cursor) == (1, 1, "0.0")


def test_a_receipt_of_a_new_epoch_in_the_log_calls_for_a_handshake(ge):
    ge.hub.epoch = a_minute_later(ge.hub.epoch)
    ge.context.handshake_due.clear()

    bring(ge, message())

    assert (ge.context.epoch, ge.context.handshake_due.is_set()) == (ge.hub.epoch, True)


def test_an_epoch_from_the_day_after_tomorrow_is_ignored(ge):
    known = ge.context.epoch
    ahead = statements.epoch_of(clock.machine_now() + timedelta(days=2))
    about = message()

    take(ge, entry(ge.hub, about, receipt=ge.hub.receipt(about, epoch=ahead)))

    assert ge.context.epoch == known


def test_no_answered_poll_for_five_minutes_is_an_alarm_until_one_is(ge):
    collect(ge.context)
    watch(ge)
    assert ge.alarms() == []
    with scope.scope("GE"):
        Participation.objects.update(polled_at=clock.machine_now() - timedelta(minutes=6))

    watch(ge)
    watch(ge)
    assert ge.alarms() == ["poll"]

    collect(ge.context)
    watch(ge)
    assert ge.alarms() == []


def test_an_unsound_base64_document_is_refused(ge):
    sound = entry(ge.hub, message())
    broken = wire.MessageEntry(
        cursor="", message=sound.message, receipt=sound.receipt, ack=None, document="%%%"
    )

    take(ge, broken)

    assert (ge.incoming(), [said.reason for said in ge.verdicts()]) == ([], ["digest"])


def watch(end):
    with scope.scope(end.code):
        watch_polls()
