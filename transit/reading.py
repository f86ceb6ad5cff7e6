"""Documents as people hand them in and look at them: JSON to XML, a message as labelled values."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import msgspec

from cats.api.spoken import spoken
from cats.kernel.errors import Fault, Invalid
from cats.kernel.sentences import said
from cats.specification import codec, model
from cats.specification import faults as structure

MOST_LINES = 600


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a message with the words for where it stands."""

    label: str
    value: str


def xml_of(code: str, data: Any) -> bytes:
    """The XML of a message: bytes are XML already, anything else is its JSON. Raises `Invalid` with every structural fault."""
    if isinstance(data, bytes):
        return data
    try:
        return codec.encode(codec.from_json(code, data))
    except structure.Refused as refused:
        raise Invalid(
            [
                Fault(one.pointer, one.code, one.kind.name, one.reason, one.value or "")
                for one in refused.faults
            ],
            said("This is not a {code}.", code=code),
        ) from None


def lines_of(data: bytes) -> tuple[list[Line], bool]:
    """The values of a document in its order, and whether there are more than are shown."""
    lines = list(islice(_lines(codec.decode(data), ""), MOST_LINES + 1))
    return lines[:MOST_LINES], len(lines) > MOST_LINES


def goods_of(message: Any) -> tuple[list[Any], int]:
    """The first goods items of a declaration or anticipated record, and how many there are."""
    items = [item for house in message.Consignment.HouseConsignment for item in house.ConsignmentItem]
    return items[:50], len(items)


def _lines(group: Any, path: str) -> Iterator[Line]:
    kind: Any = type(group)
    for element in model.elements(kind):
        value = getattr(group, element.name)
        if value is None or value == []:
            continue
        members = value if isinstance(value, list) else [value]
        for number, one in enumerate(members, start=1):
            label = f"{path}{spoken(element.label)}" + (f" {number}" if len(members) > 1 else "")
            if isinstance(one, msgspec.Struct):
                yield from _lines(one, f"{label} › ")
            else:
                yield Line(label, str(one))
