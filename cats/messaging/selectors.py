"""Reading messages: the trace of a movement, the depth of each link, a mailbox. Nothing is changed here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from cats.kernel import clock, references
from cats.messaging.models import InboundMessage, OutboundMessage
from cats.messaging.states import UNDELIVERED, UNRESOLVED, Channel, Inbound


@dataclass(frozen=True, slots=True)
class Traced:
    """One message of a trace as this administration saw it, with the hops that it has behind it.

    `id` is its row's; `at` is when it was posted or received; `hops` are posted, stamped, stored by the hub, acknowledged, or received,
    processed, in their order.
    """

    at: datetime
    direction: str
    channel: str
    sender: str
    recipient: str
    type: str
    message_id: str
    state: str
    position: str
    hops: tuple[str, ...]
    waits_for: str = ""
    error: str = ""
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Depth:
    """How many messages of a link are open in this administration, by state, and since when the oldest is."""

    partner: str
    direction: str
    channel: str
    by_state: dict[str, int]
    oldest: datetime | None

    @property
    def count(self) -> int:
        return sum(self.by_state.values())

    def age(self) -> timedelta:
        """How long the oldest open message has been open, in business time."""
        return clock.now() - self.oldest if self.oldest else timedelta()


def trace(*, mrn: str = "", lrn: str = "") -> list[Traced]:
    """Every message about a movement, in and out, oldest first. By MRN, or by LRN before there is one; by both if given."""
    about = (Q(mrn=mrn) if mrn else Q(pk__in=[])) | (Q(lrn=lrn) if lrn else Q(pk__in=[]))
    sent = OutboundMessage.objects.filter(about).defer("jws")
    received = InboundMessage.objects.filter(about).defer("jws")
    entries = [*map(_sent, sent), *map(_received, received)]
    return sorted(entries, key=lambda entry: (entry.at, entry.direction == "in"))


def mailbox(trader: str) -> QuerySet[OutboundMessage]:
    """The messages that customs sent to an economic operator, the newest first."""
    return OutboundMessage.objects.filter(channel=Channel.TRADER, recipient=trader).order_by(
        "-created_at", "-id"
    )


def submissions(trader: str) -> QuerySet[InboundMessage]:
    """The messages that an economic operator sent to customs, the newest first."""
    return InboundMessage.objects.filter(channel=Channel.TRADER, sender=trader).order_by(
        "-received_at", "-id"
    )


def depths() -> list[Depth]:
    """Open messages of every link and channel: what has not been delivered, what has not been processed."""
    out = OutboundMessage.objects.filter(state__in=UNDELIVERED)
    inside = InboundMessage.objects.filter(state__in=UNRESOLVED)
    sums = [("out", row) for row in _sums(out, "recipient", "created_at")]
    sums += [("in", row) for row in _sums(inside, "sender", "received_at")]
    return _depths(sums)


def waiting_since_before(moment: datetime) -> QuerySet[InboundMessage]:
    """Messages that have waited since before a moment of business time, the longest first."""
    return InboundMessage.objects.filter(state=Inbound.WAITING, waiting_since__lt=moment).order_by(
        "waiting_since"
    )


def stuck() -> QuerySet[InboundMessage]:
    """Messages that a person must look at."""
    return InboundMessage.objects.filter(state=Inbound.STUCK).order_by("received_at")


Sum = tuple[str, str, str, int, datetime]


def _sums(
    rows: QuerySet[OutboundMessage] | QuerySet[InboundMessage], partner: str, since: str
) -> Iterable[Sum]:
    counted = rows.values(partner, "channel", "state").annotate(count=Count("id"), oldest=Min(since))
    return [(row[partner], row["channel"], row["state"], row["count"], row["oldest"]) for row in counted]


def _depths(sums: Iterable[tuple[str, Sum]]) -> list[Depth]:
    links: dict[tuple[str, str, str], list[Sum]] = {}
    for direction, row in sums:
        links.setdefault((row[0], direction, row[1]), []).append(row)
    return [
        Depth(partner, direction, channel, {row[2]: row[3] for row in rows}, min(row[4] for row in rows))
        for (partner, direction, channel), rows in sorted(links.items())
    ]


def _sent(row: OutboundMessage) -> Traced:
    passed = [("posted", True), ("stamped", bool(row.position)), ("stored by the hub", bool(row.receipt))]
    passed.append(("acknowledged", bool(row.ack) or row.channel != Channel.ICE))
    return Traced(
        at=row.created_at,
        direction="out",
        channel=row.channel,
        sender=row.sender,
        recipient=row.recipient,
        type=row.type,
        message_id=str(row.message_id),
        state=row.state,
        position=row.position,
        hops=tuple(hop for hop, done in passed if done),
        error=row.error,
        id=row.id,
    )


def _received(row: InboundMessage) -> Traced:
    passed = [
        ("received", True),
        ("acknowledged", bool(row.ack)),
        ("processed", row.processed_at is not None),
    ]
    return Traced(
        at=row.received_at,
        direction="in",
        channel=row.channel,
        sender=row.sender,
        recipient=references.authority(str(row.administration_id)),
        type=row.type,
        message_id=row.message_id,
        state=row.state,
        position=row.position,
        hops=tuple(hop for hop, done in passed if done),
        waits_for=row.waits_for,
        error=row.error,
        id=row.id,
    )
