"""An operator's mailbox: what customs wrote to those for whom a person acts, and what was handed in for them."""

from uuid import UUID

from django.db.models import QuerySet

from cats.kernel.actors import Actor
from cats.kernel.errors import NotFound
from cats.kernel.sentences import said
from cats.messaging.models import InboundMessage, OutboundMessage
from cats.messaging.states import Channel
from transit import access
from transit.models import Movement
from transit.workflow.states import Role

READ = "transit.read_mailbox"
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
        raise NotFound("message", said("There is no such message to you."))
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
            said("There is no such submission of yours."),
            remedy=said("Look at the address that the 202 gave."),
        )
    return found


def record_of(row: InboundMessage, actor: Actor) -> Movement | None:
    """The record that the message concerns, if the caller may see it."""
    seen = access.visible_to(actor)
    if row.type == "CC015C":
        return seen.filter(
            role=Role.DEPARTURE, declaration__declarant=row.sender, declaration__message_id=row.message_id
        ).first()
    role = Role.DESTINATION if row.type in ("CC007C", "CC044C") else Role.DEPARTURE
    return seen.filter(mrn=row.mrn, role=role).first() if row.mrn else None
