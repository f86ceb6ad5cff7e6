"""The description of the interface (OpenAPI 3.1): every operation also says which problems it answers with."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from cats.api.problems import MEDIA_TYPE, TITLES
from cats.specification.generators import openapi

PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457, with every fault of the content under `errors`.",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri", "examples": ["urn:carec:cats:problem:invalid"]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {
            "type": "string",
            "format": "uri",
            "description": "The request, as logs and audit name it.",
        },
        "remedy": {"type": "string", "description": "How to mend it."},
        "pointer": {"type": "string"},
        "errors": {"type": "array", "items": {"$ref": "#/components/schemas/ProblemFault"}},
    },
}
FAULT: dict[str, Any] = {
    "type": "object",
    "description": "One functional error, as messages 906, 056 and 057 carry it.",
    "required": ["pointer", "json_pointer", "code", "reason", "text", "value"],
    "properties": {
        "pointer": {
            "type": "string",
            "description": "The path of the faulty element in XML, counted from 1.",
        },
        "json_pointer": {
            "type": "string",
            "description": "The same place in JSON (RFC 6901), counted from 0.",
        },
        "code": {"type": "string", "description": "Code list CL180."},
        "reason": {"type": "string", "description": "Rule, condition or code list.", "examples": ["C0030"]},
        "text": {"type": "string"},
        "value": {"type": "string", "description": "What stood there."},
    },
}


DONE = {200: "Here it is, or done", 202: "In custody; what becomes of it stands under `links.self`"}
FREE: dict[str, Any] = {"type": "object", "additionalProperties": {}}
XML: dict[str, Any] = {
    "type": "string",
    "description": "The message as XML, in our namespace or in that of NCTS.",
    "contentMediaType": "application/xml",
}


class Schema(AutoSchema):
    """One operation, from what its view says of itself.

    A view may have `body`, the JSON Schema of what it accepts (media types come from its parsers), `answers`, a table
    {method: {status: JSON Schema}}, and `query`, {parameter: sentence}. Without them it speaks of objects in general.
    """

    def get_operation_id(self) -> str:
        """`getMovement`: unique, since a view has one address."""
        return f"{self.method.lower()}{type(self.view).__name__}"

    def get_request_serializer(self) -> Any:
        if getattr(self.view, "serializer_class", None):
            return super().get_request_serializer()
        body = getattr(self.view, "body", None)
        return {media: XML if media.endswith("xml") else body or FREE for media in self.map_parsers()}

    def get_response_serializers(self) -> Any:
        if getattr(self.view, "serializer_class", None):
            return super().get_response_serializers()
        answers = getattr(self.view, "answers", {}).get(self.method)
        return {
            status: OpenApiResponse(schema, DONE[status if isinstance(status, int) else status[0]])
            for status, schema in (answers or {200: OpenApiTypes.OBJECT}).items()
        }

    def get_override_parameters(self) -> list[Any]:
        asked = getattr(self.view, "query", {}) if self.method == "GET" else {}
        return [
            OpenApiParameter(name, OpenApiTypes.STR, OpenApiParameter.QUERY, description=sentence)
            for name, sentence in asked.items()
        ]


def add_problems(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Postprocessing hook of drf-spectacular."""
    schemas = result.setdefault("components", {}).setdefault("schemas", {})
    schemas |= {"Problem": PROBLEM, "ProblemFault": FAULT} | openapi.needed(result)
    for path, item in result.get("paths", {}).items():
        for method, operation in item.items():
            for status in _statuses(path, method, operation):
                operation["responses"].setdefault(str(status), _answer(status))
            if method == "post":
                operation.setdefault("parameters", []).append(_KEY)
    return result


def _statuses(path: str, method: str, operation: dict[str, Any]) -> list[int]:
    statuses = [400, 401, 403, 404, 405, 406]
    if method == "post":
        statuses += [409, 422]
    if "requestBody" in operation:
        statuses += [413, 415]
    if method == "get":
        statuses += [422]
    return statuses


def _answer(status: int) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": TITLES[status], "content": {MEDIA_TYPE: {"schema": schema}}}


_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The same key with the same request has one effect and one answer; with another request it is 409.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
}
