"""Parsers of the interface: documents arrive as bytes, since their own codec judges them with pointers."""

from collections.abc import Mapping
from typing import IO, Any

from rest_framework.parsers import BaseParser


class XmlDocument(BaseParser):
    """`application/xml`: `request.data` is the document's bytes, unread."""

    media_type = "application/xml"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return stream.read()


class JsonDocument(XmlDocument):
    """`application/json`: `request.data` is the document's bytes, unread."""

    media_type = "application/json"
