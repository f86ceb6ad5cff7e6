"""Every delivery order of one legally sent trace ends in the same state, at every office."""

from itertools import permutations

import pytest
from django.db import transaction

from cats.messaging.models import OutboundMessage
from cats.tenancy.scope import scope
from ice_connector import process
from tests.transit.world import DEPARTURE, DESTINATION, FOREIGN_GRN, GRN, HOLDER, TRADER
from transit.services import acts

ALL = ("CD118C", "CD006C", "CD018C")


def held(corridor, *countries, types, mrn):
    """What these countries have posted and not delivered: (country, id, type)."""
    found = []
    for country in countries:
        with scope(country):
            corridor.stamp()
            rows = OutboundMessage.objects.filter(state="pending", type__in=types, mrn=mrn).order_by("seq")
            found += [(country, row.id, row.type) for row in rows]
    return found


def outcomes(corridor, trace, recipient, look):
    """What `look` sees after each order of delivery; every order starts from the same moment."""
    seen = {}
    for order in permutations(trace):
        with transaction.atomic():
            for country, row, _ in order:
                corridor.deliver(country, only=[row])
                process.sweep(recipient)
            corridor.pump()
            seen[tuple(kind for _, _, kind in order)] = look()
            transaction.set_rollback(True)
    return seen


@pytest.mark.slow
def test_departure_ends_alike_in_whatever_order_the_offices_are_heard(corridor):
    record = corridor.released()
    corridor.do(corridor.at("AZDM0001", record.mrn), "record_passage")
    corridor.do(corridor.at("UZDM0001", record.mrn), "record_passage")
    with scope("UZ"):
        acts.notify_arrival({"mrn": record.mrn, "office": DESTINATION}, actor=corridor.trader(TRADER))
    process.sweep("UZ")
    corridor.do(corridor.at(DESTINATION, record.mrn), "release_goods")
    trace = held(corridor, "AZ", "UZ", types=ALL, mrn=record.mrn)
    assert sorted(kind for _, _, kind in trace) == ["CD006C", "CD018C", "CD118C", "CD118C"]

    def look():
        passed = sorted(office for office, heard in passages(record) if heard)
        return tuple(corridor.states(record.mrn).values()), passed, corridor.balance()

    seen = outcomes(corridor, trace, "GE", look)

    assert len({str(outcome) for outcome in seen.values()}) == 1
    states, passed, balance = next(iter(seen.values()))
    assert set(states) == {"written_off", "closed"}
    assert passed == ["AZDM0001", "UZDM0001"]
    assert balance[:2] == (0, 0)


def passages(record):
    with scope("GE"):
        return list(record.passages.values_list("office", "heard_at"))


def test_an_office_of_transit_ends_alike_in_whatever_order_departure_is_heard(corridor):
    record = corridor.lodge()
    corridor.do(record, "release")
    hold = ["CD050C", "CD600C"]
    corridor.pump(hold)
    corridor.act_at_destination(record, hold)
    trace = [one for one in held(corridor, "GE", types=hold, mrn=record.mrn) if goes_to("NTA.AZ", one)]
    assert sorted(kind for _, _, kind in trace) == ["CD050C", "CD600C"]

    seen = outcomes(corridor, trace, "AZ", lambda: corridor.at("AZDM0001", record.mrn).state)

    assert set(seen.values()) == {"closed"}


def goes_to(recipient, one):
    country, id, _ = one
    with scope(country):
        return OutboundMessage.objects.get(id=id).recipient == recipient


def test_release_waits_for_every_office_of_guarantee_in_whatever_order_they_answer(corridor):
    corridor.register(FOREIGN_GRN, "200000")
    other = "26UZ0000DEMO00014"
    corridor.register(other, "300000")
    grns = ((GRN, "1"), (FOREIGN_GRN, "1"), (other, "1"))
    record = corridor.lodge(corridor.declaration(grns=grns))
    corridor.do(record, "release")
    corridor.pump(hold=["CD205C"])
    assert corridor.fresh(record).state == "guarantee_under_registration"
    trace = held(corridor, "AZ", "UZ", types=["CD205C"], mrn=record.mrn)
    assert len(trace) == 2

    seen = outcomes(
        corridor, trace, "GE", lambda: (corridor.fresh(record).state, corridor.mailbox(HOLDER)[-1])
    )

    assert set(seen.values()) == {("released", "CC029C")}
    assert corridor.at(DEPARTURE, record.mrn).state == "guarantee_under_registration"


def test_every_message_delivered_twice_has_its_effect_once(corridor):
    record = corridor.released()
    corridor.act_at_destination(record)
    before = (corridor.states(record.mrn), corridor.balance(), corridor.mailbox(HOLDER))

    for country in ("GE", "AZ", "KZ", "UZ"):
        with scope(country):
            rows = [(row, row.data) for row in OutboundMessage.objects.filter(channel="ice")]
        for row, data in rows:
            corridor.hand_over(row, data)
    corridor.pump()

    assert (corridor.states(record.mrn), corridor.balance(), corridor.mailbox(HOLDER)) == before
