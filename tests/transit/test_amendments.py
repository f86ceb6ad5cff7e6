"""A general amendment (013): asked for by the holder, decided by an officer, and what it may not touch."""

from decimal import Decimal

import pytest

from cats.kernel import ids, references
from cats.kernel.errors import Forbidden, Invalid, Refused
from cats.tenancy.scope import scope
from tests.transit.world import CODE, DEPARTURE, GRN, HOLDER, SECOND_GRN, register
from transit import comparing, documents
from transit.messages.amendments import GENERAL, as_amendment
from transit.models import AmendmentRequest, SealCheck
from transit.services import acts

OTHER_GRN = SECOND_GRN + references.check_digit(SECOND_GRN)
ZERO, FULL = Decimal("0.00"), Decimal("450000.00")


def amendment(record, change):
    """The declaration as it stands, changed, as an amendment of the holder's own system."""
    with scope("GE"):
        message = as_amendment(documents.declaration_of(record), record.mrn, GENERAL)
    message.messageIdentification = ids.uuid7().hex
    change(message)
    return message


def heavier(message):
    message.Consignment.grossMass = Decimal("19000")


def ask(corridor, record, change=heavier):
    message = amendment(record, change)
    corridor.submit(message, corridor.trader(HOLDER))
    return message


def declared(record):
    with scope("GE"):
        return documents.declaration_of(record)


def test_a_request_waits_for_an_officer_and_changes_nothing_by_itself(corridor):
    record = corridor.lodge()

    ask(corridor, record)

    record = corridor.fresh(record)
    assert (record.state, record.gross_mass, record.amendment_requested_at is None) == (
        "accepted",
        Decimal("18660"),
        False,
    )
    assert declared(record).Consignment.grossMass == Decimal("18660")
    assert corridor.notices(DEPARTURE) == ["amendment.requested"]
    assert corridor.mailbox(HOLDER) == ["CC928C", "CC028C"]


def test_agreed_the_declaration_stands_as_asked_for_and_its_guarantee_is_checked_anew(corridor):
    record = corridor.lodge()
    asked = ask(corridor, record)

    record = corridor.act(record, "decide_amendment", agreed=True)

    answer = corridor.letters(HOLDER)[-1]
    assert (answer.messageType, answer.correlationIdentifier) == ("CC004C", asked.messageIdentification)
    assert answer.TransitOperation.amendmentSubmissionDateAndTime == asked.preparationDateAndTime
    assert (record.state, record.gross_mass, record.amendment_requested_at) == (
        "accepted",
        Decimal("19000"),
        None,
    )
    with scope("GE"):
        versions = [(one.number, one.why) for one in record.declaration.versions.order_by("number")]
        uses = [
            (use.round, use.current, use.checked_at is None) for use in record.guarantee_uses.order_by("id")
        ]
    assert versions == [(1, "lodged"), (2, "amended")]
    assert uses == [(1, False, False), (2, True, False)]
    assert record.lrn == declared(record).TransitOperation.LRN
    assert declared(record).messageType == "CC015C"

    released = corridor.act(record, "release")
    assert released.state == "released"
    assert corridor.letters(HOLDER)[-1].Consignment.grossMass == Decimal("19000")


def test_declined_the_declaration_stands_and_the_holder_reads_why(corridor):
    record = corridor.lodge()
    asked = ask(corridor, record)

    record = corridor.act(record, "decide_amendment", agreed=False, text="Weigh the goods again.")

    answer = corridor.letters(HOLDER)[-1]
    operation = answer.TransitOperation
    assert (answer.messageType, answer.correlationIdentifier) == ("CC056C", asked.messageIdentification)
    assert (operation.businessRejectionType, operation.rejectionCode, operation.rejectionReason) == (
        "013",
        "4",
        "Weigh the goods again.",
    )
    assert answer.FunctionalError == []
    assert (record.state, record.amendment_requested_at) == ("accepted", None)
    assert declared(record).Consignment.grossMass == Decimal("18660")
    assert corridor.act(record, "release").state == "released"


def test_who_declines_says_why(corridor):
    record = corridor.lodge()
    ask(corridor, record)
    before = corridor.snapshot(record)

    with pytest.raises(Invalid) as refused:
        corridor.do(record, "decide_amendment", agreed=False, text=" ")

    assert [fault.reason for fault in refused.value.faults] == ["C0492"]
    assert corridor.snapshot(record) == before


def test_only_an_officer_with_the_permission_decides(corridor):
    record = corridor.lodge()
    ask(corridor, record)
    before = corridor.snapshot(record)

    with scope("GE"), pytest.raises(Forbidden):
        other = corridor.officer("GE", DEPARTURE, "transit.view_movement", "transit.release_movement")
        acts.act(corridor.fresh_in_scope(record), "decide_amendment", {"agreed": True}, actor=other)

    assert corridor.snapshot(record) == before


def test_without_a_request_there_is_nothing_to_decide(corridor):
    record = corridor.lodge()
    before = corridor.snapshot(record)

    with pytest.raises(Refused):
        corridor.do(record, "decide_amendment", agreed=True)

    assert corridor.snapshot(record) == before


def test_a_second_request_is_refused_while_the_first_one_waits(corridor):
    record = corridor.lodge()
    ask(corridor, record)
    before = corridor.snapshot(record)

    ask(corridor, record)

    refusal = corridor.letters(HOLDER)[-1]
    assert [(error.errorCode, error.errorPointer) for error in refusal.FunctionalError] == [("92", "/CC013C")]
    assert corridor.snapshot(record) == before
    with scope("GE"):
        assert AmendmentRequest.objects.count() == 1


def another_holder(message):
    message.HolderOfTheTransitProcedure.identificationNumber = "GEDEMO0002"


def other_goods(message):
    item = message.Consignment.HouseConsignment[0].ConsignmentItem[1]
    item.Commodity.CommodityCode.harmonizedSystemSubHeadingCode = "080212"


def unknown_goods(message):
    item = message.Consignment.HouseConsignment[0].ConsignmentItem[1]
    item.Commodity.CommodityCode.harmonizedSystemSubHeadingCode = "999999"


def lighter_than_its_items(message):
    message.Consignment.grossMass = Decimal(1)


def no_guarantee(message):
    message.Guarantee[0].guaranteeType = "A"
    message.Guarantee[0].GuaranteeReference = []


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        (other_goods, {"R0520"}),
        (unknown_goods, {"R0520", "CL152"}),
        (lighter_than_its_items, {"R0994"}),
        (no_guarantee, {"CATS_104"}),
    ],
)
def test_a_faulty_request_is_refused_with_every_fault(corridor, change, rules):
    record = corridor.lodge()
    before = corridor.snapshot(record)

    ask(corridor, record, change)

    refusal = corridor.letters(HOLDER)[-1]
    assert refusal.TransitOperation.businessRejectionType == "013"
    assert rules <= {error.errorReason for error in refusal.FunctionalError}
    assert all(error.errorPointer.startswith("/CC013C/") for error in refusal.FunctionalError)
    assert corridor.snapshot(record) == before


def test_after_release_a_request_is_out_of_sequence(corridor):
    record = corridor.released()
    before = corridor.snapshot(record)

    ask(corridor, record)

    refusal = corridor.letters(HOLDER)[-1]
    assert [error.errorCode for error in refusal.FunctionalError] == ["92"]
    assert corridor.snapshot(record) == before


def test_a_release_overtakes_a_request_and_declines_it(corridor):
    record = corridor.lodge()
    asked = ask(corridor, record)

    record = corridor.act(record, "release")

    declined = corridor.letters(HOLDER)[-1]
    assert corridor.mailbox(HOLDER)[-2:] == ["CC029C", "CC056C"]
    assert declined.correlationIdentifier == asked.messageIdentification
    assert declined.TransitOperation.rejectionReason == (
        "The goods were released before customs had decided on the amendment."
    )
    assert (record.state, record.amendment_requested_at) == ("released", None)
    assert declared(record).Consignment.grossMass == Decimal("18660")


def test_an_amendment_is_asked_for_and_agreed_to_under_control(corridor):
    record = corridor.act(corridor.lodge(), "decide_control", types=["10"])
    ask(corridor, record)

    record = corridor.act(record, "decide_amendment", agreed=True)

    assert (record.state, record.gross_mass) == ("under_control", Decimal("19000"))


def another_guarantee(message):
    reference = message.Guarantee[0].GuaranteeReference[0]
    reference.GRN, reference.accessCode = OTHER_GRN, CODE


def wrong_code(message):
    message.Guarantee[0].GuaranteeReference[0].accessCode = "XXXX"


def test_an_agreed_amendment_with_a_guarantee_that_does_not_hold_asks_for_another_one(corridor):
    record = corridor.lodge()
    ask(corridor, record, wrong_code)

    record = corridor.act(record, "decide_amendment", agreed=True)

    assert record.state == "guarantee_under_amendment"
    assert corridor.mailbox(HOLDER)[-2:] == ["CC004C", "CC055C"]
    offer_of_guarantee(corridor, record)
    assert corridor.fresh(record).state == "accepted"


def test_while_the_guarantee_is_amended_a_request_that_waits_is_still_decided(corridor):
    register(OTHER_GRN)
    record = corridor.lodge()
    ask(corridor, record, another_guarantee)
    fail_registration(corridor, record)
    record = corridor.fresh(record)
    assert (record.state, record.amendment_requested_at is None) == ("guarantee_under_amendment", False)
    offer_of_guarantee(corridor, record)
    assert [error.errorCode for error in corridor.letters(HOLDER)[-1].FunctionalError] == ["92"]

    record = corridor.act(record, "decide_amendment", agreed=True)

    with scope("GE"):
        current = list(record.guarantee_uses.filter(current=True).values_list("grn", flat=True))
    assert (record.state, current) == ("accepted", [OTHER_GRN])
    assert corridor.act(record, "release").state == "released"
    assert corridor.balance() == (ZERO, ZERO, FULL)


def fail_registration(corridor, record):
    """The officer releases, and the office of guarantee refuses: the amount is more than is free."""
    corridor.act(record, "raise_amount", grn=GRN, amount="450000.01", currency="USD")
    corridor.act(record, "release")


def offer_of_guarantee(corridor, record):
    given = {
        "guarantees": [
            {"type": "1", "grn": GRN, "access_code": CODE, "amount": "23078.40", "currency": "USD"}
        ]
    }
    with scope("GE"):
        acts.act(corridor.fresh_in_scope(record), "amend_guarantee", given, actor=corridor.trader(HOLDER))
    corridor.pump()


def other_seal(message):
    message.Consignment.TransportEquipment[0].Seal[1].identifier = "DEMO-GE-000199"


def test_seals_that_were_compared_before_other_ones_were_declared_count_no_more(corridor):
    record = corridor.lodge()
    with scope("GE"):
        findings = [{"declared": seal, "found": seal, "state": "conform"} for seal in record.seals]
        check = SealCheck.objects.create(
            movement=record, findings=findings, conform=True, by="Officer", at=record.created_at
        )
    ask(corridor, record, other_seal)
    record = corridor.act(record, "decide_amendment", agreed=True)

    assert record.seals == ["DEMO-GE-000101", "DEMO-GE-000199"]
    assert not check.is_of(record.seals)
    released = corridor.act(record, "release")
    with scope("GE"):
        assert released.controls.get().seals_intact is None


def test_the_number_of_a_new_seal_leads_to_the_movement(corridor):
    record = corridor.lodge()
    ask(corridor, record, other_seal)
    record = corridor.act(record, "decide_amendment", agreed=True)

    with scope("GE"):
        assert record.known_by.filter(kind="seal", value="DEMOGE000199").exists()


def test_a_stranger_and_a_competitor_find_no_movement_to_amend(corridor):
    record = corridor.lodge()
    before = corridor.snapshot(record)
    message = amendment(record, another_holder)
    message.messageSender = "GEDEMO0002"

    corridor.submit(message, corridor.trader("GEDEMO0002"))

    refusal = corridor.letters("GEDEMO0002")[-1]
    assert [error.errorCode for error in refusal.FunctionalError] == ["90"]
    assert corridor.snapshot(record) == before


def test_differences_are_told_place_by_place_without_access_codes(corridor):
    record = corridor.lodge()

    def change(message):
        heavier(message)
        wrong_code(message)
        message.Consignment.HouseConsignment[0].ConsignmentItem.pop()

    found, number = comparing.differences(declared(record), amendment(record, change))

    told = [(one.where, one.before, one.after) for one in found]
    assert told[0] == ("Consignment › Gross mass", "18660", "19000")
    assert all(
        after == "" and where.startswith("Consignment › House consignment 1 › Consignment item 2")
        for where, _, after in told[1:]
    )
    assert number == len(found) > 5
    assert not any("XXXX" in one.after or CODE in one.before for one in found)


def test_a_document_that_is_the_same_differs_nowhere(corridor):
    record = corridor.lodge()

    assert comparing.differences(declared(record), amendment(record, lambda message: None)) == ([], 0)
