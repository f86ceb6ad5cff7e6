"""A small document of any message, made from the definitions alone: what must be there, with values that fit their formats."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from msgspec import structs

from cats.specification import model, walker
from cats.specification.catalogue import GUARANTOR, MESSAGES, OPERATOR
from cats.specification.definitions.base import Group, Message
from cats.specification.definitions.formats import Format
from cats.specification.model import Element

TRADER, AUTHORITY = "GEDEMO0001", "NTA.GE"
NAMED = {
    "messageIdentification": "DEMO-0001",
    "MRN": "26GE000000000001J7",
    "LRN": "DEMO-2026-0001",
    "GRN": "26GE0000DEMO00012",
    "identificationNumber": TRADER,
    "country": "GE",
    "city": "Tbilisi",
    "streetAndNumber": "1 Demo Street",
    "postcode": "0101",
    "name": "Demo firm",
    "declarationType": "T1",
    "currency": "USD",
    "harmonizedSystemSubHeadingCode": "090240",
    "descriptionOfGoods": "Black tea in chests",
    "errorPointer": "/CC015C",
    "errorReason": "C0030",
}
"""Element -> what it holds in an example, where that fits its format."""

FITTING = (
    "Example", "GEDM0001", "GEDEMO0001", "26GE000000000001J7", "26GE0000DEMO00012", "2026-11-22", "2026-11-22T10:00:00",
    "1", "10", "100", "2026", "GE", "T1", "USD", "ABC", "ABCD", "12345", "090240", "ABCDEFGH", "ABCDEFGHI", "A", "0",
    "41.69400", "44.80100", "demo@example.org", "discharged", "someE", "1.5", "CC015C",
)  # fmt: skip
"""Values that one format or another accepts, the most telling first."""


def example(code: str) -> Message:
    """A structurally valid message with this code. Code lists and rules are not judged. KeyError for an unknown code."""
    spec = MESSAGES[code]
    made: Message = small(spec.definition, code)
    return structs.replace(
        made, messageSender=_party(spec.sender), messageRecipient=_party(spec.receivers[0])
    )


def small(group: type[Group], code: str) -> Any:
    """A group with what must be in it, as it stands in an example of the message with this code."""
    return group(**dict(_members(group, code)))


def _party(role: str) -> str:
    return TRADER if role in (OPERATOR, GUARANTOR) else AUTHORITY


def _members(group: type[Group], code: str) -> Iterator[tuple[str, Any]]:
    for element in model.elements(group):
        if element.least:
            value = _content(element, code)
            yield element.name, [value] if element.many else value


def _content(element: Element, code: str) -> Any:
    if element.format is None:
        return small(element.content, code)
    text = code if element.name == "messageType" else _fitting(element.format, element.name)
    if element.format.base == "integer":
        return int(text)
    return Decimal(text) if element.format.base == "decimal" else text


@cache
def _fitting(value_format: Format, name: str) -> str:
    wanted = [NAMED[name], *FITTING] if name in NAMED else FITTING
    return next(text for text in wanted if walker.fits(value_format, text))
