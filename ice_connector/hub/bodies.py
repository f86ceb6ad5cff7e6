"""Request bodies: read in pieces, bounded before and after decompression."""

import tempfile
from collections.abc import Iterator
from typing import Any, Final, Literal

from django.core.handlers.wsgi import WSGIRequest

from ice_connector.hub.answers import EncodingUnsupported
from ice_connector.protocol.documents import Encoding, Intake, compress
from ice_connector.protocol.errors import Malformed, TooLarge
from ice_connector.protocol.limits import MAX_DOCUMENT, SPOOL_ABOVE

_PIECE: Final = 64 * 1024
_SLACK: Final = 64 * 1024
"""What a compressed body may be longer than its document."""


def encoding(request: WSGIRequest) -> Encoding:
    """How the body is encoded; EncodingUnsupported for what this hub cannot read."""
    said = request.headers.get("Content-Encoding", "identity").strip().lower()
    known: dict[str, Literal["identity", "gzip"]] = {"identity": "identity", "": "identity", "gzip": "gzip"}
    if said not in known:
        raise EncodingUnsupported(said)
    return known[said]


def pieces(request: WSGIRequest, limit: int) -> Iterator[bytes]:
    """The body as it comes; TooLarge beyond `limit` octets, at once where the length is announced."""
    announced = request.META.get("CONTENT_LENGTH") or "0"
    if announced.isdigit() and int(announced) > limit:
        raise TooLarge(f"the body has at most {limit} octets", "body")
    source: Any = request.environ["wsgi.input"]
    taken = 0
    while piece := source.read(_PIECE):
        taken += len(piece)
        if taken > limit:
            raise TooLarge(f"the body has at most {limit} octets", "body")
        yield piece


def document(request: WSGIRequest, sha256: str, size: int) -> bytes:
    """The document as one gzip stream, proven to be the one stated; above 1 MiB it passes through a file."""
    how = encoding(request)
    with tempfile.SpooledTemporaryFile(max_size=SPOOL_ABOVE) as spool:
        intake = Intake(how, spool.write if how == "identity" else len)
        for piece in pieces(request, MAX_DOCUMENT + _SLACK):
            if how == "gzip":
                spool.write(piece)
            intake.feed(piece)
        intake.finish(sha256, size)
        spool.seek(0)
        if how == "gzip":
            return spool.read()
        return compress(iter(lambda: spool.read(_PIECE), b""))


def octets(request: WSGIRequest, limit: int) -> bytes:
    """A short body, plain, whole."""
    if encoding(request) != "identity":
        raise Malformed("this body is sent plain", "Content-Encoding")
    return b"".join(pieces(request, limit))
