"""A message that fails, kills its workers or comes too early holds back what follows it, and nobody else."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from cats.kernel import clock
from cats.kernel.actors import SYSTEM
from cats.kernel.errors import Conflict
from cats.messaging import inbox, outbox
from cats.messaging.errors import TooEarly
from cats.messaging.models import OutboundMessage
from cats.tenancy import scope
from ice_connector import operating, process
from tests.ice_connector.process.desk import MRN, OTHER_MRN, passage


class Killed(BaseException):
    """The worker ends here; nothing of what it did is committed."""


def poison(message, row):
    raise ZeroDivisionError("bad luck")


def too_early(message, row):
    raise TooEarly("CD006C")


def post_one(message, row):
    outbox.post(passage(row.mrn), to="NTA.AZ", subject=row.mrn, cause=row)


def die(desk):
    with pytest.raises(Killed):
        desk.sweep()


def only(row, act, otherwise=lambda message, other: None):
    """The act for this message, something else for every other."""

    def handler(message, other):
        return act(message, other) if other.pk == row.pk else otherwise(message, other)

    return handler


def kill(message, row):
    raise Killed


def test_a_message_that_fails_is_tried_five_times_with_growing_pauses_and_then_is_a_persons(desk):
    desk.handles(poison)
    row = desk.collect()
    pauses = []
    for _ in range(4):
        desk.sweep()
        pauses.append(round((desk.row(row).not_before - clock.machine_now()).total_seconds()))
        assert desk.sweep() == 0
        desk.due(row)
    desk.sweep()

    stuck = desk.row(row)
    assert (pauses, len(desk.handled)) == ([1, 2, 4, 8], 5)
    assert (stuck.state, stuck.attempts, stuck.error) == ("stuck", 5, "ZeroDivisionError: bad luck")
    assert (desk.alarms(), desk.posted()) == ([("stuck", row.message_id)], [])


def test_nothing_of_a_failed_attempt_stays(desk):
    def half(message, row):
        post_one(message, row)
        raise ZeroDivisionError

    desk.handles(half)
    desk.collect()

    desk.sweep()

    assert desk.posted() == []


def test_other_subjects_and_other_partners_go_on(desk):
    row = desk.collect()
    desk.handles(only(row, poison))
    other, elsewhere = desk.collect(mrn=OTHER_MRN), desk.collect(sender="KZ")

    desk.sweep()

    assert desk.states(row, other, elsewhere) == ["ready", "done", "done"]


def test_what_follows_a_stuck_message_waits_for_it_however_long_that_takes(desk):
    row = desk.collect()
    desk.handles(poison)
    with scope.scope("GE"):
        inbox.quarantine(row, "look at it")
    follower = desk.collect(follows=row.position)
    later = desk.collect()
    desk.age(follower, hours=3)
    desk.age(later, hours=3)

    for _ in range(6):
        desk.sweep()

    assert desk.states(row, follower, later) == ["stuck", "ready", "ready"]
    assert [desk.row(each).crashes for each in (follower, later)] == [0, 0]
    assert (desk.handled, desk.alarms()) == ([], [])


def test_a_person_has_it_tried_again_under_its_id_and_its_followers_go_on(desk):
    desk.handles(poison)
    row = desk.collect()
    follower = desk.collect(follows=row.position)
    for _ in range(5):
        desk.due(row)
        desk.sweep()
    desk.handles(post_one)

    with scope.scope("GE"):
        operating.redrive(row.pk, actor=SYSTEM)
    desk.sweep()

    assert desk.states(row, follower) == ["done", "done"]
    assert desk.row(row).message_id == row.message_id
    assert desk.handled[-2:] == [row.message_id, follower.message_id]
    assert (len(desk.posted()), desk.alarms()) == (2, [])


def test_a_person_skips_it_with_a_reason_and_its_followers_go_on(desk):
    row = desk.collect()
    follower = desk.collect(follows=row.position)
    with scope.scope("GE"):
        inbox.quarantine(row, "look at it")
    desk.handles()
    with scope.scope("GE"):
        operating.skip(row.pk, "sent twice", actor=SYSTEM)

    desk.sweep()

    assert desk.states(row, follower) == ["skipped", "done"]
    assert (desk.row(row).error, desk.handled) == ("sent twice", [follower.message_id])


def test_a_message_that_ended_three_workers_is_quarantined(desk):
    row = desk.collect()
    desk.handles(kill)
    desk.age(row, seconds=30)
    for _ in range(3):
        die(desk)

    desk.sweep()

    assert (desk.states(row), desk.row(row).error) == (["stuck"], "3 workers ended while processing it.")
    assert (desk.alarms(), len(desk.handled)) == ([("stuck", row.message_id)], 3)


def test_two_crashes_and_then_success_is_success(desk):
    row = desk.collect()
    desk.handles(kill)
    desk.age(row, seconds=30)
    for _ in range(2):
        die(desk)
    desk.handles(post_one)

    desk.sweep()

    assert (desk.states(row), len(desk.posted()), desk.alarms()) == (["done"], 1, [])


def test_the_one_that_ends_its_workers_is_found_and_its_neighbours_are_spared(desk):
    first, killer, third = desk.collect(), desk.collect(), desk.collect()
    desk.handles(only(killer, kill, post_one))
    for row in (first, killer, third):
        desk.age(row, seconds=30)
    for _ in range(3):
        die(desk)

    desk.sweep()

    assert desk.states(first, killer, third) == ["done", "stuck", "ready"]
    assert len(desk.posted()) == 1
    assert desk.row(third).crashes == 0


@pytest.mark.parametrize(("seconds", "crashes"), [(5, 0), (30, 1)])
def test_how_long_a_message_is_ready_is_counted_in_business_time(desk, seconds, crashes):
    desk.handles(kill)
    with clock.shifted(timedelta(days=3)):
        row = desk.collect()
        desk.age(row, seconds=seconds)

        die(desk)

    assert desk.row(row).crashes == crashes


def test_one_that_came_too_early_waits_and_says_for_what(desk):
    desk.handles(too_early)
    row = desk.collect()

    assert desk.sweep() == 0

    assert (desk.states(row), desk.row(row).waits_for) == (["waiting"], "CD006C")
    assert (desk.posted(), desk.alarms()) == ([], [])


def test_a_transition_of_its_movement_wakes_it(desk):
    desk.handles(too_early)
    row = desk.collect()
    desk.sweep()
    assert desk.sweep() == 0
    desk.handles(post_one)

    with scope.scope("GE"):
        assert inbox.wake(MRN) == 1
    desk.sweep()

    assert (desk.states(row), desk.posted()) == (["done"], [("CD118C", "NTA.AZ")])


def test_one_that_is_woken_in_vain_again_and_again_is_never_taken_for_a_killer(desk):
    desk.handles(too_early)
    row = desk.collect()
    for _ in range(6):
        desk.age(row, minutes=5)
        with scope.scope("GE"):
            inbox.wake(MRN)
        desk.sweep()

    assert (desk.states(row), desk.row(row).crashes, desk.alarms()) == (["waiting"], 0, [])


def test_after_half_an_hour_somebody_is_told_once_and_no_more_when_it_went_on(desk):
    desk.handles(too_early)
    row = desk.collect()
    desk.sweep()
    desk.age(row, minutes=29)
    desk.sweep()
    assert desk.alarms() == []

    desk.age(row, minutes=31)
    desk.sweep()
    desk.sweep()
    assert desk.alarms() == [("waiting", row.message_id)]

    desk.handles()
    with scope.scope("GE"):
        inbox.wake(MRN)
    desk.sweep()
    assert (desk.states(row), desk.alarms()) == (["done"], [])


def test_after_seven_days_it_is_refused_as_out_of_sequence(desk):
    desk.handles(too_early)
    row = desk.collect()
    follower = desk.collect(follows=row.position)
    desk.sweep()
    desk.age(row, days=6.9)
    desk.sweep()
    assert desk.states(row) == ["waiting"]

    desk.handles()
    desk.age(row, days=7.1)
    desk.sweep()

    (answer,) = desk.answers()
    assert [(one.errorPointer, one.errorCode) for one in answer.FunctionalError] == [("/CD118C", "92")]
    assert desk.states(row, follower) == ["done", "done"]
    assert desk.alarms() == []


def test_one_that_waits_for_its_predecessor_waits_for_ever_and_somebody_is_told(desk):
    desk.handles()
    row = desk.collect(follows="1:99", gen=2)
    desk.sweep()
    assert desk.row(row).waits_for == "follows"

    desk.age(row, days=9)
    desk.sweep()

    assert (desk.states(row), desk.posted()) == (["waiting"], [])
    assert desk.alarms() == [("waiting", row.message_id)]


def test_a_subject_is_processed_in_its_own_administration_only(desk):
    row = desk.collect()

    with scope.scope("AZ"), pytest.raises(scope.ScopeMisused):
        process.process_subject("GE", MRN)

    assert (process.sweep("AZ"), desk.states(row)) == (0, ["ready"])


def test_the_same_id_with_other_content_never_reaches_the_handler(desk):
    desk.handles()
    row = desk.collect()

    with pytest.raises(Conflict):
        desk.collect(passage(office="AZDM0002"), message_id=row.message_id)
    desk.sweep()

    assert desk.handled == [row.message_id]


@pytest.mark.commits
def test_two_workers_on_one_subject_have_one_effect(desk_committed):
    desk = desk_committed
    rows = [desk.collect() for _ in range(3)]
    desk.handles(post_one)
    start = threading.Barrier(2)
    ended = []

    def work():
        try:
            start.wait(10)
            ended.append(desk.sweep())
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert (sum(ended), desk.handled) == (3, [row.message_id for row in rows])
    assert desk.states(*rows) == ["done"] * 3
    with scope.scope("GE"):
        assert OutboundMessage.objects.count() == 3


@pytest.mark.commits
def test_a_second_worker_does_not_wait_for_the_first(desk_committed):
    desk = desk_committed
    row = desk.collect()
    second = []

    def while_it_runs(message, here):
        def work():
            try:
                second.append(desk.sweep())
            finally:
                connection.close()

        thread = threading.Thread(target=work)
        thread.start()
        thread.join(10)

    desk.handles(while_it_runs)

    assert desk.sweep() == 1
    assert (second, desk.handled, desk.states(row)) == ([0], [row.message_id], ["done"])
