"""One example of each answer; the description of the interface is made from them."""

from cats.api.examples import Maybe

GUARANTEE = {
    "grn": "26GE0000DEMO00012",
    "type": "1",
    "holder": {"identification": "GEDEMO0001", "name": "Demo Kolkheti Logistics LLC"},
    "guarantor": {"identification": "GEDEMOG001", "name": "Demo Iveria Insurance JSC"},
    "office": "GEDM0001",
    "reference_amount": "450000.00",
    "currency": "USD",
    "level": 100,
    "valid_from": "2026-01-01",
    "valid_until": Maybe("2026-12-31"),
    "not_valid_in": ["KG"],
    "links": {
        "self": "/api/v1/guarantees/26GE0000DEMO00012",
        "balance": "/api/v1/guarantees/26GE0000DEMO00012/balance",
        "usages": "/api/v1/guarantees/26GE0000DEMO00012/usages",
    },
}
BALANCE = {
    "grn": "26GE0000DEMO00012",
    "reference_amount": "450000.00",
    "reserved": "23078.40",
    "credited": "0.00",
    "headroom": "426921.60",
    "currency": "USD",
}
USAGE = {
    "mrn": "26GE00000000001AJ5",
    "holder": "GEDEMO0001",
    "countries": ["GE", "AZ", "KZ", "UZ"],
    "state": "reserved",
    "amount": "23078.40",
    "currency": "USD",
    "accepted_on": "2026-06-01",
    "reserved_at": "2026-06-01T08:00:00Z",
    "credited_on": Maybe("2026-06-09"),
    "ended_on": Maybe("2026-06-09"),
}
