"""Reading movements and acting on them: described as it is answered, offered and refused by the state table."""

from decimal import Decimal

import pytest
from django.test import Client

from cats.kernel import ids
from cats.specification import codec
from cats.tenancy.scope import scope
from tests.transit.world import CODE, GRN
from transit import documents
from transit.messages.amendments import GENERAL, as_amendment


def test_every_answer_has_the_form_that_the_description_gives(desks, api_for):
    corridor = desks.corridor
    record = corridor.released()
    paths = Client(HTTP_HOST="ge.localhost").get("/api/v1/openapi.json").json()["paths"]
    system = {
        name: api_for(getattr(desks, name)) for name in ("operator", "departure_officer", "administrator")
    }
    message = system["operator"].get(f"/api/v1/movements/{record.pk}/messages").json()["items"][0]["id"]
    letter = system["operator"].get("/api/v1/mailbox").json()["items"][0]["id"]
    submission = corridor.inbound("GE", type="CC015C")[0].pk
    known = {"movement": record.pk, "message": message, "grn": GRN, "submission": submission}
    wrong = {}

    for path, item in paths.items():
        if "get" not in item:
            continue
        person = "administrator" if "/ice/" in path else "operator"
        values = known | ({"message": letter} if "/mailbox/" in path else {})
        address = path.format(**values) + (f"?mrn={record.mrn}" if path.endswith("/trace") else "")
        answer = system[person].get(address)
        assert answer.status_code == 200, (path, answer.content)
        described = item["get"]["responses"]["200"]["content"]
        if "application/json" in described and (
            fault := misfit(answer.json(), described["application/json"]["schema"])
        ):
            wrong[path] = fault

    assert wrong == {}
    assert len(paths) >= 20


def misfit(value, schema, where=""):
    """What in a value is not as its schema says; empty when it fits."""
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if value is None:
        return "" if "null" in kinds or not kinds else f"{where} is null"
    named = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer"}[type(value)]
    if kinds and named not in kinds:
        return f"{where} is {named}"
    if isinstance(value, list):
        return next((found for one in value if (found := misfit(one, schema.get("items", {}), where))), "")
    if (
        isinstance(value, dict)
        and "properties" in schema
        and not where.endswith(("/facts", "/content", "/by_state"))
    ):
        if value.keys() != schema["properties"].keys():
            return f"{where}: {sorted(value.keys() ^ schema['properties'].keys())}"
        for name, inner in schema["properties"].items():
            if found := misfit(value[name], inner, f"{where}/{name}"):
                return found
    return ""


def test_the_list_is_narrowed_and_paged(desks, api_for):
    corridor, officer = desks.corridor, api_for(desks.departure_officer)
    records = [corridor.lodge() for _ in range(3)]

    first = officer.get("/api/v1/movements?limit=2").json()
    second = officer.get(first["next"]).json()

    assert [one["id"] for one in first["items"] + second["items"]] == [
        str(one.pk) for one in reversed(records)
    ]
    assert second["next"] is None
    only = officer.get(f"/api/v1/movements?mrn={records[0].mrn}&role=departure").json()["items"]
    assert [one["id"] for one in only] == [str(records[0].pk)]


@pytest.mark.parametrize(
    ("query", "status"),
    [("limit=0", 422), ("limit=x", 422), ("after=x", 422), ("mrn=%00", 400), ("office=x%00", 400)],
)
def test_a_query_that_cannot_be_read_is_refused(desks, api_for, query, status):
    answer = api_for(desks.departure_officer).get(f"/api/v1/movements?{query}")

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")


def test_what_is_offered_is_what_is_accepted(desks, api_for):
    corridor, officer = desks.corridor, api_for(desks.departure_officer)
    record = corridor.lodge()
    offers = officer.get(f"/api/v1/movements/{record.pk}").json()["actions"]
    assert {offer["action"]: offer["allowed"] for offer in offers} == {
        "decide_control": True,
        "release": True,
        "raise_amount": True,
        "refuse_release": True,
        "decide_amendment": False,
        "decide_invalidation": False,
        "invalidate": True,
    }
    assert next(offer["why"] for offer in offers if not offer["allowed"])

    refused = officer.post(f"/api/v1/movements/{record.pk}/actions/decide_invalidation", {"agreed": True})
    unknown = officer.post(f"/api/v1/movements/{record.pk}/actions/destroy", {})
    done = officer.post(f"/api/v1/movements/{record.pk}/actions/release", {"limit_on": "2030-01-01"})

    assert (refused.status_code, unknown.status_code, done.status_code) == (409, 404, 200)
    assert refused.json()["remedy"]
    assert done.json()["limit_on"] == "2030-01-01"
    again = officer.post(f"/api/v1/movements/{record.pk}/actions/release", {})
    assert again.status_code == 409


def test_an_amendment_is_handed_in_read_without_its_codes_and_decided_by_systems(desks, api_for):
    corridor, operator = desks.corridor, api_for(desks.operator)
    officer, record = api_for(desks.departure_officer), desks.corridor.lodge()
    with scope("GE"):
        asked = as_amendment(documents.declaration_of(record), record.mrn, GENERAL)
    asked.messageIdentification, asked.Consignment.grossMass = ids.uuid7().hex, Decimal("19000")
    messages = f"/api/v1/movements/{record.pk}/messages"
    taken = operator.post(messages, codec.encode(asked), content_type="application/xml")
    corridor.pump()

    offers = officer.get(f"/api/v1/movements/{record.pk}").json()["actions"]
    (request,) = [one for one in officer.get(messages).json()["items"] if one["type"] == "CC013C"]
    body = officer.get(f"{messages}/{request['id']}/body", headers={"Accept": "application/xml"})
    decided = officer.post(f"/api/v1/movements/{record.pk}/actions/decide_amendment", {"agreed": True})
    corridor.pump()

    assert (taken.status_code, decided.status_code) == (202, 200)
    assert {one["action"]: one["allowed"] for one in offers}["decide_amendment"]
    assert b"19000" in body.content
    assert CODE.encode() not in body.content
    assert corridor.fresh(record).gross_mass == Decimal("19000")
    assert operator.get("/api/v1/mailbox").json()["items"][0]["type"] == "CC004C"


def test_a_refused_act_changes_nothing(desks, api_for):
    corridor, record = desks.corridor, desks.corridor.lodge()
    before = corridor.log(record), corridor.fresh(record).updated_at

    for person, action, facts, status in (
        (desks.departure_officer, "refuse_release", {"code": "D1"}, 422),
        (desks.departure_officer, "record_control_result", {"result": "A1"}, 409),
        (desks.operator, "release", {}, 403),
        (desks.elsewhere_officer, "release", {}, 404),
        (desks.foreign_officer, "release", {}, 404),
        (desks.auditor, "release", {}, 403),
    ):
        answer = api_for(person).post(f"/api/v1/movements/{record.pk}/actions/{action}", facts)
        assert answer.status_code == status, (person.login, action, answer.content)

    assert (corridor.log(record), corridor.fresh(record).updated_at) == before


def test_an_operator_asks_for_invalidation_through_the_same_path_as_his_own_message(desks, api_for):
    corridor, operator = desks.corridor, api_for(desks.operator)
    record = corridor.lodge()

    asked = operator.post(
        f"/api/v1/movements/{record.pk}/actions/request_invalidation", {"text": "The sale was cancelled."}
    )
    corridor.pump()
    officer = api_for(desks.departure_officer)
    decided = officer.post(
        f"/api/v1/movements/{record.pk}/actions/decide_invalidation", {"agreed": True, "text": "Agreed."}
    )

    assert (asked.status_code, asked.json()["type"], decided.status_code) == (202, "CC014C", 200)
    assert operator.get(asked["Location"]).json()["state"] == "invalidated"
    types = [letter["type"] for letter in operator.get("/api/v1/mailbox").json()["items"]]
    assert types[0] == "CC009C"


def test_a_consignee_unloads_at_his_own_place(desks, api_for):
    corridor, consignee = desks.corridor, api_for(desks.consignee)
    record = corridor.released()
    for office in corridor.TRANSIT:
        corridor.act(corridor.at(office, record.mrn), "record_passage")
    told = consignee.post(
        "/api/v1/arrivals", {"mrn": record.mrn, "office": corridor.DESTINATION, "simplified": True}
    )
    corridor.pump()
    here = consignee.get(told["Location"]).json()
    assert here["errors"] == []
    officer = api_for(desks.destination_officer)
    permitted = officer.post(f"/api/v1/movements/{here['movement']['id']}/actions/permit_unloading", {})
    corridor.pump()
    remarks = consignee.post(
        f"/api/v1/movements/{here['movement']['id']}/actions/submit_unloading_remarks", {"text": "All there."}
    )
    corridor.pump()

    assert (permitted.status_code, remarks.status_code) == (200, 202)
    assert consignee.get(remarks["Location"]).json()["errors"] == []


def test_messages_are_read_as_json_and_as_xml_without_access_codes(desks, api_for):
    record = desks.corridor.lodge()
    officer = api_for(desks.departure_officer)
    items = officer.get(f"/api/v1/movements/{record.pk}/messages").json()["items"]

    for one in items:
        address = f"/api/v1/movements/{record.pk}/messages/{one['id']}"
        shown = officer.get(address)
        body = officer.get(f"{address}/body", headers={"Accept": "application/xml"})
        assert (shown.status_code, body.status_code, body["Content-Type"]) == (200, 200, "application/xml")
        assert CODE not in shown.content.decode() + body.content.decode()
    assert {"CC015C", "CC928C", "CC028C"} <= {one["type"] for one in items}
    absent = officer.get(f"/api/v1/movements/{record.pk}/messages/{record.pk}/body")
    assert (absent.status_code, absent["Content-Type"]) == (404, "application/problem+json")
    assert absent.json()["type"] == "urn:carec:cats:problem:message"


def test_a_letter_is_read_as_json_and_as_xml_by_whom_it_is_for_and_by_nobody_else(desks, api_for):
    record = desks.corridor.lodge()
    operator = api_for(desks.operator)
    letter = next(one for one in operator.get("/api/v1/mailbox").json()["items"] if one["type"] == "CC028C")

    body = operator.get(letter["links"]["body"], headers={"Accept": "application/xml"})

    assert (body.status_code, body["Content-Type"]) == (200, "application/xml")
    assert record.mrn == codec.decode(body.content).TransitOperation.MRN
    content = operator.get(letter["links"]["self"]).json()["content"]
    assert codec.to_json(codec.decode(body.content)) == content
    assert api_for(desks.competitor).get(letter["links"]["body"]).status_code == 404
    assert api_for(desks.departure_officer).get(letter["links"]["body"]).status_code == 403


def test_the_operator_does_not_learn_who_decided_and_what_was_found(desks, api_for):
    corridor, record = desks.corridor, desks.corridor.lodge()
    corridor.act(record, "decide_control", control=True, text="Smells of something")

    told = api_for(desks.operator).get(f"/api/v1/movements/{record.pk}/timeline").content.decode()

    assert "Smells" not in told
    assert "Officer of" not in told
    assert "under_control" in told


def test_the_audit_knows_who_acted_through_a_system(desks, api_for):
    from cats.audit.models import AuditEntry  # noqa: PLC0415

    record = desks.corridor.lodge()
    api_for(desks.departure_officer).post(f"/api/v1/movements/{record.pk}/actions/release", {})

    with scope("GE"):
        entry = AuditEntry.objects.filter(mrn=record.mrn, facts__trigger="act.release").get()
    assert entry.actor_ref == str(desks.departure_officer.pk)
