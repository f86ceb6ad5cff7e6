"""The ordinary path through the programming interface alone, with each person's own token."""

from cats.specification import codec
from tests.transit.world import CODE, DESTINATION, GRN


def test_a_declaration_is_carried_to_closure_by_systems(desks, api_for):
    corridor, operator = desks.corridor, api_for(desks.operator)
    document = corridor.declaration()
    before = operator.get(f"/api/v1/guarantees/{GRN}/balance").json()

    lodged = operator.post("/api/v1/declarations", codec.encode(document), content_type="application/xml")
    assert lodged.status_code == 202
    corridor.pump()
    found = operator.get(lodged.json()["links"]["self"]).json()
    assert (found["state"], found["errors"], found["type"]) == ("accepted", [], "CC015C")
    assert found["processed_at"] is not None
    assert found["mrn"] == found["movement"]["mrn"]
    mrn = found["mrn"]

    act(desks.departure_officer, "GEDM0001", mrn, "release", api_for, corridor)
    held = operator.get(f"/api/v1/guarantees/{GRN}/balance").json()
    for officer, office in (
        (desks.transit_officer, "AZDM0001"),
        (desks.kz_transit_officer, "KZDM0001"),
        (desks.uz_transit_officer, "UZDM0001"),
    ):
        act(officer, office, mrn, "record_passage", api_for, corridor)
    arrival = {"mrn": mrn, "office": DESTINATION, "simplified": False}
    assert api_for(desks.trader).post("/api/v1/arrivals", arrival).status_code == 202
    corridor.pump()
    act(desks.destination_officer, DESTINATION, mrn, "release_goods", api_for, corridor)

    record = operator.get(found["movement"]["links"]["self"]).json()
    assert record["state"] == "written_off"
    assert record["closed_at"] is not None
    assert (before["headroom"], held["headroom"]) == ("450000.00", "426921.60")
    assert operator.get(f"/api/v1/guarantees/{GRN}/balance").json() == before
    assert CODE not in str(record)
    timeline = api_for(desks.departure_officer).get(record["links"]["timeline"]).json()["items"]
    assert {event["balance"] for event in timeline} == {"450000.00", "426921.60"}
    assert [event["what"] for event in timeline if event["kind"] == "step"][0] == "got.CC015C"
    types = [message["type"] for message in operator.get(record["links"]["messages"]).json()["items"]]
    assert types == ["CC015C", "CC928C", "CC028C", "CC029C", "CC045C"]


def act(person, office, mrn, action, api_for, corridor):
    """As the journey's desks do: find the record by MRN, look at what it offers, act."""
    desk = api_for(person)
    records = desk.get("/api/v1/movements", {"mrn": mrn, "office": office}).json()["items"]
    record = desk.get(f"/api/v1/movements/{records[0]['id']}").json()
    offered = {offer["action"]: offer for offer in record["actions"]}
    assert offered[action]["allowed"], offered
    answer = desk.post(offered[action]["href"], {}, headers={"Idempotency-Key": f"{office}-{action}"})
    assert answer.status_code == 200, answer.content.decode()
    corridor.pump()
