"""The JSON bodies of the endpoints, as both ends read and write them. Their statements are still to be verified."""

import binascii
from typing import Literal, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from ice_connector.protocol.errors import Malformed, Problem, ProtocolError

EPOCH_HEADER = "Ice-Epoch"
MESSAGE_HEADER = "Ice-Message"
PROBLEM_JSON = "application/problem+json"
NO_EPOCH = 0
"""`Ice-Epoch` of a participant that has seen none yet."""


class Posted(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to a post: 201 new, 200 known."""

    receipt: str
    ack: str | None


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to `GET …/messages/{from}/{id}`."""

    message: str
    receipt: str
    ack: str | None


class MessageEntry(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="message"):
    """A message in the inbox log, or by position (then `cursor` is null). `document`: BASE64, null = fetch it."""

    cursor: str | None
    message: str
    receipt: str
    ack: str | None
    document: str | None

    def document_octets(self) -> bytes | None:
        """The plain document, not yet compared with its digest; None where it has to be fetched."""
        if self.document is None:
            return None
        try:
            return binascii.a2b_base64(self.document, strict_mode=True)
        except binascii.Error as error:
            raise Malformed("the document is not BASE64", "document") from error


class AckEntry(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="ack"):
    """An acknowledgement for one of the reader's own messages."""

    cursor: str
    ack: str


class Inbox(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to an inbox poll; `next` is the cursor to commit and to ask with the next time."""

    entries: list[MessageEntry | AckEntry]
    next: str


class Positions(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to `GET …/messages?link=…`: what the hub holds of the positions asked for, in their order."""

    entries: list[MessageEntry]


class AckResult(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Answer to one acknowledgement: 200 stored or known, 404 message unknown, 409 another was first (`conflict`)."""

    id: str
    status: Literal[200, 404, 409]
    conflict: str | UnsetType = UNSET


class LinksAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to `GET …/links`: the signed `ice-links`."""

    links: str


class DirectoryAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to `GET /v1/directory`: the signed `ice-dir`."""

    directory: str


class ProblemDocument(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`application/problem+json` of every refusal."""

    type: str
    title: str
    status: int
    detail: str
    retry: bool
    pointer: str | UnsetType = UNSET
    conflict: str | UnsetType = UNSET


W = TypeVar("W")


def write(body: object) -> bytes:
    """JSON octets of an answer."""
    return msgspec.json.encode(body)


def read_answer(octets: bytes, kind: type[W]) -> W:
    """An answer of the other end; Malformed where it is not of that form. Unknown members are passed over."""
    try:
        return msgspec.json.decode(octets, type=kind)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Malformed(f"not the answer expected: {error}") from error


def problem_document(error: ProtocolError) -> ProblemDocument:
    """What is sent for an error."""
    return ProblemDocument(
        type=error.problem.urn,
        title=error.problem.value.replace("-", " "),
        status=error.problem.status,
        detail=error.detail,
        retry=error.problem.retry,
        pointer=error.pointer or UNSET,
        conflict=error.conflict or UNSET,
    )


def read_problem(octets: bytes) -> ProtocolError:
    """The error in a problem document; Malformed where it is none of this protocol."""
    document = read_answer(octets, ProblemDocument)
    problem = Problem.from_urn(document.type)
    if problem is None:
        raise Malformed(f"unknown problem type {document.type}")
    return ProtocolError(problem, document.detail, document.pointer or None, document.conflict or None)
