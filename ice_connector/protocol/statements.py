"""The statements of version 1, member by member, and their reading from a compact JWS. Believing them is verification's."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Annotated, Any, ClassVar, Final, Generic, Literal, TypeVar

import msgspec
from msgspec import UNSET, Meta, UnsetType

from ice_connector.protocol import jose
from ice_connector.protocol.errors import Malformed, UnknownMember
from ice_connector.protocol.limits import MAX_DOCUMENT, MAX_INTEGER, MAX_LISTING, MAX_STATEMENT
from ice_connector.protocol.octets import read_object

VOID: Final = "VOID"
EMPTY_DIGEST: Final = jose.digest(b"")

Env = Literal["prod", "test", "training"]
Participant = Annotated[str, Meta(pattern=r"\A(?:[A-Z]{2}|ICE)\Z")]
Uuid = Annotated[str, Meta(pattern=r"\A[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\Z")]
Digest = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_-]{43}\Z")]
Timestamp = Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\Z")]
Ordinal = Annotated[int, Meta(ge=1, le=MAX_INTEGER)]
Count = Annotated[int, Meta(ge=0, le=MAX_INTEGER)]
Epoch = Annotated[int, Meta(ge=10**13, lt=10**14)]
MessageType = Annotated[str, Meta(pattern=r"\A[A-Z0-9]{3,8}\Z")]
Spec = Annotated[str, Meta(pattern=r"\A[!-~]{1,16}\Z")]
Position = Annotated[str, Meta(pattern=r"\A[1-9]\d{0,15}:[1-9]\d{0,15}\Z")]
Subject = Annotated[str, Meta(min_length=1, max_length=35)]
Size = Annotated[int, Meta(ge=0, le=MAX_DOCUMENT)]
Verdict = Literal["accepted", "refused"]
RefusalReason = Literal["bad-signature", "misaddressed", "digest", "spec", "id-conflict"]


class Base(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """What all statements share: version and environment."""

    TYP: ClassVar[str]
    LIMIT: ClassVar[int] = MAX_STATEMENT

    v: Literal[1]
    env: Env

    def check(self) -> None:
        """Malformed where single members are sound but not together."""

    def payload(self) -> bytes:
        """The octets to sign."""
        return msgspec.json.encode(self)


class Message(Base, frozen=True, kw_only=True):
    """`ice-msg`: the signed header of one message; binds its document by `sha256` and `size`. Author: `sender`."""

    TYP: ClassVar[str] = "ice-msg"

    sender: Participant = msgspec.field(name="from")
    recipient: Participant = msgspec.field(name="to")
    id: Uuid
    type: MessageType
    spec: Spec
    gen: Ordinal
    seq: Ordinal
    follows: Position | None
    subject: Subject | None
    cause: Uuid | None
    created: Timestamp
    sha256: Digest
    size: Size

    @property
    def is_void(self) -> bool:
        """Whether it only occupies its position."""
        return self.type == VOID

    @property
    def position(self) -> str:
        """`gen:seq`, as a later message's `follows` names it."""
        return f"{self.gen}:{self.seq}"

    @cached_property
    def created_at(self) -> datetime:
        """`created` as an aware datetime. Information only: never decides order, identity or age."""
        return moment(self.created)

    def check(self) -> None:
        if self.sender == self.recipient:
            raise Malformed("from and to are the same participant", "$.to")
        if self.subject is not None and not self.subject.isprintable():
            raise Malformed("only printable characters", "$.subject")
        if self.is_void and (self.size, self.sha256, self.cause) != (0, EMPTY_DIGEST, None):
            raise Malformed("VOID has no document and no cause", "$.type")
        if self.follows is not None and not _precedes(self.follows, self.gen, self.seq):
            raise Malformed("names a position that is not before this one", "$.follows")
        moment(self.created, "$.created")


class Receipt(Base, frozen=True, kw_only=True):
    """`ice-receipt`: the hub has stored the message. `received` is the time by which key validity is judged."""

    TYP: ClassVar[str] = "ice-receipt"

    sender: Participant = msgspec.field(name="from")
    recipient: Participant = msgspec.field(name="to")
    id: Uuid
    fp: Digest
    gen: Ordinal
    seq: Ordinal
    epoch: Epoch
    received: Timestamp

    @cached_property
    def received_at(self) -> datetime:
        """`received` as an aware datetime."""
        return moment(self.received)

    def check(self) -> None:
        moment(self.received, "$.received")
        epoch_begin(self.epoch, "$.epoch")


class Ack(Base, frozen=True, kw_only=True):
    """`ice-ack`: the recipient has the message in custody, or can never take it. Author: `recipient`."""

    TYP: ClassVar[str] = "ice-ack"

    sender: Participant = msgspec.field(name="from")
    recipient: Participant = msgspec.field(name="to")
    id: Uuid
    fp: Digest
    verdict: Verdict
    reason: RefusalReason | UnsetType = UNSET
    at: Timestamp

    def check(self) -> None:
        if (self.verdict == "refused") != (self.reason is not UNSET):
            raise Malformed("a reason stands with verdict refused and only there", "$.reason")
        moment(self.at, "$.at")


class Generation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the hub holds of one generation: `have` = last number without a hole before it, `max` = highest."""

    gen: Ordinal
    have: Count
    max: Ordinal


class Link(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One ordered pair. `last_seen`: when the hub last heard the other participant; null = never."""

    sender: Participant = msgspec.field(name="from")
    recipient: Participant = msgspec.field(name="to")
    gens: list[Generation]
    last_seen: Timestamp | None


class Links(Base, frozen=True, kw_only=True):
    """`ice-links`: the hub's account of all links of participant `p`, both directions."""

    TYP: ClassVar[str] = "ice-links"
    LIMIT: ClassVar[int] = MAX_LISTING

    epoch: Epoch
    p: Participant
    at: Timestamp
    links: list[Link]

    def check(self) -> None:
        moment(self.at, "$.at")
        epoch_begin(self.epoch, "$.epoch")


T = TypeVar("T", bound=Base)


@dataclass(frozen=True, slots=True)
class Statement(Generic[T]):
    """A statement whose form is right; nobody has checked its signature yet."""

    jws: str
    compact: jose.Compact
    claims: T
    fp: str
    """SHA-256 of the payload octets: what the statement is, whoever signs it anew."""

    @property
    def kid(self) -> str:
        """The key it names."""
        return self.compact.kid


def parse(jws: str, kind: type[T]) -> Statement[T]:
    """Read a compact JWS as `kind`; Malformed, UnknownMember or TooLarge where its form is not exactly that."""
    compact = jose.split(jws, kind.LIMIT)
    if compact.typ != kind.TYP:
        raise Malformed(f"typ is {compact.typ!r}, expected {kind.TYP!r}", "header.typ")
    return Statement(jws, compact, read(compact.payload, kind), jose.digest(compact.payload))


def read(payload: bytes, kind: type[T]) -> T:
    """The claims in payload octets."""
    claims = _convert(read_object(payload), kind)
    claims.check()
    return claims


def fingerprint(payload: bytes) -> str:
    """SHA-256 of the decoded payload octets as base64url: equal for every signature over the same claims."""
    return jose.digest(payload)


def timestamp(at: datetime) -> str:
    """RFC 3339 UTC with milliseconds; `at` is aware."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(text: str, pointer: str | None = None) -> datetime:
    """The aware datetime of a wire timestamp; Malformed for a day or time that does not exist."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise Malformed(f"{text} is no point in time", pointer) from error


def epoch_begin(epoch: int, pointer: str | None = None) -> datetime:
    """The UTC time that an epoch (YYYYMMDDhhmmss) says; Malformed where there is no such time."""
    try:
        return datetime.strptime(f"{epoch:014d}", "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError as error:
        raise Malformed(f"{epoch} is no time YYYYMMDDhhmmss", pointer) from error


def epoch_of(at: datetime) -> int:
    """The epoch that begins at the aware time `at`."""
    return int(at.astimezone(UTC).strftime("%Y%m%d%H%M%S"))


def _precedes(follows: str, gen: int, seq: int) -> bool:
    before = tuple(int(part) for part in follows.split(":"))
    return before < (gen, seq)


_AT: Final = re.compile(r" - at `(?P<pointer>[^`]*)`\Z")


def _convert(members: dict[str, Any], kind: type[T]) -> T:
    try:
        return msgspec.convert(members, kind)
    except msgspec.ValidationError as error:
        text = str(error)
        found = _AT.search(text)
        pointer = found["pointer"] if found else "$"
        what = text[: found.start()] if found else text
        if "unknown field" in what:
            raise UnknownMember(what, pointer) from error
        raise Malformed(what, pointer) from error
