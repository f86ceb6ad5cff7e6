"""What is read about movements for pages and the API: lists, work, timeline, messages. Nothing is changed here."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from cats.kernel.actors import Actor
from cats.kernel.errors import NotFound
from cats.kernel.sentences import said
from cats.messaging.models import InboundMessage, OutboundMessage
from cats.messaging.states import Channel
from cats.workflow import deadlines, records
from cats.workflow.models import Deadline, Transition
from cats.workflow.rows import GOT
from guarantees import selectors as guarantees
from guarantees.models import Guarantee
from transit import access, documents, guarantee_uses
from transit.models import Movement
from transit.workflow.labels import state_label
from transit.workflow.machine import MACHINES
from transit.workflow.states import FINAL, Role

MessageRow = InboundMessage | OutboundMessage

REFUSED_BY: dict[str, tuple[str, ...]] = {
    Role.DEPARTURE: ("CC056C",),
    Role.TRANSIT: (),
    Role.DESTINATION: ("CC057C",),
}
"""Refusals to economic operators: the services send them when a table takes nothing."""

HEAVY = ("jws", "receipt", "ack")
"""Columns of messages that no page shows: signatures. Documents are read when a message is opened."""

movements_visible_to = access.visible_to


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a timeline. `kind` is step or message; `who` is empty for those who may not know it.

    `balance`: what was then free under the movement's guarantee, where it is kept here and the reader may know it.
    """

    at: datetime
    kind: str
    office: str
    role: str
    what: str
    state: str = ""
    label: str = ""
    who: str = ""
    direction: str = ""
    balance: str = ""
    facts: dict[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The event as plain data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Cover:
    """Where a guarantee of a movement stands; the balance is known where its office of guarantee is ours."""

    grn: str
    type: str
    amount: str
    currency: str
    status: str
    reasons: tuple[str, ...]
    headroom: str = ""


def work(actor: Actor) -> list[tuple[str, str, str, int]]:
    """Office, role, state and number of the open movements at the actor's offices, for the head of a work list."""
    rows = (
        open_at(actor)
        .order_by()
        .values_list("office", "role", "state")
        .annotate(number=Count("id"))
        .order_by("office", "role", "state")
    )
    return [(office, role, state, number) for office, role, state, number in rows]


def open_at(actor: Actor) -> QuerySet[Movement]:
    """The movements at the actor's offices that are not over, the longest untouched last."""
    ended = Q()
    for role, states in FINAL.items():
        ended |= Q(role=role, state__in=[str(state) for state in states])
    return access.visible_to(actor).filter(office__in=list(actor.offices)).exclude(ended)


def timeline(movement: Movement, actor: Actor) -> list[Event]:
    """What happened to a movement at its office, oldest first: steps, and the messages that this actor may know."""
    events = [*_steps(movement, actor), *_letters(movement, actor)]
    return _with_balances(
        movement, actor, sorted(events, key=lambda event: (event.at, event.kind != "message"))
    )


def deadlines_of(movement: Movement) -> list[Deadline]:
    """The deadlines that run for the record, the next one first."""
    return list(deadlines.running(movement))


def messages_of(movement: Movement, actor: Actor) -> list[MessageRow]:
    """The messages about a movement that this actor may read, oldest first: officers all, operators their own.

    What the administration sent to itself stands here once, as sent; what only offices of another role send or get, not.
    """
    others = list(types_of_others(movement.role))
    received = InboundMessage.objects.filter(_about(movement, "sender")).exclude(channel=Channel.LOCAL)
    received = received.exclude(type__in=others)
    posted = OutboundMessage.objects.filter(_about(movement, "recipient")).exclude(type__in=others)
    if not _reads_everything(movement, actor):
        received = received.filter(sender__in=list(actor.operators))
        posted = posted.filter(recipient__in=list(actor.operators))
    rows: list[MessageRow] = [*received.defer(*HEAVY), *posted.defer(*HEAVY)]
    return sorted(rows, key=moment_of)


@cache
def types_of_others(role: str) -> frozenset[str]:
    """The messages that other roles send or get by their state tables, and this one does not."""
    own = _types(role)
    return frozenset().union(*(_types(other) for other in MACHINES if other != role)) - own


def message_of(movement: Movement, id: UUID | str, actor: Actor) -> MessageRow:
    """One of these messages. Raises `NotFound`."""
    for row in messages_of(movement, actor):
        if str(row.id) == str(id):
            return row
    raise NotFound("message", said("There is no such message of this movement."))


def readable(row: MessageRow, actor: Actor) -> bytes:
    """The document of a message as it may be shown: XML without access codes, to whomever."""
    return documents.without_secrets(row.data)


def moment_of(row: MessageRow) -> datetime:
    """When a message was received or posted, in business time."""
    return row.received_at if isinstance(row, InboundMessage) else row.created_at


def covers(movement: Movement) -> list[Cover]:
    """The guarantees of a departure record, with headroom where this administration keeps them."""
    uses = list(guarantee_uses.current(movement))
    ours = Guarantee.objects.filter(grn__in=[use.grn for use in uses]).prefetch_related("accounts")
    headroom = {one.grn: str(guarantees.balance_of(one).headroom) for one in ours}
    return [
        Cover(
            grn=use.grn,
            type=use.guarantee_type,
            amount="" if use.amount is None else str(use.amount),
            currency=use.currency,
            status=use.status,
            reasons=tuple(use.reasons),
            headroom=headroom.get(use.grn, ""),
        )
        for use in uses
    ]


def passages_of(movement: Movement) -> list[tuple[str, datetime | None]]:
    """The offices of transit of a departure record in the order of the journey, with the moment each passage was heard."""
    heard = dict(movement.passages.values_list("office", "heard_at"))
    return [(office, heard.get(office)) for office in movement.offices_of_transit]


def _steps(movement: Movement, actor: Actor) -> Iterator[Event]:
    """The log of the record. Who decided, and why, is for customs: a holder never sees what a control was about."""
    officer = _reads_everything(movement, actor)
    rows = _transitions(movement).order_by("sequence")
    for step in rows:
        yield Event(
            at=step.at,
            kind="step",
            office=movement.office,
            role=movement.role,
            what=step.trigger,
            state=step.to_state,
            label=str(state_label(movement.role, step.to_state)),
            who=step.actor_label if officer else "",
            facts=dict(step.facts) if officer else {},
        )


def _letters(movement: Movement, actor: Actor) -> Iterator[Event]:
    for row in messages_of(movement, actor):
        yield Event(
            at=moment_of(row),
            kind="message",
            office=movement.office,
            role=movement.role,
            what=row.type,
            who=row.sender if isinstance(row, InboundMessage) else row.recipient,
            direction="in" if isinstance(row, InboundMessage) else "out",
        )


def _with_balances(movement: Movement, actor: Actor, events: list[Event]) -> list[Event]:
    """The events with what was free under the first guarantee of the movement, for whom that guarantee is no secret."""
    grn = _guarantee_to_show(movement, actor)
    if not grn:
        return events
    free = guarantees.headroom_at(grn, [event.at for event in events])
    return [
        replace(event, balance="" if amount is None else str(amount))
        for event, amount in zip(events, free, strict=True)
    ]


def _guarantee_to_show(movement: Movement, actor: Actor) -> str:
    if movement.role != Role.DEPARTURE:
        return ""
    grns = [use.grn for use in guarantee_uses.current(movement)]
    if actor.may("guarantees.view_guarantee") and access.works_at(actor, movement):
        return grns[0] if grns else ""
    if not actor.may("guarantees.view_balance"):
        return ""
    seen = set(guarantees.visible_to(actor).filter(grn__in=grns).values_list("grn", flat=True))
    return next((grn for grn in grns if grn in seen), "")


def _types(role: str) -> frozenset[str]:
    rows = MACHINES[role].table.rows
    got = {row.on.removeprefix(GOT) for row in rows if row.on.startswith(GOT)}
    return frozenset({*got, *(name for row in rows for name in row.emits), *REFUSED_BY[role]})


def _about(movement: Movement, party: str) -> Q:
    """Messages that name the MRN; before there was one, those of the declarant that name his LRN."""
    about = Q(mrn=movement.mrn) if movement.mrn else Q(pk__in=[])
    if movement.role == Role.DEPARTURE and movement.lrn:
        about |= Q(lrn=movement.lrn, mrn="", channel=Channel.TRADER) & Q(**{party: movement.declarant})
    return about


def _reads_everything(movement: Movement, actor: Actor) -> bool:
    return access.works_at(actor, movement) or actor.may(access.AUDIT)


def steps(movement: Movement) -> int:
    """How many steps the record has made."""
    return _transitions(movement).count()


def _transitions(movement: Movement) -> QuerySet[Transition]:
    return Transition.objects.filter(record_type=records.record_type(movement), record_id=movement.pk)
