"""Descriptions by example: the JSON Schema of an answer follows from one answer, so that both are always of one form."""

from typing import Any

import msgspec

from cats.specification import codec
from cats.specification.examples import example as small_document
from cats.specification.generators import openapi

SCALARS: dict[type, str] = {str: "string", bool: "boolean", int: "integer", float: "number"}


def schema_of(example: Any, title: str = "") -> dict[str, Any]:
    """The JSON Schema (2020-12) of everything that has the example's form, with the example in it.

    A value that may be null is written `Maybe("text")`; a list takes the form of its first member.
    """
    schema = _schema(example) | {"examples": [_plain(example)]}
    return schema | ({"title": title} if title else {})


class Maybe:
    """A value of this form or null."""

    def __init__(self, value: Any) -> None:
        self.value = value


def message(*codes: str) -> dict[str, Any]:
    """The schema of a body that is one of these messages, each by reference and with a small document as example."""
    schemas = [
        openapi.reference(code) | {"examples": [codec.to_json(small_document(code))]} for code in codes
    ]
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def page_of(item: Any) -> dict[str, Any]:
    """The example of a list answer: one page, and the address of the next one."""
    return {"items": [item], "next": Maybe("/api/v1/...?after=eyJ...")}


def schema_of_one(structures: dict[str, type[msgspec.Struct]]) -> dict[str, Any]:
    """The JSON Schema of a body that has the form of one of these structures, each under its name."""
    found, parts = msgspec.json.schema_components(structures.values(), ref_template="{name}")
    schemas = [_resolved(schema, parts) for schema in found]
    return {"anyOf": [schema | {"title": name} for name, schema in zip(structures, schemas, strict=True)]}


def _resolved(schema: Any, parts: dict[str, Any]) -> Any:
    """The schema with what it refers to in its place."""
    if isinstance(schema, dict):
        if "$ref" in schema:
            return _resolved(parts[schema["$ref"]], parts)
        return {name: _resolved(one, parts) for name, one in schema.items()}
    return [_resolved(one, parts) for one in schema] if isinstance(schema, list) else schema


def _schema(value: Any) -> dict[str, Any]:
    if isinstance(value, Maybe):
        inner = _schema(value.value)
        return inner | {"type": [inner["type"], "null"]}
    if isinstance(value, dict):
        properties = {name: _schema(one) for name, one in value.items()}
        return {"type": "object", "properties": properties, "required": list(properties)}
    if isinstance(value, list):
        return {"type": "array"} | ({"items": _schema(value[0])} if value else {})
    return {"type": SCALARS[type(value)]}


def _plain(value: Any) -> Any:
    if isinstance(value, Maybe):
        return _plain(value.value)
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value
