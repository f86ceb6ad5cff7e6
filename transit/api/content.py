"""Content of requests and answers: messages as XML stay as they are, JSON becomes the same XML, facts are an object."""

from collections.abc import Mapping
from typing import IO, Any

from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request

from cats.api.parsing import JsonParser
from cats.kernel.errors import Fault, Invalid
from cats.kernel.sentences import said
from cats.specification.text import illegal
from transit import reading

XML, JSON = "application/xml", "application/json"


class XmlParser(BaseParser):
    """Hands the bytes on: only the specification's own parser reads XML."""

    media_type = XML

    def parse(self, stream: IO[Any], media_type: str | None = None, parser_context: Any = None) -> Any:
        return bytes(stream.read())


class TextXmlParser(XmlParser):
    """The other name of XML."""

    media_type = "text/xml"


class XmlRenderer(BaseRenderer):
    """Documents go out as they are kept; problems are JSON even where XML was asked for."""

    media_type = XML
    format = "xml"
    charset = None

    def render(self, data: Any, media_type: str | None = None, context: Any = None) -> bytes:
        return data if isinstance(data, bytes) else JSONRenderer().render(data)


PARSERS = [JsonParser, XmlParser, TextXmlParser]


def document(request: Request, code: str) -> bytes:
    """The XML of the message in a request. Raises `Invalid` with every fault of structure for JSON that is not the message."""
    return reading.xml_of(code, request.data)


def facts(request: Request) -> Mapping[str, Any]:
    """The facts of an act: a JSON object, empty where nothing was sent. Raises `Invalid`."""
    data: Any = request.data
    if not isinstance(data, dict):
        raise Invalid([Fault("/", "12", "CATS_120", said("Send a JSON object with the facts of the act."))])
    if any(illegal(text) for text in _texts(data)):
        reason = said("A text holds characters that messages cannot carry. Remove control characters.")
        raise Invalid([Fault("/", "12", "CATS_120", reason)])
    return data


def is_message(request: Request, code: str) -> bool:
    """Whether the request carries the message itself, rather than the facts of the act."""
    data: Any = request.data
    return isinstance(data, bytes) or (
        isinstance(data, dict) and any(str(key).endswith(code) for key in data)
    )


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for one in pair for text in _texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return []
