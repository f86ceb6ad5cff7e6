"""Processing what was received: poison holds back its own subject alone, workers that die are counted, waiting ends after seven days."""

from datetime import timedelta

import pytest

from cats.kernel import ids
from cats.kernel.actors import SYSTEM
from cats.messaging import inbox
from cats.messaging.errors import TooEarly
from cats.messaging.models import InboundMessage, OutboundMessage
from cats.specification import codec
from cats.tenancy import scope
from cats.tenancy.models import Administration
from ice_connector import operating, process
from ice_connector.models import Alarm
from tests.ice_connector.mrns import new_mrn

CODE = "CD118C"


@pytest.fixture
def handled(db, monkeypatch):
    """Messages handled, by id; what `trouble` names for a subject is raised instead."""
    Administration.objects.create(code="GE", name="Georgia", host="ge.localhost", time_zone="Asia/Tbilisi")
    done, trouble = [], {}

    def handle(message, row):
        if row.subject in trouble:
            raise trouble[row.subject]
        done.append(row.message_id)

    monkeypatch.setitem(process.INBOUND, CODE, handle)
    monkeypatch.setattr(codec, "decode", lambda data: None)
    monkeypatch.setattr(process, "_require_envelope", lambda message, row: None)
    handle.done, handle.trouble = done, trouble
    return handle


def name(subject, number):
    """The id of a message."""
    return str(ids.derived("test", subject, number))


def receive(subject, number, follows=""):
    with scope.scope("GE"):
        return inbox.receive(
            f"<{CODE}/>{subject}{number}".encode(),
            channel="ice",
            sender="NTA.AZ",
            message_id=name(subject, number),
            type=CODE,
            subject=subject,
            mrn=subject,
            gen=1,
            seq=number,
            follows=follows,
        )


def state(row):
    with scope.scope("GE"):
        now = InboundMessage.objects.get(pk=row.pk)
    return now.state, now.attempts, now.crashes


def alarms():
    with scope.scope("GE"):
        return list(Alarm.objects.filter(cleared_at=None).order_by("id").values_list("kind", "matter"))


def pass_pause(row):
    """The pause before the next try is over."""
    with scope.scope("GE"):
        InboundMessage.objects.filter(pk=row.pk).update(not_before=None)


def age(row, **back):
    with scope.scope("GE"):
        facts = {name: getattr(InboundMessage.objects.get(pk=row.pk), name) - by for name, by in back.items()}
        InboundMessage.objects.filter(pk=row.pk).update(**facts)


def test_poison_is_stuck_after_five_tries_and_holds_back_its_own_subject_alone(handled):
    poison, follower = receive("A", 1), receive("A", 2, "1:1")
    handled.trouble["A"] = RuntimeError("boom")
    others = [receive("B", 3), receive("C", 4)]
    for attempt in range(1, 6):
        process.sweep("GE")
        assert state(poison) == ("ready" if attempt < 5 else "stuck", attempt, 0)
        pass_pause(poison)
    process.sweep("GE")
    assert [state(row)[0] for row in others] == ["done", "done"]
    assert state(follower)[0] in ("ready", "waiting")
    assert handled.done == [name("B", 3), name("C", 4)]
    assert alarms() == [("stuck", name("A", 1))]


def test_a_redriven_message_is_taken_under_its_own_id_and_what_follows_goes_on(handled):
    poison, follower = receive("A", 1), receive("A", 2, "1:1")
    handled.trouble["A"] = RuntimeError("boom")
    for _ in range(5):
        process.sweep("GE")
        pass_pause(poison)
    handled.trouble.clear()
    with scope.scope("GE"):
        operating.redrive(poison.id, actor=SYSTEM)
    process.sweep("GE")
    process.sweep("GE")
    assert [state(row)[0] for row in (poison, follower)] == ["done", "done"]
    assert handled.done == [name("A", 1), name("A", 2)]
    assert alarms() == []


def test_a_message_that_ends_three_workers_is_put_aside(handled):
    row, other = receive("A", 1), receive("B", 2)
    age(row, received_at=process.SUSPICIOUS + timedelta(seconds=1))

    def die(message, row):
        raise SystemExit

    process.INBOUND[CODE] = die
    for deaths in range(1, process.CRASHES + 1):
        with pytest.raises(SystemExit):
            process.sweep("GE")
        assert state(row) == ("ready", 0, deaths)
    process.INBOUND[CODE] = handled
    process.sweep("GE")
    assert state(row)[0] == "stuck"
    assert state(other)[0] == "done"
    assert alarms() == [("stuck", name("A", 1))]


def test_a_message_that_came_too_early_wakes_with_the_next_transition_of_its_movement(handled):
    row = receive("A", 1)
    handled.trouble["A"] = TooEarly("CD001C")
    process.sweep("GE")
    assert state(row)[0] == "waiting"
    handled.trouble.clear()
    process.sweep("GE")
    assert state(row)[0] == "waiting"
    with scope.scope("GE"):
        assert inbox.wake("A") == 1
    process.sweep("GE")
    assert (state(row)[0], handled.done) == ("done", [name("A", 1)])


def test_waiting_is_told_after_thirty_minutes_and_refused_with_92_after_seven_days(handled):
    mrn = new_mrn()
    row = receive(mrn, 1)
    handled.trouble[mrn] = TooEarly("CD001C")
    process.sweep("GE")
    age(row, waiting_since=timedelta(minutes=29))
    process.sweep("GE")
    assert alarms() == []
    age(row, waiting_since=timedelta(minutes=2))
    process.sweep("GE")
    assert alarms() == [("waiting", name(mrn, 1))]
    age(row, waiting_since=process.BUSINESS_WAIT - timedelta(minutes=32))
    process.sweep("GE")
    assert state(row)[0] == "waiting"
    age(row, waiting_since=timedelta(minutes=2))
    process.sweep("GE")
    assert state(row)[0] == "done"
    with scope.scope("GE"):
        (answer,) = OutboundMessage.objects.filter(recipient="NTA.AZ")
        assert (answer.type, b"<errorCode>92</errorCode>" in answer.data) == ("CD906C", True)
    assert alarms() == []


def test_the_alarm_about_a_waiting_message_ends_with_the_wait(handled):
    row = receive("A", 1)
    handled.trouble["A"] = TooEarly("CD001C")
    process.sweep("GE")
    age(row, waiting_since=timedelta(minutes=31))
    process.sweep("GE")
    assert alarms() == [("waiting", name("A", 1))]
    handled.trouble.clear()
    with scope.scope("GE"):
        inbox.wake("A")
    process.sweep("GE")
    assert (state(row)[0], alarms()) == ("done", [])


def test_a_message_that_waits_for_its_predecessor_is_never_refused_by_time(handled):
    row = receive("A", 2, "1:1")
    process.sweep("GE")
    age(row, waiting_since=timedelta(days=30))
    process.sweep("GE")
    assert state(row)[0] == "waiting"
    assert alarms() == [("waiting", name("A", 2))]


def test_a_failed_try_leaves_nothing_of_its_effect(handled):
    row = receive("A", 1)

    def half(message, row):
        OutboundMessage.objects.create(
            message_id="01a20000-0000-7000-8000-000000000001",
            channel="ice",
            sender="NTA.GE",
            recipient="NTA.AZ",
            type="CD050C",
            subject="A",
            state="pending",
        )
        raise RuntimeError("half done")

    process.INBOUND[CODE] = half
    process.sweep("GE")
    assert state(row) == ("ready", 1, 0)
    with scope.scope("GE"):
        assert not OutboundMessage.objects.exists()
