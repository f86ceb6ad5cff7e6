"""The components of messages for OpenAPI 3.1: one for every message and group, whole, and judging like the JSON Schema."""

import json

import pytest
from jsonschema import Draft202012Validator

from cats.specification import codec
from cats.specification.catalogue import MESSAGES
from cats.specification.examples import example
from cats.specification.generate import GENERATED
from cats.specification.generators import json_schema, openapi

DOCUMENT = json.loads((GENERATED / "openapi.json").read_text(encoding="utf-8"))
SCHEMAS = DOCUMENT["components"]["schemas"]


def judge(code):
    return Draft202012Validator({**openapi.reference(code), "components": {"schemas": SCHEMAS}})


def test_every_message_group_and_format_is_a_component():
    assert DOCUMENT["openapi"] == "3.1.0"
    assert SCHEMAS.keys() == MESSAGES.keys() | json_schema.types().keys()


def test_every_reference_leads_to_a_component():
    for code in MESSAGES:
        assert {code} <= openapi.needed(openapi.reference(code)).keys() <= SCHEMAS.keys()
    assert '"types.json' not in json.dumps(SCHEMAS)
    assert "#/$defs" not in json.dumps(SCHEMAS)


@pytest.mark.parametrize("code", MESSAGES)
def test_an_example_is_valid_and_a_strange_member_is_not(code):
    document = codec.to_json(example(code))
    assert list(judge(code).iter_errors(document)) == []
    document[code]["shoeSize"] = 7
    (error,) = judge(code).iter_errors(document)
    assert list(error.absolute_path) == [code]
    assert "shoeSize" in error.message
