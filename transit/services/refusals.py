"""Business refusals to economic operators: 056 from departure, 057 from destination. What has none is answered with 906."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.db import transaction

from cats.kernel import clock
from cats.kernel.errors import CatsError, Fault, Forbidden, Invalid, NotFound, Refused
from cats.messaging import outbox
from cats.messaging.models import InboundMessage
from cats.specification.definitions import CC007C, CC013C, CC014C, CC015C, CC044C
from cats.specification.definitions.base import Message
from refdata import selectors as refdata
from transit.messages import departure, destination

AtDeparture = CC013C | CC014C | CC015C
AtDestination = CC007C | CC044C
OfTrader = AtDeparture | AtDestination
T = TypeVar("T", CC007C, CC013C, CC014C, CC015C, CC044C)
Handler = Callable[[T, InboundMessage], None]

UNKNOWN_MRN, OUT_OF_SEQUENCE, INVALID_MRN = "90", "92", "93"


def refusing(handler: Handler[T]) -> Handler[T]:
    """Let the handler refuse: whatever it did is undone and the operator gets 056 or 057 with every fault."""

    @wraps(handler)
    def handle(message: T, row: InboundMessage) -> None:
        try:
            with transaction.atomic():
                handler(message, row)
        except (Invalid, Refused, NotFound, Forbidden) as error:
            refuse(message, row, faults_of(error, message))

    return handle


def refuse(message: OfTrader, row: InboundMessage, faults: list[Fault]) -> None:
    """Post the refusal, in answer to the message."""
    zone = zone_of(office_of(message))
    moment = clock.wire_time(clock.now(), zone)
    if isinstance(message, CC007C | CC044C):
        answer: Message = destination.rejection(message, faults, moment=moment)
    else:
        # A declaration has no MRN yet; its later messages carry exactly one of MRN and LRN (C0467).
        mrn = getattr(message.TransitOperation, "MRN", None) or ""
        lrn = message.TransitOperation.LRN or row.lrn
        answer = departure.rejection(message, faults, moment=moment, lrn=lrn, mrn=mrn)
    outbox.post(answer, to=row.sender, subject=row.subject, mrn=row.mrn, lrn=row.lrn, cause=row, zone=zone)


def faults_of(error: CatsError, message: OfTrader) -> list[Fault]:
    """An error as functional errors: 92 points at the root element, 90 at the MRN (G0009)."""
    root = type(message).__name__
    if isinstance(error, Invalid):
        return list(error.faults)
    if isinstance(error, NotFound):
        mrn = getattr(message.TransitOperation, "MRN", None) or ""
        return [Fault(f"/{root}/TransitOperation/MRN", UNKNOWN_MRN, "CATS_190", error.message, mrn)]
    text = " ".join(part for part in (error.message, error.remedy) if part)
    return [Fault(f"/{root}", OUT_OF_SEQUENCE, "CATS_192", text)]


def office_of(message: OfTrader) -> str:
    """The office that the message is for."""
    if isinstance(message, CC007C | CC044C):
        return message.CustomsOfficeOfDestinationActual.referenceNumber
    return message.CustomsOfficeOfDeparture.referenceNumber


def zone_of(office: str) -> str:
    """The office's time zone; UTC for one that the directory does not know, which a rule refuses anyway."""
    try:
        return refdata.office_zone(office)
    except NotFound:
        return "UTC"
