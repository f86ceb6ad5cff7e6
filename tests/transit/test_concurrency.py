"""Several people and workers at one movement at the same moment, with real commits."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from cats.kernel.errors import CatsError
from cats.messaging.models import OutboundMessage
from cats.specification import codec
from cats.tenancy.scope import scope
from ice_connector import process
from tests.transit import world
from transit.models import Declaration, Movement
from transit.services import submissions

pytestmark = pytest.mark.commits


def at_once(*works):
    """Do everything at the same moment, each in a thread with a connection of its own; returns results or errors."""
    start = Barrier(len(works))

    def run(work):
        start.wait(timeout=30)
        try:
            return work()
        except CatsError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_of_several_officers_who_release_at_once_one_does(corridor):
    record = corridor.lodge()

    done = at_once(*[lambda: corridor.do(record, "release")] * 4)
    corridor.pump()

    refused = [one for one in done if isinstance(one, CatsError)]
    assert len(refused) == 3
    with scope("GE"):
        assert OutboundMessage.objects.filter(type="CD203C").count() == 1
    assert corridor.fresh(record).state == "released"
    assert str(corridor.balance()[0]) == "23078.40"


def test_of_several_declarations_under_one_lrn_one_is_accepted(corridor):
    documents = [codec.encode(corridor.declaration("LRN-AT-ONCE")) for _ in range(4)]

    def lodge(data):
        with scope("GE"):
            submissions.lodge(data, actor=corridor.trader(world.HOLDER))

    at_once(*[lambda data=data: lodge(data) for data in documents])
    corridor.pump()

    with scope("GE"):
        states = sorted(Movement.objects.values_list("state", flat=True))
        assert Declaration.objects.filter(lrn="LRN-AT-ONCE", lrn_taken=True).count() == 1
    assert states == ["accepted", "rejected", "rejected", "rejected"]


def test_several_workers_process_every_message_once(corridor):
    record = corridor.lodge()
    corridor.do(record, "release")

    for _ in range(4):
        at_once(*[lambda code=code: process.sweep(code) for code in ("GE", "GE", "AZ", "UZ")])
        corridor.pump()

    assert corridor.log(record) == [
        ("got.CC015C", "accepted"),
        ("got.CD201C", "accepted"),
        ("act.release", "guarantee_under_registration"),
        ("got.CD205C", "released"),
    ]
    assert corridor.mailbox(world.HOLDER) == ["CC928C", "CC028C", "CC029C"]
