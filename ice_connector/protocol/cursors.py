"""Cursors of the inbox log: epoch and number, ordered like the log."""

import re
from typing import Final, NamedTuple

from ice_connector.protocol.errors import Malformed

_FORM: Final = re.compile(r"(0|[1-9]\d{13})\.(0|[1-9]\d{0,15})")


class Cursor(NamedTuple):
    """A place in the log; compares by epoch, then number."""

    epoch: int
    number: int

    def __str__(self) -> str:
        return f"{self.epoch}.{self.number}"


START: Final = Cursor(0, 0)
"""Before the first entry: what a participant asks with that has read nothing."""


def parse_cursor(text: str) -> Cursor:
    """The cursor in `epoch.number`; Malformed otherwise."""
    found = _FORM.fullmatch(text)
    if found is None:
        raise Malformed("a cursor is epoch.number, 0.0 before the first", "after")
    return Cursor(int(found[1]), int(found[2]))
