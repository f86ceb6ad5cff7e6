"""Documents are bounded while they come, and are what their statement says."""

import gzip
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ice_connector.protocol import jose
from ice_connector.protocol.documents import Intake, compress, decompress
from ice_connector.protocol.errors import DigestMismatch, Malformed, TooLarge
from ice_connector.protocol.limits import MAX_DOCUMENT


def take(
    body: bytes, encoding: str, sha256: str, size: int, step: int = 1000, limit: int = MAX_DOCUMENT
) -> bytes:
    plain = bytearray()
    intake = Intake(encoding, plain.extend, limit)  # type: ignore[arg-type]
    for start in range(0, len(body), step):
        intake.feed(body[start : start + step])
    intake.finish(sha256, size)
    return bytes(plain)


@given(st.binary(max_size=5000), st.integers(min_value=1, max_value=700))
def test_plain_and_compressed_bodies_bring_the_same_document(document: bytes, step: int):
    sha256 = jose.digest(document)
    assert take(document, "identity", sha256, len(document), step) == document
    assert take(gzip.compress(document), "gzip", sha256, len(document), step) == document
    assert decompress(compress([document]), len(document)) == document


@given(st.binary(min_size=1, max_size=500), st.data())
def test_every_flipped_bit_of_a_document_is_refused(document: bytes, data: st.DataObject):
    place = data.draw(st.integers(min_value=0, max_value=len(document) - 1))
    changed = bytearray(document)
    changed[place] ^= 1 << data.draw(st.integers(min_value=0, max_value=7))
    with pytest.raises(DigestMismatch, match="another SHA-256"):
        take(bytes(changed), "identity", jose.digest(document), len(document))


def test_size_is_compared_before_the_digest():
    with pytest.raises(DigestMismatch, match="has 3 octets, the statement says 4"):
        take(b"abc", "identity", jose.digest(b"abc"), 4)


def test_a_broken_stream_is_malformed():
    document = bytes(range(256)) * 8
    packed = gzip.compress(document)
    sha256 = jose.digest(document)
    for body in (packed[:-1], packed[:-8], packed[:20], packed + b"x", packed + packed, b"<CC015C/>", b""):
        for step in (1, 7, 5000):
            with pytest.raises(Malformed):
                take(body, "gzip", sha256, len(document), step)
    flipped = packed[:-6] + bytes([packed[-6] ^ 1]) + packed[-5:]
    with pytest.raises(Malformed):
        take(flipped, "gzip", sha256, len(document))


def test_a_document_of_the_greatest_size_is_taken_and_one_octet_more_is_not():
    noise = hashlib.shake_256(b"seed").digest(1024)
    document = noise * (MAX_DOCUMENT // 1024)
    assert take(document, "identity", jose.digest(document), MAX_DOCUMENT, 1 << 20) == document
    with pytest.raises(TooLarge, match="at most 20971520"):
        take(document + b"x", "identity", jose.digest(document), MAX_DOCUMENT, 1 << 20)


def test_a_bomb_stops_at_a_hundredfold():
    taken: list[int] = []
    intake = Intake("gzip", lambda plain: taken.append(len(plain)))
    with pytest.raises(TooLarge, match="100 to 1"):
        intake.feed(gzip.compress(bytes(MAX_DOCUMENT)))
    assert sum(taken) <= 100 * intake.received


def test_a_short_repetitive_document_passes():
    document = b"a" * 60_000
    assert take(gzip.compress(document), "gzip", jose.digest(document), len(document)) == document


def test_compression_gives_the_same_octets_every_time():
    assert compress([b"abc", b"def"]) == compress([b"abcdef"])


def test_a_stored_document_of_another_size_is_found():
    for size in (2, 4):
        with pytest.raises(DigestMismatch):
            decompress(compress([b"abc"]), size)
