"""From the office of departure to the office of guarantee and back: messages 200, 201, 203, 204, 205 and 209."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from cats.audit.models import AuditEntry
from cats.kernel import ids
from cats.kernel.errors import CatsError, Invalid
from cats.messaging import inbox
from cats.messaging.models import InboundMessage, OutboundMessage
from cats.specification import codec
from cats.tenancy.scope import scope
from guarantees import handlers, invariants, requests, tasks
from guarantees.models import ReservationRequest, Transfer, WaitingRequest
from guarantees.requests import Reference
from tests.guarantees import world
from tests.guarantees.world import CODE, balance

MRN = world.mrn(7)
ROUTE = {
    "mrn": MRN,
    "holder": world.HOLDER,
    "accepted_on": date(2026, 6, 1),
    "departure": "GEDM0001",
    "destination": "UZDM0006",
    "countries": ["GE", "AZ", "KZ", "UZ"],
}
FOREIGN = "26AZ0000DEMO00014"
ARRIVED = datetime(2026, 6, 9, 10, tzinfo=UTC)
HANDLERS = {
    "CD200C": handlers.on_guarantee_check,
    "CD203C": handlers.on_reservation_request,
    "CD204C": handlers.on_release,
    "CD209C": handlers.on_credit,
}


def reference(grn=world.GRN, amount="400.00", **changes):
    named = Reference("1", grn, CODE, Decimal(amount) if amount else None, "USD" if amount else "")
    return replace(named, **changes)


@pytest.fixture
def azerbaijan(georgia):
    """Azerbaijan with a guarantee of its own, for the same holder."""
    world.administrations("AZ")
    return world.guarantee("AZ", grn=FOREIGN)


def carry(outbound, to="AZ", handle=True):
    """What ICE does: the document arrives in the other administration's inbox and is handled there."""
    with scope(outbound.administration_id):
        document = OutboundMessage.objects.get(pk=outbound.pk).document.data
    with scope(to):
        row = inbox.receive(
            document,
            channel="ice",
            sender=outbound.sender,
            message_id=str(outbound.message_id),
            type=outbound.type,
            subject=outbound.subject,
            mrn=outbound.mrn,
        )
        if handle:
            HANDLERS[outbound.type](codec.decode(document), row)


def sent(administration, type):
    with scope(administration):
        rows = OutboundMessage.objects.filter(type=type).order_by("created_at", "id")
        return [(row, codec.decode(row.document.data)) for row in rows]


def reasons(message):
    return [
        [reason.code for reason in named.InvalidGuaranteeReason]
        for guarantee in message.Guarantee
        for named in guarantee.GuaranteeReference
    ]


def test_a_reservation_at_home_is_posted_right_after_the_commit_and_its_message_changes_nothing(georgia):
    with scope("GE"):
        [posted] = requests.ask(ids.uuid7(), references=[reference()], **ROUTE)
    assert posted.channel == "local"
    assert balance() == (400, 0, 600)

    with scope("GE"):
        row = InboundMessage.objects.get(type="CD203C")
        handlers.on_reservation_request(codec.decode(row.document.data), row)
    assert balance() == (400, 0, 600)
    with scope("GE"):
        assert ReservationRequest.objects.count() == 1
        assert WaitingRequest.objects.count() == 0
    [(row, answer)] = sent("GE", "CD205C")
    assert reasons(answer) == [[]]
    assert row.correlation == answer.correlationIdentifier == posted.message_id.hex


def test_asking_again_under_the_same_id_sends_and_reserves_nothing_more(georgia):
    id = ids.uuid7()
    for _ in range(2):
        with scope("GE"):
            requests.ask(id, references=[reference()], **ROUTE)
    assert balance() == (400, 0, 600)
    assert len(sent("GE", "CD203C")) == len(sent("GE", "CD205C")) == 1


def test_a_guarantee_of_another_country_is_reserved_there_and_answered_from_there(azerbaijan):
    with scope("GE"):
        [posted] = requests.ask(ids.uuid7(), references=[reference(FOREIGN)], **ROUTE)
    assert (posted.channel, posted.recipient) == ("ice", "NTA.AZ")
    assert balance(FOREIGN, "AZ") == (0, 0, 1000)

    carry(posted)
    assert balance(FOREIGN, "AZ") == (400, 0, 600)
    [(answered, message)] = sent("AZ", "CD205C")
    assert (answered.recipient, answered.mrn) == ("NTA.GE", MRN)
    assert message.correlationIdentifier == posted.message_id.hex
    assert message.Guarantee[0].GuaranteeReference[0].CustomsOfficeOfGuarantee.referenceNumber == "AZDM0001"

    carry(posted)
    assert balance(FOREIGN, "AZ") == (400, 0, 600)
    assert len(sent("AZ", "CD205C")) == 1


def test_the_whole_life_of_a_foreign_reservation_ends_where_it_began(azerbaijan):
    named = [reference(FOREIGN, office="AZDM0001")]
    with scope("GE"):
        [asked] = requests.ask(ids.uuid7(), references=named, **ROUTE)
        [credited] = requests.credit(
            ids.uuid7(), mrn=MRN, departure="GEDM0001", arrived_at=ARRIVED, references=named
        )
        [released] = requests.release(
            ids.uuid7(), mrn=MRN, departure="GEDM0001", released_on=date(2026, 6, 10), references=named
        )
    carry(asked)
    carry(credited)
    assert balance(FOREIGN, "AZ") == (0, 400, 1000)
    carry(released)
    assert balance(FOREIGN, "AZ") == (0, 0, 1000)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_cancellation_ends_the_reservation_that_it_names_in_whatever_order_they_arrive(azerbaijan, order):
    named, asked = [reference(FOREIGN, office="AZDM0001")], ids.uuid7()
    with scope("GE"):
        [asking] = requests.ask(asked, references=named, **ROUTE)
        [cancelling] = requests.cancel(
            ids.uuid7(),
            asked=asked,
            mrn=MRN,
            departure="GEDM0001",
            cancelled_on=date(2026, 6, 1),
            references=named,
        )
    messages = [asking, cancelling]
    for place in order:
        carry(messages[place])
    assert cancelling.correlation == asking.message_id.hex
    assert balance(FOREIGN, "AZ") == (0, 0, 1000)


def test_what_is_asked_for_after_a_cancellation_is_not_cancelled_by_it(georgia):
    first = ids.uuid7()
    with scope("GE"):
        requests.ask(first, references=[reference()], **ROUTE)
        requests.cancel(
            ids.uuid7(),
            asked=first,
            mrn=MRN,
            departure="GEDM0001",
            cancelled_on=date(2026, 6, 1),
            references=[reference()],
        )
        requests.ask(ids.uuid7(), references=[reference(amount="250.00")], **ROUTE)
    assert balance() == (250, 0, 750)


def test_a_check_posts_nothing_and_answers_for_every_guarantee_of_the_country(georgia):
    with scope("GE"):
        [posted] = requests.check(
            references=[reference(), reference("26GE0000NONE00013"), reference("", type="A")],
            cause=None,
            **ROUTE,
        )
    carry(posted, to="GE")
    [(row, message)] = sent("GE", "CD201C")
    assert sorted(reasons(message)) == [[], ["G01"]]
    assert row.correlation == posted.message_id.hex
    assert balance() == (0, 0, 1000)
    with scope("GE"):
        assert Transfer.objects.count() == 1
        assert ReservationRequest.objects.count() == 0


def test_a_check_counts_what_others_reserved_but_not_what_the_movement_holds_itself(georgia):
    with scope("GE"):
        requests.ask(ids.uuid7(), references=[reference(amount="900.00")], **ROUTE)
        requests.check(references=[reference(amount="1000.00")], cause=ids.uuid7(), **ROUTE)
        requests.check(
            references=[reference(amount="100.01")], cause=ids.uuid7(), **(ROUTE | {"mrn": world.mrn(8)})
        )
    for posted, _ in sent("GE", "CD200C"):
        carry(posted, to="GE")
    assert {row.mrn: reasons(message) for row, message in sent("GE", "CD201C")} == {
        MRN: [[]],
        world.mrn(8): [["G09"]],
    }


def test_checks_go_to_each_country_of_guarantee_once(azerbaijan):
    with scope("GE"):
        posted = requests.check(references=[reference(), reference(FOREIGN)], cause=None, **ROUTE)
    assert [one.recipient for one in posted] == ["NTA.AZ", "NTA.GE"]


def test_without_an_amount_the_flat_amount_of_the_scheme_is_reserved(georgia):
    world.guarantee(grn="26GE0000OTHER0012", amount="25000")
    with scope("GE"):
        requests.ask(ids.uuid7(), references=[reference("26GE0000OTHER0012", amount="")], **ROUTE)
    assert balance("26GE0000OTHER0012") == (10000, 0, 15000)


def test_amounts_under_one_grn_add_up_and_contradictions_are_refused(georgia):
    with scope("GE"):
        requests.ask(ids.uuid7(), references=[reference(), reference(amount="100.00")], **ROUTE)
    assert balance() == (500, 0, 500)
    with pytest.raises(Invalid), scope("GE"):
        requests.ask(ids.uuid7(), references=[reference(), reference(access_code="ZZZZ")], **ROUTE)


def test_a_wrong_access_code_is_answered_and_stands_nowhere(georgia):
    with scope("GE"):
        requests.ask(ids.uuid7(), references=[reference(access_code="ZZZZ")], **ROUTE)
    [(_, message)] = sent("GE", "CD205C")
    assert reasons(message) == [["G03"]]
    assert "ZZZZ" not in repr(reference(access_code="ZZZZ"))
    with scope("GE"):
        assert all("ZZZZ" not in str(entry.facts) for entry in AuditEntry.objects.all())
        assert ReservationRequest.objects.filter(access_digest__contains="ZZZZ").count() == 0


def test_only_the_administration_of_departure_may_end_a_usage(azerbaijan):
    with scope("GE"):
        [asking] = requests.ask(ids.uuid7(), references=[reference(FOREIGN)], **ROUTE)
        [released] = requests.release(
            ids.uuid7(),
            mrn=MRN,
            departure="GEDM0001",
            released_on=date(2026, 6, 2),
            references=[reference(FOREIGN, office="AZDM0001")],
        )
    carry(asking)
    with scope("GE"):
        forged = codec.decode(OutboundMessage.objects.get(pk=released.pk).document.data)
    forged.messageSender = "NTA.UZ"
    with pytest.raises(Invalid) as refused, scope("AZ"):
        handlers.on_release(forged, None)
    assert [fault.pointer for fault in refused.value.faults] == [
        "/CD204C/CustomsOfficeOfDeparture/referenceNumber",
        "/CD204C/TransitOperation/MRN",
    ]
    assert balance(FOREIGN, "AZ") == (400, 0, 600)


def test_a_204_needs_exactly_one_date(azerbaijan):
    with scope("GE"):
        [released] = requests.release(
            ids.uuid7(),
            mrn=MRN,
            departure="GEDM0001",
            released_on=date(2026, 6, 2),
            references=[reference(FOREIGN, office="AZDM0001")],
        )
        message = codec.decode(OutboundMessage.objects.get(pk=released.pk).document.data)
    message.TransitOperation.usageCancellationDate = "2026-06-02"
    with pytest.raises(Invalid) as refused, scope("AZ"):
        handlers.on_release(message, None)
    assert [fault.reason for fault in refused.value.faults] == ["C0255"]


def test_a_message_that_names_a_guarantee_twice_is_refused_whole(azerbaijan):
    with scope("GE"):
        [asking] = requests.ask(ids.uuid7(), references=[reference(FOREIGN)], **ROUTE)
        message = codec.decode(OutboundMessage.objects.get(pk=asking.pk).document.data)
    message.Guarantee[0].GuaranteeReference *= 2
    with pytest.raises(Invalid) as refused, scope("AZ"):
        handlers.on_reservation_request(message, None)
    assert [fault.pointer for fault in refused.value.faults] == [
        "/CD203C/Guarantee[1]/GuaranteeReference[2]/GRN"
    ]
    assert balance(FOREIGN, "AZ") == (0, 0, 1000)


def test_a_foreign_release_needs_the_office_of_guarantee(azerbaijan):
    with pytest.raises(CatsError, match="office of guarantee"), scope("GE"):
        requests.release(
            ids.uuid7(),
            mrn=MRN,
            departure="GEDM0001",
            released_on=date(2026, 6, 2),
            references=[reference(FOREIGN)],
        )


def test_an_individual_guarantee_learns_offices_and_goods_and_is_not_credited_at_arrival(georgia):
    individual = world.guarantee(
        grn="26GE0000OTHER0012",
        type="2",
        destination_office="UZDM0006",
        hs_codes=("2204",),
    )
    named = reference(individual.grn, type="2")
    with scope("GE"):
        requests.ask(ids.uuid7(), references=[named], hs_codes=["22042100", "220421"], **ROUTE)
        posted = requests.credit(
            ids.uuid7(), mrn=MRN, departure="GEDM0001", arrived_at=ARRIVED, references=[named]
        )
    assert posted == []
    assert balance(individual.grn) == (400, 0, 600)
    [(_, message)] = sent("GE", "CD203C")
    assert message.CustomsOfficeOfDestinationDeclared.referenceNumber == "UZDM0006"
    assert len(message.Consignment.HouseConsignment[0].ConsignmentItem) == 1


def test_a_comprehensive_guarantee_does_not_learn_the_goods(georgia):
    with scope("GE"):
        requests.ask(ids.uuid7(), references=[reference()], hs_codes=["220421"], **ROUTE)
    [(_, message)] = sent("GE", "CD203C")
    assert message.Consignment is None
    assert message.CustomsOfficeOfDestinationDeclared is None


@pytest.mark.commits
def test_what_was_committed_but_not_posted_is_posted_by_the_sweep(monkeypatch):
    world.administrations("GE")
    world.guarantee()
    monkeypatch.setattr(handlers.ledger, "post_waiting", _dies)
    with scope("GE"):
        requests.ask(ids.uuid7(), references=[reference()], **ROUTE)
    monkeypatch.undo()
    assert balance() == (0, 0, 1000)

    tasks.post_reservations()
    assert balance() == (400, 0, 600)
    with scope("GE"):
        assert invariants.broken() == []


def _dies(grn, only=None):
    raise RuntimeError("the worker was killed")
