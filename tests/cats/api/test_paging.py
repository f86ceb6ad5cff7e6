"""Lists go by keyset: nothing twice, nothing left out, whatever is added meanwhile."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cats.api import paging
from cats.kernel.errors import Invalid
from cats.tenancy.scope import scope
from tests.toy.models import Box


def all_pages(order, size):
    seen, after = [], ""
    while True:
        rows, after = paging.page(Box.objects.all(), order=order, after=after, size=size)
        assert len(rows) <= size
        seen += rows
        if not after:
            return seen


@pytest.mark.parametrize("order", [("id",), ("-id",), ("size", "id"), ("-size", "id"), ("size", "-id")])
@pytest.mark.parametrize("size", [1, 2, 3, 7, 8])
def test_all_pages_together_are_the_ordered_list(cast, order, size):
    with scope("GE"):
        Box.objects.bulk_create(Box(name=str(n), size=n % 3) for n in range(7))

        assert all_pages(order, size) == list(Box.objects.order_by(*order))


def test_a_row_added_in_front_moves_nothing(cast):
    with scope("GE"):
        Box.objects.bulk_create(Box(name=str(n), size=n) for n in range(4))
        first, after = paging.page(Box.objects.all(), order=("-size", "id"), size=2)
        Box.objects.create(name="new", size=9)
        second, _ = paging.page(Box.objects.all(), order=("-size", "id"), after=after, size=2)

    assert [box.name for box in first + second] == ["3", "2", "1", "0"]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(cursor=st.text(min_size=1))
def test_a_cursor_that_is_not_ours_is_refused(cast, cursor):
    with scope("GE"), pytest.raises(Invalid):
        paging.page(Box.objects.all(), order=("-id",), after=cursor)


def test_a_cursor_of_another_list_or_administration_is_refused(cast):
    with scope("GE"):
        Box.objects.bulk_create(Box(name=str(n)) for n in range(3))
        _, after = paging.page(Box.objects.all(), order=("-id",), size=1)
        with pytest.raises(Invalid):
            paging.page(Box.objects.all(), order=("id",), after=after)
    with scope("AZ"), pytest.raises(Invalid):
        paging.page(Box.objects.all(), order=("-id",), after=after)


def test_the_interface_leads_from_page_to_page(cast, api_for):
    with scope("GE"):
        Box.objects.bulk_create(Box(name=str(n), size=n) for n in range(5))
    api = api_for(cast.ge.operator)
    first = api.get("/api/v1/boxes/?limit=3").json()
    second = api.get(first["next"]).json()

    assert (first["items"], second["items"], second["next"]) == (["0", "1", "2"], ["3", "4"], None)


@pytest.mark.parametrize("limit", ["0", "201", "-1", "x", "٣", ""])
def test_an_odd_limit_is_refused(cast, api_for, limit):
    answer = api_for(cast.ge.operator).get(f"/api/v1/boxes/?limit={limit}")

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "?limit")
