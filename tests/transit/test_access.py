"""Who finds which movement, what each may read of it, and what is refused at the door of a message."""

import pytest

from cats.kernel import ids
from cats.kernel.actors import Actor
from cats.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from cats.messaging.models import InboundMessage
from cats.specification import codec
from cats.tenancy.scope import scope
from tests.transit.world import CODE, DEPARTURE, DESTINATION, HOLDER, TRADER
from transit import access, selectors
from transit.services import acts, submissions


def found(actor, country="GE"):
    with scope(country):
        return [record.office for record in access.visible_to(actor)]


def test_everybody_finds_the_movements_of_his_own_desk(corridor):
    record = corridor.released()
    corridor.arrived(record)
    auditor = Actor(
        "user", "a", "Auditor", permissions=frozenset({"transit.view_movement", "audit.view_log"})
    )

    assert found(corridor.officer("GE", DEPARTURE)) == [DEPARTURE]
    assert found(corridor.trader(HOLDER)) == [DEPARTURE]
    assert found(corridor.officer("AZ", "AZDM0001"), "AZ") == ["AZDM0001"]
    assert sorted(found(auditor, "UZ")) == ["UZDM0001", DESTINATION]
    assert found(corridor.trader(TRADER), "UZ") == [DESTINATION]


@pytest.mark.parametrize(
    "stranger",
    ["officer of another office", "other operator", "nobody", "officer without the permission"],
)
def test_a_stranger_finds_nothing(corridor, stranger):
    record = corridor.lodge()
    actor = {
        "officer of another office": corridor.officer("GE", "GEDM0003"),
        "other operator": corridor.trader("GEDEMO0002"),
        "nobody": Actor("user", "", "nobody"),
        "officer without the permission": corridor.officer("GE", DEPARTURE, "transit.release_movement"),
    }[stranger]

    with scope("GE"):
        with pytest.raises(NotFound):
            access.movement(actor, record.pk)
        with pytest.raises(NotFound):
            access.movement_by_mrn(actor, record.mrn)


def test_another_administration_has_no_such_record(corridor):
    record = corridor.lodge()

    with scope("AZ"), pytest.raises(NotFound):
        access.movement(corridor.officer("AZ", DEPARTURE), record.pk)


def test_who_sees_a_movement_may_still_not_do_everything(corridor):
    record = corridor.lodge()

    with scope("GE"), pytest.raises(Forbidden):
        access.movement(corridor.trader(HOLDER), record.pk, "transit.release_movement")


def test_a_holder_reads_his_own_messages_and_no_reasons_of_customs(corridor):
    record = corridor.act(corridor.lodge(), "decide_control", text="Scanner shows a hidden space.")
    holder, officer = corridor.trader(HOLDER), corridor.officer("GE", DEPARTURE)

    with scope("GE"):
        of_holder = [row.type for row in selectors.messages_of(record, holder)]
        of_officer = [row.type for row in selectors.messages_of(record, officer)]
        told = str([event.as_dict() for event in selectors.timeline(record, holder)])
        seen = str([event.as_dict() for event in selectors.timeline(record, officer)])

    assert of_holder == ["CC015C", "CC928C", "CC028C", "CC060C"]
    assert {"CD200C", "CD201C"} <= set(of_officer)
    assert "hidden space" in seen
    assert "hidden space" not in told
    assert "Officer of" not in told


def test_a_message_is_shown_without_its_access_code(corridor):
    record = corridor.lodge()
    officer = corridor.officer("GE", DEPARTURE)

    with scope("GE"):
        shown = {row.type: selectors.readable(row, officer) for row in selectors.messages_of(record, officer)}

    assert {"CC015C", "CD200C"} <= set(shown)
    assert all(CODE.encode() not in data for data in shown.values())
    with scope("GE"), pytest.raises(NotFound):
        selectors.message_of(record, ids.uuid7(), officer)


def test_acts_are_offered_as_the_table_has_them(corridor):
    record = corridor.lodge(corridor.declaration(code="XXXX"))

    with scope("GE"):
        record = corridor.fresh_in_scope(record)
        officers = {
            offer.act: offer.allowed for offer in acts.offers(record, corridor.officer("GE", DEPARTURE))
        }
        holders = {offer.act: offer.allowed for offer in acts.offers(record, corridor.trader(HOLDER))}

    assert officers == {
        "refuse_release": True,
        "decide_amendment": False,
        "decide_invalidation": False,
        "invalidate": True,
    }
    assert holders == {"request_invalidation": True, "amend_guarantee": True}


def test_covers_and_work_are_told_to_the_desk(corridor):
    record = corridor.released()

    with scope("GE"):
        (cover,) = selectors.covers(record)
        work = selectors.work(corridor.officer("GE", DEPARTURE))

    assert (cover.status, cover.amount, cover.headroom) == ("registered", "23078.40", "426921.60")
    assert work == [(DEPARTURE, "departure", "released", 1)]


def test_what_is_no_message_is_refused_with_every_fault_and_nothing_is_kept(corridor):
    data = codec.encode(corridor.declaration()).replace(b"<LRN>", b"<LRM>").replace(b"</LRN>", b"</LRM>")

    with scope("GE"), pytest.raises(Invalid) as refused:
        submissions.lodge(data, actor=corridor.trader(HOLDER))

    assert all(fault.pointer.startswith("/CC015C/TransitOperation") for fault in refused.value.faults)
    assert corridor.inbound("GE") == []


def test_another_message_than_a_declaration_is_not_lodged(corridor):
    data = codec.encode(corridor.declaration()).replace(b"CC015C", b"CC928C")

    with scope("GE"), pytest.raises(Invalid):
        submissions.lodge(data, actor=corridor.trader(HOLDER))

    assert corridor.inbound("GE") == []


def test_other_content_under_a_used_identification_is_a_conflict(corridor):
    first = corridor.declaration("LRN-1")
    second = corridor.declaration("LRN-2")
    second.messageIdentification = first.messageIdentification
    corridor.lodge(first)

    with scope("GE"), pytest.raises(Conflict):
        submissions.lodge(codec.encode(second), actor=corridor.trader(HOLDER))

    with scope("GE"):
        assert InboundMessage.objects.filter(type="CC015C").count() == 1


def test_lodging_needs_its_permission(corridor):
    clerk = Actor("user", "x", "Clerk", permissions=frozenset(), operators=frozenset({HOLDER}))

    with scope("GE"), pytest.raises(Forbidden):
        submissions.lodge(codec.encode(corridor.declaration()), actor=clerk)

    assert corridor.inbound("GE") == []
