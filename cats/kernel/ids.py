"""Identifiers made in Python: time-ordered ones for new acts, derived ones for what has a cause."""

import os
import time
import uuid

_NAMESPACE = uuid.UUID("6f1d1c5e-2b0a-5c0e-9a57-0c2f5b7a9e11")


def uuid7() -> uuid.UUID:
    """A time-ordered UUID, version 7 (RFC 9562): 48 bits of Unix milliseconds, 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & (2**48 - 1)) << 80 | 0x7 << 76 | (random >> 68 & 0xFFF) << 64
    return uuid.UUID(int=value | 0b10 << 62 | random & (2**62 - 1))


def derived(cause: uuid.UUID | str, *parts: str | int) -> uuid.UUID:
    """The same UUID (version 5) for the same cause and parts, so that a repeated act repeats its message ids."""
    return uuid.uuid5(_NAMESPACE, "\x1f".join([str(cause), *map(str, parts)]))
