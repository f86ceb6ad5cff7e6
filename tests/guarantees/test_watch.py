"""Guarantors are told in time, once: a mark is crossed, a use is refused, an undertaking ends soon."""

from datetime import timedelta

import pytest

from cats.kernel import clock
from cats.notices import selectors
from cats.notices.models import Notice
from cats.tenancy.scope import scope
from guarantees import tasks
from guarantees.models import UsedLevel
from guarantees.usages import Kind
from tests.guarantees import world
from tests.guarantees.world import asks, post, reserve

pytestmark = pytest.mark.usefixtures("georgia")


def told(verb):
    with scope("GE"):
        found = Notice.objects.filter(verb=verb).order_by("pk")
        return [(notice.audience_kind, selectors.sentence(notice)) for notice in found]


def watch():
    tasks.watch_levels()
    return [sentence for _, sentence in told("guarantee.mark_reached")]


def test_each_mark_is_told_once_when_it_is_crossed():
    reserve(1, "749.99")
    assert watch() == []
    reserve(2, "0.01")
    assert watch() == [
        f"Guarantee {world.GRN} of Demo Kolkheti is used to 75 %: the mark of 75 % is reached."
    ]
    reserve(3, "100")
    assert len(watch()) == 1
    reserve(4, "50")
    assert watch()[1:] == [
        f"Guarantee {world.GRN} of Demo Kolkheti is used to 90 %: the mark of 90 % is reached."
    ]
    assert len(watch()) == 2
    with scope("GE"):
        assert list(UsedLevel.objects.order_by("pk").values_list("mark", flat=True)) == [75, 90]


def test_to_and_fro_about_a_mark_tells_once_and_a_return_tells_again():
    reserve(1, "760")
    assert len(watch()) == 1
    reserve(1, "740", after=10)
    assert len(watch()) == 1
    reserve(1, "760", after=20)
    assert len(watch()) == 1
    reserve(1, "100", after=30)
    assert len(watch()) == 1
    reserve(1, "760", after=40)
    assert len(watch()) == 2


def test_a_refused_use_is_told_to_the_guarantor_once_for_each_movement():
    wrong = {"access_digest": "0" * 64}
    reserve(1, "1", **wrong)
    reserve(1, "1", **wrong)
    reserve(2, "1000.01")
    reserve(3, "1")

    assert told("guarantee.use_refused") == [
        (
            "guarantor",
            f"Guarantee {world.GRN} could not be used for movement {world.mrn(1)}: the access code was wrong.",
        ),
        (
            "guarantor",
            f"Guarantee {world.GRN} could not be used for movement {world.mrn(2)}: too little of it is free.",
        ),
    ]


def test_a_use_of_an_unknown_guarantee_is_told_to_nobody():
    post(asks(Kind.RESERVE, 1, 5, grn="26GE0000NONE00013"))
    assert told("guarantee.use_refused") == []


def test_an_end_is_told_thirty_and_seven_days_before():
    today = clock.today("UTC")
    world.guarantee(grn="26GE0000DEMO00021", valid_until=today + timedelta(days=20))
    for _ in range(2):
        tasks.watch_expiries()
    assert len(told("guarantee.ends_soon")) == 1
    with clock.shifted(timedelta(days=14)):
        for _ in range(2):
            tasks.watch_expiries()
    assert [sentence.split(", ")[1] for _, sentence in told("guarantee.ends_soon")] == [
        "in 30 days or less.",
        "in 7 days or less.",
    ]
    with clock.shifted(timedelta(days=30)):
        tasks.watch_expiries()
    assert len(told("guarantee.ends_soon")) == 2


def test_another_administration_hears_nothing():
    world.administrations("AZ")
    reserve(1, "950")
    watch()
    with scope("AZ"):
        assert Notice.objects.count() == 0
