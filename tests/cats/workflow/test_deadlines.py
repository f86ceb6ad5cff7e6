"""Deadlines fire by business time, once, each in a transaction of its own."""

from datetime import timedelta

import pytest

from cats.kernel import clock, ids
from cats.tenancy import scope
from cats.workflow import deadlines
from cats.workflow.models import Deadline, Transition
from tests.toy.models import Parcel
from tests.toy.parcels import MACHINE, MESSAGE, OFFICER


@pytest.fixture
def packed(administrations):
    return pack("GE")


def pack(administration):
    with scope.scope(administration):
        parcel = Parcel.objects.create(office="GEDM0001", mrn=str(ids.uuid7().int)[-18:], lrn="LRN1")
        MACHINE.fire(parcel, "got.CC015C", actor=MESSAGE)
    return parcel


def read(administration, model):
    with scope.scope(administration):
        return list(model.objects.order_by("pk"))


def state_of(parcel, administration="GE"):
    with scope.scope(administration):
        return Parcel.objects.get(pk=parcel.pk).state


def test_nothing_is_due_before_its_time(packed):
    with clock.shifted(timedelta(hours=23)):
        assert deadlines.fire_due() == 0
    assert state_of(packed) == "packed"


def test_a_due_deadline_moves_the_record_once(packed):
    with clock.shifted(timedelta(hours=25)):
        assert deadlines.fire_due() == 1
        assert deadlines.fire_due() == 0

    assert state_of(packed) == "returned"
    (deadline,) = read("GE", Deadline)
    assert (deadline.outcome, deadline.ended_at is None) == ("fired", False)
    step = read("GE", Transition)[-1]
    assert (step.trigger, step.actor_kind, step.actor_label) == ("due.send_by", "deadline", "send_by")
    assert step.cause == deadline.id


def test_every_administration_gets_its_turn(packed):
    other = pack("AZ")

    with clock.shifted(timedelta(hours=25)):
        assert deadlines.fire_due(limit=1) == 2

    assert (state_of(packed), state_of(other, "AZ")) == ("returned", "returned")


def test_the_limit_counts_for_each_administration_and_the_longest_overdue_go_first(packed):
    with clock.shifted(timedelta(hours=1)):
        later = pack("GE")

    with clock.shifted(timedelta(hours=30)):
        assert deadlines.fire_due(limit=1) == 1

    assert (state_of(packed), state_of(later)) == ("returned", "packed")


def test_a_deadline_may_start_itself_anew(packed):
    with scope.scope("GE"):
        MACHINE.fire(packed, "act.send", actor=OFFICER)

    with clock.shifted(timedelta(hours=2)):
        assert deadlines.fire_due() == 1
        assert deadlines.fire_due() == 0

    kinds = [(row.kind, row.outcome) for row in read("GE", Deadline)]
    assert sorted(kinds) == [("answer_by", ""), ("answer_by", "fired"), ("send_by", "stopped")]


def test_starting_a_kind_that_runs_replaces_it(packed):
    with scope.scope("GE"):
        step = Transition.objects.get()
        step.sequence = 2
        deadlines.start(packed, "send_by", clock.now() + timedelta(days=9), step)
        (running,) = deadlines.running(packed)

    assert running.due_at > clock.now() + timedelta(days=8)
    assert sorted(row.outcome for row in read("GE", Deadline)) == ["", "stopped"]


def test_a_deadline_whose_state_has_gone_on_lapses_and_says_why(packed):
    with scope.scope("GE"):
        Parcel.objects.update(state="held")

    with clock.shifted(timedelta(hours=25)):
        assert deadlines.fire_due() == 0

    (deadline,) = read("GE", Deadline)
    assert (deadline.outcome, deadline.error) == ("lapsed", "“send by” is not possible in the state “held”.")
    assert len(read("GE", Transition)) == 1


def test_a_deadline_that_fails_is_tried_again_later_and_stops_no_other(packed, monkeypatch):
    other = pack("GE")
    fire = MACHINE.fire

    def failing(record, *args, **kwargs):
        if record.pk == packed.pk:
            raise ZeroDivisionError("no")
        return fire(record, *args, **kwargs)

    monkeypatch.setattr(
        deadlines.registry, "machine_for", lambda role: type("M", (), {"fire": staticmethod(failing)})
    )
    with clock.shifted(timedelta(hours=25)):
        assert deadlines.fire_due() == 1
        assert deadlines.fire_due() == 0

    assert (state_of(packed), state_of(other)) == ("packed", "returned")
    failed = next(row for row in read("GE", Deadline) if row.record_id == packed.id)
    assert (failed.outcome, failed.attempts, failed.error) == ("", 1, "ZeroDivisionError: no")
    assert failed.not_before > clock.machine_now()


def test_a_stopped_deadline_does_not_fire(packed):
    with scope.scope("GE"):
        deadline = Deadline.objects.get()
        deadlines.stop(packed, "send_by")
        assert not deadlines.fire_one(deadline.id)


def test_what_a_deadline_causes_keeps_its_ids_when_it_is_repeated_after_a_restore(packed):
    (first,) = read("GE", Deadline)
    with scope.scope("GE"):
        Deadline.objects.all().delete()
        restored = Parcel.objects.create(office="GEDM0001", mrn=packed.mrn, lrn="LRN1")
        MACHINE.fire(restored, "got.CC015C", actor=MESSAGE)

    (again,) = read("GE", Deadline)
    assert again.id == first.id
