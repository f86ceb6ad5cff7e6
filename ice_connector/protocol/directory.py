"""The signed directory: who takes part, with which keys, and since when. The only source of keys."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar, Final, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from ice_connector.protocol import jose
from ice_connector.protocol.errors import (
    DirectoryRefused,
    KeyCompromised,
    KeyNotValid,
    Malformed,
    WrongEnvironment,
)
from ice_connector.protocol.limits import MAX_LISTING
from ice_connector.protocol.statements import (
    Base,
    Digest,
    Env,
    Ordinal,
    Participant,
    Spec,
    Statement,
    T,
    Timestamp,
    moment,
    parse,
)

HUB: Final = "hub"
"""Author name under which the hub's own keys are looked up; no participant can bear it."""

AccessPoint = Annotated[str, Meta(pattern=r"\A[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?\Z")]


class Key(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A public key and its time: valid from `begins` until before `ends`; useless from `compromised_since` on."""

    kid: Digest
    jwk: jose.Jwk
    begins: Timestamp = msgspec.field(name="from")
    ends: Timestamp = msgspec.field(name="until")
    compromised_since: Timestamp | UnsetType = UNSET

    def check(self) -> None:
        """Malformed unless the key is a P-256 key named by its thumbprint."""
        jose.load_key(self.jwk)
        if jose.thumbprint(self.jwk) != self.kid:
            raise Malformed(f"kid {self.kid} is not the thumbprint of its key", "kid")
        if moment(self.begins) >= moment(self.ends):
            raise Malformed(f"key {self.kid} ends before it begins", "until")


class RateLimits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Messages a second and in one burst."""

    rate: Ordinal
    burst: Ordinal


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One participant: the access points that may speak for it, its keys, the specifications it accepts."""

    id: Participant
    access_points: list[AccessPoint]
    keys: list[Key]
    specs: list[Spec]
    limits: RateLimits
    state: Literal["active", "suspended"]


class DirectoryClaims(Base, frozen=True, kw_only=True):
    """`ice-dir`. Author: the registrar, whose key is pinned at installation and stands in no directory."""

    TYP: ClassVar[str] = "ice-dir"
    LIMIT: ClassVar[int] = MAX_LISTING

    serial: Ordinal
    begins: Timestamp = msgspec.field(name="from")
    participants: list[Entry]
    hub_keys: list[Key]
    tls_ca: str

    def check(self) -> None:
        names = [entry.id for entry in self.participants]
        keys = [key for entry in self.participants for key in entry.keys] + self.hub_keys
        if len(set(names)) != len(names):
            raise Malformed("a participant stands there twice", "$.participants")
        if len({key.kid for key in keys}) != len(keys):
            raise Malformed("a key stands there twice", "$.participants")
        for key in keys:
            key.check()
        moment(self.begins, "$.from")


@dataclass(frozen=True)
class Directory:
    """A directory in force, with its look-ups. `jws` and `fp` prove it later."""

    jws: str
    fp: str
    claims: DirectoryClaims
    entries: dict[str, Entry]
    keys: dict[tuple[str, str], Key]

    @property
    def serial(self) -> int:
        """Number of this edition; a smaller one never replaces it."""
        return self.claims.serial

    @property
    def env(self) -> Env:
        """The environment whose statements it verifies."""
        return self.claims.env

    def speaks_for(self, access_point: str, participant: str) -> bool:
        """Whether the access point may act as the participant."""
        entry = self.entries.get(participant)
        return entry is not None and access_point in entry.access_points

    def is_suspended(self, participant: str) -> bool:
        """Whether the door is closed to a participant."""
        entry = self.entries.get(participant)
        return entry is not None and entry.state == "suspended"

    def key(self, author: str, kid: str, at: datetime, *, ended: bool = False) -> Key:
        """The author's key `kid` if it is good at `at`.

        KeyCompromised from `compromised_since` on, KeyNotValid for every other reason. `ended` lets a key pass that
        was the author's once: for a statement that somebody proves to have received in time.
        """
        key = self.keys.get((author, kid))
        if key is None:
            raise KeyNotValid(f"{author} has no key {kid} in directory {self.serial}")
        if key.compromised_since is not UNSET and at >= moment(key.compromised_since):
            raise KeyCompromised(f"key {kid} of {author} is compromised since {key.compromised_since}")
        if at < moment(key.begins):
            raise KeyNotValid(f"key {kid} of {author} is valid from {key.begins} on")
        if at >= moment(key.ends) and not ended:
            raise KeyNotValid(f"key {kid} of {author} was valid until {key.ends}")
        return key

    def verify(self, statement: Statement[T], author: str, at: datetime, *, ended: bool = False) -> None:
        """Refuse a statement of another environment or not signed by `author` with a key good at `at`."""
        if statement.claims.env != self.env:
            raise WrongEnvironment(f"made for {statement.claims.env}, this is {self.env}")
        key = self.key(author, statement.kid, at, ended=ended)
        jose.verify(statement.compact, jose.load_key(key.jwk))


def open_directory(
    jws: str, registrar: jose.Jwk, env: Env, at: datetime, current: Directory | None = None
) -> Directory:
    """Verify a directory against the pinned registrar and put it in the place of `current`.

    DirectoryRefused for a smaller serial, for another content under the same serial and before its time.
    """
    statement = parse(jws, DirectoryClaims)
    if statement.kid != jose.thumbprint(registrar):
        raise DirectoryRefused("not signed with the registrar's pinned key")
    jose.verify(statement.compact, jose.load_key(registrar))
    claims = statement.claims
    if claims.env != env:
        raise WrongEnvironment(f"directory of {claims.env}, this is {env}")
    if at < moment(claims.begins):
        raise DirectoryRefused(f"valid from {claims.begins} on")
    _refuse_older(statement, current)
    return _indexed(statement)


def _refuse_older(statement: Statement[DirectoryClaims], current: Directory | None) -> None:
    if current is None:
        return
    serial = statement.claims.serial
    if serial < current.serial:
        raise DirectoryRefused(f"serial {serial} is smaller than {current.serial}, already seen")
    if serial == current.serial and statement.fp != current.fp:
        raise DirectoryRefused(f"another content under the serial {serial} already seen")


def _indexed(statement: Statement[DirectoryClaims]) -> Directory:
    claims = statement.claims
    keys = {(entry.id, key.kid): key for entry in claims.participants for key in entry.keys}
    keys |= {(HUB, key.kid): key for key in claims.hub_keys}
    return Directory(
        jws=statement.jws,
        fp=statement.fp,
        claims=claims,
        entries={entry.id: entry for entry in claims.participants},
        keys=keys,
    )
