"""An operator's mailbox: what customs wrote to those for whom a person acts, and what was handed in for them."""

from uuid import UUID

from django.db.models import QuerySet

from cats.kernel.actors import Actor
from cats.kernel.errors import NotFound
from cats.messaging.models import InboundMessage, OutboundMessage
from cats.messaging.states import Channel

ORDER = ("-created_at", "-id")


def letters(actor: Actor) -> QuerySet[OutboundMessage]:
    """The messages of customs, the newest first."""
    return OutboundMessage.objects.filter(
        channel=Channel.TRADER, recipient__in=list(actor.operators)
    ).order_by(*ORDER)


def letter(actor: Actor, id: UUID) -> OutboundMessage:
    """One of them. Raises `NotFound`."""
    found = letters(actor).filter(pk=id).first()
    if found is None:
        raise NotFound("message", "There is no such message to you.")
    return found


def submissions(actor: Actor) -> QuerySet[InboundMessage]:
    """What was handed in, the newest first."""
    return InboundMessage.objects.filter(channel=Channel.TRADER, sender__in=list(actor.operators)).order_by(
        "-received_at", "-id"
    )


def submission(actor: Actor, id: UUID) -> InboundMessage:
    """One of them. Raises `NotFound`."""
    found = submissions(actor).filter(pk=id).first()
    if found is None:
        raise NotFound(
            "submission",
            "There is no such submission of yours.",
            remedy="Look at the address that the 202 gave.",
        )
    return found
