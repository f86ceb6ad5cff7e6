"""OpenAPI 3.1 components of every message and of what it is made of: the same JSON Schema, with references of its own kind."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from cats.specification.catalogue import MESSAGES
from cats.specification.generators import json_schema

_BELOW = "#/components/schemas/"


def files() -> dict[str, str]:
    """File name -> text: one document without paths, for those who describe an interface of their own."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Messages of CATS", "version": "CATS1.0"},
        "paths": {},
        "components": {"schemas": components()},
    }
    return {"openapi.json": json.dumps(document, indent=1, ensure_ascii=True) + "\n"}


@cache
def components() -> dict[str, Any]:
    """Name -> schema: `CC015C` for a document, the names of groups and formats below it."""
    types = {name: _referring(schema) for name, schema in json_schema.types().items()}
    documents = {code: _referring(json_schema.root(spec)) for code, spec in MESSAGES.items()}
    for schema in documents.values():
        del schema["$schema"]
    return {**documents, **types}


def needed(schema: Any) -> dict[str, Any]:
    """The components that a schema or a whole description refers to, and those that these refer to; what is no component of ours is left out."""
    found: dict[str, Any] = {}
    waiting = _referred(schema)
    while waiting:
        name = waiting.pop()
        if name not in found and name in components():
            found[name] = components()[name]
            waiting |= _referred(found[name])
    return dict(sorted(found.items()))


def reference(code: str) -> dict[str, str]:
    """The schema of a message, by reference."""
    return {"$ref": f"{_BELOW}{code}"}


def _referring(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_referring(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: _referring(value) for name, value in schema.items()}
    if "$ref" in made:
        made["$ref"] = _BELOW + made["$ref"].rpartition("/")[2]
    return made


def _referred(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return {name for one in schema for name in _referred(one)}
    if not isinstance(schema, dict):
        return set()
    own = {schema["$ref"].removeprefix(_BELOW)} if str(schema.get("$ref", "")).startswith(_BELOW) else set()
    return own | {name for value in schema.values() for name in _referred(value)}
