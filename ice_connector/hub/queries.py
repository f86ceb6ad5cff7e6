"""Query parameters, read strictly."""

import re
from typing import Final

from django.http import QueryDict

from ice_connector.protocol.errors import Malformed
from ice_connector.protocol.limits import MAX_INTEGER, MAX_POSITIONS

_LINK: Final = re.compile(r"([A-Z]{2}|ICE)-([A-Z]{2}|ICE)")
_SPAN: Final = re.compile(r"([1-9]\d{0,15})(?:-([1-9]\d{0,15}))?")


def number(query: QueryDict, name: str, *, default: int | None, least: int, most: int) -> int:
    """A whole number between two limits; Malformed otherwise, or where it is missing without default."""
    text = query.get(name)
    if text is None and default is not None:
        return default
    if text is None or not (text.isascii() and text.isdigit() and len(text) <= 16):
        raise Malformed(f"{name} is a whole number", name)
    value = int(text)
    if not least <= value <= most:
        raise Malformed(f"{name} lies between {least} and {most}", name)
    return value


def link(query: QueryDict) -> tuple[str, str]:
    """`link=GE-AZ`: sender and recipient."""
    found = _LINK.fullmatch(query.get("link", ""))
    if found is None:
        raise Malformed("link is FROM-TO", "link")
    return found[1], found[2]


def span(query: QueryDict) -> tuple[int, int]:
    """`seq=5-9` or `seq=5`: first and last number, at most 1 000 of them."""
    found = _SPAN.fullmatch(query.get("seq", ""))
    if found is None:
        raise Malformed("seq is FIRST-LAST", "seq")
    first = int(found[1])
    last = int(found[2] or found[1])
    if not first <= last <= MAX_INTEGER or last - first >= MAX_POSITIONS:
        raise Malformed(f"seq names at most {MAX_POSITIONS} positions, first to last", "seq")
    return first, last
