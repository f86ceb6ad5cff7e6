"""Offices of transit and destination, and what departure hears of them: in order, early, late, wrong."""

from datetime import timedelta
from decimal import Decimal

import pytest

from cats.kernel import clock, references
from cats.kernel.errors import Refused
from cats.messaging import outbox
from cats.specification import codec
from cats.specification import definitions as d
from cats.tenancy.scope import scope
from tests.transit.world import DEPARTURE, DESTINATION, FULL, HOLDER, TRADER, TRANSIT
from transit.messages import departure, destination, transit_office
from transit.services import acts

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ZERO, RESERVED = Decimal("0.00"), Decimal("23078.40")


def test_transit_hears_of_a_movement_at_release_and_reports_its_passage_once(corridor):
    record = corridor.released()
    post = corridor.at("AZDM0001", record.mrn)
    assert post.state == "expected"
    assert (post.holder_name, post.item_count) == ("Demo Kolkheti Logistics LLC", 2)

    post = corridor.act(post, "record_passage")
    before = corridor.snapshot(post)
    with pytest.raises(Refused):
        corridor.do(post, "record_passage")

    assert post.state == "passed"
    assert corridor.snapshot(post) == before
    assert [
        message.CustomsOfficeOfTransitActual.referenceNumber for message in corridor.sent("AZ", "CD118C")
    ] == ["AZDM0001"]
    assert corridor.log(record)[-1] == ("got.CD118C", "released")


def test_arrival_returns_the_headroom_and_write_off_ends_the_liability(corridor):
    record = corridor.released()
    assert corridor.balance() == (RESERVED, ZERO, FULL - RESERVED)

    corridor.arrived(record)
    assert corridor.fresh(record).state == "arrived"
    assert corridor.balance() == (ZERO, RESERVED, FULL)

    corridor.act(corridor.at(DESTINATION, record.mrn), "release_goods")
    assert corridor.fresh(record).state == "written_off"
    assert corridor.balance() == (ZERO, ZERO, FULL)


def test_a_controlled_arrival_ends_with_its_result(corridor):
    record = corridor.released()
    place = corridor.act(corridor.arrived(record), "decide_control")
    with pytest.raises(Refused):
        corridor.do(place, "release_goods")

    place = corridor.act(
        place, "record_control_result", result="A5", text="One carton wet.", seals_intact=True
    )
    place = corridor.act(place, "release_goods")

    (result,) = corridor.sent("UZ", "CD018C")
    assert place.state == "closed"
    assert (result.ControlResult.code, result.TransitOperation.otherThingsToReport) == (
        "A5",
        "One carton wet.",
    )
    assert result.ControlResult.stateOfSeals == "1"
    assert corridor.fresh(record).state == "written_off"


def test_major_discrepancies_hold_the_movement_until_the_result_is_corrected(corridor):
    record = corridor.released()
    place = corridor.act(corridor.arrived(record), "decide_control")

    place = corridor.act(place, "record_control_result", result="B1", text="Half of the cartons are missing.")

    assert (place.state, corridor.fresh(record).state) == ("awaiting_discrepancies", "awaiting_discrepancies")
    assert corridor.notices(DEPARTURE) == ["discrepancies.found"]
    assert corridor.mailbox(TRADER, "UZ") == []
    assert corridor.balance() == (ZERO, RESERVED, FULL)

    place = corridor.act(
        place, "record_control_result", result="A2", text="The cartons were in the other trailer."
    )

    assert (place.state, corridor.fresh(record).state) == ("closed", "written_off")
    assert corridor.balance() == (ZERO, ZERO, FULL)


def test_a_simplified_arrival_is_unloaded_with_permission(corridor):
    record = corridor.released()
    place = corridor.arrived(record, simplified=True)
    assert place.state == "arrived"
    with pytest.raises(Refused):
        corridor.do(place, "release_goods")

    place = corridor.act(place, "permit_unloading")
    assert (place.state, corridor.mailbox(TRADER, "UZ")) == ("unloading_permitted", ["CC043C"])
    with scope("UZ"):
        acts.act(place, "submit_unloading_remarks", {}, actor=corridor.trader(TRADER))
    corridor.pump()

    assert corridor.fresh(place).state == "closed"
    assert corridor.mailbox(TRADER, "UZ") == ["CC043C", "CC025C"]
    assert corridor.fresh(record).state == "written_off"


def test_unloading_is_permitted_by_itself_when_no_officer_acts(corridor):
    place = corridor.arrived(corridor.released(), simplified=True)

    corridor.expire(16 * MINUTE)

    assert corridor.fresh(place).state == "unloading_permitted"


def test_remarks_with_differences_are_refused_and_the_officer_may_still_control(corridor):
    record = corridor.released()
    place = corridor.act(corridor.arrived(record, simplified=True), "permit_unloading")
    before = corridor.snapshot(place)

    remarks = unloading_remarks(record.mrn, conform="0")
    corridor.submit(remarks, corridor.trader(TRADER), "UZ")

    refusal = corridor.letters(TRADER, "UZ")[-1]
    assert refusal.messageType == "CC057C"
    assert [error.errorReason for error in refusal.FunctionalError] == ["CATS_065"]
    assert corridor.snapshot(place) == before
    assert corridor.act(place, "decide_control").state == "under_control"


def unloading_remarks(mrn, conform="1"):
    return d.CC044C(
        messageSender=TRADER,
        messageRecipient="NTA.UZ",
        preparationDateAndTime=clock.wire_time(clock.now(), "Asia/Tashkent"),
        messageIdentification=f"remarks-{mrn}",
        messageType="CC044C",
        TransitOperation=d.TransitOperationType044(MRN=mrn),
        CustomsOfficeOfDestinationActual=d.CustomsOfficeOfDestinationActualType(referenceNumber=DESTINATION),
        TraderAtDestination=d.TraderAtDestinationType044(identificationNumber=TRADER),
        UnloadingRemark=d.UnloadingRemarkType(
            conform=conform,
            unloadingCompletion="1",
            unloadingDate=clock.today("Asia/Tashkent").isoformat(),
            stateOfSeals="1",
        ),
    )


def test_the_officer_records_an_arrival_that_nobody_notified(corridor):
    record = corridor.released()

    place = corridor.act(corridor.at(DESTINATION, record.mrn), "accept_arrival", trader=TRADER)

    assert (place.state, place.trader_at_destination) == ("arrived", TRADER)
    assert corridor.fresh(record).state == "arrived"


def test_a_trader_whom_nobody_knows_brings_nothing(corridor):
    place = corridor.at(DESTINATION, corridor.released().mrn)
    before = corridor.snapshot(place)

    with pytest.raises(Refused):
        corridor.do(place, "accept_arrival", trader="UZDEMO9999")

    assert corridor.snapshot(place) == before


@pytest.mark.parametrize(
    ("change", "code", "reason"),
    [
        ({"office": "UZDM0005"}, "14", "CATS_108"),
        ({"mrn": "26GE000000099999J0"}, "90", "CATS_190"),
        ({"mrn": "26GE000000000001J9"}, "93", "R0028"),
    ],
    ids=["another office", "unknown movement", "wrong check digit"],
)
def test_an_arrival_that_does_not_fit_is_refused(corridor, change, code, reason):
    record = corridor.released()
    place = corridor.at(DESTINATION, record.mrn)
    before = corridor.snapshot(place)
    if code == "90":
        change = {"mrn": references.make_mrn(clock.today("UTC"), "GE", 999_999)}

    with scope("UZ"):
        given = {"mrn": record.mrn, "office": DESTINATION} | change
        acts.notify_arrival(given, actor=corridor.trader(TRADER))
    corridor.pump()

    refusal = corridor.letters(TRADER, "UZ")[-1]
    assert refusal.messageType == "CC057C"
    assert (code, reason) in [(one.errorCode, one.errorReason) for one in refusal.FunctionalError]
    assert corridor.snapshot(place) == before


def test_a_second_arrival_notification_is_out_of_sequence(corridor):
    record = corridor.released()
    place = corridor.arrived(record)
    before = corridor.snapshot(place)

    with scope("UZ"):
        acts.notify_arrival({"mrn": record.mrn, "office": DESTINATION}, actor=corridor.trader(TRADER))
    corridor.pump()

    assert [one.errorCode for one in corridor.letters(TRADER, "UZ")[-1].FunctionalError] == ["92"]
    assert corridor.snapshot(place) == before


def test_a_passage_reported_after_the_write_off_is_recorded_and_changes_nothing(corridor):
    record = corridor.released()
    corridor.do(corridor.at("KZDM0001", record.mrn), "record_passage")
    corridor.pump(hold=["CD118C"])
    with scope("UZ"):
        acts.notify_arrival({"mrn": record.mrn, "office": DESTINATION}, actor=corridor.trader(TRADER))
    corridor.pump(hold=["CD118C"])
    corridor.do(corridor.at(DESTINATION, record.mrn), "release_goods")
    corridor.pump(hold=["CD118C"])
    assert corridor.fresh(record).state == "written_off"

    corridor.pump()

    assert corridor.log(record)[-1] == ("got.CD118C", "written_off")
    assert corridor.sent("GE", "CD906C") == []


def test_control_results_that_overtake_the_arrival_wait_for_it(corridor):
    record = corridor.released()
    with scope("UZ"):
        acts.notify_arrival({"mrn": record.mrn, "office": DESTINATION}, actor=corridor.trader(TRADER))
    corridor.pump(hold=["CD006C"])
    corridor.do(corridor.at(DESTINATION, record.mrn), "release_goods")
    corridor.pump(hold=["CD006C"])

    (waiting,) = corridor.inbound("GE", type="CD018C")
    assert (waiting.state, waiting.waits_for) == ("waiting", "CD006C")
    assert corridor.fresh(record).state == "released"

    corridor.pump()

    assert corridor.fresh(record).state == "written_off"


def test_a_message_about_an_unknown_movement_is_answered_with_90(corridor):
    mrn = references.make_mrn(clock.today("UTC"), "GE", 424_242)
    inject(
        corridor,
        "AZ",
        "GE",
        transit_office.border_passage(DEPARTURE, "AZDM0001", mrn, clock.today("UTC")),
        mrn,
    )

    (answer,) = corridor.sent("GE", "CD906C")
    assert [(one.errorCode, one.errorPointer) for one in answer.FunctionalError] == [
        ("90", "/CD118C/TransitOperation/MRN")
    ]
    (heard,) = corridor.inbound("AZ", type="CD906C")
    assert heard.state == "done"
    assert corridor.sent("AZ", "CD906C") == []


def inject(corridor, sender, recipient, message, mrn):
    """A message that no record of the sender stands behind."""
    with scope(sender):
        outbox.post(message, to=f"NTA.{recipient}", subject=mrn, mrn=mrn, cause=None)
    corridor.pump()


@pytest.mark.parametrize("sender", ["AZ", "KZ"])
def test_nobody_reports_for_an_office_of_another_country(corridor, sender):
    record = corridor.released()
    before = corridor.snapshot(record)
    advice = destination.arrival_advice(DEPARTURE, DESTINATION, record.mrn, "2026-11-22T02:00:00")

    inject(corridor, sender, "GE", advice, record.mrn)

    (answer,) = corridor.sent("GE", "CD906C")
    assert [one.errorReason for one in answer.FunctionalError] == ["CATS_105"]
    assert corridor.snapshot(record) == before


def test_an_arrival_at_a_movement_that_is_not_released_is_out_of_sequence(corridor):
    record = corridor.lodge()
    before = corridor.snapshot(record)
    advice = destination.arrival_advice(DEPARTURE, DESTINATION, record.mrn, "2026-11-22T02:00:00")

    inject(corridor, "UZ", "GE", advice, record.mrn)

    (answer,) = corridor.sent("GE", "CD906C")
    assert [one.errorCode for one in answer.FunctionalError] == ["92"]
    assert corridor.snapshot(record) == before


def test_a_closure_notice_that_overtakes_the_record_waits_for_it(corridor):
    record = corridor.lodge()
    corridor.do(record, "release")
    corridor.pump(hold=["CD050C"])
    assert corridor.fresh(record).state == "released"
    corridor.act_at_destination(record, hold=["CD050C"])

    (waiting,) = corridor.inbound("AZ", type="CD600C")
    assert waiting.state == "waiting"

    corridor.pump()

    assert corridor.at("AZDM0001", record.mrn).state == "closed"
    assert corridor.at("KZDM0001", record.mrn).state == "closed"


def test_a_notice_of_cancellation_cancels_the_expected_records(corridor):
    record = corridor.released()

    notice = departure.closure(DEPARTURE, record.mrn, clock.today("UTC"), "invalidated")
    inject(corridor, "GE", "AZ", notice, record.mrn)

    assert corridor.at("AZDM0001", record.mrn).state == "cancelled"


def test_the_officer_is_told_when_goods_do_not_arrive_in_time(corridor):
    record = corridor.released()

    corridor.expire(9 * DAY)

    assert corridor.fresh(record).state == "released"
    assert corridor.notices(DEPARTURE) == ["movement.overdue"]


def test_both_offices_are_told_when_control_results_are_late(corridor):
    record = corridor.released()
    corridor.arrived(record)

    corridor.expire(6 * DAY + MINUTE)

    assert corridor.notices(DEPARTURE) == ["results.missing"]
    assert corridor.notices(DESTINATION) == ["results.owed"]
    assert corridor.fresh(record).state == "arrived"


def test_a_movement_within_one_country_goes_through_local_messages(corridor):
    message = corridor.declaration(offices=())
    message.CustomsOfficeOfDestinationDeclared.referenceNumber = "GEDM0003"
    message.Consignment.countryOfDestination = "GE"

    record = corridor.act(corridor.lodge(message), "release")
    place = corridor.act(corridor.at("GEDM0003", record.mrn), "accept_arrival", trader=HOLDER)
    corridor.act(place, "release_goods")

    assert corridor.states(record.mrn) == {
        (DEPARTURE, "departure"): "written_off",
        ("GEDM0003", "destination"): "closed",
    }
    assert corridor.balance() == (ZERO, ZERO, FULL)


def test_an_office_that_was_passed_by_is_closed_with_the_others(corridor):
    record = corridor.released()
    corridor.act(corridor.at(TRANSIT[0], record.mrn), "record_passage")
    corridor.act_at_destination(record)

    assert {corridor.at(office, record.mrn).state for office in TRANSIT} == {"closed"}


def test_what_crossed_to_other_countries_is_valid_and_holds_no_access_code(corridor):
    record = corridor.released()

    for kind in ("CD001C", "CD050C"):
        for document in corridor.raw("GE", kind, record.mrn):
            assert codec.check(kind, document) == []
            assert b"accessCode" not in document


def test_who_is_concerned_as_guarantor_only_hears_of_the_closure_and_has_nothing_to_close(corridor):
    grn = "26UZ0000DEMO00014"
    corridor.register(grn, "300000")
    message = corridor.declaration(offices=("AZDM0001",), grns=((grn, "1"),))
    message.CustomsOfficeOfDestinationDeclared.referenceNumber = "AZDM0003"
    message.Consignment.countryOfDestination = "AZ"
    record = corridor.act(corridor.lodge(message), "release")

    place = corridor.act(corridor.at("AZDM0003", record.mrn), "accept_arrival", trader="AZDEMO0001")
    corridor.act(place, "release_goods")

    (notice,) = corridor.inbound("UZ", type="CD600C")
    assert notice.state == "done"
    assert corridor.sent("UZ", "CD906C") == []
    assert corridor.balance(grn) == (ZERO, ZERO, Decimal("300000.00"))
    assert corridor.states(record.mrn) == {
        (DEPARTURE, "departure"): "written_off",
        ("AZDM0001", "transit"): "closed",
        ("AZDM0003", "destination"): "closed",
    }
