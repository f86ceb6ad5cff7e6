"""What an administrator does with messages that are held: try again or skip; and how the links stand. Pages and API call this."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from cats.audit import log
from cats.kernel import references
from cats.kernel.actors import Actor
from cats.kernel.errors import Fault, Invalid, NotFound, Refused
from cats.kernel.sentences import said
from cats.messaging import inbox
from cats.messaging.models import InboundMessage
from cats.messaging.selectors import Depth, depths
from cats.messaging.states import Channel, Inbound
from cats.tenancy import scope
from ice_connector.alarms import clear
from ice_connector.models import Alarm, AlarmKind, Link, Participation
from ice_connector.protocol import limits

VIEW, REDRIVE = "ice.view_links", "ice.redrive_message"
HELD = (Inbound.STUCK, Inbound.WAITING)
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class LinkState:
    """A link to one partner. `state` is idle, busy, late (older than an alarm allows), stuck or halted."""

    partner: str
    state: str
    out: Depth | None
    inside: Depth | None
    position: str
    last_seen_at: datetime | None


def links() -> list[LinkState]:
    """The links to the other administrations that have been used, in order of partner."""
    halted = Participation.objects.exclude(halted="").exists()
    outgoing = {link.partner: link for link in Link.objects.all()}
    open_: dict[tuple[str, str], Depth] = {}
    for depth in depths():
        if depth.channel == Channel.ICE:
            open_[_country(depth.partner), depth.direction] = depth
    partners = sorted({*outgoing, *(country for country, _ in open_)} - {scope.current()})
    return [
        _link(partner, outgoing.get(partner), open_.get((partner, "out")), open_.get((partner, "in")), halted)
        for partner in partners
    ]


def participation() -> Participation | None:
    """The administration's own end of ICE; None before the link process ran for the first time."""
    return Participation.objects.first()


def open_alarms() -> QuerySet[Alarm]:
    """Alarms that nobody has seen to, the newest first."""
    return Alarm.objects.filter(cleared_at=None).order_by("-raised_at", "-id")


def held_messages() -> QuerySet[InboundMessage]:
    """Messages that are stuck or wait, the oldest first."""
    return InboundMessage.objects.filter(state__in=HELD).order_by("received_at", "id")


def held(id: UUID) -> InboundMessage:
    """A held message. Raises `NotFound`, and `Refused` when it is not held (any more)."""
    return _require_held(InboundMessage.objects.filter(pk=id).first())


def redrive(id: UUID, *, actor: Actor) -> InboundMessage:
    """Have a held message tried again under its id. Raises `NotFound`, and `Refused` when it is not held."""
    row = _held(id)
    inbox.redrive(row)
    _settled(row)
    _audit("message.redriven", row, actor)
    row.refresh_from_db()
    return row


def skip(id: UUID, reason: str, *, actor: Actor) -> InboundMessage:
    """Decide that a held message shall have no effect. Raises `Invalid` without a reason, `NotFound`, `Refused`."""
    row = _held(id)
    given = reason.strip()
    if not given or len(given) > LONGEST_REASON:
        text = said(
            "Say why the message shall have no effect, in at most {longest_reason} characters.",
            longest_reason=LONGEST_REASON,
        )
        raise Invalid([Fault("/reason", "13", "CATS_120", text)], said("The reason is missing or too long."))
    inbox.skip(row, given)
    _settled(row)
    _audit("message.skipped", row, actor, reason=given)
    return row


def _held(id: UUID) -> InboundMessage:
    return _require_held(InboundMessage.objects.select_for_update(of=("self",)).filter(pk=id).first())


def _require_held(row: InboundMessage | None) -> InboundMessage:
    if row is None:
        raise NotFound(
            "message", said("There is no such message."), remedy=said("Look it up in the trace of its MRN.")
        )
    if row.state not in HELD:
        raise Refused(
            "message-not-held",
            said(
                "The message is {state}: only a stuck or waiting one can be tried again or skipped.",
                state=row.state,
            ),
            remedy=said("Look at the list of held messages again."),
        )
    return row


def _settled(row: InboundMessage) -> None:
    for kind in (AlarmKind.STUCK, AlarmKind.WAITING):
        clear(kind, row.message_id)


def _audit(verb: str, row: InboundMessage, actor: Actor, **facts: str) -> None:
    named = {"message": row.message_id, "type": row.type, "sender": row.sender}
    log.record(verb, actor=actor, subject=row, mrn=row.mrn, **named, **facts)


def _link(
    partner: str, link: Link | None, out: Depth | None, inside: Depth | None, halted: bool
) -> LinkState:
    return LinkState(
        partner=partner,
        state="halted" if halted else _state([depth for depth in (out, inside) if depth]),
        out=out,
        inside=inside,
        position=f"{link.gen}:{link.seq}" if link else "",
        last_seen_at=link.last_seen_at if link else None,
    )


def _state(found: list[Depth]) -> str:
    if any(Inbound.STUCK in depth.by_state for depth in found):
        return "stuck"
    if any(depth.age().total_seconds() > limits.ALARM_WAITING for depth in found):
        return "late"
    return "busy" if found else "idle"


def _country(authority: str) -> str:
    return references.authority_country(authority) or authority
