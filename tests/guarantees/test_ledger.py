"""The ledger: reservations, credits, releases and cancellations, one at a time and in bulk, on real tables."""

from decimal import Decimal

import pytest

from cats.audit.models import AuditEntry
from cats.kernel import ids
from cats.kernel.errors import Conflict
from cats.messaging.models import OutboundMessage
from cats.specification import codec
from cats.tenancy.scope import scope
from guarantees import invariants, ledger, selectors, tasks
from guarantees.models import Answer, ReservationRequest, Transfer, Usage, WaitingRequest
from guarantees.usages import Kind, State
from tests.guarantees import world
from tests.guarantees.world import asks, balance, post, reserve

pytestmark = pytest.mark.usefixtures("georgia")


@pytest.fixture(autouse=True)
def _the_ledger_stays_sound(georgia):
    yield
    with scope("GE"):
        assert invariants.broken() == []


def test_a_registered_guarantee_offers_its_whole_reference_amount():
    assert balance() == (0, 0, 1000)
    with scope("GE"):
        transfer = Transfer.objects.get()
    assert (transfer.kind, transfer.amount, transfer.sequence) == ("undertake", 1000, 1)


def test_a_reservation_takes_its_amount_from_the_headroom():
    assert reserve(1, "400.50") == ("registered",)
    assert balance() == (Decimal("400.50"), 0, Decimal("599.50"))


def test_a_reservation_beyond_the_headroom_is_refused_and_posts_nothing():
    reserve(1, 600)
    assert reserve(2, "400.01") == ("refused", "G09")
    assert balance() == (600, 0, 400)
    assert reserve(3, 400) == ("registered",)
    assert balance() == (1000, 0, 0)


def test_a_second_reservation_of_a_movement_replaces_the_first_as_a_whole():
    reserve(1, 700)
    assert reserve(1, 900, after=60) == ("registered",)
    assert balance() == (900, 0, 100)
    with scope("GE"):
        assert list(Transfer.objects.order_by("sequence").values_list("kind", flat=True)) == [
            "undertake",
            "reserve",
            "void",
            "reserve",
        ]


def test_a_replacement_that_does_not_fit_leaves_the_old_reservation():
    reserve(1, 700)
    assert reserve(1, "1000.01", after=60) == ("refused", "G09")
    assert balance() == (700, 0, 300)


def test_arrival_gives_the_headroom_back_and_keeps_liability_until_release():
    reserve(1, 700)
    assert post(asks(Kind.CREDIT, 1, after=60)) == [("done",)]
    assert balance() == (0, 700, 1000)
    assert post(asks(Kind.RELEASE, 1, after=120)) == [("done",)]
    assert balance() == (0, 0, 1000)


def test_a_release_without_arrival_ends_everything_at_once():
    reserve(1, 700)
    post(asks(Kind.RELEASE, 1, after=120))
    assert balance() == (0, 0, 1000)


def test_a_cancellation_returns_the_headroom_to_its_previous_value_exactly():
    reserve(2, "123.45")
    before = balance()
    reservation = asks(Kind.RESERVE, 1, "333.33")
    post(reservation)
    post(asks(Kind.CANCEL, 1, reservation=reservation.request, after=60))
    assert balance() == before


def test_a_reservation_whose_cancellation_came_first_is_void_under_its_id():
    late = asks(Kind.RESERVE, 1, 500)
    post(asks(Kind.CANCEL, 1, reservation=late.request))
    assert post(late) == [("void", "G02")]
    assert balance() == (0, 0, 1000)


def test_the_same_request_again_gets_the_stored_answer_and_posts_nothing():
    request = asks(Kind.RESERVE, 1, 500)
    post(request)
    with scope("GE"):
        assert ledger.submit(asks(Kind.RESERVE, 1, 500, id=request.request)) is False
        assert ledger.post_waiting(world.GRN) == 0
        assert Answer.objects.count() == 1
    assert balance() == (500, 0, 500)


def test_a_refused_request_stays_refused_under_its_id_even_when_the_headroom_returned():
    reserve(1, 1000)
    refused = asks(Kind.RESERVE, 2, 10)
    assert post(refused) == [("refused", "G09")]
    post(asks(Kind.RELEASE, 1, after=60))
    assert post(asks(Kind.RESERVE, 2, 10, id=refused.request)) == [("refused", "G09")]
    assert balance() == (0, 0, 1000)


def test_an_id_that_comes_again_with_other_content_is_refused_and_recorded():
    request = asks(Kind.RESERVE, 1, 500)
    post(request)
    with pytest.raises(Conflict, match="amount"), scope("GE"):
        ledger.submit(asks(Kind.RESERVE, 1, 501, id=request.request))
    assert balance() == (500, 0, 500)
    with scope("GE"):
        assert ReservationRequest.objects.count() == 1
        entry = AuditEntry.objects.get(verb="reservation.contradicted")
    assert entry.facts["request"] == str(request.request)


def test_all_that_waits_is_posted_in_one_go_in_the_order_of_the_requests():
    requests = [asks(Kind.RESERVE, number, 300) for number in range(1, 6)]
    outcomes = post(*requests)
    assert outcomes == [("registered",)] * 3 + [("refused", "G09")] * 2
    assert balance() == (900, 0, 100)
    with scope("GE"):
        assert WaitingRequest.objects.count() == 0


def test_within_one_go_a_release_makes_room_for_the_next_reservation():
    reserve(1, 1000)
    release, next_one = asks(Kind.RELEASE, 1, after=60), asks(Kind.RESERVE, 2, 1000, after=61)
    assert post(release, next_one) == [("done",), ("registered",)]


def test_an_unknown_guarantee_is_answered_with_g01():
    unknown = asks(Kind.RESERVE, 1, 5, grn="26GE0000NONE00013")
    assert post(unknown) == [("refused", "G01")]
    assert post(asks(Kind.RELEASE, 1, grn="26GE0000NONE00013")) == [("refused", "G01")]


def test_every_reservation_is_answered_by_a_205_that_names_the_203():
    reservation, refused = asks(Kind.RESERVE, 1, 5), asks(Kind.RESERVE, 2, 5000)
    post(reservation, refused, asks(Kind.CREDIT, 1, after=9))
    with scope("GE"):
        sent = {row.mrn: codec.decode(row.document.data) for row in OutboundMessage.objects.all()}
    assert set(sent) == {world.mrn(1), world.mrn(2)}
    good, bad = sent[world.mrn(1)], sent[world.mrn(2)]
    assert good.messageType == "CD205C"
    assert good.correlationIdentifier == reservation.request.hex
    assert good.Guarantee[0].GuaranteeReference[0].InvalidGuaranteeReason == []
    assert good.Guarantee[0].GuaranteeReference[0].CustomsOfficeOfGuarantee.referenceNumber == "GEDM0001"
    assert [one.code for one in bad.Guarantee[0].GuaranteeReference[0].InvalidGuaranteeReason] == ["G09"]


def test_usages_show_state_amount_and_dates_but_no_goods():
    reserve(1, 100)
    reserve(2, 200)
    post(asks(Kind.CREDIT, 2, after=9))
    with scope("GE"):
        second, first = selectors.usages_of(Usage.objects.first().guarantee)
        following = selectors.usages_of(
            Usage.objects.first().guarantee, after=Usage.objects.order_by("-pk").first().pk
        )
    assert (first.mrn, first.state, first.amount) == (world.mrn(1), State.RESERVED, 100)
    assert (second.mrn, second.state, second.amount) == (world.mrn(2), State.CREDITED, 200)
    assert second.credited_on is not None
    assert second.ended_on is None
    assert following == [first]


def test_a_reservation_of_zero_registers_the_usage_without_a_transfer():
    assert reserve(1, 0) == ("registered",)
    with scope("GE"):
        assert Usage.objects.count() == 1
        assert Transfer.objects.count() == 1
    post(asks(Kind.RELEASE, 1, after=60))
    assert balance() == (0, 0, 1000)


def test_the_sweep_posts_what_no_caller_posted_in_every_administration():
    world.administrations("AZ")
    world.guarantee("AZ", grn="26AZ0000DEMO00014")
    for code, grn in (("GE", world.GRN), ("AZ", "26AZ0000DEMO00014")):
        with scope(code):
            ledger.submit(asks(Kind.RESERVE, 1, 10, grn=grn, at=code))
    tasks.post_reservations()
    assert balance() == (10, 0, 990)
    assert balance("26AZ0000DEMO00014", "AZ") == (10, 0, 990)


def test_one_administration_sees_nothing_of_anothers_ledger():
    world.administrations("AZ")
    reserve(1, 10)
    with scope("AZ"):
        assert Transfer.objects.count() == Usage.objects.count() == Answer.objects.count() == 0
        assert ledger.waiting() == []


def test_transfer_ids_are_derived_from_their_cause():
    request = asks(Kind.RESERVE, 1, 10)
    post(request)
    with scope("GE"):
        assert Transfer.objects.filter(pk=ids.derived(request.request, "reserve")).exists()


def test_a_request_that_cannot_be_posted_holds_up_itself_alone(monkeypatch):
    requests = [asks(Kind.RESERVE, number, 10) for number in (1, 2, 3)]
    with scope("GE"):
        for request in requests:
            ledger.submit(request)
    monkeypatch.setattr(ledger, "open_book", poisoned_by(requests[1].mrn))
    tasks.post_reservations()
    assert balance() == (20, 0, 980)
    monkeypatch.undo()
    tasks.post_reservations()
    assert balance() == (30, 0, 970)


def poisoned_by(mrn):
    honest = ledger.open_book

    def open_book(grn, mrns):
        if mrn in mrns:
            raise RuntimeError("poison")
        return honest(grn, mrns)

    return open_book
