"""What cannot be taken is answered once, with where and why; a refusal is never answered, and nothing else changes."""

from uuid import UUID

import pytest

from cats.kernel.errors import Fault, Forbidden, Invalid, NotFound, Refused
from cats.messaging import header, outbox
from cats.messaging.models import InboundMessage
from cats.specification import codec
from cats.specification import definitions as d
from cats.tenancy import scope
from ice_connector.routing import INBOUND
from tests.ice_connector.process.desk import MRN, passage
from transit.messages.header import HEADER


def raising(error):
    def handler(message, row):
        raise error

    return handler


def functional(answer):
    return [(one.errorPointer, one.errorCode, one.errorReason) for one in answer.FunctionalError]


def document(message, identity, **wrong):
    """The message with its header, but for what is wrong in it."""
    told = {"sender": "NTA.AZ", "recipient": "NTA.GE", "message_id": identity, "correlation": ""} | wrong
    return codec.encode(header.filled(message, **told))


def refusal(kind, correlation="a" * 32):
    """A refusal of something that Georgia sent."""
    if kind == "CD906C":
        faults = [d.FunctionalErrorType906(errorPointer="/CD050C", errorCode="92", errorReason="CATS")]
        return d.CD906C(**HEADER, Header=d.HeaderType906B(MRN=MRN), FunctionalError=faults)
    fault = d.XMLErrorType(
        errorLineNumber=1, errorColumnNumber=1, errorPointer="/CD050C", errorCode="11", errorText="no"
    )
    return d.CD917C(**HEADER, XMLError=[fault])


def test_an_unknown_movement_is_answered_with_906_code_90_at_the_mrn(desk):
    row = desk.collect()

    assert desk.sweep() == 1

    (answer,) = desk.answers()
    assert (type(answer).__name__, answer.messageRecipient, answer.Header.MRN) == ("CD906C", "NTA.AZ", MRN)
    assert functional(answer) == [("/CD118C/TransitOperation/MRN", "90", "CATS_190")]
    assert answer.correlationIdentifier == UUID(row.message_id).hex
    assert (desk.states(row), desk.alarms()) == (["done"], [])
    assert desk.row(row).error == "906: /CD118C/TransitOperation/MRN 90 CATS_190"


@pytest.mark.parametrize("error", [Refused("92", "Not in this state."), Forbidden("no", "Not by you.")])
def test_the_wrong_moment_is_answered_with_906_code_92_at_the_root(desk, error):
    desk.handles(raising(error))
    desk.collect()

    desk.sweep()

    assert functional(desk.answers()[0]) == [("/CD118C", "92", "CATS_192")]


def test_wrong_content_is_answered_with_every_fault(desk):
    faults = [
        Fault("/CD118C/a", "12", "CL147", "No such code.", "XX"),
        Fault("/CD118C/b", "14", "C0030", "No."),
    ]
    desk.handles(raising(Invalid(faults, "Two faults.")))
    desk.collect()

    desk.sweep()

    answer = desk.answers()[0]
    assert functional(answer) == [("/CD118C/a", "12", "CL147"), ("/CD118C/b", "14", "C0030")]
    assert [one.originalAttributeValue for one in answer.FunctionalError] == ["XX", None]


def test_what_is_no_xml_is_answered_with_917(desk):
    row = desk.collect(data=b"<CD118C><broken")

    desk.sweep()

    (answer,) = desk.answers()
    assert (type(answer).__name__, answer.messageRecipient) == ("CD917C", "NTA.AZ")
    assert [(one.errorCode, one.errorLineNumber) for one in answer.XMLError] == [("11", 1)]
    assert (desk.states(row), desk.row(row).error[:4]) == (["done"], "917:")


def test_a_document_that_breaks_the_structure_is_answered_with_every_fault_at_once(desk):
    desk.handles()
    sound = document(passage(), UUID(int=1)).decode()
    broken = sound.replace("2026-11-20", "yesterday").replace("AZDM0001", "?").replace("GEDM0001", "??")
    desk.collect(data=broken.encode())

    desk.sweep()

    (answer,) = desk.answers()
    assert type(answer).__name__ == "CD917C"
    assert [(one.errorPointer.rpartition("/")[2], one.errorCode) for one in answer.XMLError] == [
        ("passageDate", "25"),
        ("referenceNumber", "25"),
        ("referenceNumber", "25"),
    ]
    assert desk.handled == []


def test_a_type_that_nobody_takes_here_is_answered_with_906(desk):
    row = desk.collect(refusal("CD906C"), type="CD906C", correlation="a" * 32)
    desk.monkeypatch.delitem(INBOUND, "CD118C")
    other = desk.collect()

    desk.sweep()

    assert [functional(answer) for answer in desk.answers()] == [[("/CD118C", "92", "CATS_192")]]
    assert desk.states(row, other) == ["done", "done"]


@pytest.mark.parametrize("kind", ["CD906C", "CD917C"])
def test_a_refusal_is_taken_and_never_answered(desk, kind):
    row = desk.collect(refusal(kind), correlation="a" * 32)

    desk.sweep()

    assert (desk.states(row), desk.posted()) == (["done"], [])


@pytest.mark.parametrize("kind", ["CD906C", "CD917C"])
@pytest.mark.parametrize(
    "error",
    [NotFound("movement", "unknown"), Refused("92", "no"), Invalid([Fault("/", "14", "x", "y")], "z")],
)
def test_a_refusal_that_is_wrong_itself_is_not_answered_either(desk, kind, error):
    desk.handles(raising(error), kind)
    row = desk.collect(refusal(kind), correlation="a" * 32)

    desk.sweep()

    assert (desk.states(row), desk.posted()) == (["done"], [])
    assert desk.row(row).error.startswith("906: ")


@pytest.mark.parametrize("kind", ["CD906C", "CD917C"])
def test_a_refusal_that_is_no_xml_is_not_answered(desk, kind):
    row = desk.collect(refusal(kind), correlation="a" * 32, data=b"<no")

    desk.sweep()

    assert (desk.states(row), desk.posted()) == (["done"], [])


@pytest.mark.parametrize(
    ("wrong", "member"),
    [
        ({"sender": "NTA.KZ"}, "messageSender"),
        ({"recipient": "NTA.UZ"}, "messageRecipient"),
        ({"message_id": UUID(int=7)}, "messageIdentification"),
    ],
)
def test_a_document_that_does_not_say_what_its_envelope_proves_is_refused(desk, wrong, member):
    desk.handles()
    identity = UUID(int=5)
    row = desk.collect(message_id=str(identity), data=document(passage(), identity, **wrong))

    desk.sweep()

    assert [functional(answer) for answer in desk.answers()] == [[(f"/CD118C/{member}", "14", "CATS_191")]]
    assert (desk.handled, desk.states(row)) == ([], ["done"])


def test_a_document_of_another_type_than_its_envelope_is_refused(desk):
    desk.handles(kind="CD006C")
    desk.handles(kind="CD118C")
    identity = UUID(int=5)
    desk.collect(type="CD006C", message_id=str(identity), data=document(passage(), identity))

    desk.sweep()

    (answer,) = desk.answers()
    assert functional(answer) == [("/CD006C/messageType", "14", "CATS_191")]
    assert desk.handled == []


def test_what_was_done_before_the_refusal_is_undone(desk):
    def half(message, row):
        outbox.post(passage(), to="NTA.AZ", subject=MRN, cause=None)
        raise Refused("92", "After all.")

    desk.handles(half)
    desk.collect()

    desk.sweep()

    assert desk.posted() == [("CD906C", "NTA.AZ")]


def test_the_answer_to_one_message_is_sent_once(desk):
    row = desk.collect()
    desk.sweep()
    with_state(desk, row, "ready")

    desk.sweep()

    assert desk.posted() == [("CD906C", "NTA.AZ")]


def with_state(desk, row, state):
    with scope.scope("GE"):
        InboundMessage.objects.filter(pk=row.pk).update(state=state)
