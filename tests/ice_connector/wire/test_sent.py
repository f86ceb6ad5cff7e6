"""What we send through a real hub process: repeated with the same bytes until the recipient's own signature is back."""

from datetime import timedelta
from typing import Any

import pytest

from cats.kernel import clock
from cats.tenancy import scope
from ice_connector.link.client import HubAway
from ice_connector.models import Link
from ice_connector.protocol import limits
from ice_connector.protocol.statements import Message, parse, timestamp
from tests.ice_connector.hub import harness
from tests.ice_connector.protocol import world
from tests.ice_connector.wire.ends import ACCESS_POINT as HOST
from tests.ice_connector.wire.ends import End


def claims(row) -> Message:
    return parse(row.jws, Message).claims


def entries(party, end: str) -> list[dict[str, Any]]:
    return [entry for entry in party.inbox(end)["entries"] if entry["kind"] == "message"]


def test_a_message_is_delivered_only_by_the_recipients_own_signature(ge, az):
    after = az.end_of_log()
    row = ge.queue()
    assert (ge.stamp(), ge.send()) == (1, 1)
    sent = ge.out(row)
    assert (sent.state, sent.ack, bool(sent.receipt)) == ("accepted", "", True)
    assert [entry["message"] for entry in entries(az, after)] == [sent.jws]
    az.ack(world.ack(claims(sent), at=timestamp(clock.machine_now())))
    ge.collect()
    delivered = ge.out(row)
    assert (delivered.state, bool(delivered.ack), delivered.next_attempt_at) == ("delivered", True, None)
    assert ge.alarms() == []


def test_without_acknowledgement_the_same_bytes_are_posted_again_and_taken_once(ge, az):
    after = az.end_of_log()
    row = ge.queue(b"<CD050C>the same</CD050C>")
    ge.stamp()
    seen = []
    for _ in range(3):
        ge.due()
        assert ge.send() == 1
        now = ge.out(row)
        seen.append((now.jws, now.fp, now.receipt, now.state))
    assert len(set(seen)) == 1
    assert ge.out(row).attempts == 3
    assert ge.send() == 0
    assert {entry["message"] for entry in entries(az, after)} == {seen[0][0]}


def test_the_acknowledgement_may_come_back_with_a_repeat(ge, az):
    row = ge.queue()
    ge.stamp()
    ge.send()
    az.ack(world.ack(claims(ge.out(row)), at=timestamp(clock.machine_now())))
    ge.due()
    ge.send()
    assert ge.out(row).state == "delivered"


def test_an_id_that_the_hub_knows_with_other_content_stops_the_row_and_keeps_the_proof(ge, hub):
    row = ge.queue()
    first = harness.message(sender="GE", id=str(row.message_id), type="CD050C")
    stored = world.signed("GE", "ice-msg", first.payload())
    with hub.client(HOST) as client:
        assert harness.Party("GE", hub, client).post(first, jws=stored).status_code == 201
    ge.stamp()
    ge.send()
    now = ge.out(row)
    assert now.state == "stuck"
    assert now.error.startswith("id-conflict")
    assert ge.alarms() == [("conflict", str(row.message_id))]
    assert ge.evidence() == [stored]
    ge.due()
    assert ge.send() == 0


def test_a_position_that_the_hub_holds_for_another_message_stops_the_row(ge, hub):
    with scope.scope("GE"):
        link = Link.objects.get(partner="AZ")
    taken = harness.message(sender="GE", gen=link.gen, seq=1)
    stored = world.signed("GE", "ice-msg", taken.payload())
    with hub.client(HOST) as client:
        harness.Party("GE", hub, client).post(taken, jws=stored)
    row, next_one = ge.queue(), ge.queue()
    ge.stamp()
    ge.send()
    assert (ge.out(row).state, ge.out(next_one).state) == ("stuck", "accepted")
    assert ge.alarms() == [("conflict", str(row.message_id))]
    assert ge.evidence() == [stored]


def test_a_document_at_the_limit_is_sent_and_one_octet_more_stops_the_row(ge):
    largest, larger = ge.queue(b"x" * limits.MAX_DOCUMENT), ge.queue(b"y" * (limits.MAX_DOCUMENT + 1))
    small = ge.queue()
    ge.stamp()
    ge.send()
    assert [ge.out(row).state for row in (largest, larger, small)] == ["accepted", "stuck", "accepted"]
    assert ge.alarms() == [("refused", str(larger.message_id))]


def test_while_the_hub_is_away_the_queue_waits_with_growing_pauses_and_then_drains(own_hub, georgia):
    ge = End(own_hub)
    ge.begin("0.0")
    rows = [ge.queue() for _ in range(5)]
    ge.stamp()
    own_hub.kill()
    tries = 0
    for _ in range(4):
        ge.due()
        with pytest.raises(HubAway):
            ge.send()
        now = [ge.out(row) for row in rows]
        assert sum(row.attempts for row in now) > tries
        tries = sum(row.attempts for row in now)
        for row in now:
            longest = timedelta(seconds=2.0 ** max(0, row.attempts - 1))
            assert row.next_attempt_at <= clock.machine_now() + longest
    stamped = [(ge.out(row).jws, ge.out(row).state) for row in rows]
    assert {state for _, state in stamped} == {"stamped"}
    own_hub.start()
    ge.due()
    assert ge.send() == 5
    assert [(ge.out(row).jws, ge.out(row).state) for row in rows] == [(jws, "accepted") for jws, _ in stamped]
    assert ge.alarms() == []
    ge.close()


def test_the_pauses_after_errors_grow_to_a_minute_and_the_repeats_to_an_hour():
    assert [limits.error_delay(failures, 0.999) for failures in (1, 2, 5, 7, 100)] == [
        pytest.approx(0.999 * seconds) for seconds in (1, 2, 16, 60, 60)
    ]
    assert limits.error_delay(9, 0.0) == 0.0
    assert [limits.repeat_delay(posts, 0.5) for posts in (1, 2, 3, 7, 50)] == [60, 120, 240, 3600, 3600]
    assert limits.repeat_delay(50, 0.999) == 3600
