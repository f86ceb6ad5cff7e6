"""What can be wrong with a document as XML or in its structure. Rules and code lists are judged elsewhere."""

from __future__ import annotations

from enum import Enum

import msgspec

from cats.kernel.errors import json_pointer

# A refusal carries at most this many faults; one more says that there are others.
MOST_FAULTS = 1000
LONGEST_TEXT = 512


class Kind(Enum):
    """Kinds of fault with the two digits that a 917 gives as its error code (CATS's own list CL030)."""

    ENCODING = "10"
    NOT_WELL_FORMED = "11"
    FORBIDDEN = "12"
    TOO_LARGE = "13"
    TOO_DEEP = "14"
    ROOT = "20"
    MISSING = "21"
    UNEXPECTED = "22"
    ORDER = "23"
    TOO_MANY = "24"
    FORMAT = "25"
    ATTRIBUTE = "26"
    TEXT = "27"
    MORE = "99"


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One fault: where (XPath; line and column from 1, or 0 when unknown), what and why, and the value found."""

    kind: Kind
    reason: str
    pointer: str = "/"
    value: str | None = None
    line: int = 0
    column: int = 0

    @property
    def code(self) -> str:
        return self.kind.value

    @property
    def json_pointer(self) -> str:
        """The same place as RFC 6901 writes it, counted from 0."""
        return json_pointer(self.pointer)


class Refused(ValueError):
    """A document that cannot be taken; `faults` says everything that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.pointer}: {fault.reason}" for fault in faults[:3]))
        self.faults = faults


class Malformed(Refused):
    """Not XML that we read: not well-formed, too large, or with constructs that are not accepted."""


class Invalid(Refused):
    """XML, but not a message of the specification: every structural fault is listed."""


def shortened(text: str) -> str:
    """The text as a refusal may carry it (an..512, on one line); blanks stay, they may be the fault."""
    flat = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    return flat if len(flat) <= LONGEST_TEXT else flat[: LONGEST_TEXT - 1] + "…"
