"""Keys, a directory and statements for the tests of protocol and hub."""

import functools
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from ice_connector.protocol import jose
from ice_connector.protocol.directory import (
    HUB,
    Directory,
    DirectoryClaims,
    Entry,
    Key,
    RateLimits,
    open_directory,
)
from ice_connector.protocol.signer import KeySigner
from ice_connector.protocol.statements import Ack, Message, Receipt, timestamp

NOW = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
EPOCH = 20261101080000


@functools.cache
def private_key(name: str) -> ec.EllipticCurvePrivateKey:
    """One key per name and test run."""
    return ec.generate_private_key(ec.SECP256R1())


def public_jwk(name: str) -> jose.Jwk:
    return jose.jwk_of(private_key(name).public_key())


def key_entry(name: str, begins: datetime = NOW, days: int = 365, **changes: Any) -> Key:
    jwk = public_jwk(name)
    ends = begins + timedelta(days=days)
    return Key(kid=jose.thumbprint(jwk), jwk=jwk, begins=timestamp(begins), ends=timestamp(ends), **changes)


def entry(name: str, **changes: Any) -> Entry:
    members: dict[str, Any] = {
        "id": name,
        "access_points": ["host-1"],
        "keys": [key_entry(name)],
        "specs": ["CATS1.0"],
        "limits": RateLimits(rate=100, burst=1000),
        "state": "active",
    }
    return Entry(**(members | changes))


def directory_claims(**changes: Any) -> DirectoryClaims:
    members: dict[str, Any] = {
        "v": 1,
        "env": "test",
        "serial": 1,
        "begins": timestamp(NOW),
        "participants": [entry("GE"), entry("AZ"), entry("KZ")],
        "hub_keys": [key_entry(HUB)],
        "tls_ca": "",
    }
    return DirectoryClaims(**(members | changes))


def signed(author: str, typ: str, payload: bytes) -> str:
    return KeySigner({author: private_key(author)}).sign(author, typ, payload)


def directory_jws(**changes: Any) -> str:
    return signed("registrar", "ice-dir", directory_claims(**changes).payload())


def directory(**changes: Any) -> Directory:
    return open_directory(directory_jws(**changes), public_jwk("registrar"), "test", NOW)


def message(document: bytes = b"<CC015C/>", **changes: Any) -> Message:
    members: dict[str, Any] = {
        "v": 1,
        "env": "test",
        "sender": "GE",
        "recipient": "AZ",
        "id": str(uuid.uuid4()),
        "type": "CC015C",
        "spec": "CATS1.0",
        "gen": 1,
        "seq": 1,
        "follows": None,
        "subject": "26GE0000000000000J1",
        "cause": None,
        "created": timestamp(NOW),
        "sha256": jose.digest(document),
        "size": len(document),
    }
    return Message(**(members | changes))


def receipt(about: Message, **changes: Any) -> Receipt:
    members: dict[str, Any] = {
        "v": 1,
        "env": about.env,
        "sender": about.sender,
        "recipient": about.recipient,
        "id": about.id,
        "fp": jose.digest(about.payload()),
        "gen": about.gen,
        "seq": about.seq,
        "epoch": EPOCH,
        "received": timestamp(NOW),
    }
    return Receipt(**(members | changes))


def ack(about: Message, **changes: Any) -> Ack:
    members: dict[str, Any] = {
        "v": 1,
        "env": about.env,
        "sender": about.sender,
        "recipient": about.recipient,
        "id": about.id,
        "fp": jose.digest(about.payload()),
        "verdict": "accepted",
        "at": timestamp(NOW),
    }
    return Ack(**(members | changes))


def members_of(statement: Message | Ack | Receipt | DirectoryClaims) -> dict[str, Any]:
    decoded: dict[str, Any] = msgspec.json.decode(statement.payload())
    return decoded
