"""What there is to do for one participant, asked in one short transaction: the sending thread looks several times a second."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from cats.kernel import clock
from cats.messaging.models import OutboundMessage
from cats.messaging.states import Channel, Outbound
from cats.tenancy import scope
from ice_connector.link.context import Context
from ice_connector.models import Acknowledgement, Participation
from ice_connector.protocol import limits

IN_FLIGHT = (Outbound.STAMPED, Outbound.ACCEPTED)


@dataclass(frozen=True)
class Agenda:
    """What waits: a handshake, acknowledgements to hand in, messages to stamp, messages to post."""

    handshake: bool
    acks: bool
    pending: bool
    due: bool


def look(context: Context) -> Agenda:
    """The agenda of one participant now."""
    now = clock.machine_now()
    ice = OutboundMessage.objects.filter
    with scope.scope(context.participant):
        own = Participation.objects.first()
        shaken_at = own.handshaken_at if own else None
        return Agenda(
            handshake=context.handshake_due.is_set()
            or shaken_at is None
            or now - shaken_at > timedelta(seconds=limits.HANDSHAKE_EVERY),
            acks=Acknowledgement.objects.filter(to_send=True).exists(),
            pending=ice(channel=Channel.ICE, state=Outbound.PENDING).exists(),
            due=ice(Q(state__in=IN_FLIGHT), next_attempt_at__lte=now).exists(),
        )
