"""Two at one record: one wins, the other is told; nobody waits for ever."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from cats.kernel import clock
from cats.kernel.errors import Refused
from cats.messaging.models import OutboundMessage
from cats.tenancy import scope
from cats.tenancy.models import Administration
from cats.workflow import deadlines, locks
from cats.workflow.models import Deadline, Transition
from tests.toy.models import Parcel
from tests.toy.parcels import MACHINE, MESSAGE, OFFICER

pytestmark = pytest.mark.commits


@pytest.fixture
def parcel():
    Administration.objects.create(code="GE", name="Georgia", host="ge.localhost", time_zone="Asia/Tbilisi")
    with scope.scope("GE"):
        return Parcel.objects.create(office="GEDM0001", mrn="26GE0000000000001J", lrn="LRN1")


def at_once(*works):
    """Run the works in threads that start together; their results or exceptions, in order."""
    results, start = [None] * len(works), threading.Barrier(len(works))

    def run(place, work):
        try:
            start.wait(10)
            with scope.scope("GE"):
                results[place] = work()
        except Exception as failure:  # noqa: BLE001 - the failure is the result
            results[place] = failure
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=item) for item in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def fire(parcel, trigger, actor=MESSAGE):
    return lambda: MACHINE.fire(Parcel.objects.get(pk=parcel.pk), trigger, actor=actor).to_state


def test_of_concurrent_triggers_exactly_one_wins(parcel):
    results = at_once(*[fire(parcel, "got.CC015C") for _ in range(8)])

    assert results.count("packed") == 1
    assert sum(isinstance(result, Refused) for result in results) == 7
    with scope.scope("GE"):
        assert Parcel.objects.get().state == "packed"
        assert Transition.objects.count() == 1
        assert OutboundMessage.objects.count() == 1
        assert Deadline.objects.count() == 1


def test_an_act_and_the_deadline_it_stops_do_not_lock_each_other_out(parcel):
    with scope.scope("GE"):
        MACHINE.fire(parcel, "got.CC015C", actor=MESSAGE)
        deadline = Deadline.objects.get()

    with clock.shifted(timedelta(hours=25)):
        sent, fired = at_once(fire(parcel, "act.send", OFFICER), lambda: deadlines.fire_one(deadline.id))

    assert (sent, fired) == ("sent", False) or (isinstance(sent, Refused) and fired is True)
    with scope.scope("GE"):
        assert Parcel.objects.get().state in {"sent", "returned"}
        assert Transition.objects.count() == 2


def test_a_deadline_is_fired_by_one_worker_only(parcel):
    with scope.scope("GE"):
        MACHINE.fire(parcel, "got.CC015C", actor=MESSAGE)
        deadline = Deadline.objects.get()

    results = at_once(*[lambda: deadlines.fire_one(deadline.id)] * 6)

    assert results.count(True) == 1
    assert results.count(False) == 5


def tried(administration, key):
    """Whether another connection gets the lock right now."""
    outcome = []

    def other():
        with scope.scope(administration):
            outcome.append(locks.try_hold(key))
        connection.close()

    thread = threading.Thread(target=other)
    thread.start()
    thread.join(10)
    return outcome[0]


def test_the_lock_of_a_movement_is_another_one_in_another_administration(parcel):
    Administration.objects.create(code="AZ", name="Azerbaijan", host="az.localhost", time_zone="Asia/Baku")

    with scope.scope("GE"):
        locks.hold(parcel.mrn)
        assert tried("GE", parcel.mrn) is False
        assert tried("AZ", parcel.mrn) is True
    assert tried("GE", parcel.mrn) is True


def test_a_step_of_one_record_holds_the_whole_movement(parcel):
    with scope.scope("GE"):
        MACHINE.fire(parcel, "got.CC015C", actor=MESSAGE)
        assert tried("GE", parcel.mrn) is False


def test_before_there_is_an_mrn_the_record_itself_is_held(parcel):
    with scope.scope("GE"):
        early = Parcel.objects.create(office="GEDM0001", lrn="LRN2")
        MACHINE.fire(early, "got.CC015C", actor=MESSAGE)
        assert tried("GE", str(early.id)) is False
