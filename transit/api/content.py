"""Content of messages in requests: XML as it is, JSON becomes the same XML."""

from typing import IO, Any

from rest_framework.parsers import BaseParser, JSONParser
from rest_framework.request import Request

from cats.kernel.errors import Fault, Invalid
from cats.specification import codec
from cats.specification import faults as structure


class XmlParser(BaseParser):
    """Hands the bytes on: only the specification's own parser reads XML."""

    media_type = "application/xml"

    def parse(self, stream: IO[Any], media_type: str | None = None, parser_context: Any = None) -> bytes:
        return bytes(stream.read())


class TextXmlParser(XmlParser):
    """The other name of XML."""

    media_type = "text/xml"


PARSERS = [JSONParser, XmlParser, TextXmlParser]


def document(request: Request, code: str) -> bytes:
    """The XML of the message in a request. Raises `Invalid` with every fault of structure for JSON that is not the message."""
    if isinstance(request.data, bytes):
        return request.data
    try:
        return codec.encode(codec.from_json(code, request.data))
    except structure.Refused as refused:
        raise Invalid(
            [
                Fault(one.json_pointer, one.code, one.kind.name, one.reason, one.value or "")
                for one in refused.faults
            ],
            f"This is not a {code}.",
        ) from None


def is_message(request: Request, code: str) -> bool:
    """Whether the request carries the message itself, rather than the facts of the act."""
    return isinstance(request.data, bytes) or any(str(key).endswith(code) for key in request.data)
