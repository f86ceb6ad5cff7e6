"""Handing in messages: what is no message is refused with every fault and leaves nothing behind; repeats have one effect."""

import json

import pytest

from cats.specification import codec
from tests.transit.world import DESTINATION

XML = "application/xml"
DECLARATIONS = "/api/v1/declarations"


def xml(desks, **facts):
    return codec.encode(desks.corridor.declaration(**facts))


def hand_in(client, data, kind=XML, **headers):
    return client.post(DECLARATIONS, data, content_type=kind, headers=headers)


def nothing_came(desks):
    return desks.corridor.inbound("GE") == []


def test_a_declaration_may_come_as_json(desks, api_for):
    document = codec.to_json(desks.corridor.declaration(lrn="AS-JSON"))

    answer = hand_in(api_for(desks.operator), document, "application/json")

    assert answer.status_code == 202
    assert answer["Location"] == answer.json()["links"]["self"]
    desks.corridor.pump()
    found = api_for(desks.operator).get(answer["Location"]).json()
    assert (found["state"], found["lrn"]) == ("accepted", "AS-JSON")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "FORBIDDEN"),
        (b"<a>&lol;</a>", "NOT_WELL_FORMED"),
        (b"<a><![CDATA[x]]></a>", "FORBIDDEN"),
        (b"<a" * 10_000, "NOT_WELL_FORMED"),
        (b"<a>" * 10_000 + b"</a>" * 10_000, "TOO_DEEP"),
        (b"", "ROOT"),
        (b"\xff\xfe<\x00a\x00/\x00>\x00", "ENCODING"),
        (b"<CC999C/>", "ROOT"),
    ],
)
def test_what_is_no_message_is_422_and_says_where(desks, api_for, data, kind):
    answer = hand_in(api_for(desks.operator), data)

    problem = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert problem["errors"][0]["reason"] == kind, problem
    assert problem["errors"][0]["pointer"][:1] in ("", "/")
    assert problem["remedy"]
    assert nothing_came(desks)


@pytest.mark.parametrize("size", [20 * 1024 * 1024 + 1, 100 * 1024 * 1024])
def test_what_is_too_large_is_413(desks, api_for, size):
    answer = hand_in(api_for(desks.operator), b"x" * size)

    assert (answer.status_code, answer.json()["type"]) == (413, "urn:carec:cats:problem:too-large")
    assert nothing_came(desks)


def test_every_fault_of_structure_is_told_at_once_with_its_pointer(desks, api_for):
    data = (
        xml(desks)
        .replace(b"<declarationType>T1", b"<declarationType>TOO LONG")
        .replace(b"<security>0", b"<security>x")
        .replace(b"<grossMass>18660", b"<grossMass>much", 1)
    )

    problem = hand_in(api_for(desks.operator), data).json()

    assert {fault["pointer"] for fault in problem["errors"]} == {
        "/CC015C/TransitOperation/declarationType",
        "/CC015C/TransitOperation/security",
        "/CC015C/Consignment/grossMass",
    }
    assert {fault["value"] for fault in problem["errors"]} == {"TOO LONG", "x", "much"}
    assert nothing_came(desks)


def test_faults_of_json_point_into_the_json(desks, api_for):
    document = codec.to_json(desks.corridor.declaration())
    document["CC015C"]["Guarantee"][0]["guaranteeType"] = "too long"

    problem = hand_in(api_for(desks.operator), document, "application/json").json()

    (fault,) = problem["errors"]
    assert fault["pointer"] == "/CC015C/Guarantee[1]/guaranteeType"
    assert fault["json_pointer"] == "/CC015C/Guarantee/0/guaranteeType"


@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[1]", "application/json", 422),
        (b"null", "application/json", 422),
        (b'"text"', "application/json", 422),
        (b"a=b", "application/x-www-form-urlencoded", 415),
        (b"x", "text/plain", 415),
    ],
)
@pytest.mark.parametrize("address", [DECLARATIONS, "/api/v1/arrivals"])
def test_content_of_another_kind_is_refused(desks, api_for, data, kind, status, address):
    person = desks.operator if address == DECLARATIONS else desks.competitor

    answer = api_for(person).post(address, data, content_type=kind)

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert nothing_came(desks)


@pytest.mark.parametrize("levels", [65, 500, 990, 100_000])
@pytest.mark.parametrize("address", [DECLARATIONS, "/api/v1/arrivals"])
def test_json_that_nests_too_deep_is_refused_with_its_place(desks, api_for, levels, address):
    person = desks.operator if address == DECLARATIONS else desks.competitor
    data = b'{"CC015C":' * levels + b"1" + b"}" * levels

    answer = api_for(person).post(address, data, content_type="application/json")

    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    (fault,) = answer.json()["errors"]
    assert (fault["pointer"], fault["json_pointer"], fault["reason"]) == ("/", "", "TOO_DEEP")
    assert fault["text"] == "Members are nested deeper than 64 levels."
    assert nothing_came(desks)


@pytest.mark.parametrize("sign", ["\\u0000", "\\u001b", "\\ud800", "\\uffff"])
def test_facts_with_characters_that_no_message_carries_are_refused(desks, api_for, sign):
    data = f'{{"mrn": "25GE{sign}"}}'.encode()

    answer = api_for(desks.competitor).post("/api/v1/arrivals", data, content_type="application/json")

    assert answer.status_code == 422
    (fault,) = answer.json()["errors"]
    assert (fault["reason"], fault["text"]) == (
        "CATS_120",
        "A text holds characters that messages cannot carry. Remove control characters.",
    )
    assert nothing_came(desks)


def test_the_same_submission_twice_has_one_effect_and_one_answer(desks, api_for):
    operator, data = api_for(desks.operator), xml(desks)

    first, second = hand_in(operator, data), hand_in(operator, data)

    assert (first.status_code, second.status_code) == (202, 202)
    assert first.json() == second.json()
    assert len(desks.corridor.inbound("GE", type="CC015C")) == 1


def test_other_content_under_the_same_identification_is_409_code_26(desks, api_for):
    operator, data = api_for(desks.operator), xml(desks)
    hand_in(operator, data)

    answer = hand_in(operator, data.replace(b"Hazelnuts", b"Walnuts"))

    problem = answer.json()
    assert (answer.status_code, problem["type"]) == (409, "urn:carec:cats:problem:26")
    assert problem["pointer"] == "/CC015C/messageIdentification"
    assert len(desks.corridor.inbound("GE", type="CC015C")) == 1


def test_an_idempotency_key_repeats_the_answer_and_is_refused_for_another_request(desks, api_for):
    trader = api_for(desks.trader)
    record = desks.corridor.released()
    facts = {"mrn": record.mrn, "office": DESTINATION}

    def notify(**more):
        return trader.post("/api/v1/arrivals", facts | more, headers={"Idempotency-Key": "k"})

    first, second, other = notify(), notify(), notify(simplified=True)

    assert (first.status_code, second.status_code, other.status_code) == (202, 202, 409)
    assert (first.json(), second["Idempotent-Replayed"]) == (second.json(), "true")
    assert len(desks.corridor.inbound("UZ", type="CC007C")) == 1


def test_a_rejected_declaration_answers_with_every_fault_and_the_lrn_is_free_again(desks, api_for):
    operator = api_for(desks.operator)
    document = desks.corridor.declaration(lrn="MEND-ME", grns=(("26GE0000DEMO00013", "1"),))

    answer = hand_in(operator, codec.encode(document))
    desks.corridor.pump()

    found = operator.get(answer.json()["links"]["self"]).json()
    assert (found["state"], found["mrn"]) == ("rejected", None)
    faults = {fault["pointer"]: fault for fault in found["errors"]}
    grn = faults["/CC015C/Guarantee[1]/GuaranteeReference[1]/GRN"]
    assert (grn["reason"], grn["value"]) == ("R0028", "26GE0000DEMO00013")
    assert grn["text"].startswith("The check digit")
    assert found["movement"]["state"] == "rejected"
    again = codec.encode(desks.corridor.declaration(lrn="MEND-ME"))
    mended = hand_in(operator, again)
    desks.corridor.pump()
    assert operator.get(mended.json()["links"]["self"]).json()["state"] == "accepted"


def test_nobody_lodges_for_an_operator_whom_he_does_not_act_for(desks, api_for):
    answer = hand_in(api_for(desks.competitor), xml(desks))

    assert (answer.status_code, answer.json()["type"]) == (403, "urn:carec:cats:problem:operator")
    assert nothing_came(desks)


def test_a_message_of_another_kind_is_refused_where_a_declaration_is_expected(desks, api_for):
    arrival = {"CC007C": codec.to_json(desks.corridor.declaration())["CC015C"]}
    other = hand_in(api_for(desks.operator), json.dumps(arrival).encode(), "application/json")

    assert other.status_code == 422
    assert nothing_came(desks)


def test_what_is_handed_in_at_a_movement_is_about_that_movement(desks, api_for):
    corridor, operator = desks.corridor, api_for(desks.operator)
    one, two = corridor.lodge(), corridor.lodge()
    with_text = {"text": "The sale was cancelled."}
    right = operator.post(f"/api/v1/movements/{one.pk}/actions/request_invalidation", with_text)
    assert right.status_code == 202
    corridor.pump()
    document = corridor.inbound("GE", type="CC014C")[0]
    from cats.tenancy.scope import scope  # noqa: PLC0415

    with scope("GE"):
        data = document.data.replace(document.message_id.encode(), b"another")

    wrong = operator.post(f"/api/v1/movements/{two.pk}/messages", data, content_type=XML)

    assert wrong.status_code == 422
    assert wrong.json()["errors"][0]["value"] == one.mrn
    assert len(corridor.inbound("GE", type="CC014C")) == 1


def test_what_became_of_a_submission_is_for_its_operator_alone(desks, api_for):
    answer = hand_in(api_for(desks.operator), xml(desks))

    for person in (desks.competitor, desks.foreign_operator):
        assert api_for(person).get(answer["Location"]).status_code == 404
    assert api_for(desks.departure_officer).get(answer["Location"]).status_code == 403


def test_a_refused_arrival_shows_nothing_of_the_movement_of_others(desks, api_for):
    corridor, trader = desks.corridor, api_for(desks.trader)
    record = corridor.released()

    answer = trader.post("/api/v1/arrivals", {"mrn": record.mrn, "office": "UZDM0001"})
    corridor.pump()

    found = trader.get(answer["Location"]).json()
    assert (found["state"], found["movement"]) == ("refused", None)
    assert found["errors"][0]["reason"] == "CATS_108"


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({}, "/"),
        ({"mrn": "short", "office": DESTINATION}, "/mrn"),
        ({"mrn": 5, "office": DESTINATION}, "/mrn"),
        ({"mrn": "x" * 18, "office": DESTINATION, "unknown": 1}, "/"),
        ({"mrn": "\0" * 18, "office": DESTINATION}, "/"),
    ],
)
def test_facts_that_are_not_complete_are_422_with_a_pointer(desks, api_for, facts, pointer):
    answer = api_for(desks.trader).post("/api/v1/arrivals", facts)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert desks.corridor.inbound("UZ") == []
