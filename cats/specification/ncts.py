"""Our documents as NCTS phase 5 writes them, and what it has no way to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cats.kernel.sentences import said
from cats.specification import codec, model
from cats.specification.definitions.base import NAMESPACE, PHASE, Group, Message
from cats.specification.envelope import NCTS_NAMESPACE
from cats.specification.faults import Fault, Invalid, Kind

NCTS_PHASE = "NCTS5.1"
OURS = re.compile(r"CD60[0-8]C")
"""Messages that NCTS does not have."""

NARROWER = {
    "MRN": re.compile(r"(2[4-9]|[3-9][0-9])[A-Z]{2}[A-Z0-9]{12}[J-M][0-9]"),
    "errorReason": re.compile(r".{1,7}"),
}
"""Elements whose format in NCTS accepts less than ours, with that format."""

_OPENING = f'xmlns:c="{NAMESPACE}" PhaseID="{PHASE}"'
_THEIRS = f'xmlns:c="{NCTS_NAMESPACE}" PhaseID="{NCTS_PHASE}"'


def encode(message: Message) -> bytes:
    """The document of a message in the namespace of NCTS. Raises `Invalid` with everything that NCTS cannot say."""
    faults = list(obstacles(message))
    if faults:
        raise Invalid(faults)
    return codec.encode(message).replace(_OPENING.encode(), _THEIRS.encode(), 1)


def obstacles(message: Message) -> Iterator[Fault]:
    """What keeps a message from being one of NCTS, with pointers."""
    code = type(message).__name__
    if OURS.fullmatch(code):
        yield Fault(
            kind=Kind.ROOT,
            reason=said("{code} is a message of CATS; NCTS has none like it.", code=code),
            pointer=f"/{code}",
            value=code,
        )
        return
    yield from _values(message, f"/{code}")


def _values(group: Any, pointer: str) -> Iterator[Fault]:
    kind: type[Group] = type(group)
    for element in model.elements(kind):
        value = getattr(group, element.name)
        if value is None:
            continue
        for number, one in enumerate(value if element.many else [value], 1):
            own = f"{pointer}/{element.name}" + (f"[{number}]" if element.many else "")
            if element.group is not None:
                yield from _values(one, own)
            elif element.name in NARROWER and NARROWER[element.name].fullmatch(one) is None:
                yield Fault(
                    kind=Kind.FORMAT,
                    reason=said("NCTS does not accept this value of {name}.", name=element.name),
                    pointer=own,
                    value=one,
                )
