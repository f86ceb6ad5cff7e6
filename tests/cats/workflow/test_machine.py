"""One function writes states: as the table says, all or nothing, and says why not."""

from datetime import timedelta

import pytest
from django.utils import translation
from django.utils.translation import gettext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cats.api.spoken import spoken
from cats.audit.models import AuditEntry
from cats.kernel import ids
from cats.kernel.actors import SYSTEM
from cats.kernel.errors import Forbidden, NotFound, Refused
from cats.messaging import inbox
from cats.messaging.models import InboundMessage, OutboundMessage
from cats.tenancy import scope
from cats.workflow import machine
from cats.workflow.models import Deadline, Transition
from tests.toy.models import Parcel
from tests.toy.parcels import MACHINE, MESSAGE, OFFICER, PASSER_BY, TABLE


def pack(parcel, **facts):
    return MACHINE.fire(parcel, "got.CC015C", actor=MESSAGE, **facts)


def send(parcel, actor=OFFICER, **facts):
    return MACHINE.fire(parcel, "act.send", actor=actor, **facts)


def in_database(parcel):
    return Parcel.objects.get(pk=parcel.pk).state


def everything():
    """All that a transition leaves behind."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (Parcel, Transition, Deadline, OutboundMessage, InboundMessage, AuditEntry)
    ]


def test_a_trigger_moves_the_record_and_logs_the_step(parcel):
    step = pack(parcel)

    assert parcel.state == in_database(parcel) == "packed"
    assert (step.from_state, step.to_state, step.trigger, step.sequence) == ("", "packed", "got.CC015C", 1)
    assert (step.record_type, step.record_id, step.role, step.mrn) == (
        "toy.parcel",
        parcel.id,
        "parcel",
        parcel.mrn,
    )
    assert (step.actor_kind, step.actor_ref, step.actor_label) == ("message", "m1", "CC015C from somebody")


def test_steps_are_numbered_one_after_the_other(parcel):
    pack(parcel)
    send(parcel)

    steps = Transition.objects.order_by("sequence").values_list("sequence", "from_state", "to_state")
    assert list(steps) == [(1, "", "packed"), (2, "packed", "sent")]


def test_a_step_is_audited(parcel):
    pack(parcel)

    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.mrn, entry.subject_type) == ("state.changed", parcel.mrn, "toy.parcel")
    assert entry.facts["to_state"] == "packed"


def test_rows_are_tried_in_order_and_an_unguarded_last_one_takes_the_rest(parcel):
    pack(parcel)
    Parcel.objects.update(remark="heavy")

    assert send(parcel).to_state == "held"
    assert parcel.remark == "heavy"


def test_an_effect_runs_and_sees_the_new_state(parcel):
    pack(parcel)
    send(parcel)

    assert Parcel.objects.get().remark == "stamped by Nino"
    assert in_database(parcel) == "sent"


def test_a_message_is_posted_as_the_row_says(parcel):
    pack(parcel)

    letter = OutboundMessage.objects.get()
    assert (letter.type, letter.recipient, letter.state, letter.channel) == (
        "CC928C",
        "GE123",
        "delivered",
        "trader",
    )
    assert (letter.subject, letter.mrn, letter.lrn) == (parcel.mrn, parcel.mrn, "LRN1")


def test_several_messages_of_one_type_from_one_cause_are_all_posted_and_once(parcel):
    cause = ids.uuid7()
    pack(parcel, cause=cause, copies=3)
    assert OutboundMessage.objects.count() == 3

    Deadline.objects.all().delete()
    again = Parcel.objects.create(office=parcel.office, mrn=parcel.mrn, lrn="LRN1")
    pack(again, cause=cause, copies=3)
    assert OutboundMessage.objects.count() == 3


def test_another_office_answers_the_same_cause_on_its_own(parcel):
    cause = ids.uuid7()
    pack(parcel, cause=cause)
    pack(Parcel.objects.create(office="GEDM0002", mrn=parcel.mrn, lrn="LRN1"), cause=cause)

    assert OutboundMessage.objects.count() == 2


def test_deadlines_start_and_stop_with_the_step(parcel):
    step = pack(parcel)
    (first,) = Deadline.objects.all()
    assert (first.kind, first.law, first.outcome) == ("send_by", "House rules, article 2", "")
    assert timedelta(hours=23) < first.due_at - step.at <= timedelta(hours=24, seconds=5)

    send(parcel)
    outcomes = dict(Deadline.objects.values_list("kind", "outcome"))
    assert outcomes == {"send_by": "stopped", "answer_by": ""}


def test_entering_a_final_state_stops_every_deadline(parcel):
    pack(parcel)
    send(parcel)
    MACHINE.fire(parcel, "got.CD006C", actor=MESSAGE)

    assert set(Deadline.objects.values_list("outcome", flat=True)) == {"stopped"}


def test_a_step_wakes_what_waited_for_the_movement(parcel):
    row = inbox.receive(
        b"<a/>",
        channel="ice",
        sender="NTA.AZ",
        message_id="1",
        type="CD006C",
        subject=parcel.mrn,
        mrn=parcel.mrn,
    )
    inbox.wait(row, "movement")

    pack(parcel)

    row.refresh_from_db()
    assert row.state == "ready"


def test_what_the_state_has_no_row_for_is_refused_with_92_and_changes_nothing(parcel):
    before = everything()

    with pytest.raises(Refused) as refused:
        MACHINE.fire(parcel, "got.CD006C", actor=MESSAGE)

    assert refused.value.code == "92"
    assert refused.value.message == "“CD006C” is not possible in the state “new”."
    assert everything() == before


def test_a_refusal_says_what_is_possible_now(parcel):
    pack(parcel)

    with pytest.raises(Refused) as refused:
        MACHINE.fire(parcel, "act.open", actor=OFFICER)

    assert refused.value.remedy == "Possible now: send."


def test_a_guards_reason_is_the_refusals(parcel):
    pack(parcel)
    Parcel.objects.update(remark="heavy")
    send(parcel)
    Parcel.objects.update(remark="")
    before = everything()

    with pytest.raises(Refused, match=r"Write a remark first\. A reason is given\."):
        MACHINE.fire(parcel, "act.open", actor=OFFICER)

    assert everything() == before


def test_a_person_without_the_permission_is_forbidden_and_nothing_changes(parcel):
    pack(parcel)
    before = everything()

    with pytest.raises(Forbidden):
        send(parcel, actor=PASSER_BY)

    assert everything() == before
    assert parcel.state == "packed"


def test_what_a_person_was_refused_is_audited_although_it_was_rolled_back(administrations):
    with scope.scope("GE"):
        parcel = Parcel.objects.create(office="GEDM0001", mrn="26GE0000000000001J")
        pack(parcel)
    for actor, trigger, refusal in ((PASSER_BY, "act.send", Forbidden), (OFFICER, "act.open", Refused)):
        with pytest.raises(refusal), scope.scope("GE"):
            MACHINE.fire(parcel, trigger, actor=actor)

    with scope.scope("GE"):
        entries = AuditEntry.objects.filter(outcome="refused").order_by("at")
        assert [(entry.actor_label, entry.facts["trigger"], entry.facts["code"]) for entry in entries] == [
            ("Somebody", "act.send", "permission"),
            ("Nino", "act.open", "92"),
        ]


def test_the_system_acts_by_the_table_alone(parcel):
    pack(parcel)

    assert send(parcel, actor=SYSTEM).to_state == "sent"


def test_a_failing_effect_leaves_nothing_behind_although_the_caller_goes_on(parcel):
    pack(parcel)
    send(parcel)
    before = everything()

    with pytest.raises(ZeroDivisionError):
        MACHINE.fire(parcel, "got.CD006C", actor=MESSAGE, fail=True)

    assert everything() == before
    assert parcel.state == "sent"


def test_a_late_message_is_recorded_and_changes_nothing_else(parcel):
    pack(parcel)
    send(parcel)
    MACHINE.fire(parcel, "got.CD006C", actor=MESSAGE)
    letters, deadlines = OutboundMessage.objects.count(), list(Deadline.objects.values())

    step = MACHINE.fire(parcel, "got.CD118C", actor=MESSAGE)

    assert (step.from_state, step.to_state, step.sequence) == ("received", "received", 4)
    assert in_database(parcel) == "received"
    assert (OutboundMessage.objects.count(), list(Deadline.objects.values())) == (letters, deadlines)
    assert AuditEntry.objects.filter(verb="state.confirmed").count() == 1


def test_the_record_is_read_anew_so_that_a_stale_one_cannot_move(parcel):
    stale = Parcel.objects.get()
    pack(parcel)

    with pytest.raises(Refused):
        pack(stale)
    assert Transition.objects.count() == 1


def test_a_record_that_was_deleted_is_not_found(parcel):
    Parcel.objects.all().delete()

    with pytest.raises(NotFound):
        pack(parcel)


def test_only_the_facts_that_the_table_keeps_are_logged(parcel):
    pack(parcel)
    Parcel.objects.update(remark="heavy")

    assert send(parcel, reason="too heavy", access_code="S3CR").facts == {"reason": "too heavy"}


def test_a_document_cannot_slip_into_the_log(parcel):
    with pytest.raises(TypeError, match="plain value"):
        pack(parcel, reason={"goods": "secret"})


def test_the_acts_on_offer_are_those_that_would_be_accepted(parcel):
    pack(parcel)

    (offer,) = MACHINE.offers(parcel, OFFICER)
    assert (offer.act, offer.trigger, offer.permission, offer.allowed, offer.why) == (
        "send",
        "act.send",
        "toy.send_parcel",
        True,
        "",
    )


def test_an_act_not_open_to_the_person_is_shown_with_the_reason(parcel):
    pack(parcel)

    (offer,) = MACHINE.offers(parcel, PASSER_BY)
    assert (offer.allowed, offer.why) == (False, "Your role does not include this act.")


def test_an_act_that_a_guard_forbids_says_why_and_what_the_form_will_bring_is_not_asked_before(parcel):
    pack(parcel)
    Parcel.objects.update(remark="heavy")
    send(parcel)
    parcel.remark = ""
    (offer,) = MACHINE.offers(parcel, OFFICER)
    assert (offer.allowed, offer.why) == (False, "Write a remark first.")

    parcel.remark = "opened by mistake"
    (offer,) = MACHINE.offers(parcel, OFFICER)
    assert offer.allowed


@pytest.mark.parametrize(
    ("objections", "words"),
    [
        ([["No request"], ["No request", "No control"]], "No request."),
        ([["No request."], ["No control"]], "No request. No control."),
        ([["No request", "No control"]], "No request. No control."),
    ],
)
def test_what_stands_against_every_row_is_said_else_everything(objections, words):
    with translation.override("ru"):
        assert (machine._joined(objections), spoken(machine._joined(objections))) == (words, words)


def test_each_sentence_of_a_refusal_is_said_in_the_readers_language():
    with translation.override("ru"):
        told = spoken(machine._joined([["Your role does not include this act"], ["Look at it again"]]))
        assert told == f"{gettext('Your role does not include this act.')} {gettext('Look at it again.')}"
    assert told.isascii() is False


def test_a_final_state_offers_nothing(parcel):
    pack(parcel)
    send(parcel)
    MACHINE.fire(parcel, "got.CD006C", actor=MESSAGE)

    assert MACHINE.offers(parcel, OFFICER) == []


@given(st.lists(st.sampled_from(TABLE.triggers), max_size=12), st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_sequence_of_triggers_leaves_the_table(georgia, triggers, heavy):
    parcel = Parcel.objects.create(
        office="GEDM0001", mrn=str(ids.uuid7().int)[:18], remark="heavy" if heavy else ""
    )
    allowed = {(row.state, row.on, row.to) for row in TABLE.rows}
    taken = []
    for trigger in triggers:
        before = parcel.state
        try:
            MACHINE.fire(parcel, trigger, actor=OFFICER, reason="because")
        except Refused:
            assert parcel.state == before
        else:
            taken.append((before, trigger, parcel.state))

    assert set(taken) <= allowed
    steps = Transition.objects.filter(record_id=parcel.id).order_by("sequence")
    assert [(step.from_state, step.trigger, step.to_state) for step in steps] == taken
    assert in_database(parcel) == parcel.state
    if parcel.state in TABLE.final:
        assert not Deadline.objects.filter(record_id=parcel.id, ended_at__isnull=True).exists()
