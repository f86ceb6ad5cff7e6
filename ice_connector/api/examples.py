"""One example of each answer; the description of the interface is made from them."""

from cats.api.examples import Maybe

DEPTH = {"count": 2, "by_state": {"stamped": 2}, "oldest": Maybe("2026-06-01T08:00:00Z"), "age": 4}
LINKS = {
    "own_end": {
        "polled_at": Maybe("2026-06-01T08:00:00Z"),
        "handshaken_at": Maybe("2026-06-01T06:00:00Z"),
        "halted": Maybe("restored from a backup"),
    },
    "items": [
        {
            "partner": "AZ",
            "state": "busy",
            "position": Maybe("1780300800:42"),
            "last_seen_at": Maybe("2026-06-01T08:00:00Z"),
            "out": DEPTH,
            "in": DEPTH,
        }
    ],
    "next": Maybe(""),
}
ALARM = {
    "id": "018f0000-0000-7000-8000-000000000000",
    "kind": "stuck",
    "matter": "018f0000000070008000000000000001",
    "text": "CD118C from NTA.AZ could not be processed",
    "raised_at": "2026-06-01T08:00:00Z",
    "cleared_at": Maybe("2026-06-01T09:00:00Z"),
}
TRACED = {
    "id": "018f0000-0000-7000-8000-000000000000",
    "at": "2026-06-01T08:00:00Z",
    "direction": "out",
    "channel": "ice",
    "sender": "NTA.GE",
    "recipient": "NTA.AZ",
    "type": "CD050C",
    "message_identification": "018f0000-0000-7000-8000-000000000001",
    "state": "delivered",
    "position": Maybe("1780300800:42"),
    "hops": ["posted", "stamped", "stored by the hub", "acknowledged"],
    "waits_for": Maybe("CD050C"),
    "error": Maybe(""),
}
HELD = {
    "id": "018f0000-0000-7000-8000-000000000000",
    "type": "CD118C",
    "channel": "ice",
    "sender": "NTA.AZ",
    "message_identification": "018f0000-0000-7000-8000-000000000001",
    "mrn": Maybe("26GE00000000001AJ5"),
    "state": "stuck",
    "waits_for": Maybe("CD050C"),
    "attempts": 5,
    "error": Maybe("ValueError: ..."),
    "received_at": "2026-06-01T08:00:00Z",
}
SKIP = {"reason": "Sent twice by mistake; agreed with the partner by telephone."}
