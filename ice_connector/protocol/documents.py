"""Documents on their way: bounded decompression, size before digest, digest while streaming. Never parses them."""

import hashlib
import zlib
from collections.abc import Callable, Iterable
from typing import Final, Literal

from ice_connector.protocol import jose
from ice_connector.protocol.errors import DigestMismatch, Malformed, TooLarge
from ice_connector.protocol.limits import MAX_DOCUMENT, MAX_RATIO

Encoding = Literal["identity", "gzip"]

_GZIP: Final = 31
_STEP: Final = 64 * 1024
_FREE: Final = 64 * 1024
"""Octets of which the ratio is not asked: a short text may well repeat itself."""


class Intake:
    """Takes a body in pieces, hands its plain octets to `sink`, and knows size and digest at the end."""

    def __init__(
        self, encoding: Encoding, sink: Callable[[bytes], object], limit: int = MAX_DOCUMENT
    ) -> None:
        self._inflate = zlib.decompressobj(wbits=_GZIP) if encoding == "gzip" else None
        self._sink = sink
        self._limit = limit
        self._hash = hashlib.sha256()
        self.received = 0
        self.size = 0

    def feed(self, piece: bytes) -> None:
        """Take the next octets as they came; TooLarge past the limit or the ratio, Malformed for broken gzip."""
        self.received += len(piece)
        if self._inflate is None:
            self._take(piece)
            return
        while piece:
            if self._inflate.eof:
                raise Malformed("octets after the end of the gzip stream", "body")
            try:
                self._take(self._inflate.decompress(piece, _STEP))
            except zlib.error as error:
                raise Malformed(f"not gzip: {error}", "body") from error
            piece = self._inflate.unconsumed_tail or self._inflate.unused_data

    def finish(self, sha256: str, size: int) -> None:
        """Malformed for an unfinished body, DigestMismatch unless size and then digest are those given."""
        if self._inflate is not None:
            self._drain(self._inflate)
        if self.size != size:
            raise DigestMismatch(f"the document has {self.size} octets, the statement says {size}", "$.size")
        if jose.encode(self._hash.digest()) != sha256:
            raise DigestMismatch("the document has another SHA-256 than the statement says", "$.sha256")

    def _drain(self, inflate: "zlib._Decompress") -> None:
        while not inflate.eof:
            plain = inflate.decompress(inflate.unconsumed_tail, _STEP)
            if not plain and not inflate.eof:
                raise Malformed("the gzip stream ends too early", "body")
            self._take(plain)

    def _take(self, plain: bytes) -> None:
        self.size += len(plain)
        if self.size > self._limit:
            raise TooLarge(f"a document has at most {self._limit} octets", "body")
        if self.size > max(_FREE, MAX_RATIO * self.received):
            raise TooLarge(f"compressed more than {MAX_RATIO} to 1", "body")
        self._hash.update(plain)
        self._sink(plain)


def compress(pieces: Iterable[bytes]) -> bytes:
    """One gzip stream, the same octets for the same document at every time."""
    deflate = zlib.compressobj(1, wbits=_GZIP)
    return b"".join([deflate.compress(piece) for piece in pieces] + [deflate.flush()])


def decompress(stored: bytes, size: int) -> bytes:
    """The plain octets of a stream that is known to be sound and to hold `size` octets."""
    plain = bytearray()
    inflate = zlib.decompressobj(wbits=_GZIP)
    plain += inflate.decompress(stored, size + 1)
    if len(plain) != size or not inflate.eof and inflate.decompress(inflate.unconsumed_tail, 1):
        raise DigestMismatch(f"the stored document has not {size} octets", "$.size")
    return bytes(plain)
