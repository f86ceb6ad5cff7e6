"""The ordinary path, from lodging to closure in four administrations, with real services and messages in one process."""

from decimal import Decimal

from tests.transit.world import DEPARTURE, DESTINATION, FULL, HOLDER, TRADER, TRANSIT


def test_a_movement_is_carried_from_lodging_to_closure_everywhere(corridor):
    before = corridor.balance()

    record = corridor.released()
    for office in TRANSIT:
        corridor.act(corridor.at(office, record.mrn), "record_passage")
    corridor.arrived(record)
    corridor.act(corridor.at(DESTINATION, record.mrn), "release_goods")

    assert corridor.states(record.mrn) == {
        (DEPARTURE, "departure"): "written_off",
        ("AZDM0001", "transit"): "closed",
        ("KZDM0001", "transit"): "closed",
        ("UZDM0001", "transit"): "closed",
        (DESTINATION, "destination"): "closed",
    }
    assert corridor.balance() == before == (Decimal("0.00"), Decimal("0.00"), FULL)
    assert corridor.mailbox(HOLDER) == ["CC928C", "CC028C", "CC029C", "CC045C"]
    assert corridor.mailbox(TRADER, "UZ") == ["CC025C"]
