"""Our documents as NCTS phase 5 writes them, and what it has no way to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from cats.kernel.sentences import said
from cats.specification import codec, model
from cats.specification.definitions.base import NAMESPACE, PHASE, Group, Message
from cats.specification.definitions.formats import Format, MovementReferenceNumber
from cats.specification.envelope import NCTS_NAMESPACE
from cats.specification.faults import Fault, Invalid, Kind
from cats.specification.model import Element

NCTS_PHASE = "NCTS5.0"
OURS = re.compile(r"CD60[0-8]C")
"""Messages that NCTS does not have."""

_MRN: Format = MovementReferenceNumber.__metadata__[0]  # type: ignore[attr-defined]
NARROWER_FORMATS = {_MRN: re.compile(r"(2[4-9]|[3-9][0-9])[A-Z]{2}[A-Z0-9]{12}[J-M][0-9]")}
NARROWER_NAMES = {
    "errorReason": re.compile(r".{1,7}"),
    "messageType": re.compile(rf"(?!{OURS.pattern}$).{{6}}"),
}
"""Formats and elements of which NCTS accepts less than we do, with what it accepts."""

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
            elif not _accepts(element, one):
                yield Fault(
                    kind=Kind.FORMAT,
                    reason=said("NCTS does not accept this value of {name}.", name=element.name),
                    pointer=own,
                    value=one,
                )


def _accepts(element: Element, value: str) -> bool:
    patterns = (NARROWER_NAMES.get(element.name), NARROWER_FORMATS.get(cast(Format, element.format)))
    return all(pattern.fullmatch(value) is not None for pattern in patterns if pattern)
