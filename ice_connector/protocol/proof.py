"""A message's proof as one file: what its sender, the hub and its recipient signed, and the directories that name their keys.

It is judged offline, with nothing but the registrar's public key, which never comes out of the file itself. The document is
bound by its digest and is not part of the file: whoever has the document compares its SHA-256.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal, TypeVar

import msgspec

from ice_connector.protocol import jose
from ice_connector.protocol.directory import HUB, Directory, open_directory
from ice_connector.protocol.errors import KeyNotValid, Malformed, ProtocolError
from ice_connector.protocol.statements import Ack, Base, Env, Message, Receipt, Statement, moment, parse

FORMAT: Final = "cats-ice-proof-1"
Verdict = Literal["valid", "invalid", "absent"]
T = TypeVar("T", bound=Base)


class DocumentDigest(msgspec.Struct, frozen=True, kw_only=True):
    """The document as it is kept: SHA-256 (base64url) and octets."""

    sha256: str
    size: int


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """The file. `receipt` and `ack` are empty as long as there is none; `directories` are signed, the newest first."""

    format: str = FORMAT
    env: str
    message: str
    document: DocumentDigest
    receipt: str = ""
    ack: str = ""
    directories: list[str] = msgspec.field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one signature: whose it is, by which key, when it was made, and why it is not valid."""

    verdict: Verdict
    author: str = ""
    kid: str = ""
    at: datetime | None = None
    why: str = ""


ABSENT: Final = Finding("absent")


@dataclass(frozen=True, slots=True)
class Judgement:
    """The three signatures of one message and the claims of its header, None where they cannot be read."""

    message: Finding
    receipt: Finding
    ack: Finding
    claims: Message | None = None
    verdict_of_recipient: str = ""
    used: tuple[Directory, ...] = field(default=())

    @property
    def holds(self) -> bool:
        """Whether nothing that is there is wrong. What is not there yet is not wrong."""
        return self.message.verdict == "valid" and "invalid" not in (self.receipt.verdict, self.ack.verdict)


def write(proof: Proof) -> bytes:
    """The file's octets."""
    return msgspec.json.format(msgspec.json.encode(proof), indent=1)


def read(octets: bytes) -> Proof:
    """The proof in a file; Malformed where it is none."""
    try:
        proof = msgspec.json.decode(octets, type=Proof)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Malformed(f"not a proof: {error}") from error
    if proof.format != FORMAT:
        raise Malformed(f"format is {proof.format!r}, expected {FORMAT!r}", "format")
    return proof


def open_directories(signed: Sequence[str], registrar: jose.Jwk, env: Env, at: datetime) -> list[Directory]:
    """The directories that the registrar really signed for this environment, the newest first; others are left out."""
    opened = []
    for jws in signed:
        try:
            opened.append(open_directory(jws, registrar, env, at))
        except ProtocolError:
            continue
    return sorted(opened, key=lambda one: -one.serial)


def judge(proof: Proof, directories: Sequence[Directory]) -> Judgement:
    """Verify every signature of the proof with the keys that the directories name, and that all speak of one message."""
    used: list[Directory] = []
    receipt_finding, receipt = _receipt(proof, directories, used)
    try:
        statement = parse(proof.message, Message)
    except ProtocolError as error:
        return Judgement(Finding("invalid", why=str(error)), receipt_finding, ABSENT, used=tuple(used))
    at = receipt.claims.received_at if receipt else statement.claims.created_at
    message_finding = _message(proof, statement, directories, at, used)
    if receipt and not _same(receipt.claims.id, receipt.claims.fp, statement):
        receipt_finding = _wrong(receipt_finding, "the receipt is another message's")
    ack_finding, verdict = _ack(proof, statement, directories, used)
    kept = tuple({one.serial: one for one in used}.values())
    return Judgement(message_finding, receipt_finding, ack_finding, statement.claims, verdict, kept)


def _message(
    proof: Proof,
    statement: Statement[Message],
    directories: Sequence[Directory],
    at: datetime,
    used: list[Directory],
) -> Finding:
    claims = statement.claims
    finding = _verified(statement, claims.sender, claims.created_at, at, directories, used)
    if finding.verdict == "valid" and (proof.document.sha256, proof.document.size) != (
        claims.sha256,
        claims.size,
    ):
        return _wrong(finding, "the document kept here is not the one that was signed")
    return finding


def _receipt(
    proof: Proof, directories: Sequence[Directory], used: list[Directory]
) -> tuple[Finding, Statement[Receipt] | None]:
    if not proof.receipt:
        return ABSENT, None
    try:
        statement = parse(proof.receipt, Receipt)
    except ProtocolError as error:
        return Finding("invalid", HUB, why=str(error)), None
    at = statement.claims.received_at
    return _verified(statement, HUB, at, at, directories, used), statement


def _ack(
    proof: Proof, message: Statement[Message], directories: Sequence[Directory], used: list[Directory]
) -> tuple[Finding, str]:
    if not proof.ack:
        return ABSENT, ""
    try:
        statement = parse(proof.ack, Ack)
    except ProtocolError as error:
        return Finding("invalid", why=str(error)), ""
    claims = statement.claims
    at = moment(claims.at)
    finding = _verified(statement, claims.recipient, at, at, directories, used, ended=True)
    if not _same(claims.id, claims.fp, message) or claims.recipient != message.claims.recipient:
        finding = _wrong(finding, "the acknowledgement is another message's")
    return finding, claims.verdict


def _verified(
    statement: Statement[T],
    author: str,
    made: datetime,
    at: datetime,
    directories: Sequence[Directory],
    used: list[Directory],
    *,
    ended: bool = False,
) -> Finding:
    """By the newest directory that names the key: what that one says of its end and of its compromise counts."""
    try:
        directory = next((one for one in directories if (author, statement.kid) in one.keys), None)
        if directory is None:
            raise KeyNotValid(f"no directory names a key {statement.kid} of {author}")
        used.append(directory)
        directory.verify(statement, author, at, ended=ended)
    except ProtocolError as error:
        return Finding("invalid", author, statement.kid, made, str(error))
    return Finding("valid", author, statement.kid, made)


def _same(id: str, fp: str, message: Statement[Message]) -> bool:
    return (id, fp) == (message.claims.id, message.fp)


def _wrong(finding: Finding, why: str) -> Finding:
    return Finding("invalid", finding.author, finding.kid, finding.at, finding.why or why)
