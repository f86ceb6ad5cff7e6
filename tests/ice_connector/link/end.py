"""Georgia's end of ICE in this process, and a hub that answers from memory what a test wants it to answer."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import msgspec

from cats.kernel import clock, references
from cats.messaging import outbox
from cats.messaging.models import InboundMessage, OutboundMessage
from cats.tenancy import scope
from ice_connector.keys import ensure_key
from ice_connector.link.context import Context
from ice_connector.models import Acknowledgement, Alarm, Participation
from ice_connector.protocol import jose, statements, wire
from ice_connector.protocol.directory import HUB, Key
from ice_connector.protocol.errors import Problem, ProtocolError
from ice_connector.protocol.statements import Ack, Message, parse, timestamp
from tests.ice_connector.protocol import world
from tests.toy.parcels import letter

MRN, OTHER_MRN = (references.make_mrn(date(2026, 11, 1), "GE", serial) for serial in (1, 2))
DOCUMENT = b"<CD118C/>"
POOL = SimpleNamespace(map=map)
"""Posts one after another, in this thread."""


@dataclass
class Sent:
    """What the hub was handed."""

    participant: str
    jws: str
    document: bytes
    epoch: int

    @property
    def claims(self) -> Message:
        return parse(self.jws, Message).claims


@dataclass
class FakeHub:
    """Has the methods of `HubClient`. `down` is raised by every call, `refusals` by one post each."""

    epoch: int = 0
    down: Exception | None = None
    refusals: list[Exception] = field(default_factory=list)
    posted: list[Sent] = field(default_factory=list)
    acks: dict[str, str] = field(default_factory=dict)
    """Acknowledgements that a post of this id is answered with."""
    receipt_for: Callable[[Message], str] | None = None
    pages: list[wire.Inbox] = field(default_factory=list)
    documents: dict[str, bytes] = field(default_factory=dict)
    held: list[wire.MessageEntry] = field(default_factory=list)
    asked: list[tuple[str, int, int, int]] = field(default_factory=list)
    handed_in: list[str] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    account: list[statements.Link] = field(default_factory=list)
    links_jws: str = ""
    meanwhile: Callable[[], object] = lambda: None
    """Happens while a poll is under way."""

    def post(self, participant: str, jws: str, document: bytes, epoch: int) -> wire.Posted:
        self._answering()
        self.posted.append(Sent(participant, jws, document, epoch))
        if self.refusals:
            raise self.refusals.pop(0)
        claims = parse(jws, Message).claims
        receipt = (self.receipt_for or self.receipt)(claims)
        return wire.Posted(receipt=receipt, ack=self.acks.get(claims.id))

    def receipt(self, claims: Message, **changes: Any) -> str:
        now = timestamp(clock.machine_now())
        made = world.receipt(claims, **{"epoch": self.epoch, "received": now} | changes)
        return world.signed(HUB, "ice-receipt", made.payload())

    def inbox(self, participant: str, after: str, wait: int, epoch: int) -> wire.Inbox:
        self._answering()
        self.meanwhile()
        return self.pages.pop(0) if self.pages else wire.Inbox(entries=[], next=after)

    def document(self, participant: str, sender: str, message_id: str, epoch: int) -> bytes:
        self._answering()
        return self.documents[message_id]

    def positions(
        self, participant: str, link: str, gen: int, first: int, last: int, epoch: int
    ) -> wire.Positions:
        self._answering()
        self.asked.append((link, gen, first, last))
        return wire.Positions(entries=self.held)

    def acknowledge(self, participant: str, acks: list[str], epoch: int) -> list[wire.AckResult]:
        self._answering()
        self.handed_in += acks
        ids = [parse(jws, Ack).claims.id for jws in acks]
        return [wire.AckResult(id=name, status=self.statuses.get(name, 200)) for name in ids]

    def links(self, participant: str, epoch: int) -> str:
        self._answering()
        return self.links_jws or self.links_of(participant)

    def links_of(self, participant: str, author: str = HUB, **changes: Any) -> str:
        now = timestamp(clock.machine_now())
        members: dict[str, Any] = {
            "v": 1,
            "env": "test",
            "epoch": self.epoch,
            "p": participant,
            "at": now,
            "links": self.account,
        }
        return world.signed(author, "ice-links", statements.Links(**members | changes).payload())

    def _answering(self) -> None:
        if self.down is not None:
            raise self.down


class End:
    """Georgia's context on the fake hub, with what tests do around it. Use inside no scope."""

    def __init__(self, code: str = "GE") -> None:
        self.code = code
        self.hub = FakeHub(epoch=statements.epoch_of(clock.machine_now() - timedelta(days=1)))
        with scope.scope(code):
            self.directory = directory(code, own_key())
        self.directories = SimpleNamespace(current=self.directory)
        self.context = Context(code, self.hub, self.directories, "test")
        self.context.stop.set()

    def publish(self, **changes: Any) -> None:
        """Another directory is in force; the keys of a partner by its name."""
        with scope.scope(self.code):
            self.directories.current = directory(self.code, own_key(), **changes)

    def post(self, *, to: str = "NTA.AZ", subject: str = MRN, **facts: Any) -> OutboundMessage:
        with scope.scope(self.code):
            message = letter(f"LRN{next(_numbers)}")
            return outbox.post(message, to=to, subject=subject, cause=None, correlation="lodged-1", **facts)

    def outgoing(self, **facts: Any) -> list[OutboundMessage]:
        with scope.scope(self.code):
            rows = OutboundMessage.objects.select_related("document").filter(**facts)
            return list(rows.order_by("gen", "seq", "id"))

    def row(self, row: OutboundMessage) -> OutboundMessage:
        return self.outgoing(id=row.id)[0]

    def incoming(self, **facts: Any) -> list[InboundMessage]:
        with scope.scope(self.code):
            rows = InboundMessage.objects.select_related("document").filter(**facts)
            return list(rows.order_by("gen", "seq", "id"))

    def alarms(self) -> list[str]:
        """The kinds of the open alarms."""
        with scope.scope(self.code):
            found = Alarm.objects.filter(cleared_at=None).order_by("raised_at", "kind")
            return [str(kind) for kind in found.values_list("kind", flat=True)]

    def alarm(self) -> Alarm:
        """The only open alarm."""
        with scope.scope(self.code):
            return Alarm.objects.get(cleared_at=None)

    def verdicts(self, **facts: Any) -> list[Ack]:
        """What was said about messages of others, in the order in which it was said."""
        with scope.scope(self.code):
            rows = Acknowledgement.objects.filter(**facts).order_by("id")
            return [parse(row.jws, Ack).claims for row in rows]

    def to_send(self) -> int:
        with scope.scope(self.code):
            return Acknowledgement.objects.filter(to_send=True).count()

    def own(self) -> Participation:
        with scope.scope(self.code):
            return Participation.objects.get()

    def everything(self) -> tuple[Any, ...]:
        """All that a refused statement must leave alone."""
        with scope.scope(self.code):
            return (
                list(OutboundMessage.objects.order_by("id").values()),
                list(InboundMessage.objects.order_by("id").values()),
                list(Acknowledgement.objects.order_by("id").values("message_id", "fp", "verdict")),
                list(Participation.objects.values("halted", "epoch", "cursor")),
            )

    def late(self, seconds: float, **facts: Any) -> None:
        """Outgoing messages fell due long ago."""
        at = clock.machine_now() - timedelta(seconds=seconds)
        with scope.scope(self.code):
            OutboundMessage.objects.filter(**facts).update(next_attempt_at=at)


def own_key() -> Key:
    """The signing key in the database, as it stands in the directory."""
    key = ensure_key()
    jwk = msgspec.convert(key.jwk, jose.Jwk)
    return Key(kid=key.kid, jwk=jwk, begins=timestamp(key.valid_from), ends=timestamp(key.valid_until))


def directory(code: str, key: Key, **keys: list[Key]) -> Any:
    """The directory of now: the key of our own end, one key each for the partners and for the hub."""
    begins = clock.machine_now() - timedelta(days=2)
    partners = sorted({"GE", "AZ", "KZ"} - {code})
    entries = [world.entry(code, keys=[key])]
    entries += [world.entry(name, keys=keys.get(name, [world.key_entry(name, begins)])) for name in partners]
    hub_keys = [world.key_entry(HUB, begins)]
    return world.directory(participants=entries, hub_keys=hub_keys)


def ack_for(row: OutboundMessage, author: str = "AZ", **changes: Any) -> str:
    """The recipient's acknowledgement of what stands in our outbox."""
    claims = parse(row.jws, Message).claims
    made = world.ack(claims, **{"at": timestamp(clock.machine_now())} | changes)
    return world.signed(author, "ice-ack", made.payload())


def acked(jws: str) -> wire.AckEntry:
    return wire.AckEntry(cursor="", ack=jws)


def message(document: bytes = DOCUMENT, **changes: Any) -> Message:
    """Azerbaijan's message to Georgia; the first of its link unless said otherwise."""
    members = {
        "sender": "AZ",
        "recipient": "GE",
        "type": "CD118C",
        "subject": MRN,
        "created": timestamp(clock.machine_now()),
    }
    return world.message(document, **members | changes)


def entry(
    hub: FakeHub,
    about: Message,
    document: bytes | None = DOCUMENT,
    *,
    key: str = "",
    jws: str = "",
    receipt: str = "",
) -> wire.MessageEntry:
    """The message as the log brings it; `key` signs in the place of its sender's, no `document` means too large."""
    return wire.MessageEntry(
        cursor="",
        message=jws or world.signed(key or about.sender, "ice-msg", about.payload()),
        receipt=receipt or hub.receipt(about),
        ack=None,
        document=None if document is None else base64.b64encode(document).decode(),
    )


def page(hub: FakeHub, *entries: wire.MessageEntry | wire.AckEntry, number: int | None = None) -> None:
    """The next poll is answered with these entries."""
    place = next(_numbers) if number is None else number
    hub.pages.append(wire.Inbox(entries=list(entries), next=f"{hub.epoch}.{place}"))


def digest(about: Message | Ack) -> str:
    return jose.digest(about.payload())


def refusal(problem: Problem, conflict: str | None = None) -> ProtocolError:
    return ProtocolError(problem, "said the hub", None, conflict)


_numbers = iter(range(1, 10**6))


def a_minute_later(epoch: int) -> int:
    """Another epoch: epochs are times, so that adding to the number may name none."""
    return statements.epoch_of(statements.epoch_begin(epoch) + timedelta(minutes=1))
