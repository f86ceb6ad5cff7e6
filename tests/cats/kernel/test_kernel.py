"""Clock, ids and money."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cats.kernel import clock, ids, money
from cats.kernel.errors import CatsError

amounts = st.decimals(min_value=Decimal("0.00"), max_value=Decimal("9999999.99"), places=2)


def test_moving_the_clock_moves_business_time_only():
    with clock.shifted(timedelta(days=3)):
        assert timedelta(days=3) - (clock.now() - clock.machine_now()) < timedelta(seconds=1)
    assert abs(clock.now() - clock.machine_now()) < timedelta(seconds=1)


def test_a_date_is_the_offices_own():
    late = datetime(2026, 11, 1, 21, 30, tzinfo=UTC)

    assert clock.local(late, "Asia/Tbilisi").date() == date(2026, 11, 2)
    assert clock.wire_time(late) == "2026-11-01T21:30:00"
    assert clock.from_wire(clock.wire_time(late, "Asia/Tashkent"), "Asia/Tashkent") == late


def test_ids_are_ordered_by_time_and_derived_ones_repeat():
    first, second = ids.uuid7(), ids.uuid7()

    assert first != second
    assert first.version == 7
    assert first.int >> 80 <= second.int >> 80
    assert ids.derived(first, "CC029C", 0) == ids.derived(first, "CC029C", 0)
    assert ids.derived(first, "CC029C", 0) != ids.derived(first, "CC029C", 1)
    assert ids.derived(first, "a", "bc") != ids.derived(first, "ab", "c")


@given(amounts, amounts)
def test_money_adds_exactly_and_takes_away_what_it_added(left, right):
    total = money.Money(left, "USD") + money.Money(right, "USD")

    assert total - money.Money(right, "USD") == money.Money(left, "USD")


def test_two_currencies_do_not_mix():
    with pytest.raises(CatsError, match="USD and GEL"):
        money.Money(Decimal(1), "USD") + money.Money(Decimal(1), "GEL")


@pytest.mark.parametrize("text", ["1.005", "abc", "", "1e20", "NaN", "Infinity"])
def test_what_is_no_exact_amount_is_refused(text):
    with pytest.raises(CatsError):
        money.amount(text)


def test_an_amount_has_two_places():
    assert str(money.amount("12")) == "12.00"
