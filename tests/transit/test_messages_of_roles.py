"""Each office sees the messages of its own part, also where one administration plays several in one movement."""

from cats.tenancy.scope import scope
from tests.transit.world import DESTINATION, TRANSIT, officer
from transit import selectors


def types(record):
    with scope(record.administration_id):
        return {
            row.type
            for row in selectors.messages_of(record, officer(record.administration_id, record.office))
        }


def test_two_offices_of_one_administration_see_their_own_messages(corridor):
    departure = corridor.released()
    for office in TRANSIT:
        corridor.act(corridor.at(office, departure.mrn), "record_passage")
    corridor.arrived(departure)
    corridor.act(corridor.at(DESTINATION, departure.mrn), "release_goods")

    assert types(corridor.at("UZDM0001", departure.mrn)) == {"CD050C", "CD118C", "CD600C"}
    assert types(corridor.at(DESTINATION, departure.mrn)) == {
        "CD001C",
        "CC007C",
        "CC025C",
        "CD006C",
        "CD018C",
        "CD600C",
    }
    assert types(corridor.fresh(departure)) >= {
        "CC015C",
        "CC928C",
        "CC028C",
        "CC029C",
        "CC045C",
        "CD001C",
        "CD050C",
        "CD118C",
        "CD006C",
        "CD018C",
        "CD200C",
        "CD201C",
        "CD203C",
        "CD205C",
        "CD209C",
        "CD204C",
        "CD600C",
    }


def test_no_message_belongs_to_nobody():
    for role in ("departure", "transit", "destination"):
        assert "CD600C" not in selectors.types_of_others(role)
    assert "CC007C" in selectors.types_of_others("transit") & selectors.types_of_others("departure")
    assert "CC056C" in selectors.types_of_others("destination")
