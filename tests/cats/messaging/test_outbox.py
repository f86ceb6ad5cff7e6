"""A message leaves by being inserted in its cause's transaction, with its header filled and its bytes kept apart."""

import hashlib
import zlib
from datetime import UTC, datetime

import pytest
import time_machine

from cats.kernel import ids
from cats.messaging import inbox, outbox
from cats.messaging.models import InboundMessage, MessageDocument, OutboundMessage
from cats.specification import codec
from cats.specification import definitions as spec
from cats.tenancy import scope
from tests.toy.parcels import letter

MRN = "26GE0000000000001J"


def post(to="GE123", cause=None, **kwargs):
    kwargs.setdefault("subject", MRN)
    return outbox.post(letter("LRN1"), to=to, cause=cause, correlation="lodged-1", **kwargs)


def lodged(message_id="lodged-1", sender="GE123"):
    return inbox.receive(
        b"<CC015C/>", channel="trader", sender=sender, message_id=message_id, type="CC015C", subject="LRN1"
    )


def read(row):
    return codec.decode(row.data)


def test_the_header_is_filled(georgia):
    with time_machine.travel(datetime(2026, 11, 1, 22, 30, 15, tzinfo=UTC), tick=False):
        row = post(zone="Asia/Tbilisi")

    message = read(row)
    assert (message.messageSender, message.messageRecipient, message.messageType) == (
        "NTA.GE",
        "GE123",
        "CC928C",
    )
    assert message.messageIdentification == row.message_id.hex
    assert len(message.messageIdentification) == 32
    assert message.preparationDateAndTime == "2026-11-02T02:30:15"
    assert message.correlationIdentifier == row.correlation == "lodged-1"


def test_between_administrations_the_time_is_utc_whatever_the_office(georgia):
    with time_machine.travel(datetime(2026, 11, 1, 22, 30, 15, tzinfo=UTC), tick=False):
        row = post(to="NTA.AZ", zone="Asia/Tbilisi")

    assert read(row).preparationDateAndTime == "2026-11-01T22:30:15"


def test_the_document_is_compressed_and_bound_by_its_digest(georgia):
    row = post()

    document = MessageDocument.objects.get()
    data = zlib.decompress(document.content)
    assert document.data == row.data == data
    assert document.size == len(data)
    assert document.sha256 == MessageDocument.digest(data)
    assert len(document.sha256) == 43
    assert document.sha256 != hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("to", "channel", "state"),
    [("NTA.AZ", "ice", "pending"), ("NTA.GE", "local", "delivered"), ("GE123", "trader", "delivered")],
)
def test_the_recipient_decides_how_it_travels(georgia, to, channel, state):
    row = post(to=to)

    assert (row.channel, row.state, row.sender, row.recipient) == (channel, state, "NTA.GE", to)


def test_a_message_to_ourselves_is_in_our_inbox_at_once(administrations, processed):
    with scope.scope("GE"):
        row = post(to="NTA.GE", mrn=MRN)

        arrived = InboundMessage.objects.get()
        assert (arrived.channel, arrived.state, arrived.sender, arrived.message_id) == (
            "local",
            "ready",
            "NTA.GE",
            str(row.message_id),
        )
        assert (arrived.type, arrived.subject, arrived.mrn, arrived.data) == ("CC928C", MRN, MRN, row.data)
        assert arrived.document_id == row.document_id
        assert processed == []

    assert processed == [("GE", MRN)]


def test_a_message_that_the_transaction_takes_back_was_never_there(administrations, processed):
    with pytest.raises(ZeroDivisionError), scope.scope("GE"):
        post(to="NTA.GE")
        raise ZeroDivisionError

    assert processed == []
    with scope.scope("GE"):
        assert not OutboundMessage.objects.exists()
        assert not InboundMessage.objects.exists()
        assert not MessageDocument.objects.exists()


def test_a_repeated_act_sends_nothing_twice(georgia):
    cause = ids.uuid7()

    first, again = post(cause=cause, to="NTA.GE"), post(cause=cause, to="NTA.GE")

    assert first.pk == again.pk
    assert (
        OutboundMessage.objects.count()
        == InboundMessage.objects.count()
        == MessageDocument.objects.count()
        == 1
    )


def test_ids_differ_by_cause_recipient_and_ordinal(georgia):
    cause = ids.uuid7()
    rows = [
        post(cause=cause),
        post(cause=cause, ordinal=1),
        post(cause=cause, to="GE124"),
        post(cause=ids.uuid7()),
        post(),
        post(),
    ]

    assert len({row.message_id for row in rows}) == 6


def test_the_same_cause_gives_the_same_id_again_after_a_restore(administrations):
    with scope.scope("GE"):
        first = post(cause=lodged()).message_id
        scope._open().fail()
    with scope.scope("GE"):
        assert not OutboundMessage.objects.exists()
        assert post(cause=lodged()).message_id == first


def test_two_traders_with_the_same_identification_do_not_share_an_answer(georgia):
    one = outbox.post(letter("L"), to="NTA.AZ", subject="L", cause=lodged("1", "GE1"))
    two = outbox.post(letter("L"), to="NTA.AZ", subject="L", cause=lodged("1", "GE2"))

    assert one.message_id != two.message_id
    assert one.cause != two.cause


def test_an_answer_names_the_message_that_it_answers(georgia):
    row = outbox.post(letter("LRN1"), to="GE123", subject="LRN1", cause=lodged("my own number 7"))

    assert row.correlation == read(row).correlationIdentifier == "my own number 7"


def test_an_answer_between_administrations_names_the_identification_of_the_request(georgia):
    asked = ids.uuid7()
    request = inbox.receive(
        b"<CD203C/>", channel="ice", sender="NTA.AZ", message_id=str(asked), type="CD203C", subject=MRN
    )
    answer = spec.CD205C(
        messageSender="",
        messageRecipient="",
        preparationDateAndTime="",
        messageIdentification="",
        messageType="",
        TransitOperation=spec.TransitOperationType010(MRN=MRN),
        CustomsOfficeOfDeparture=spec.CustomsOfficeOfDepartureType004(referenceNumber="AZDM0001"),
        HolderOfTheTransitProcedure=spec.HolderOfTheTransitProcedureType200(identificationNumber="AZ1"),
        Guarantee=[],
    )

    row = outbox.post(answer, to="NTA.AZ", subject=MRN, cause=request)

    assert (row.correlation, row.cause) == (asked.hex, asked)
    by_id = outbox.post(answer, to="NTA.AZ", subject=MRN, cause=asked, ordinal=1)
    assert by_id.correlation == asked.hex


def test_what_answers_nobody_names_nobody(georgia):
    release = outbox.header.correlation("CC029C", lodged(), "")

    assert release == ""


def test_an_answer_to_nothing_is_a_fault_of_the_program(georgia):
    with pytest.raises(ValueError, match="CC928C answers a message"):
        outbox.post(letter("L"), to="GE123", subject="L", cause=None)


def test_nobody_elses_messages_are_seen(administrations):
    with scope.scope("GE"):
        post()
    with scope.scope("AZ"):
        assert not OutboundMessage.objects.exists()
        assert not MessageDocument.objects.exists()
