"""What comes through a real hub process: taken once, answered always; what it hides is found. Every single refusal: `link/`."""

import base64
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec

from cats.kernel import clock
from cats.messaging import header
from cats.messaging.models import OutboundMessage
from cats.specification import codec
from cats.tenancy import scope
from ice_connector import process
from ice_connector.link.collector import take_entries
from ice_connector.models import Acknowledgement
from ice_connector.protocol import jose, limits, wire
from ice_connector.protocol.signer import KeySigner
from ice_connector.protocol.statements import Ack, Message, parse, timestamp
from tests.ice_connector.hub import harness
from tests.ice_connector.hub.harness import next_gen
from tests.ice_connector.mrns import new_mrn
from tests.ice_connector.protocol import world
from tests.ice_connector.wire.ends import End
from transit.messages.transit_office import border_passage

DOCUMENT = b"<CD118C/>"


def from_az(document: bytes = DOCUMENT, **changes: Any) -> Message:
    facts = {"sender": "AZ", "recipient": "GE", "type": "CD118C", "subject": new_mrn()}
    return harness.message(document, **(facts | changes))


def acks_of(end: End, message: Message) -> list[tuple[str, str | None]]:
    """Verdict and reason of what we have signed about a message."""
    with scope.scope("GE"):
        found = [parse(row.jws, Ack).claims for row in Acknowledgement.objects.filter(message_id=message.id)]
    return [(ack.verdict, None if ack.reason is msgspec.UNSET else ack.reason) for ack in found]


def entry(ge: End, message: Message, document: bytes = DOCUMENT, jws: str = "") -> wire.MessageEntry:
    """A log entry as the hub might hand it over, its receipt signed with the hub's own key: the hub need not be believed."""
    receipt = world.receipt(message, received=timestamp(clock.machine_now()))
    return wire.MessageEntry(
        cursor=None,
        message=jws or world.signed(message.sender, "ice-msg", message.payload()),
        receipt=KeySigner({"hub": ge.hub_key}).sign("hub", "ice-receipt", receipt.payload()),
        ack=None,
        document=base64.b64encode(document).decode(),
    )


def test_a_message_is_taken_with_its_proofs_and_acknowledged_after_the_commit(ge, az):
    message = from_az(b"<CD118C>here</CD118C>")
    jws = az.signed(message)
    az.post(message, b"<CD118C>here</CD118C>", jws=jws)
    assert ge.collect() == 1
    (row,) = ge.received()
    assert (row.message_id, row.sender, row.subject, row.mrn) == (
        message.id,
        "NTA.AZ",
        message.subject,
        message.subject,
    )
    assert (row.jws, row.fp, row.data, row.state) == (
        jws,
        jose.digest(message.payload()),
        b"<CD118C>here</CD118C>",
        "ready",
    )
    assert row.receipt
    assert ge.acknowledge() == 1
    assert ge.acknowledge() == 0
    stored = az.get(f"messages/AZ/{message.id}").json()
    assert parse(stored["ack"], Ack).claims.verdict == "accepted"


def test_a_duplicate_has_no_effect_and_gets_the_same_acknowledgement_again(ge, az):
    message = from_az()
    az.post(message, DOCUMENT)
    ge.collect()
    ge.acknowledge()
    with scope.scope("GE"):
        (first,) = Acknowledgement.objects.filter(message_id=message.id)
    for _ in range(3):
        take_entries(ge.context, [entry(ge, message)])
        with scope.scope("GE"):
            (again,) = Acknowledgement.objects.filter(message_id=message.id)
        assert (again.id, again.jws, again.to_send) == (first.id, first.jws, True)
        assert ge.acknowledge() == 1
    assert len(ge.received()) == 1
    assert ge.alarms() == []


def test_of_two_collectors_with_one_cursor_only_the_first_stores(ge, az):
    """An answer that arrives after a restore or from a second collector must not jump over messages."""
    message = from_az()
    az.post(message, DOCUMENT)
    second = ge.new_context()
    slow = Slow(ge, before_answering=lambda: ge.collect())
    second.client = slow  # type: ignore[assignment]
    assert ge.collect(second) == 0
    assert len(ge.received()) == 1
    assert len(acks_of(ge, message)) == 1
    cursor = ge.own().cursor
    assert ge.collect() == 0
    assert ge.own().cursor == cursor


class Slow:
    """A client whose poll is answered only after something else has happened."""

    def __init__(self, end: End, before_answering: Callable[[], object]) -> None:
        self._client, self._meanwhile = end.client, before_answering

    def inbox(self, *given: Any) -> wire.Inbox:
        answer = self._client.inbox(*given)
        self._meanwhile()
        return answer

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)


def test_a_large_document_is_fetched_apart_from_the_log(ge, az):
    document = b"<CD118C>" + b"0123456789abcdef" * (limits.INLINE_DOCUMENT // 16) + b"</CD118C>"
    message = from_az(document)
    after = ge.own().cursor
    az.post(message, document)
    (shown,) = ge.client.inbox("GE", after, 0, 0).entries
    assert isinstance(shown, wire.MessageEntry)
    assert shown.document is None
    ge.collect()
    (row,) = ge.received()
    assert row.data == document
    assert acks_of(ge, message) == [("accepted", None)]


def test_an_acknowledgement_that_the_hub_has_lost_brings_the_message_back_to_it(ge, hub, az):
    message = from_az()
    take_entries(ge.context, [entry(ge, message)])
    assert az.get(f"messages/AZ/{message.id}").status_code == 404
    assert ge.acknowledge() == 1
    assert ge.acknowledge() == 1
    stored = az.get(f"messages/AZ/{message.id}").json()
    assert parse(stored["ack"], Ack).claims.verdict == "accepted"
    assert ge.acknowledge() == 0


def test_a_gap_is_asked_for_after_two_minutes_and_filled_by_position(ge, az):
    gen = next_gen()
    first, lost, last = (from_az(gen=gen, seq=seq) for seq in (1, 2, 3))
    for message in (first, lost, last):
        az.post(message, DOCUMENT)
    take_entries(ge.context, [entry(ge, first), entry(ge, last)])
    ge.fill_gaps()
    ge.fill_gaps(timedelta(seconds=limits.ASK_GAP - 5))
    assert len(ge.received()) == 2
    ge.fill_gaps(timedelta(seconds=10))
    assert [row.message_id for row in ge.received()] == [first.id, lost.id, last.id]
    assert ge.alarms() == []


def test_a_message_about_an_unknown_movement_is_answered_with_90_through_the_hub(ge, az):
    mrn = new_mrn()
    after = az.end_of_log()
    message_id = str(uuid.uuid4())
    content = border_passage("GEDM0001", "AZDM0001", mrn, clock.today("UTC"))
    document = codec.encode(
        header.filled(
            content, sender="NTA.AZ", recipient="NTA.GE", message_id=uuid.UUID(message_id), correlation=""
        )
    )
    az.post(from_az(document, id=message_id, subject=mrn), document)
    ge.collect()
    process.sweep("GE")
    (row,) = ge.received()
    assert row.state == "done"
    ge.stamp()
    ge.send()
    (told,) = (entry for entry in az.inbox(after)["entries"] if entry["kind"] == "message")
    answer: Any = codec.decode(base64.b64decode(told["document"]))
    assert type(answer).__name__ == "CD906C"
    assert [(one.errorCode, one.errorPointer) for one in answer.FunctionalError] == [
        ("90", "/CD118C/TransitOperation/MRN")
    ]
    claims = parse(told["message"], Message).claims
    assert (claims.cause, claims.subject) == (message_id, mrn)


def test_a_document_that_names_another_sender_than_its_envelope_is_refused_by_message(ge, az):
    mrn, message_id = new_mrn(), str(uuid.uuid4())
    content = border_passage("GEDM0001", "KZDM0001", mrn, clock.today("UTC"))
    document = codec.encode(
        header.filled(
            content, sender="NTA.KZ", recipient="NTA.GE", message_id=uuid.UUID(message_id), correlation=""
        )
    )
    az.post(from_az(document, id=message_id, subject=mrn), document)
    ge.collect()
    process.sweep("GE")
    (row,) = ge.received()
    assert (row.state, "CATS_191" in row.error) == ("done", True)
    with scope.scope("GE"):
        assert list(OutboundMessage.objects.values_list("type", "recipient")) == [("CD906C", "NTA.AZ")]
