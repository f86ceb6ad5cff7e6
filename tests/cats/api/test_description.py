"""The description of the interface is OpenAPI 3.1 and names every problem."""

from django.test import Client
from drf_spectacular.validation import validate_schema
from jsonschema import Draft202012Validator

from cats.specification.generators import openapi


def described(cast):
    answer = Client(HTTP_HOST="ge.localhost").get("/api/v1/openapi.json")
    assert answer.status_code == 200
    return answer.json()


def test_the_description_is_openapi_3_1_with_both_ways_to_authenticate(cast):
    found = described(cast)

    assert found["openapi"] == "3.1.0"
    schemes = found["components"]["securitySchemes"]
    assert schemes["oauth2"]["flows"]["clientCredentials"]["tokenUrl"] == "/oauth/token/"
    assert schemes["session"]["in"] == "cookie"


def test_every_operation_says_which_problems_it_answers_with(cast):
    found = described(cast)["paths"]["/api/v1/boxes/"]

    assert {"400", "401", "403", "404", "405", "406", "409", "413", "415", "422"} <= set(
        found["post"]["responses"]
    )
    assert {"401", "403", "404", "406", "422"} <= set(found["get"]["responses"])
    schema = found["get"]["responses"]["403"]["content"]["application/problem+json"]["schema"]
    assert schema == {"$ref": "#/components/schemas/Problem"}
    assert "Idempotency-Key" in [parameter["name"] for parameter in found["post"]["parameters"]]


def test_the_page_to_read_it_has_no_inline_script_or_style(cast):
    page = Client(HTTP_HOST="ge.localhost").get("/api/docs/")
    script = Client(HTTP_HOST="ge.localhost").get("/api/docs/?script=")

    assert page.status_code == script.status_code == 200
    text = page.content.decode()
    assert "<style" not in text
    assert text.count("<script") == text.count("<script src=") == 3
    assert script["Content-Type"].startswith("application/javascript")
    assert "img-src 'self' data:" in page["Content-Security-Policy"]


def test_the_description_is_valid_and_describes_every_operation_and_body(cast, settings):
    settings.ROOT_URLCONF = "cats.urls"
    found = described(cast)

    validate_schema(found)
    bare, ids = [], []
    for path, item in found["paths"].items():
        for method, operation in item.items():
            ids.append(operation["operationId"])
            good = next(answer for status, answer in operation["responses"].items() if status[0] == "2")
            content = next(iter(good["content"].values()))["schema"]
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
            if not operation.get("description") or content == {} or method == "post" and not body:
                bare.append((method, path))
    assert bare == []
    assert len(ids) == len(set(ids)) >= 20


def test_messages_are_described_by_components_of_the_specification_and_examples_keep_them(cast, settings):
    settings.ROOT_URLCONF = "cats.urls"
    found = described(cast)
    schemas = found["components"]["schemas"]
    body = found["paths"]["/api/v1/declarations"]["post"]["requestBody"]["content"]["application/json"]

    assert body["schema"]["$ref"] == "#/components/schemas/CC015C"
    assert {name: schemas[name] for name in openapi.needed(body)} == openapi.needed(body)
    (document,) = body["schema"]["examples"]
    judge = Draft202012Validator({"$ref": "#/components/schemas/CC015C", "components": {"schemas": schemas}})
    assert list(judge.iter_errors(document)) == []
    document["CC015C"]["TransitOperation"]["LRN"] = "x" * 23
    assert [list(error.absolute_path) for error in judge.iter_errors(document)] == [
        ["CC015C", "TransitOperation", "LRN"]
    ]
