"""Many workers: a message is taken in once, posted once and claimed by one of them."""

import threading

import pytest
from django.db import connection

from cats.kernel import ids
from cats.kernel.errors import Conflict
from cats.messaging import inbox, outbox
from cats.messaging.models import InboundMessage, OutboundMessage
from cats.tenancy import scope
from cats.tenancy.models import Administration
from tests.toy.parcels import letter

pytestmark = pytest.mark.commits

MRN = "26GE0000000000001J"


@pytest.fixture(autouse=True)
def _georgia():
    Administration.objects.create(code="GE", name="Georgia", host="ge.localhost", time_zone="Asia/Tbilisi")


def at_once(*works):
    """Run the works in threads, each in a scope of its own that closes when all have finished their work."""
    results, start, end = [None] * len(works), threading.Barrier(len(works)), threading.Barrier(len(works))

    def run(place, work):
        try:
            start.wait(10)
            with scope.scope("GE"):
                results[place] = work(end)
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


def receive(data):
    return inbox.receive(
        data, channel="ice", sender="NTA.AZ", message_id="1", type="CD118C", subject=MRN, mrn=MRN
    )


def test_a_message_is_claimed_by_one_worker_while_the_others_pass_over_it():
    with scope.scope("GE"):
        row = receive(b"<CD118C/>")

    def claim(end):
        claimed = inbox.claim(MRN)
        end.wait(10)
        return claimed and claimed.pk

    assert sorted(at_once(*[claim] * 4), key=str) == sorted([None, None, None, row.pk], key=str)


def test_a_message_that_several_collectors_bring_is_stored_once():
    rows = at_once(*[lambda _end: receive(b"<CD118C/>").pk] * 4)

    assert len(set(rows)) == 1
    with scope.scope("GE"):
        assert InboundMessage.objects.get().pk == rows[0]


def test_of_two_contents_under_one_id_one_is_stored_and_the_other_refused():
    results = at_once(lambda _end: receive(b"<CD118C a=''/>").pk, lambda _end: receive(b"<CD118C b=''/>").pk)

    assert sum(isinstance(result, Conflict) for result in results) == 1
    with scope.scope("GE"):
        assert InboundMessage.objects.count() == 1


def test_a_cause_that_is_handled_twice_at_once_posts_once():
    cause = ids.uuid7()

    def post(_end):
        return outbox.post(letter("L"), to="NTA.GE", subject=MRN, cause=cause, correlation="x").pk

    rows = at_once(*[post] * 4)

    assert len(set(rows)) == 1
    with scope.scope("GE"):
        assert OutboundMessage.objects.count() == InboundMessage.objects.count() == 1
