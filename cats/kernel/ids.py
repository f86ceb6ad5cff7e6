"""Identifiers made in Python: time-ordered ones for new acts, derived ones for what has a cause."""

import os
import time
import uuid

_NAMESPACE = uuid.UUID("6f1d1c5e-2b0a-5c0e-9a57-0c2f5b7a9e11")


def uuid7() -> uuid.UUID:
    """A time-ordered UUID, version 7 (RFC 9562, 6.2 method 3): milliseconds, 12 bits of their fraction, 62 random bits.

    Two made one after the other by one process are in order unless they fall into the same quarter of a microsecond.
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    fraction = rest * 4096 // 1_000_000
    value = (milliseconds & (2**48 - 1)) << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62
    return uuid.UUID(int=value | int.from_bytes(os.urandom(8), "big") >> 2)


def derived(cause: uuid.UUID | str, *parts: str | int) -> uuid.UUID:
    """The same UUID (version 5) for the same cause and parts, so that a repeated act repeats its message ids."""
    return uuid.uuid5(_NAMESPACE, "\x1f".join([str(cause), *map(str, parts)]))
