"""A toy life of a parcel: its state table and its machine. The models are beside it."""

from datetime import timedelta

from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.specification import definitions as spec
from cats.workflow.firing import Due, Outgoing, on_facts
from cats.workflow.machine import Machine
from cats.workflow.rows import Row, late, table

OFFICER = Actor("user", "7", "Nino", permissions=frozenset({"toy.open_parcel", "toy.send_parcel"}))
PASSER_BY = Actor("user", "8", "Somebody", permissions=frozenset())
MESSAGE = Actor("message", "m1", "CC015C from somebody")

TABLE = table(
    "parcel",
    Row("", "got.CC015C", "packed", starts=("send_by",), emits="CC928C"),
    Row(
        "packed",
        "act.send",
        "sent",
        when="is_light",
        does="stamp",
        permission="toy.send_parcel",
        starts="answer_by",
        stops="send_by",
    ),
    Row("packed", "act.send", "held", permission="toy.send_parcel", stops="send_by"),
    Row("packed", "due.send_by", "returned", note="Nobody sent it."),
    Row(
        "held",
        "act.open",
        "packed",
        when=("has_remark", "reason_given"),
        permission="toy.open_parcel",
        starts="send_by",
        law="House rules, article 1",
    ),
    Row("sent", "got.CD006C", "received", does="fail_on_request"),
    Row("sent", "due.answer_by", "sent", starts="answer_by"),
    late("got.CD118C", "received", "returned", note="A passage reported late."),
    final=("received", "returned"),
    patient={"held": "An officer has it on his desk."},
    keeps=("reason",),
)


def is_light(firing):
    """The parcel is light."""
    return firing.record.remark != "heavy"


def has_remark(firing):
    """The parcel has a remark."""
    return True if firing.record.remark else "Write a remark first."


@on_facts
def reason_given(firing):
    """A reason is given."""
    return bool(firing.facts.get("reason"))


def stamp(firing):
    """Puts the officer's stamp on it."""
    firing.record.remark = f"stamped by {firing.actor.label}"
    firing.record.save()


def fail_on_request(firing):
    if firing.facts.get("fail"):
        raise ZeroDivisionError


def letter(lrn):
    """A small message whose header is empty."""
    return spec.CC928C(
        messageSender="",
        messageRecipient="",
        preparationDateAndTime="",
        messageIdentification="",
        messageType="",
        TransitOperation=spec.TransitOperationType928(LRN=lrn),
        CustomsOfficeOfDeparture=spec.CustomsOfficeOfDepartureType004(referenceNumber="GEDM0001"),
        HolderOfTheTransitProcedure=spec.HolderOfTheTransitProcedureType004(identificationNumber="GE123"),
    )


def acknowledgement(firing):
    copies = firing.facts.get("copies", 1)
    to = firing.facts.get("to", "GE123")
    return [Outgoing(letter(firing.record.lrn), to=to, correlation="lodged-1") for _ in range(copies)]


def due_at(record, kind):
    hours = {"send_by": 24, "answer_by": 1}[kind]
    return Due(clock.now() + timedelta(hours=hours), law="House rules, article 2")


MACHINE = Machine(
    TABLE,
    guards={"is_light": is_light, "has_remark": has_remark, "reason_given": reason_given},
    effects={"stamp": stamp, "fail_on_request": fail_on_request},
    builders={"CC928C": acknowledgement},
    due_at=due_at,
)


def process_nothing(administration, subject):
    """Stands in for the processor of incoming messages."""
