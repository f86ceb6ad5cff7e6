"""Rates: what the directory grants, posts and reads apart."""

import threading

import pytest

from ice_connector.hub.answers import RateExceeded
from ice_connector.hub.rates import Bucket, Buckets, Slots
from ice_connector.protocol.directory import RateLimits
from tests.ice_connector.hub import harness
from tests.ice_connector.hub.harness import HubProcess, Party, applicant, problem, publish


def test_a_bucket_grants_its_burst_then_its_rate():
    bucket = Bucket(rate=10, burst=3, filled_at=0.0)
    assert [bucket.take(0.0) for _ in range(4)] == [0.0, 0.0, 0.0, 0.1]
    assert bucket.take(0.05) == 0.05
    assert bucket.take(0.1) == 0.0
    assert bucket.take(0.1) == 0.1


def test_a_bucket_never_holds_more_than_its_burst():
    bucket = Bucket(rate=10, burst=3, filled_at=0.0)
    assert [bucket.take(1e6) for _ in range(4)] == [0.0, 0.0, 0.0, 0.1]


def test_participants_and_lanes_do_not_take_from_each_other():
    buckets, limits = Buckets(), RateLimits(rate=1, burst=1)
    assert buckets.take("GE", "post", limits, 0.0) == 0.0
    assert buckets.take("GE", "post", limits, 0.0) == 1.0
    assert buckets.take("GE", "read", limits, 0.0) == 0.0
    assert buckets.take("AZ", "post", limits, 0.0) == 0.0


def test_new_limits_of_the_directory_hold_at_once():
    buckets = Buckets()
    assert buckets.take("GE", "post", RateLimits(rate=1, burst=1), 0.0) == 0.0
    assert buckets.take("GE", "post", RateLimits(rate=1, burst=5), 0.0) == 0.0


def test_several_processes_share_what_is_granted():
    shared = Buckets(processes=2)
    limits = RateLimits(rate=10, burst=4)
    assert [shared.take("GE", "post", limits, 0.0) for _ in range(3)] == [0.0, 0.0, 0.2]


def test_a_participant_cannot_take_all_threads():
    slots = Slots(2)
    with slots.one("GE"), slots.one("GE"):
        with pytest.raises(RateExceeded), slots.one("GE"):
            pass
        with slots.one("AZ"):
            pass
    with slots.one("GE"), slots.one("GE"):
        pass


def test_sleeping_polls_beyond_the_slots_are_429(hub: HubProcess, kz: Party):
    after = kz.end_of_log()
    statuses: list[int] = []

    def poll() -> None:
        statuses.append(kz.get("inbox", after=after, wait=3).status_code)

    threads = [threading.Thread(target=poll) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200] * 16 + [429] * 4


def test_too_many_posts_are_429_with_retry_after_and_reads_go_on(own_hub: HubProcess):
    publish(own_hub.folder, GE=applicant("GE", rate=1, burst=3))
    own_hub.start()
    with own_hub.client() as client:
        ge = Party("GE", own_hub, client)
        answers = [ge.post(harness.message()) for _ in range(5)]
        assert [answer.status_code for answer in answers[:3]] == [201, 201, 201]
        assert problem(answers[-1]) == (429, "rate")
        assert answers[-1].headers["Retry-After"] == "1"
        assert answers[-1].json()["retry"] is True
        assert ge.get("links").status_code == 200
        assert ge.ack().status_code == 200
        assert (
            Party("AZ", own_hub, client).post(harness.message(sender="AZ", recipient="GE")).status_code == 201
        )
