"""How the press and its caller speak: frames of one letter, a length of eight bytes, and that many bytes. Pure Python."""

from typing import BinaryIO

JOB, PROGRESS, PAGES, PDF, ERROR = b"J", b"P", b"N", b"D", b"E"
_HEAD = 9


def write(stream: BinaryIO, kind: bytes, data: bytes) -> None:
    """Send one frame."""
    stream.write(kind + len(data).to_bytes(8, "big"))
    stream.write(data)
    stream.flush()


def read(stream: BinaryIO) -> tuple[bytes, bytes] | None:
    """Take one frame; None at the end of the stream, also in the middle of a frame."""
    head = stream.read(_HEAD)
    if len(head) < _HEAD:
        return None
    length = int.from_bytes(head[1:], "big")
    data = stream.read(length)
    return (head[:1], data) if len(data) == length else None
