"""What an operator sees: the trace of a movement, the depth of each link, a mailbox."""

from datetime import timedelta

from cats.kernel import clock
from cats.messaging import inbox, outbox, selectors
from cats.messaging.models import OutboundMessage
from tests.toy.parcels import letter

MRN = "26GE0000000000001J"


def receive(message_id, sender="NTA.AZ", channel="ice", **facts):
    return inbox.receive(
        f"<CD118C n='{message_id}'/>".encode(),
        channel=channel,
        sender=sender,
        message_id=message_id,
        type="CD118C",
        subject=MRN,
        **facts,
    )


def post(to, **facts):
    return outbox.post(letter("LRN1"), to=to, subject=MRN, cause=None, correlation="x", **facts)


def test_the_trace_of_a_movement_holds_everything_in_and_out_in_its_order(georgia):
    receive("015", sender="GE123", channel="trader", lrn="LRN1", mrn=MRN)
    with clock.shifted(timedelta(minutes=1)):
        sent = post("NTA.AZ", mrn=MRN)
    with clock.shifted(timedelta(minutes=2)):
        answer = receive("118", gen=1, seq=1, ack="signed", mrn=MRN)
        inbox.wait(answer, "CD006C")
    post("NTA.AZ", mrn="26GE0000000000002H")
    OutboundMessage.objects.filter(pk=sent.pk).update(gen=7, seq=1, state="accepted", receipt="signed")

    trace = selectors.trace(mrn=MRN)

    assert [(one.direction, one.sender, one.recipient, one.type, one.state) for one in trace] == [
        ("in", "GE123", "NTA.GE", "CD118C", "ready"),
        ("out", "NTA.GE", "NTA.AZ", "CC928C", "accepted"),
        ("in", "NTA.AZ", "NTA.GE", "CD118C", "waiting"),
    ]
    assert [one.hops for one in trace] == [
        ("received",),
        ("posted", "stamped", "stored by the hub"),
        ("received", "acknowledged"),
    ]
    assert [one.position for one in trace] == ["", "7:1", "1:1"]
    assert trace[2].waits_for == "CD006C"


def test_before_there_is_an_mrn_the_trace_goes_by_lrn(georgia):
    receive("015", sender="GE123", channel="trader", lrn="LRN1")

    assert len(selectors.trace(lrn="LRN1")) == 1
    assert len(selectors.trace(mrn=MRN, lrn="LRN1")) == 1
    assert selectors.trace(mrn=MRN) == selectors.trace() == []


def test_the_depth_of_a_link_counts_what_is_open_and_since_when(georgia):
    post("NTA.AZ")
    with clock.shifted(timedelta(minutes=10)):
        post("NTA.AZ")
        post("NTA.KZ")
        post("GE123")
        inbox.wait(receive("1"), "movement")
        receive("2")
        inbox.done(receive("3", sender="NTA.KZ"))

        depths = selectors.depths()
        ages = [round(depth.age().total_seconds() / 60) for depth in depths]

    assert [(one.partner, one.direction, one.channel, one.by_state) for one in depths] == [
        ("NTA.AZ", "in", "ice", {"ready": 1, "waiting": 1}),
        ("NTA.AZ", "out", "ice", {"pending": 2}),
        ("NTA.KZ", "out", "ice", {"pending": 1}),
    ]
    assert ages == [0, 10, 0]
    assert [one.count for one in depths] == [2, 2, 1]


def test_a_mailbox_holds_what_customs_sent_him_the_newest_first(georgia):
    old = post("GE123")
    with clock.shifted(timedelta(minutes=1)):
        new = post("GE123")
    post("GE124")
    receive("015", sender="GE123", channel="trader")

    assert [row.pk for row in selectors.mailbox("GE123")] == [new.pk, old.pk]
    assert [row.message_id for row in selectors.submissions("GE123")] == ["015"]


def test_what_has_waited_too_long_and_what_is_stuck_is_listed(georgia):
    row = receive("1")
    inbox.wait(row, "movement")
    inbox.quarantine(receive("2"), "it ends its workers")

    assert list(selectors.waiting_since_before(clock.now() - timedelta(minutes=30))) == []
    with clock.shifted(timedelta(minutes=31)):
        assert [one.pk for one in selectors.waiting_since_before(clock.now() - timedelta(minutes=30))] == [
            row.pk
        ]
    assert [one.message_id for one in selectors.stuck()] == ["2"]
