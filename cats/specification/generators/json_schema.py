"""JSON Schema (2020-12): one file of shared types, one file per message. Decimals travel as text or number."""

from __future__ import annotations

import json
from typing import Any

from cats.specification import model
from cats.specification.catalogue import MESSAGES, MessageSpec
from cats.specification.definitions.base import PHASE, Group
from cats.specification.definitions.formats import Format
from cats.specification.model import Element

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def files() -> dict[str, str]:
    """File name -> text."""
    written = {f"{spec.code}.json": _text(root(spec)) for spec in MESSAGES.values()}
    written["types.json"] = _text({"$schema": _DIALECT, "$defs": types()})
    return written


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=True) + "\n"


def root(spec: MessageSpec) -> dict[str, Any]:
    """The schema of a document: an object with one member named after the message."""
    body = {"$ref": f"types.json#/$defs/{spec.code}Type"}
    return {
        "$schema": _DIALECT,
        "title": f"{spec.number} {spec.name}",
        "type": "object",
        "properties": {spec.code: body},
        "required": [spec.code],
        "additionalProperties": False,
    }


def types() -> dict[str, Any]:
    """Name -> schema of every format and group."""
    messages = {spec.definition for spec in MESSAGES.values()}
    found = {name: _value(value_format) for value_format, name in model.format_names().items()}
    for group in model.groups_of(spec.definition for spec in MESSAGES.values()):
        name = f"{group.__name__}Type" if group in messages else group.__name__
        found[name] = _object(group, is_message=group in messages)
    return found


def _value(value_format: Format) -> dict[str, Any]:
    pattern = f"^({ecma(value_format.pattern)})$"
    if value_format.base == "integer":
        return {"type": ["integer", "string"], "minimum": 0, "pattern": pattern}
    if value_format.base == "decimal":
        return {"type": ["string", "number"], "minimum": 0, "pattern": pattern}
    schema: dict[str, Any] = {"type": "string", "pattern": pattern}
    if value_format.max_length:
        schema["maxLength"] = value_format.max_length
    return schema


def ecma(pattern: str) -> str:
    """XSD patterns read alike in ECMA 262, but for the dot, which there also stops at U+2028 and U+2029."""
    return model.spell_dots(pattern, "[^\\n\\r]")


def _object(group: type[Group], *, is_message: bool) -> dict[str, Any]:
    elements = model.elements(group)
    properties: dict[str, Any] = {"@PhaseID": {"const": PHASE}} if is_message else {}
    properties |= {element.name: _property(element) for element in elements}
    required = [element.name for element in elements if element.least]
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return schema | ({"required": required} if required else {})


def _property(element: Element) -> dict[str, Any]:
    type_name = model.format_names()[element.format] if element.format else element.content.__name__
    reference: dict[str, Any] = {"$ref": f"#/$defs/{type_name}"}
    if element.many:
        return {
            "title": element.label,
            "type": "array",
            "items": reference,
            "minItems": element.least,
            "maxItems": element.most,
        }
    return {"title": element.label} | reference
