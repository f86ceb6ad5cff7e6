"""The office of departure before release: acceptance, guarantee, control, refusal, invalidation."""

from datetime import timedelta
from decimal import Decimal

import pytest

from cats.kernel import references
from cats.kernel.errors import Forbidden, Invalid, Refused
from cats.specification import codec
from cats.tenancy.scope import scope
from tests.transit.world import CODE, DEPARTURE, FOREIGN_GRN, FULL, GRN, HOLDER, SECOND_GRN
from transit.models import Declaration
from transit.services import acts, facts, papers, submissions

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ZERO = Decimal("0.00")


def second_grn(corridor, amount="450000"):
    """A second guarantee of the same holder."""
    grn = SECOND_GRN + references.check_digit(SECOND_GRN)
    corridor.register(grn, amount)
    return grn


def test_a_sound_declaration_gets_its_mrn_and_a_checked_guarantee(corridor):
    record = corridor.lodge()

    assert record.state == "accepted"
    assert record.mrn[2:4] == "GE"
    assert record.mrn[16] == "J"
    assert corridor.mailbox(HOLDER) == ["CC928C", "CC028C"]
    assert corridor.log(record) == [("got.CC015C", "accepted"), ("got.CD201C", "accepted")]
    assert (record.item_count, record.seals) == (2, ["DEMO-GE-000101", "DEMO-GE-000102"])
    assert record.countries == ["GE", "AZ", "KZ", "UZ"]
    assert corridor.balance() == (ZERO, ZERO, FULL)


def test_a_faulty_declaration_is_rejected_with_every_fault_and_frees_its_lrn(corridor):
    faulty = corridor.declaration("LRN-A", declarationType="T2", additionalDeclarationType="D")

    record = corridor.lodge(faulty)

    (refusal,) = corridor.letters(HOLDER)
    reasons = {error.errorReason for error in refusal.FunctionalError}
    assert (record.state, record.mrn) == ("rejected", "")
    assert {"CATS_002", "CATS_003"} <= reasons
    assert refusal.TransitOperation.LRN == "LRN-A"
    assert refusal.TransitOperation.businessRejectionType == "015"
    assert corridor.lodge(corridor.declaration("LRN-A")).state == "accepted"


def test_an_lrn_in_use_is_refused_and_the_first_declaration_stays(corridor):
    first = corridor.lodge(corridor.declaration("LRN-B"))
    before = corridor.snapshot(first)

    second = corridor.lodge(corridor.declaration("LRN-B"))

    assert second.pk != first.pk
    assert second.state == "rejected"
    assert [error.errorReason for error in corridor.letters(HOLDER)[-1].FunctionalError] == ["CATS_102"]
    assert corridor.snapshot(first) == before
    with scope("GE"):
        assert Declaration.objects.filter(lrn="LRN-B", lrn_taken=True).count() == 1


def test_the_same_message_twice_is_one_declaration(corridor):
    message = corridor.declaration("LRN-C")
    corridor.lodge(message)
    corridor.lodge(message)

    with scope("GE"):
        assert Declaration.objects.filter(lrn="LRN-C").count() == 1
    assert corridor.mailbox(HOLDER) == ["CC928C", "CC028C"]


def test_nobody_lodges_for_an_operator_he_does_not_act_for(corridor):
    with pytest.raises(Forbidden):
        corridor.lodge(actor=corridor.trader("GEDEMO0002"))

    with scope("GE"):
        assert Declaration.objects.count() == 0


def test_a_wrong_access_code_leads_to_amendment_and_the_right_one_back(corridor):
    record = corridor.lodge(corridor.declaration(code="XXXX"))
    refused = corridor.letters(HOLDER)[-1]

    assert record.state == "guarantee_under_amendment"
    assert [reason.code for reason in refused.GuaranteeReference[0].InvalidGuaranteeReason] == ["G03"]

    offer(corridor, record, GRN, CODE)

    assert corridor.fresh(record).state == "accepted"
    assert corridor.mailbox(HOLDER)[-1] == "CC004C"
    assert corridor.act(record, "release").state == "released"


def offer(corridor, record, grn, code, amount="23078.40"):
    """The holder offers another guarantee through a form."""
    given = {
        "guarantees": [{"type": "1", "grn": grn, "access_code": code, "amount": amount, "currency": "USD"}]
    }
    with scope("GE"):
        acts.act(corridor.fresh_in_scope(record), "amend_guarantee", given, actor=corridor.trader(HOLDER))
    corridor.pump()


def test_release_is_refused_while_the_guarantee_is_not_confirmed(corridor):
    record = corridor.lodge(corridor.declaration(code="XXXX"))
    before = corridor.snapshot(record)

    with pytest.raises(Refused):
        corridor.do(record, "release")

    assert corridor.snapshot(record) == before


def test_an_amendment_that_changes_more_than_the_guarantee_is_refused(corridor):
    record = corridor.lodge(corridor.declaration(code="XXXX"))
    before = corridor.snapshot(record)
    with scope("GE"):
        given = facts.read(
            "amend_guarantee", {"guarantees": [{"type": "1", "grn": GRN, "access_code": CODE}]}
        )
        amendment = codec.decode(papers.amendment(corridor.fresh_in_scope(record), given))
    amendment.Consignment.grossMass = Decimal("1")

    corridor.submit(amendment, corridor.trader(HOLDER))

    refusal = corridor.letters(HOLDER)[-1]
    assert refusal.messageType == "CC056C"
    assert record.mrn == refusal.TransitOperation.MRN
    assert [error.errorReason for error in refusal.FunctionalError] == ["R0520"]
    assert corridor.snapshot(record) == before


def test_an_amendment_without_need_is_out_of_sequence(corridor):
    record = corridor.lodge()
    before = corridor.snapshot(record)

    offer(corridor, record, GRN, CODE)

    refusal = corridor.letters(HOLDER)[-1]
    assert [(error.errorCode, error.errorPointer) for error in refusal.FunctionalError] == [("92", "/CC013C")]
    assert corridor.snapshot(record) == before


def test_without_another_guarantee_in_eight_days_the_goods_are_not_released(corridor):
    record = corridor.lodge(corridor.declaration(code="XXXX"))

    corridor.expire(7 * DAY)
    assert corridor.fresh(record).state == "guarantee_under_amendment"
    corridor.expire(8 * DAY + MINUTE)

    assert corridor.fresh(record).state == "not_released"
    assert corridor.mailbox(HOLDER)[-1] == "CC051C"


def test_a_guarantee_used_up_meanwhile_is_refused_at_registration(corridor):
    grn = second_grn(corridor, amount="30000")
    first, second = (corridor.lodge(corridor.declaration(grns=((grn, "1"),))) for _ in range(2))

    assert corridor.act(first, "release").state == "released"
    assert corridor.act(second, "release").state == "guarantee_under_amendment"

    refused = corridor.letters(HOLDER)[-1]
    assert [reason.code for reason in refused.GuaranteeReference[0].InvalidGuaranteeReason] == ["G09"]
    assert corridor.balance(grn)[0] == Decimal("23078.40")
    assert corridor.sent("GE", "CD001C", second.mrn) == []


def test_one_refusal_cancels_the_other_guarantees(corridor):
    grn = second_grn(corridor, amount="30000")
    record = corridor.lodge(corridor.declaration(grns=((GRN, "1"), (grn, "1"))))
    rival = corridor.lodge(corridor.declaration(grns=((grn, "1"),)))
    corridor.act(rival, "release")

    record = corridor.act(record, "release")

    assert record.state == "guarantee_under_amendment"
    assert corridor.balance() == (ZERO, ZERO, FULL)
    refused = corridor.letters(HOLDER)[-1]
    assert [one.GRN for one in refused.GuaranteeReference] == [grn]


def test_a_guarantee_of_another_country_is_asked_through_ice(corridor):
    corridor.register(FOREIGN_GRN, "200000")
    record = corridor.released(grns=((FOREIGN_GRN, "1"),))

    assert corridor.balance(FOREIGN_GRN)[0] == Decimal("23078.40")
    assert len(corridor.sent("GE", "CD203C", record.mrn)) == 1


def test_an_office_of_guarantee_that_does_not_answer_is_voided_by_the_same_id(corridor):
    corridor.register(FOREIGN_GRN, "200000")
    record = corridor.lodge(corridor.declaration(grns=((FOREIGN_GRN, "1"),)))
    corridor.do(record, "release")
    corridor.pump(hold=["CD203C", "CD204C"])

    corridor.expire(HOUR + MINUTE, hold=["CD203C", "CD204C"])

    record = corridor.fresh(record)
    refused = corridor.letters(HOLDER)[-1]
    assert record.state == "guarantee_under_amendment"
    assert refused.GuaranteeReference[0].InvalidGuaranteeReason[0].text == (
        "The office of guarantee did not answer in time."
    )

    corridor.pump()

    assert corridor.balance(FOREIGN_GRN) == (ZERO, ZERO, Decimal("200000.00"))
    assert corridor.fresh(record).state == "guarantee_under_amendment"
    assert corridor.log(record)[-1] == ("got.CD205C", "guarantee_under_amendment")
    assert corridor.notices(DEPARTURE) == ["guarantee.silent"]


def test_a_check_without_answer_is_asked_again(corridor):
    corridor.register(FOREIGN_GRN, "200000")
    with scope("GE"):
        message = corridor.declaration(grns=((FOREIGN_GRN, "1"),))
        submissions.lodge(codec.encode(message), actor=corridor.trader(HOLDER))
    corridor.pump(hold=["CD200C"])

    corridor.expire(HOUR + MINUTE)

    assert len(corridor.sent("GE", "CD200C")) == 2
    record = corridor.lodge_record(message)
    assert record.state == "accepted"
    assert corridor.act(record, "release").state == "released"


def test_the_goods_go_only_after_a_satisfactory_control(corridor):
    record = corridor.act(corridor.lodge(), "decide_control", types=["10"])
    before = corridor.snapshot(record)
    assert record.state == "under_control"
    assert corridor.mailbox(HOLDER)[-1] == "CC060C"

    with pytest.raises(Refused):
        corridor.do(record, "release")
    assert corridor.snapshot(record) == before

    record = corridor.act(record, "record_control_result", result="A1", seals_intact=True)
    record = corridor.act(record, "release")

    release = next(one for one in corridor.letters(HOLDER) if one.messageType == "CC029C")
    assert record.state == "released"
    assert release.ControlResult.code == "A1"


def test_after_an_unsatisfactory_control_only_refusal_is_left(corridor):
    record = corridor.act(corridor.lodge(), "decide_control")
    record = corridor.act(record, "record_control_result", result="B1", text="Other goods than declared.")

    with pytest.raises(Refused):
        corridor.do(record, "release")
    record = corridor.act(record, "refuse_release", code="S1", text="Other goods than declared.")

    assert record.state == "not_released"
    assert corridor.mailbox(HOLDER)[-1] == "CC051C"
    assert corridor.balance() == (ZERO, ZERO, FULL)


def test_a_result_with_discrepancies_must_say_which(corridor):
    record = corridor.act(corridor.lodge(), "decide_control")
    before = corridor.snapshot(record)

    with pytest.raises(Invalid) as refused:
        corridor.do(record, "record_control_result", result="B1")

    assert [fault.reason for fault in refused.value.faults] == ["C0930"]
    assert corridor.snapshot(record) == before


def test_a_control_may_be_waived_and_the_goods_released(corridor):
    record = corridor.act(corridor.lodge(), "decide_control", control=False)

    assert record.state == "accepted"
    assert corridor.act(record, "release").state == "released"


def ask_for_invalidation(corridor, record):
    with scope("GE"):
        given = {"text": "The buyer cancelled."}
        acts.act(
            corridor.fresh_in_scope(record), "request_invalidation", given, actor=corridor.trader(HOLDER)
        )
    corridor.pump()


def test_the_officer_agrees_to_invalidation(corridor):
    record = corridor.lodge(corridor.declaration("LRN-D"))

    ask_for_invalidation(corridor, record)
    assert corridor.notices(DEPARTURE) == ["invalidation.requested"]
    record = corridor.act(record, "decide_invalidation", agreed=True)

    decision = corridor.letters(HOLDER)[-1].Invalidation
    assert record.state == "invalidated"
    assert (decision.decision, decision.initiatedByCustoms) == ("1", "0")
    assert corridor.lodge(corridor.declaration("LRN-D")).state == "accepted"


def test_the_officer_declines_invalidation_and_the_movement_goes_on(corridor):
    record = corridor.lodge()
    ask_for_invalidation(corridor, record)

    record = corridor.act(record, "decide_invalidation", agreed=False, text="The goods are under seal.")

    decision = corridor.letters(HOLDER)[-1].Invalidation
    assert (record.state, decision.decision) == ("accepted", "0")
    assert decision.requestDateAndTime is not None
    assert corridor.act(record, "release").state == "released"


def test_without_a_request_there_is_nothing_to_decide(corridor):
    record = corridor.lodge()
    before = corridor.snapshot(record)

    with pytest.raises(Refused):
        corridor.do(record, "decide_invalidation", agreed=True)

    assert corridor.snapshot(record) == before


def test_after_release_a_request_for_invalidation_is_out_of_sequence(corridor):
    record = corridor.released()
    before = corridor.snapshot(record)

    ask_for_invalidation(corridor, record)

    refusal = corridor.letters(HOLDER)[-1]
    assert [(error.errorCode, error.errorPointer) for error in refusal.FunctionalError] == [("92", "/CC014C")]
    assert corridor.snapshot(record) == before


def test_a_release_that_overtakes_a_request_for_invalidation_declines_it(corridor):
    corridor.register(FOREIGN_GRN, "200000")
    record = corridor.lodge(corridor.declaration(grns=((FOREIGN_GRN, "1"),)))
    corridor.do(record, "release")
    corridor.pump(hold=["CD203C"])
    ask_while_registering(corridor, record)

    corridor.pump()

    assert corridor.fresh(record).state == "released"
    assert corridor.mailbox(HOLDER)[-2:] == ["CC029C", "CC009C"]
    assert corridor.letters(HOLDER)[-1].Invalidation.decision == "0"


def ask_while_registering(corridor, record):
    with scope("GE"):
        given = {"text": "The buyer cancelled."}
        acts.act(
            corridor.fresh_in_scope(record), "request_invalidation", given, actor=corridor.trader(HOLDER)
        )
    corridor.pump(hold=["CD203C"])


def test_an_officer_invalidates_while_the_guarantee_is_being_registered(corridor):
    corridor.register(FOREIGN_GRN, "200000")
    record = corridor.lodge(corridor.declaration(grns=((FOREIGN_GRN, "1"),)))
    corridor.do(record, "release")
    corridor.pump(hold=["CD203C"])

    corridor.do(record, "invalidate", text="Lodged by mistake.")
    corridor.pump()

    assert corridor.fresh(record).state == "invalidated"
    assert corridor.letters(HOLDER)[-1].Invalidation.initiatedByCustoms == "1"
    assert corridor.balance(FOREIGN_GRN) == (ZERO, ZERO, Decimal("200000.00"))
    assert corridor.sent("GE", "CD001C") == []


def test_the_officer_raises_the_amount_that_is_reserved(corridor):
    record = corridor.lodge()

    corridor.act(record, "raise_amount", grn=GRN, amount="40000.00", currency="USD")
    corridor.act(record, "release")

    assert corridor.balance()[0] == Decimal("40000.00")


@pytest.mark.parametrize(
    ("amount", "currency"), [("100.00", "USD"), ("23078.40", "USD"), ("40000.00", "EUR")]
)
def test_an_amount_is_only_raised_in_its_own_currency(corridor, amount, currency):
    record = corridor.lodge()
    before = corridor.snapshot(record)

    with pytest.raises(Refused):
        corridor.do(record, "raise_amount", grn=GRN, amount=amount, currency=currency)

    assert corridor.snapshot(record) == before


def test_without_an_amount_the_flat_amount_is_reserved(corridor):
    corridor.released(amount=None)

    assert corridor.balance()[0] == Decimal("10000.00")


def test_a_repeated_release_is_refused(corridor):
    record = corridor.released()
    before = corridor.snapshot(record)

    with pytest.raises(Refused):
        corridor.do(record, "release")

    assert corridor.snapshot(record) == before


def test_an_act_needs_its_permission_and_its_office(corridor):
    record = corridor.lodge()
    before = corridor.snapshot(record)

    for actor in (
        corridor.officer("GE", DEPARTURE, "transit.view_movement"),
        corridor.officer("GE", "GEDM0003"),
        corridor.trader(HOLDER),
    ):
        with scope("GE"), pytest.raises(Forbidden):
            acts.act(corridor.fresh_in_scope(record), "release", {}, actor=actor)

    assert corridor.snapshot(record) == before


def test_no_access_code_leaves_the_office_except_to_the_office_of_guarantee(corridor):
    record = corridor.released()

    for kind in ("CD001C", "CD050C", "CC029C", "CC928C", "CC028C"):
        for message in corridor.raw("GE", kind, record.mrn):
            assert CODE.encode() not in message
    assert all(b"accessCode" in message for message in corridor.raw("GE", "CD203C", record.mrn))


def test_facts_that_nobody_asked_for_are_refused_with_a_pointer(corridor):
    record = corridor.lodge()

    with pytest.raises(Invalid) as refused:
        corridor.do(record, "release", limit_on="tomorrow")

    assert [fault.pointer for fault in refused.value.faults] == ["/limit_on"]


@pytest.mark.parametrize(
    ("action", "given", "pointer"),
    [
        ("refuse_release", {"code": "XX", "text": "No."}, "/code"),
        ("decide_control", {"types": ["10", "99"]}, "/types"),
        ("decide_control", {"documents": ["ZZZZ"]}, "/documents"),
    ],
)
def test_codes_of_an_act_stand_in_their_lists(corridor, action, given, pointer):
    record = corridor.lodge()
    before = corridor.snapshot(record)

    with pytest.raises(Invalid) as refused:
        corridor.do(record, action, **given)

    assert [(fault.pointer, fault.code) for fault in refused.value.faults] == [(pointer, "12")]
    assert corridor.snapshot(record) == before
