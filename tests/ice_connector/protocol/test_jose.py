"""Compact JWS: one spelling, one algorithm, no key from the message."""

import base64
import hashlib
import hmac
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ice_connector.protocol import jose
from ice_connector.protocol.errors import BadSignature, Malformed, Problem, ProtocolError, TooLarge
from tests.ice_connector.protocol import world

PAYLOAD = world.message(id="0191d2a0-0000-7000-8000-000000000001").payload()
JWS = world.signed("GE", "ice-msg", PAYLOAD)


def with_header(header: bytes) -> str:
    return ".".join([jose.encode(header), *JWS.split(".")[1:]])


def header(**extra: object) -> bytes:
    return json.dumps({"alg": "ES256", "kid": "k", "typ": "ice-msg"} | extra).encode()


@given(st.binary(max_size=200))
def test_base64url_gives_back_the_octets(octets: bytes):
    assert jose.decode(jose.encode(octets)) == octets


@pytest.mark.parametrize("text", ["QQ==", "QR", "Q", "Q+", "Q/", "Q Q", "QQ\n", "QÄ"])
def test_base64url_has_one_spelling(text: str):
    with pytest.raises(Malformed):
        jose.decode(text)


def test_thumbprint_follows_rfc_7638():
    jwk = world.public_jwk("GE")
    canonical = json.dumps(
        {"crv": "P-256", "kty": "EC", "x": jwk.x, "y": jwk.y}, separators=(",", ":"), sort_keys=True
    )
    expected = base64.urlsafe_b64encode(hashlib.sha256(canonical.encode()).digest()).rstrip(b"=").decode()
    assert jose.thumbprint(jwk) == expected


def test_signature_of_the_author_is_good():
    compact = jose.split(JWS)
    jose.verify(compact, world.private_key("GE").public_key())
    assert (compact.payload, compact.typ) == (PAYLOAD, "ice-msg")
    assert compact.kid == jose.thumbprint(world.public_jwk("GE"))


def test_signature_by_another_key_is_refused():
    with pytest.raises(BadSignature):
        jose.verify(jose.split(JWS), world.private_key("AZ").public_key())


def test_every_flipped_character_is_refused():
    key = world.private_key("GE").public_key()
    for place, character in enumerate(JWS):
        for other in ("A", "B", "_", ".", "=", "é"):
            if other == character:
                continue
            with pytest.raises(ProtocolError) as refusal:
                jose.verify(jose.split(JWS[:place] + other + JWS[place + 1 :]), key)
            assert refusal.value.problem in {Problem.MALFORMED, Problem.SIGNATURE}


@given(st.integers(min_value=0, max_value=len(PAYLOAD) - 1), st.integers(min_value=0, max_value=7))
def test_every_flipped_bit_of_the_payload_is_refused(place: int, bit: int):
    changed = bytearray(PAYLOAD)
    changed[place] ^= 1 << bit
    parts = JWS.split(".")
    tampered = ".".join([parts[0], jose.encode(bytes(changed)), parts[2]])
    with pytest.raises(BadSignature):
        jose.verify(jose.split(tampered), world.private_key("GE").public_key())


@pytest.mark.parametrize("name", ["crit", "jwk", "jku", "x5c", "x5u", "x5t", "b64", "cty", "zip"])
def test_every_further_header_member_is_refused(name: str):
    with pytest.raises(Malformed, match="exactly the members alg, kid, typ"):
        jose.split(with_header(header(**{name: "x"})))


@pytest.mark.parametrize("alg", ["none", "None", "HS256", "RS256", "ES384", "EdDSA", "es256", ""])
def test_every_other_algorithm_is_refused(alg: str):
    with pytest.raises(Malformed, match="only algorithm is ES256"):
        jose.split(with_header(header(alg=alg)))


def test_hmac_keyed_with_the_public_key_is_refused():
    first = jose.encode(header(alg="HS256"))
    body = jose.encode(PAYLOAD)
    mac = hmac.new(world.public_jwk("GE").x.encode(), f"{first}.{body}".encode(), "sha256").digest()
    with pytest.raises(Malformed, match="only algorithm is ES256"):
        jose.split(f"{first}.{body}.{jose.encode(mac)}")


@pytest.mark.parametrize(
    "octets",
    [
        b'{"alg":"ES256","kid":"k","kid":"k","typ":"ice-msg"}',
        b'{"alg":"ES256","alg":"none","kid":"k","typ":"ice-msg"}',
        b'{"alg":"ES256","kid":"k"}',
        b'{"alg":"ES256","kid":1,"typ":"ice-msg"}',
        b'["ES256"]',
        b"",
        b"\xff",
        b"\xef\xbb\xbf" + header(),
        header().decode().encode("utf-16"),
    ],
)
def test_a_header_that_is_not_exactly_that_is_refused(octets: bytes):
    with pytest.raises(Malformed):
        jose.split(with_header(octets))


@pytest.mark.parametrize("signature", [b"", b"\0" * 63, b"\0" * 65, b"\0" * 64, b"\xff" * 64])
def test_a_signature_of_wrong_length_or_range_is_refused(signature: bytes):
    jws = ".".join([*JWS.split(".")[:2], jose.encode(signature)])
    with pytest.raises((Malformed, BadSignature)):
        jose.verify(jose.split(jws), world.private_key("GE").public_key())


def test_a_payload_above_four_kibibytes_is_too_large():
    assert len(jose.split(world.signed("GE", "ice-msg", b" " * 4096)).payload) == 4096
    with pytest.raises(TooLarge):
        jose.split(world.signed("GE", "ice-msg", b" " * 4097))
    with pytest.raises(TooLarge):
        jose.split(world.signed("GE", "ice-msg", b" " * 40970))


def test_a_point_off_the_curve_is_no_key():
    jwk = world.public_jwk("GE")
    with pytest.raises(Malformed, match="no point of P-256"):
        jose.load_key(jose.Jwk(kty="EC", crv="P-256", x=jwk.y, y=jwk.x))


@pytest.mark.parametrize("change", [{"kty": "RSA"}, {"crv": "P-384"}, {"x": ""}, {"y": "AA"}])
def test_another_kind_of_key_is_refused(change: dict[str, str]):
    jwk = world.public_jwk("GE")
    members = {"kty": jwk.kty, "crv": jwk.crv, "x": jwk.x, "y": jwk.y} | change
    with pytest.raises(Malformed):
        jose.load_key(jose.Jwk(**members))
