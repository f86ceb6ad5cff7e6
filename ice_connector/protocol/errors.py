"""Problem types of the wire (section 10 of docs/ice-protocol.md) and the typed errors that carry them."""

from dataclasses import dataclass
from enum import StrEnum

URN = "urn:carec:cats:ice:problem:"


class Problem(StrEnum):
    """Name of a problem type; `urn`, `status` and `retry` follow from it."""

    MALFORMED = "malformed"
    UNKNOWN_MEMBER = "unknown-member"
    NOT_YOUR_PARTICIPANT = "not-your-participant"
    SIGNATURE = "signature"
    KEY_NOT_VALID = "key-not-valid"
    SUSPENDED = "suspended"
    WRONG_ENVIRONMENT = "wrong-environment"
    UNKNOWN = "unknown"
    ID_CONFLICT = "id-conflict"
    POSITION_CONFLICT = "position-conflict"
    ACK_CONFLICT = "ack-conflict"
    DOCUMENT_EXPIRED = "document-expired"
    TOO_LARGE = "too-large"
    DIGEST = "digest"
    CLOCK = "clock"
    UNKNOWN_RECIPIENT = "unknown-recipient"
    SPEC_UNSUPPORTED = "spec-unsupported"
    RATE = "rate"
    BUSY = "busy"
    MAINTENANCE = "maintenance"
    STALE_EPOCH = "stale-epoch"

    @property
    def urn(self) -> str:
        """The `type` member of the problem document."""
        return URN + self.value

    @property
    def status(self) -> int:
        """The HTTP status that this type is sent with."""
        return _STATUS[self]

    @property
    def retry(self) -> bool:
        """Whether the same request is repeated by itself; all others stop the row for a person."""
        return self in _RETRIED

    @property
    def signs_anew(self) -> bool:
        """Whether the sender signs the same claims with another key and tries again."""
        return self is Problem.KEY_NOT_VALID

    @classmethod
    def from_urn(cls, urn: str) -> "Problem | None":
        """The problem type of a received `type` member; None for a type that version 1 does not know."""
        name = urn.removeprefix(URN)
        return cls(name) if urn.startswith(URN) and name in cls.__members__.values() else None


_STATUS = {
    Problem.MALFORMED: 400,
    Problem.UNKNOWN_MEMBER: 400,
    Problem.NOT_YOUR_PARTICIPANT: 403,
    Problem.SIGNATURE: 403,
    Problem.KEY_NOT_VALID: 403,
    Problem.SUSPENDED: 403,
    Problem.WRONG_ENVIRONMENT: 403,
    Problem.UNKNOWN: 404,
    Problem.ID_CONFLICT: 409,
    Problem.POSITION_CONFLICT: 409,
    Problem.ACK_CONFLICT: 409,
    Problem.DOCUMENT_EXPIRED: 410,
    Problem.TOO_LARGE: 413,
    Problem.DIGEST: 422,
    Problem.CLOCK: 422,
    Problem.UNKNOWN_RECIPIENT: 422,
    Problem.SPEC_UNSUPPORTED: 422,
    Problem.RATE: 429,
    Problem.BUSY: 503,
    Problem.MAINTENANCE: 503,
    Problem.STALE_EPOCH: 503,
}
_RETRIED = {Problem.CLOCK, Problem.RATE, Problem.BUSY, Problem.MAINTENANCE, Problem.STALE_EPOCH}


@dataclass(eq=False)
class ProtocolError(Exception):
    """Something on the wire is refused.

    `detail` says what is wrong and how to mend it, `pointer` where (JSONPath of a member, header name, parameter),
    `conflict` holds the stored statement of a 409.
    """

    problem: Problem
    detail: str
    pointer: str | None = None
    conflict: str | None = None

    def __str__(self) -> str:
        where = f" at {self.pointer}" if self.pointer else ""
        return f"{self.problem.value}{where}: {self.detail}"


class Malformed(ProtocolError):
    """Not a statement of this protocol: wrong syntax, a missing or duplicate member, a value out of its limits."""

    def __init__(self, detail: str, pointer: str | None = None) -> None:
        super().__init__(Problem.MALFORMED, detail, pointer)


class UnknownMember(ProtocolError):
    """A member that this version does not define."""

    def __init__(self, detail: str, pointer: str | None = None) -> None:
        super().__init__(Problem.UNKNOWN_MEMBER, detail, pointer)


class BadSignature(ProtocolError):
    """The signature is not the author's over these octets."""

    def __init__(self, detail: str) -> None:
        super().__init__(Problem.SIGNATURE, detail)


class KeyNotValid(ProtocolError):
    """The key is not the author's at the time in question: unknown to the directory, not begun, ended."""

    def __init__(self, detail: str) -> None:
        super().__init__(Problem.KEY_NOT_VALID, detail, "kid")


class KeyCompromised(KeyNotValid):
    """The key was already compromised at the time in question: what came by it goes to quarantine."""


class TooLarge(ProtocolError):
    """A statement or document beyond its limit."""

    def __init__(self, detail: str, pointer: str | None = None) -> None:
        super().__init__(Problem.TOO_LARGE, detail, pointer)


class DigestMismatch(ProtocolError):
    """The document is not the one that the statement binds."""

    def __init__(self, detail: str, pointer: str | None = None) -> None:
        super().__init__(Problem.DIGEST, detail, pointer)


class WrongEnvironment(ProtocolError):
    """A statement made for another environment."""

    def __init__(self, detail: str) -> None:
        super().__init__(Problem.WRONG_ENVIRONMENT, detail, "$.env")


class DirectoryRefused(ProtocolError):
    """A directory that must not replace the one in force: other registrar, smaller serial, other content."""

    def __init__(self, detail: str) -> None:
        super().__init__(Problem.MALFORMED, detail, "directory")
