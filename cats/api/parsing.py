"""JSON bodies of requests: what is no JSON is said so (400), and what nests too deep is refused with its place (422)."""

from typing import IO, Any

from rest_framework.parsers import JSONParser

from cats.kernel import json_text
from cats.kernel.errors import Fault, Invalid
from cats.kernel.sentences import said


class JsonParser(JSONParser):
    """REST framework's own parser, which crashes on JSON that nests by the thousand, with a bound."""

    def parse(self, stream: IO[Any], media_type: str | None = None, parser_context: Any = None) -> Any:
        """The value of a body. Raises `ParseError` or `Invalid`."""
        try:
            value = super().parse(stream, media_type, parser_context)
            json_text.refuse_depth(value)
        except (RecursionError, json_text.TooDeep):
            reason = said("Members are nested deeper than {deepest} levels.", deepest=json_text.DEEPEST)
            raise Invalid([Fault("/", "14", "TOO_DEEP", reason)]) from None
        return value
