"""One example of each answer and request; the description of the interface is made from them."""

from cats.api.examples import Maybe

ID, MRN = "018f0000-0000-7000-8000-000000000000", "26GE00000000001AJ5"

CUSTODY = {
    "id": ID,
    "type": "CC015C",
    "message_identification": "018f000000007000800000000000000a",
    "links": {"self": f"/api/v1/submissions/{ID}"},
}
MOVEMENT = {
    "id": ID,
    "role": "departure",
    "office": "GEDM0001",
    "mrn": Maybe(MRN),
    "lrn": Maybe("LRN2026-000017"),
    "state": "released",
    "holder": {"identification": "GEDEMO0001", "name": "Demo Kolkheti Logistics LLC"},
    "office_of_departure": "GEDM0001",
    "offices_of_transit": ["AZDM0001", "KZDM0001", "UZDM0001"],
    "office_of_destination": "UZDM0006",
    "countries": ["GE", "AZ", "KZ", "UZ"],
    "item_count": 2,
    "gross_mass": Maybe("18660"),
    "limit_on": Maybe("2026-06-09"),
    "accepted_at": Maybe("2026-06-01T08:00:00Z"),
    "released_at": Maybe("2026-06-01T09:00:00Z"),
    "passed_at": Maybe("2026-06-02T09:00:00Z"),
    "arrived_at": Maybe("2026-06-05T09:00:00Z"),
    "closed_at": Maybe("2026-06-05T11:00:00Z"),
    "updated_at": "2026-06-01T09:00:00Z",
    "links": {
        "self": f"/api/v1/movements/{ID}",
        "messages": f"/api/v1/movements/{ID}/messages",
        "timeline": f"/api/v1/movements/{ID}/timeline",
    },
}
ACTION = {
    "action": "release",
    "allowed": True,
    "why": "",
    "href": f"/api/v1/movements/{ID}/actions/release",
}
MOVEMENT_IN_FULL = MOVEMENT | {
    "seals": ["DEMO-GE-000101"],
    "containers": ["DEMO1234567"],
    "means_of_transport": ["DM-101-GE"],
    "trader_at_destination": Maybe("UZDEMO0001"),
    "actions": [ACTION],
}
FAULT = {
    "pointer": "/CC015C/Guarantee[1]/guaranteeType",
    "json_pointer": "/CC015C/Guarantee/0/guaranteeType",
    "code": "14",
    "reason": "CATS_104",
    "text": "At least one guarantee with a GRN is named.",
    "value": "8",
}
SUBMISSION = CUSTODY | {
    "received_at": "2026-06-01T08:00:00Z",
    "processed_at": Maybe("2026-06-01T08:00:01Z"),
    "lrn": Maybe("LRN2026-000017"),
    "mrn": Maybe(MRN),
    "state": "accepted",
    "movement": Maybe(MOVEMENT),
    "errors": [FAULT],
}
MESSAGE = {
    "id": ID,
    "type": "CC029C",
    "name": "Release for transit",
    "channel": "trader",
    "sender": "NTA.GE",
    "correlation_identifier": Maybe("018f000000007000800000000000000a"),
    "mrn": Maybe(MRN),
    "lrn": Maybe("LRN2026-000017"),
    "state": "delivered",
    "at": "2026-06-01T09:00:00Z",
    "direction": "out",
    "recipient": Maybe("GEDEMO0001"),
    "message_identification": "018f000000007000800000000000000b",
}
CONTENT = MESSAGE | {"content": {"CC029C": {"messageSender": "NTA.GE"}}}
LETTER = MESSAGE | {"links": {"self": f"/api/v1/mailbox/{ID}", "body": f"/api/v1/mailbox/{ID}/body"}}
LETTER_CONTENT = CONTENT | LETTER
EVENT = {
    "at": "2026-06-01T09:00:00Z",
    "kind": "step",
    "office": "GEDM0001",
    "role": "departure",
    "what": "act.release",
    "state": "guarantee_under_registration",
    "label": "Guarantee under registration",
    "who": "Nino",
    "direction": "",
    "balance": "450000.00",
    "facts": {},
}
ARRIVAL = {"mrn": MRN, "office": "UZDM0006", "simplified": False}
FACTS = {"limit_on": "2026-06-09"}
