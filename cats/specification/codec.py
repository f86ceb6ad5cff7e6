"""Documents to typed messages and back. `decode` judges structure; code lists and rules come after it.

Documents in our namespace and in that of NCTS are read; only ours is written.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from cats.specification import envelope, json_form, pieces, walker, xml
from cats.specification.catalogue import MESSAGES
from cats.specification.definitions.base import Message
from cats.specification.faults import Fault, Invalid, Malformed, Refused
from cats.specification.generated.decode import DECODE
from cats.specification.generated.encode import ENCODE

__all__ = ["Invalid", "Malformed", "check", "decode", "encode", "from_json", "message_type", "to_json"]

# The name of the xsi namespace, unless a character reference hides it.
_INSTANCE = b"XMLSchema-instance"
_DECODE: dict[str, Callable[[list[str], int], tuple[Message, int]]] = DECODE
_ENCODE: dict[str, Callable[[Message], str]] = ENCODE


def decode(data: bytes, *, limit: int = xml.LIMIT) -> Message:
    """The message in a document. Raises `Malformed` or `Invalid`, both with `.faults`. `limit` is in bytes."""
    root = xml.parse(data, limit=limit)
    code = _judge(root, data)
    if data.count(b"xmlns") > 1:
        etree.cleanup_namespaces(root)
    text = pieces.serialised(root)
    del root
    message, _ = _DECODE[code](pieces.split(text), pieces.FIRST)
    return message


def encode(message: Message) -> bytes:
    """The document of a message, UTF-8, in our namespace. Values are escaped, not judged.

    ValueError or TypeError when a value cannot be written (control characters, text in a number).
    """
    return _ENCODE[type(message).__name__](message).encode()


def check(code: str | None, data: bytes, *, limit: int = xml.LIMIT) -> list[Fault]:
    """Every fault of a document, empty when it may be decoded; with `code`, it must also be that message."""
    try:
        root = xml.parse(data, limit=limit)
        _judge(root, data, code)
    except Refused as refused:
        return refused.faults
    return []


def message_type(data: bytes) -> str:
    """Name of the root element (`CC015C`), read from the first bytes only; nothing else is judged.

    Raises `Malformed` when there is no element, `Invalid` when no message has that name.
    """
    name = xml.root_name(data)
    if name not in MESSAGES:
        raise Invalid([envelope.unknown_root(name)])
    return name


def from_json(code: str, document: Any) -> Message:
    """The message in a JSON document `{"CC015C": {...}}` (or `{"n1:CC015C": {...}}`). Raises `Invalid`."""
    data = json_form.to_xml(code, document)
    try:
        return decode(data)
    except Refused as refused:
        raise Invalid(json_form.without_lines(refused.faults)) from None


def to_json(message: Message) -> dict[str, Any]:
    """The JSON document of a message; decimals are text, so that no digit is lost."""
    return json_form.from_message(message)


def _judge(root: etree._Element, data: bytes, expected: str | None = None) -> str:
    """The message code of a document that has the structure of its message. Raises `Invalid` with every fault."""
    faults = envelope.settle(root, expected)
    code = etree.QName(root).localname
    suspect = (_INSTANCE in data or b"&#" in data) and envelope.has_instance_attributes(root)
    if not faults and not suspect and _schema().validate(root):
        return code
    xml.refuse_depth(root)
    raise Invalid(faults + walker.walk(root, MESSAGES[code].definition))


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(file=str(Path(__file__).parent / "generated" / "xsd" / "cats.xsd"))
