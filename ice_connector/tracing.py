"""The trace of one movement: every message with its hops, each signature verified now with the keys that were kept."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from cats.audit import log
from cats.kernel import clock, references
from cats.kernel.actors import Actor
from cats.kernel.errors import NotFound
from cats.kernel.sentences import said
from cats.messaging.models import InboundMessage, MessageDocument, OutboundMessage
from cats.messaging.states import FOLLOWS, WORDS, Channel
from cats.tenancy import scope
from ice_connector.link.identity import Identity
from ice_connector.models import DirectoryEdition
from ice_connector.protocol import proof as proofs
from ice_connector.protocol.directory import HUB, Directory
from ice_connector.protocol.proof import DocumentDigest, Finding, Judgement, Proof
from ice_connector.protocol.statements import Env

TAKE_PROOF = "ice.take_proof"
EDITIONS = 100
MOST = 500
Row = OutboundMessage | InboundMessage
Direction = Literal["out", "in"]


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a message between two ends, with the signature of whoever answers for it."""

    at: datetime | None
    sender: str
    recipient: str
    took: timedelta | None
    finding: Finding

    @property
    def clock(self) -> str:
        return clock_of(self.at)


@dataclass(frozen=True, slots=True)
class TracedMessage:
    """One message of the trace as this administration keeps it. `hops` is empty for what did not cross ICE."""

    row: Row
    direction: Direction
    at: datetime
    sender: str
    recipient: str
    hops: tuple[Hop, ...]
    judgement: Judgement | None
    differs: tuple[str, ...]

    @property
    def clock(self) -> str:
        return clock_of(self.at)

    @property
    def state(self) -> str:
        """The state in words, and what it waits for."""
        waits_for = getattr(self.row, "waits_for", "")
        if not waits_for:
            return str(WORDS[self.row.state])
        return _("waits for %(what)s") % {
            "what": _("an earlier message") if waits_for == FOLLOWS else waits_for
        }

    @property
    def crossed(self) -> bool:
        return self.row.channel == Channel.ICE

    @property
    def holds(self) -> bool:
        """Whether every signature that is there holds and the row says what was signed."""
        return self.judgement is None or (self.judgement.holds and not self.differs)


class Keys:
    """The kept directories, opened with the registrar's pinned key; none where this host was not given it."""

    def __init__(self) -> None:
        self.pinned = Identity(settings.ICE_FOLDER).authority.exists()
        self.directories: list[Directory] = self._open() if self.pinned else []

    def _open(self) -> list[Directory]:
        kept = DirectoryEdition.objects.order_by("-serial").values_list("jws", flat=True)[:EDITIONS]
        registrar = Identity(settings.ICE_FOLDER).registrar()
        return proofs.open_directories(list(kept), registrar, environment(), clock.machine_now())


def clock_of(at: datetime | None) -> str:
    """The time of day to the millisecond, UTC: what happened in which order is read from it."""
    return at.astimezone(UTC).strftime("%H:%M:%S.%f")[:-3] if at else ""


def environment() -> Env:
    """The environment whose statements count here."""
    named: Env = settings.ICE_ENVIRONMENT
    return named


def trace(asked: str, keys: Keys) -> list[TracedMessage]:
    """Every message about an MRN, or about the movement of a message id, oldest first."""
    about = _about(asked)
    sent = list(OutboundMessage.objects.select_related("document").filter(about)[:MOST])
    received = list(InboundMessage.objects.select_related("document").filter(about)[:MOST])
    found = [*(_message(row, "out", keys) for row in sent), *(_message(row, "in", keys) for row in received)]
    return sorted(found, key=lambda one: (one.at, one.direction == "in"))


def proof_of(row: Row) -> Proof:
    """What is kept of the row, as a file would say it; without directories. The digest is that of the bytes themselves."""
    data = row.data
    return Proof(
        env=environment(),
        message=row.jws,
        document=DocumentDigest(sha256=MessageDocument.digest(data), size=len(data)),
        receipt=row.receipt,
        ack=row.ack,
    )


def take_proof(direction: str, pk: UUID, *, actor: Actor) -> bytes:
    """The proof of one message as a file, with the directories that name its keys. Raises `NotFound`. Audited."""
    model = OutboundMessage if direction == "out" else InboundMessage
    row = model.objects.select_related("document").filter(pk=pk, channel=Channel.ICE).exclude(jws="").first()
    if row is None or direction not in ("out", "in"):
        raise NotFound("message", said("There is no such signed message."))
    proof = proof_of(row)
    judged = proofs.judge(proof, Keys().directories)
    log.record("message.proof_taken", actor=actor, subject=row, mrn=row.mrn, message=str(row.message_id))
    return proofs.write(
        Proof(
            env=proof.env,
            message=proof.message,
            document=proof.document,
            receipt=proof.receipt,
            ack=proof.ack,
            directories=[directory.jws for directory in judged.used],
        )
    )


def _about(asked: str) -> Q:
    if references.mrn_fault(asked) is None:
        return Q(mrn=asked)
    for model in (OutboundMessage, InboundMessage):
        row = model.objects.filter(message_id=asked).only("mrn", "lrn").first()
        if row is not None and row.mrn:
            return Q(mrn=row.mrn)
        if row is not None:
            return Q(message_id=asked)
    return Q(pk__in=[])


def _message(row: Row, direction: Direction, keys: Keys) -> TracedMessage:
    here = references.authority(scope.current())
    sender, recipient = (here, row.recipient) if isinstance(row, OutboundMessage) else (row.sender, here)
    at = row.created_at if isinstance(row, OutboundMessage) else row.received_at
    if row.channel != Channel.ICE or not row.jws:
        return TracedMessage(row, direction, at, sender, recipient, (), None, ())
    judged = proofs.judge(proof_of(row), keys.directories)
    return TracedMessage(
        row,
        direction,
        at,
        sender,
        recipient,
        _hops(judged, sender, recipient),
        judged,
        _differences(row, judged),
    )


def _hops(judged: Judgement, sender: str, recipient: str) -> tuple[Hop, ...]:
    """Sender to hub, and hub to recipient: the first is over with the hub's receipt, the second with the acknowledgement."""
    made, stored, taken = judged.message.at, judged.receipt.at, judged.ack.at
    hops = [
        Hop(made, sender, HUB, _between(made, stored), judged.message),
        Hop(stored, HUB, recipient, _between(stored, taken), judged.receipt),
        Hop(taken, recipient, sender, None, judged.ack),
    ]
    return tuple(hop for hop in hops if hop.finding.verdict != "absent")


def _between(begin: datetime | None, end: datetime | None) -> timedelta | None:
    return max(end - begin, timedelta()) if begin and end else None


def _differences(row: Row, judged: Judgement) -> tuple[str, ...]:
    """Where the row says something else than what was signed: somebody changed it here."""
    claims = judged.claims
    if claims is None:
        return ()
    signed = {
        "message_id": claims.id,
        "type": claims.type,
        "position": claims.position,
        "subject": claims.subject or "",
        "sender": references.authority(claims.sender),
    }
    kept = {
        "message_id": str(row.message_id),
        "type": row.type,
        "position": row.position,
        "subject": row.subject,
        "sender": row.sender,
    }
    return tuple(name for name in signed if signed[name] != kept[name])
