"""Compact JWS with ES256 only, RFC 7638 thumbprints, base64url without slack. Knows octets and keys, no statements."""

import binascii
import hashlib
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from ice_connector.protocol.errors import BadSignature, Malformed, TooLarge
from ice_connector.protocol.limits import MAX_STATEMENT
from ice_connector.protocol.octets import read_object

_ES256: Final = ec.ECDSA(hashes.SHA256())
_HALF: Final = 32
_HEADER_LIMIT: Final = 512
_TO_STANDARD: Final = str.maketrans("-_", "+/")


class Jwk(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A public P-256 key, exactly these members."""

    kty: str
    crv: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Compact:
    """A JWS taken apart, not yet believed."""

    kid: str
    typ: str
    payload: bytes
    signing_input: bytes
    signature: bytes


def encode(octets: bytes) -> str:
    """base64url without padding."""
    return urlsafe_b64encode(octets).rstrip(b"=").decode("ascii")


def decode(text: str) -> bytes:
    """The octets of base64url text; refuses padding, foreign characters and unused bits that are not zero.

    One text per octets: otherwise a changed last character would pass unseen.
    """
    try:
        octets = binascii.a2b_base64(
            text.translate(_TO_STANDARD).encode("ascii") + b"=" * (-len(text) % 4), strict_mode=True
        )
    except (binascii.Error, UnicodeEncodeError) as error:
        raise Malformed("not base64url without padding") from error
    if encode(octets) != text:
        raise Malformed("base64url is not in its only spelling")
    return octets


def digest(octets: bytes) -> str:
    """SHA-256 as 43 characters of base64url."""
    return encode(hashlib.sha256(octets).digest())


def thumbprint(jwk: Jwk) -> str:
    """RFC 7638 thumbprint (SHA-256), the `kid` of a key."""
    return digest(
        f'{{"crv":"{jwk.crv}","kty":"{jwk.kty}","x":"{jwk.x}","y":"{jwk.y}"}}'.encode("ascii", "strict")
    )


@lru_cache(maxsize=1024)
def load_key(jwk: Jwk) -> ec.EllipticCurvePublicKey:
    """The key object of a JWK, kept; Malformed unless it is a point of P-256."""
    if (jwk.kty, jwk.crv) != ("EC", "P-256"):
        raise Malformed("only keys of kty EC, crv P-256 are used", "jwk")
    x, y = decode(jwk.x), decode(jwk.y)
    if len(x) != _HALF or len(y) != _HALF:
        raise Malformed("x and y are 32 octets each", "jwk")
    numbers = ec.EllipticCurvePublicNumbers(int.from_bytes(x), int.from_bytes(y), ec.SECP256R1())
    try:
        return numbers.public_key()
    except ValueError as error:
        raise Malformed("x and y are no point of P-256", "jwk") from error


def jwk_of(key: ec.EllipticCurvePublicKey) -> Jwk:
    """The JWK of a P-256 key object."""
    numbers = key.public_numbers()
    return Jwk(
        kty="EC", crv="P-256", x=encode(numbers.x.to_bytes(_HALF)), y=encode(numbers.y.to_bytes(_HALF))
    )


def split(jws: str, limit: int = MAX_STATEMENT) -> Compact:
    """Take a compact JWS apart; Malformed unless its header is exactly alg ES256, kid, typ; TooLarge above `limit`."""
    if len(jws) > limit * 4 // 3 + _HEADER_LIMIT + 128:
        raise TooLarge(f"a statement has at most {limit} octets")
    parts = jws.split(".")
    if len(parts) != 3:
        raise Malformed("a compact JWS has three parts")
    kid, typ = _header(parts[0])
    payload = decode(parts[1])
    if len(payload) > limit:
        raise TooLarge(f"a statement has at most {limit} octets")
    signature = decode(parts[2])
    if len(signature) != 2 * _HALF:
        raise Malformed("an ES256 signature has 64 octets")
    return Compact(kid, typ, payload, f"{parts[0]}.{parts[1]}".encode("ascii"), signature)


@lru_cache(maxsize=1024)
def _header(segment: str) -> tuple[str, str]:
    if len(segment) > _HEADER_LIMIT:
        raise TooLarge("the JOSE header is too long")
    header = read_object(decode(segment))
    if header.keys() != {"alg", "kid", "typ"}:
        raise Malformed("the JOSE header has exactly the members alg, kid, typ", "header")
    alg, kid, typ = header["alg"], header["kid"], header["typ"]
    if alg != "ES256":
        raise Malformed("the only algorithm is ES256", "header.alg")
    if not isinstance(kid, str) or not isinstance(typ, str):
        raise Malformed("kid and typ are strings", "header")
    return kid, typ


def sign(key: ec.EllipticCurvePrivateKey, kid: str, typ: str, payload: bytes) -> str:
    """A compact JWS over `payload`; `kid` is the thumbprint of `key`."""
    signing_input = f"{_header_segment(kid, typ)}.{encode(payload)}"
    r, s = decode_dss_signature(key.sign(signing_input.encode("ascii"), _ES256))
    return f"{signing_input}.{encode(r.to_bytes(_HALF) + s.to_bytes(_HALF))}"


@lru_cache(maxsize=1024)
def _header_segment(kid: str, typ: str) -> str:
    return encode(msgspec.json.encode({"alg": "ES256", "kid": kid, "typ": typ}))


def verify(compact: Compact, key: ec.EllipticCurvePublicKey) -> None:
    """BadSignature unless `key` made the signature over exactly these octets."""
    r, s = int.from_bytes(compact.signature[:_HALF]), int.from_bytes(compact.signature[_HALF:])
    try:
        key.verify(encode_dss_signature(r, s), compact.signing_input, _ES256)
    except (InvalidSignature, ValueError) as error:
        raise BadSignature(f"the signature is not made by key {compact.kid}") from error
