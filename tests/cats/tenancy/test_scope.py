"""The scope fails closed, does not nest, and runs what was put aside after it has committed."""

import pytest
from django.db import connection, transaction

from cats.kernel import clock
from cats.tenancy import scope
from cats.tenancy.models import Administration, ClockOffset
from tests.toy.models import Box


def setting() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('cats.administration', true)")
        return cursor.fetchone()[0]


def boxes(administration: str) -> list[str]:
    with scope.scope(administration):
        return sorted(Box.objects.values_list("name", flat=True))


def test_without_a_scope_there_is_no_query(two):
    with pytest.raises(scope.NoScope):
        Box.objects.count()
    with pytest.raises(scope.NoScope):
        Box(name="nobody's")


def test_a_row_is_its_administrations_own(two):
    with scope.scope("GE"):
        Box.objects.create(name="tea")

    assert boxes("GE") == ["tea"]
    assert boxes("AZ") == []


def test_the_same_name_is_free_for_each_administration(two):
    for code in ("GE", "AZ"):
        with scope.scope(code):
            Box.objects.create(name="tea")

    assert boxes("GE") == boxes("AZ") == ["tea"]


def test_the_database_forgets_whose_scope_it_was(two):
    with scope.scope("GE"):
        assert setting() == "GE"

    assert setting() == ""
    assert scope.current_or_none() is None


def test_the_scope_is_forgotten_after_a_failure_too(two):
    with pytest.raises(ZeroDivisionError), scope.scope("GE"):
        Box.objects.create(name="tea")
        raise ZeroDivisionError

    assert setting() in ("", None)
    assert boxes("GE") == []


def test_scopes_do_not_nest(two):
    with scope.scope("GE"):
        with pytest.raises(scope.ScopeMisused, match="AZ was opened inside scope GE"), scope.scope("AZ"):
            pass
        assert scope.current() == "GE"


@pytest.mark.commits
def test_a_scope_refuses_an_open_transaction(settings):
    settings.CATS_SCOPE_MAY_JOIN = False

    with (
        transaction.atomic(),
        pytest.raises(scope.ScopeMisused, match="inside a transaction"),
        scope.scope("GE"),
    ):
        pass


def test_a_failed_scope_leaves_nothing(two):
    with scope.scope("GE") as opened:
        Box.objects.create(name="tea")
        opened.fail()

    assert boxes("GE") == []


def test_an_attempt_runs_after_the_commit_in_a_scope_of_its_own(two):
    seen = []

    def attempt(name: str) -> None:
        seen.append((scope.current(), Box.objects.filter(name=name).exists()))

    with scope.scope("GE"):
        Box.objects.create(name="tea")
        scope.afterwards(attempt, "tea")
        assert seen == []

    assert seen == [("GE", True)]


def test_an_attempt_may_put_another_aside(two):
    seen = []

    def second() -> None:
        seen.append("second")

    def first() -> None:
        seen.append("first")
        scope.afterwards(second)

    with scope.scope("GE"):
        scope.afterwards(first)

    assert seen == ["first", "second"]


def test_a_failing_attempt_is_left_to_the_worker_and_harms_nothing(two):
    def attempt() -> None:
        Box.objects.create(name="half")
        raise ZeroDivisionError

    with scope.scope("GE"):
        Box.objects.create(name="whole")
        scope.afterwards(attempt)

    assert boxes("GE") == ["whole"]


@pytest.mark.commits
def test_an_attempt_that_takes_too_long_is_cut(settings):
    Administration.objects.create(code="GE", name="Georgia", host="ge.localhost", time_zone="Asia/Tbilisi")

    def attempt() -> None:
        Box.objects.create(name="slow")
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(5)")

    with scope.scope("GE"):
        scope.afterwards(attempt)

    assert boxes("GE") == []


def test_attempts_are_dropped_and_duties_kept_when_the_scope_fails(two):
    seen = []

    with scope.scope("GE") as opened:
        scope.afterwards(seen.append, "attempt")
        scope.regardless(lambda: seen.append(scope.current()))
        opened.fail()

    assert seen == ["GE"]


def test_every_administration_has_its_turn_although_one_fails(two):
    seen = []

    def work() -> None:
        if scope.current() == "AZ":
            raise ZeroDivisionError
        seen.append(scope.current())

    scope.for_each_administration(work)

    assert seen == ["GE"]


def test_the_clock_is_read_once_per_scope_and_put_back(two):
    days = clock.timedelta(days=10)
    ClockOffset.objects.create(offset=days)

    with scope.scope("GE"):
        assert clock.offset() == days
    assert clock.offset() == clock.timedelta()
