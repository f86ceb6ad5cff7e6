"""The description of the interface (OpenAPI 3.1): every operation also says which problems it answers with."""

from typing import Any

from cats.api.problems import MEDIA_TYPE, TITLES

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
    "required": ["pointer", "code", "reason", "text", "value"],
    "properties": {
        "pointer": {"type": "string", "description": "The path of the faulty element."},
        "code": {"type": "string", "description": "Code list CL180."},
        "reason": {"type": "string", "description": "Rule, condition or code list.", "examples": ["C0030"]},
        "text": {"type": "string"},
        "value": {"type": "string", "description": "What stood there."},
    },
}


def add_problems(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Postprocessing hook of drf-spectacular."""
    schemas = result.setdefault("components", {}).setdefault("schemas", {})
    schemas |= {"Problem": PROBLEM, "ProblemFault": FAULT}
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
