"""Many at once on one guarantee, with real commits: exactly what fits is reserved, everybody is answered once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from cats.messaging.models import OutboundMessage
from cats.tenancy.scope import afterwards, scope
from guarantees import invariants, ledger, tasks
from guarantees.models import Answer
from guarantees.usages import Kind
from tests.guarantees import world
from tests.guarantees.world import asks, balance

pytestmark = pytest.mark.commits

CALLERS = 64


@pytest.fixture
def all_at_once():
    """Runs one act for each of 64 callers, all started at the same moment, each on a connection of its own."""

    def run(act):
        start = Barrier(CALLERS)

        def call(number):
            start.wait()
            try:
                return act(number)
            finally:
                connection.close()

        with ThreadPoolExecutor(CALLERS) as callers:
            return list(callers.map(call, range(1, CALLERS + 1)))

    return run


def submit(request):
    with scope("GE"):
        ledger.submit(request)
        afterwards(ledger.post_waiting, request.grn)


def outcomes():
    with scope("GE"):
        assert invariants.broken() == []
        return Counter(Answer.objects.values_list("outcome", flat=True))


def test_of_64_reservations_at_once_exactly_those_that_fit_are_registered(all_at_once):
    world.administrations("GE")
    world.guarantee(amount="1000")

    all_at_once(lambda number: submit(asks(Kind.RESERVE, number, 100)))
    tasks.post_reservations()

    assert outcomes() == {"registered": 10, "refused": 54}
    assert balance() == (1000, 0, 0)
    with scope("GE"):
        assert OutboundMessage.objects.filter(type="CD205C").count() == CALLERS


def test_an_individual_guarantee_is_used_by_one_of_64_movements(all_at_once):
    world.administrations("GE")
    world.guarantee(amount="1000", type="2")

    all_at_once(lambda number: submit(asks(Kind.RESERVE, number, 1, guarantee_type="2")))
    tasks.post_reservations()

    assert outcomes() == {"registered": 1, "refused": 63}


def test_the_same_request_from_64_callers_reserves_once(all_at_once):
    world.administrations("GE")
    world.guarantee(amount="1000")
    id = asks(Kind.RESERVE, 1).request

    all_at_once(lambda number: submit(asks(Kind.RESERVE, 1, 100, id=id)))
    tasks.post_reservations()

    assert outcomes() == {"registered": 1}
    assert balance() == (100, 0, 900)


def test_reservations_and_releases_at_once_end_where_they_should(all_at_once):
    world.administrations("GE")
    world.guarantee(amount="10000")

    def act(number):
        submit(asks(Kind.RESERVE, number, 100))
        submit(asks(Kind.CREDIT, number, after=1))
        if number % 2:
            submit(asks(Kind.RELEASE, number, after=2))

    all_at_once(act)
    tasks.post_reservations()

    assert outcomes()["registered"] == CALLERS
    assert balance() == (0, 3200, 10000)
