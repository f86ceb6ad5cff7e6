"""What a rule is: a named object with its official code that yields the faults of a message. No rules here."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from typing import ClassVar

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from cats.specification import rules
from transit.rules.context import Context
from transit.rules.view import Place, View

_CODE = re.compile(r"CATS_[0-9]{3}|[A-Z][0-9]{4}")
MISSING, BROKEN, UNWANTED, LIST = "13", "14", "15", "12"
INVALID_MRN = "93"
REFUSAL = "refusal"


class Rule(ABC):
    """A rule or condition of the specification (`C0030`, `R0987`) or of our own (`CATS_001`), named by its class.

    What a second class of the same code judges stands behind the code (`R0028_MRN`). `law` is the legal basis where one is known; `restated` says where CATS
    differs from the NCTS rule of the same code; `severity` says what a violation leads to: each refuses the message. `check` yields every violation, each with pointer and value.
    """

    law: ClassVar[str] = ""
    restated: ClassVar[str] = ""
    severity: ClassVar[str] = REFUSAL

    @property
    def code(self) -> str:
        """The official code: the beginning of the class's name."""
        return _code(type(self).__name__)

    @property
    def sentence(self) -> str:
        """What the rule asks for, as the specification publishes it."""
        return rules.sentence(self.code)

    @abstractmethod
    def check(self, view: View, context: Context) -> Iterable[Fault]:
        """Every violation of this rule in the message."""

    def missing(self, pointer: str, text: str) -> Fault:
        """Something that a condition requires is absent (error code 13)."""
        return Fault(pointer, MISSING, self.code, text)

    def unwanted(self, pointer: str, text: str, value: object = "") -> Fault:
        """Something stands where a condition does not allow it (error code 15)."""
        return Fault(pointer, UNWANTED, self.code, text, shown(value))

    def broken(self, pointer: str, text: str, value: object = "") -> Fault:
        """A value violates a rule (error code 14)."""
        return Fault(pointer, BROKEN, self.code, text, shown(value))

    def presence(self, place: Place, name: str, required: bool | None, why: str) -> Iterator[Fault]:
        """The element is required (True), not allowed (False) or free (None) because of `why`, a clause without full stop."""
        value = getattr(place.group, name)
        there = value is not None and value != []
        pointer = place.at(name) + ("[1]" if isinstance(value, list) else "")
        if required and not there:
            yield self.missing(pointer, said("{name} is required {why}.", name=place.called(name), why=why))
        elif required is False and there:
            yield self.unwanted(
                pointer,
                said("{name} is not allowed {why}.", name=place.called(name), why=why),
                "" if isinstance(value, list) else value,
            )


@cache
def _code(name: str) -> str:
    found = _CODE.match(name)
    return found[0] if found else name


def shown(value: object) -> str:
    """The value as the message wrote it; groups have none."""
    return str(value) if isinstance(value, str | int) or hasattr(value, "as_tuple") else ""


def moment(text: str) -> datetime:
    """A date and time of a message, without zone as it was written."""
    return datetime.fromisoformat(text)


def day(text: str) -> date:
    """A date of a message."""
    return date.fromisoformat(text)
