"""Only the recipient's own signature ends the repeats; everything else about it is an alarm."""

import pytest

from cats.kernel import clock
from cats.tenancy import scope
from ice_connector.link import stamper
from ice_connector.link.collector import collect
from ice_connector.link.handshake import shake_hands
from ice_connector.link.sender import send_due
from ice_connector.link.worker import Participant
from ice_connector.protocol.statements import timestamp
from tests.ice_connector.link.end import POOL, ack_for, acked, page
from tests.ice_connector.protocol import world


@pytest.fixture
def sent(ge):
    """One message that the hub has accepted."""
    shake_hands(ge.context)
    row = ge.post()
    with scope.scope("GE"):
        stamper.stamp_all(ge.context.signer, "test")
    send_due(ge.context, POOL)
    return ge.row(row)


def hear(end, jws):
    page(end.hub, acked(jws))
    assert collect(end.context) == 1


def outbox(end):
    return end.everything()[0]


def test_the_recipients_acknowledgement_is_delivery(ge, sent):
    jws = ack_for(sent)

    hear(ge, jws)

    row = ge.row(sent)
    assert (row.state, row.ack, row.next_attempt_at) == ("delivered", jws, None)
    assert ge.alarms() == []


def test_an_acknowledgement_may_come_before_the_receipt(ge):
    row = ge.post()
    with scope.scope("GE"):
        stamper.stamp_all(ge.context.signer, "test")

    hear(ge, ack_for(ge.row(row)))

    assert ge.row(row).state == "delivered"


def test_one_that_another_signed_is_ignored_with_an_alarm(ge, sent):
    before = outbox(ge)

    hear(ge, ack_for(sent, author="KZ"))

    assert outbox(ge) == before
    assert ge.alarms() == ["tampered"]


def test_octets_that_are_no_statement_are_ignored_with_an_alarm(ge, sent):
    before = outbox(ge)

    hear(ge, "no.such.thing")

    assert (outbox(ge), ge.alarms()) == (before, ["tampered"])


def test_another_country_cannot_take_delivery_of_what_was_not_sent_to_it(ge, sent):
    before = outbox(ge)

    hear(ge, ack_for(sent, author="KZ", recipient="KZ"))

    assert (outbox(ge), ge.own().halted) == (before, "")
    assert (ge.alarm().kind, ge.alarm().matter) == ("tampered", str(sent.message_id))


def test_another_country_cannot_refuse_what_was_not_sent_to_it(ge, sent):
    before = outbox(ge)

    hear(ge, ack_for(sent, author="KZ", recipient="KZ", verdict="refused", reason="digest"))

    assert (outbox(ge), ge.alarms()) == (before, ["tampered"])


def test_one_about_another_countrys_message_is_ignored_with_an_alarm(ge, sent):
    before = outbox(ge)
    about = world.message(sender="KZ", recipient="AZ")
    jws = world.signed("AZ", "ice-ack", world.ack(about, at=timestamp(clock.machine_now())).payload())

    hear(ge, jws)

    assert (outbox(ge), ge.own().halted, ge.alarms()) == (before, "", ["tampered"])


def test_a_well_signed_acceptance_of_another_content_stops_the_link(ge, sent):
    before = outbox(ge)

    hear(ge, ack_for(sent, fp="A" * 43))

    assert outbox(ge) == before
    assert ge.own().halted == f"AZ took another content under {sent.message_id}."
    assert (ge.alarm().kind, ge.alarm().evidence.count(".")) == ("restored", 2)


def test_a_refusal_of_another_content_is_an_alarm_and_the_row_stays_open(ge, sent):
    before = outbox(ge)

    hear(ge, ack_for(sent, fp="A" * 43, verdict="refused", reason="id-conflict"))

    assert (outbox(ge), ge.own().halted, ge.alarms()) == (before, "", ["tampered"])


def test_a_refusal_is_final_and_a_person_is_told(ge, sent):
    jws = ack_for(sent, verdict="refused", reason="spec")

    hear(ge, jws)

    row = ge.row(sent)
    assert (row.state, row.ack, row.next_attempt_at) == ("refused", jws, None)
    assert (ge.alarm().kind, ge.alarm().matter) == ("not-taken", str(sent.message_id))
    assert ge.alarm().text.endswith("AZ can never take CC928C: spec.")


def test_a_refusal_is_never_answered(ge, sent):
    hear(ge, ack_for(sent, verdict="refused", reason="spec"))

    assert (len(ge.outgoing()), ge.verdicts()) == (1, [])


def test_a_verdict_on_a_message_that_nobody_here_knows_stops_the_link(ge, sent):
    before = outbox(ge)
    hear(ge, ack_for(sent, id="00000000-0000-4000-8000-000000000000"))

    assert outbox(ge) == before
    assert "not known here" in ge.own().halted
    assert ge.alarms() == ["restored"]


def test_what_stops_the_link_stops_it_at_once(ge, sent):
    hear(ge, ack_for(sent, fp="A" * 43))
    pending = ge.post()

    Participant(ge.context, print).sending()
    shake_hands(ge.context)
    Participant(ge.context, print).sending()

    assert ge.row(pending).state == "pending"
    assert not ge.context.ready.is_set()


def test_the_first_verdict_stays(ge, sent):
    first = ack_for(sent)
    hear(ge, first)
    before = outbox(ge)

    hear(ge, ack_for(sent, verdict="refused", reason="digest"))
    hear(ge, first)

    assert (outbox(ge), ge.row(sent).ack) == (before, first)


def test_a_verdict_under_a_key_that_was_compromised_is_not_believed(ge, sent):
    began = clock.machine_now()
    stolen = world.key_entry(
        "AZ", began.replace(year=began.year - 1), 800, compromised_since=timestamp(began)
    )
    ge.publish(AZ=[stolen])
    before = outbox(ge)

    hear(ge, ack_for(sent))

    assert (outbox(ge), ge.alarms()) == (before, ["tampered"])
