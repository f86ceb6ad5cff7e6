"""What guards, effects and builders are handed and hand back. Pure data about one trigger at one record."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from cats.kernel.actors import Actor
from cats.messaging.models import InboundMessage
from cats.specification.definitions.base import Message
from cats.workflow.models import Transition
from cats.workflow.records import R

Cause = InboundMessage | UUID | None


@dataclass(slots=True)
class Firing(Generic[R]):
    """One trigger at one record: who, why, with which facts, when. `transition` is there once the record has moved."""

    record: R
    trigger: str
    actor: Actor
    cause: Cause
    facts: Mapping[str, Any]
    at: datetime
    transition: Transition | None = field(default=None)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message that a builder wants posted. Empty `subject`: the record's MRN, failing that its LRN.

    `zone` is the office's time zone, for messages to economic operators. `correlation` is the messageIdentification
    that is answered, where it is not the cause's own.
    """

    message: Message
    to: str
    subject: str = ""
    correlation: str = ""
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Due:
    """When a deadline is due, in business time, and on what legal basis."""

    at: datetime
    law: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """An act of the table in the record's present state: whether this actor could do it now, and if not, why."""

    trigger: str
    permission: str
    allowed: bool
    why: str = ""

    @property
    def act(self) -> str:
        """The act's name without its kind: `release`."""
        return self.trigger.partition(".")[2]


# True, or a reason in words why not; plain False gives the guard's own sentence.
Guard = Callable[[Firing[R]], Any]
Effect = Callable[[Firing[R]], None]
Builder = Callable[[Firing[R]], Outgoing | Iterable[Outgoing] | None]
DueAt = Callable[[R, str], datetime | Due]

G = TypeVar("G", bound=Callable[..., Any])


def on_facts(guard: G) -> G:
    """Marks a guard that judges what is handed in with the trigger: before a form is filled in it stands in no one's way."""
    guard.on_facts = True  # type: ignore[attr-defined]
    return guard
