"""Domain errors: each says what, where, why and how to mend it. Faces turn them into pages, problem+json or messages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cats.kernel.sentences import said

_INDEX = re.compile(r"\[(\d+)\]")


def json_pointer(path: str) -> str:
    """The place of an XPath as RFC 6901 writes it, counted from 0, the whole as ""; what is no path (`?limit`) as it is."""
    return "" if path == "/" else _INDEX.sub(lambda found: f"/{int(found[1]) - 1}", path)


@dataclass(frozen=True, slots=True)
class Fault:
    """One functional error of a message, as 906, 056 and 057 carry it (group FunctionalError).

    `pointer` is the path of the faulty element, `code` a value of list CL180 (12 code list, 13 condition: missing,
    14 rule, 15 condition: not allowed, 26 duplicate, 90 unknown MRN, 92 out of sequence, 93 MRN invalid), `reason`
    the rule, condition or list (`R0028`, `C0030`, `CL017`), `text` a sentence for people, `value` what stood there.
    """

    pointer: str
    code: str
    reason: str
    text: str = ""
    value: str = ""


class CatsError(Exception):
    """Something the caller can be told: `code` for machines, `message` and `remedy` for people, `pointer` for where."""

    def __init__(self, code: str, message: str, *, pointer: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.pointer = pointer
        self.remedy = remedy


class NotFound(CatsError):
    """There is no such record for this person: absent and not yours answer alike (404)."""


class Forbidden(CatsError):
    """The record may be seen, the act may not be done (403)."""


class Refused(CatsError):
    """The act is not lawful now: the state table has no row for it or a guard says no (409)."""


class Conflict(CatsError):
    """The same identifier came with other content (409)."""


class Invalid(CatsError):
    """Content that breaks rules: carries every fault at once (422, or 056/057/906 in messages)."""

    def __init__(
        self, faults: Sequence[Fault], message: str = said("The content breaks the rules listed.")
    ) -> None:
        super().__init__(
            "invalid", message, remedy=said("Mend the elements that the faults point at and send it again.")
        )
        self.faults = tuple(faults)
