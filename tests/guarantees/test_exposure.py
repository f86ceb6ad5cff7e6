"""Exposure now and by day: what is kept and shown is what the ledger says, in every currency by itself."""

from datetime import timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cats.kernel import clock
from cats.tenancy.scope import scope
from guarantees import days, exposure, invariants, levels, statement, tasks
from guarantees.levels import Level
from guarantees.models import Guarantee, GuaranteeDay, GuarantorDay, OpenUsage, Transfer
from guarantees.statement import Period
from guarantees.usages import Kind
from tests.guarantees import stories, world
from tests.guarantees.stories import ago
from tests.guarantees.world import asks, post

pytestmark = pytest.mark.timeout(400)
ZONE = "Asia/Tbilisi"


@pytest.fixture(autouse=True)
def _georgia(db):
    world.administrations("GE")


def series():
    with scope("GE"):
        found = days.series(stories.guarantor_here(), zone=ZONE)
    return {
        currency: {
            one.day: (one.highest_exposure, one.highest_reserved, one.exposure, one.reserved, one.limit)
            for one in figures
        }
        for currency, figures in found.items()
    }


def meant():
    today = clock.today(ZONE)
    return stories.reconstructed(ZONE, today - timedelta(days=29), today)


@pytest.mark.parametrize("kept", ["never", "every day", "at the end"])
def test_the_days_are_those_that_the_ledger_reconstructs(kept):
    stories.tell(stories.fold if kept == "every day" else None)
    if kept == "at the end":
        assert stories.fold() > 0

    assert series() == meant()
    assert len(series()["USD"]) == 30


def test_a_day_is_kept_once_and_only_when_it_is_over():
    stories.tell(stories.fold)

    assert stories.fold() == 0
    with scope("GE"):
        today = clock.today(ZONE)
        assert not GuarantorDay.objects.filter(day__gte=today).exists()
        assert not GuaranteeDay.objects.filter(day__gte=today).exists()


def test_the_task_keeps_what_the_fold_keeps():
    stories.tell()
    with scope("GE"):
        assert GuarantorDay.objects.count() == 0
    tasks.keep_days()
    with scope("GE"):
        assert GuarantorDay.objects.count() > 5
    tasks.keep_days()
    assert invariants_hold()


def test_rebuilding_makes_the_same_rows_again():
    stories.tell(stories.fold)
    before = rows()
    with scope("GE"):
        OpenUsage.objects.all().delete()
        GuarantorDay.objects.update(exposure=Decimal(1))
    assert not invariants_hold()

    call_command("ledger", "rebuild", stdout=StringIO())

    with scope("GE"):
        zone_rows = GuarantorDay.objects.count()
    assert zone_rows > 0
    assert invariants_hold()
    assert rows()[0] == before[0]


def rows():
    with scope("GE"):
        return (
            sorted(OpenUsage.objects.values_list("usage__mrn", "state", "amount", "since")),
            sorted(GuaranteeDay.objects.values_list("guarantee__grn", "day", "through_sequence", "reserved")),
        )


def invariants_hold():
    with scope("GE"):
        return invariants.broken() == []


def test_the_figures_of_now_are_those_of_the_accounts_by_currency():
    second, euros = stories.tell()
    with scope("GE"):
        found = exposure.undertakings(stories.guarantor_here(), zone=ZONE)
        totals = {one.currency: one for one in exposure.totals(found)}
    by_grn = {row.guarantee.grn: row.standing for row in found}

    assert (by_grn[world.GRN].reserved, by_grn[world.GRN].liable) == (Decimal("10.10"), 300)
    assert (by_grn[second].reserved, by_grn[second].headroom) == (450, 50)
    assert (by_grn[euros].reserved, by_grn[euros].movements) == (650, 1)
    assert (totals["USD"].exposure, totals["USD"].headroom, totals["USD"].limit) == (
        Decimal("760.10"),
        Decimal("1039.90"),
        1500,
    )
    assert (totals["EUR"].exposure, totals["EUR"].headroom, totals["EUR"].limit) == (650, 1350, 2000)
    assert [row.guarantee.grn for row in found] == [second, euros, world.GRN]
    assert by_grn[second].level is Level.NEARLY
    assert (totals["USD"].movements, totals["USD"].long, totals["USD"].long_amount) == (3, 2, 750)
    assert totals["USD"].very_long == 2


def test_two_currencies_are_never_added():
    with pytest.raises(ValueError, match="USD and EUR"):
        exposure.Standing("USD") + exposure.Standing("EUR")


def test_ages_count_each_open_movement_once():
    stories.tell()
    with scope("GE"):
        ages = exposure.ages(stories.guarantor_here(), zone=ZONE)
        open_now = OpenUsage.objects.count()

    assert [(one.first, one.last, one.movements) for one in ages] == [
        (0, 3, 2),
        (4, 7, 0),
        (8, 14, 0),
        (15, 30, 0),
        (31, None, 2),
    ]
    assert ages[0].amounts == {"USD": Decimal("10.10"), "EUR": Decimal("650.00")}
    assert ages[-1].amounts == {"USD": Decimal("750.00")}
    assert sum(one.movements for one in ages) == open_now


def test_an_age_is_counted_in_calendar_days_of_the_zone():
    world.guarantee()
    midnight = clock.local(clock.now(), ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    for number, back in ((1, timedelta(seconds=1)), (2, -timedelta(seconds=1))):
        with clock.shifted(midnight - timedelta(days=3) - back - clock.now()):
            post(asks(Kind.RESERVE, number, "1"))
    with scope("GE"):
        ages = exposure.ages(stories.guarantor_here(), zone=ZONE)

    assert [one.movements for one in ages] == [1, 1, 0, 0, 0]


def test_principals_are_found_and_arranged():
    second, euros = stories.tell()
    with scope("GE"):
        rows = exposure.principals(exposure.undertakings(stories.guarantor_here(), zone=ZONE))

    assert [(row.holder, row.standing.currency, row.grns) for row in exposure.arranged(rows)] == [
        ("GEDEMO0002", "USD", (second,)),
        ("GEDEMO0002", "EUR", (euros,)),
        ("GEDEMO0001", "USD", (world.GRN,)),
    ]
    assert [row.holder for row in exposure.arranged(rows, sort="principal")][0] == "GEDEMO0001"
    assert len(exposure.arranged(rows, words="lilo")) == 2
    assert len(exposure.arranged(rows, words="gedemo0001", sort="no such order")) == 1
    assert exposure.arranged(rows, words="nobody") == []


@pytest.mark.parametrize("kept", [False, True])
def test_a_statement_tells_each_posting_with_what_was_free_afterwards(kept):
    stories.tell(stories.fold if kept else None)
    with scope("GE"):
        guarantee = Guarantee.objects.get(grn=world.GRN)
        lines, older = statement.page(guarantee, Period(), zone=ZONE)
        balance = exposure.standings_of([guarantee], zone=ZONE)[guarantee.pk]

    assert older is None
    assert (lines[0].headroom, lines[0].liable) == (balance.headroom, balance.liable)
    assert [(line.kind.value, line.headroom, line.liable) for line in lines[::-1]] == [
        ("undertake", 1000, 0),
        ("reserve", 700, 0),
        ("reserve", Decimal("299.50"), 0),
        ("release", 700, 0),
        ("return_headroom", 1000, 0),
        ("keep_liable", 1000, 300),
        ("reserve", 300, 300),
        ("void", 1000, 300),
        ("reserve", Decimal("989.90"), 300),
    ]


@pytest.mark.parametrize("kept", [False, True])
def test_a_period_and_its_pages_hold_the_same_lines_as_the_whole(kept):
    stories.tell(stories.fold if kept else None)
    today = clock.today(ZONE)
    with scope("GE"):
        guarantee = Guarantee.objects.get(grn=world.GRN)
        whole = statement.whole(guarantee, Period(), zone=ZONE)
        for first, last in ((30, 5), (39, 39), (20, 0), (60, 50), (None, 9), (9, None)):
            period = Period(
                today - timedelta(days=first) if first is not None else None,
                today - timedelta(days=last) if last is not None else None,
            )
            expected = [line for line in whole if _holds(period, clock.local(line.at, ZONE).date())]
            assert statement.whole(guarantee, period, zone=ZONE) == expected
        assert paged(guarantee) == whole[::-1]


def _holds(period, day):
    return (period.first is None or day >= period.first) and (period.last is None or day <= period.last)


def paged(guarantee):
    found, before = [], None
    while True:
        lines, before = statement.page(guarantee, Period(), zone=ZONE, before=before, size=2)
        found += lines
        if before is None:
            return found


@given(
    st.lists(
        st.tuples(
            st.integers(0, 40), st.integers(1, 4), st.sampled_from(["0", "1", "333.33", "900"]), st.booleans()
        ),
        max_size=10,
    ),
    st.data(),
)
@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_any_story_is_told_by_its_days(acts, data):
    with transaction.atomic():
        with ago(41):
            world.guarantee()
        for number, (back, movement, amount, folds) in enumerate(sorted(acts, key=lambda act: -act[0])):
            kind = data.draw(st.sampled_from(list(Kind)))
            with ago(back):
                post(asks(kind, movement, amount, after=number))
                if folds:
                    stories.fold()
        assert series() == meant()
        assert invariants_hold()
        transaction.set_rollback(True)


def test_looking_costs_the_same_for_a_long_ledger_as_for_a_short_one():
    world.guarantee()
    with ago(2):
        post(asks(Kind.RESERVE, 1, "1"))
    stories.fold()
    few = cost()
    with ago(2):
        post(*(asks(Kind.RESERVE, number, "1") for number in range(2, 60)))
    with scope("GE"):
        assert Transfer.objects.count() > 50

    assert cost() == few


def cost():
    with scope("GE"):
        guarantor = stories.guarantor_here()
        with CaptureQueriesContext(connection) as queries:
            days.series(guarantor, zone=ZONE)
            exposure.undertakings(guarantor, zone=ZONE)
            exposure.ages(guarantor, zone=ZONE)
    return len(queries)


@pytest.mark.parametrize(
    ("used", "limit", "level", "percent"),
    [
        ("0", "100", Level.IN_ORDER, 0),
        ("74.99", "100", Level.IN_ORDER, 74),
        ("75", "100", Level.WATCH, 75),
        ("899.99", "1000", Level.WATCH, 89),
        ("900", "1000", Level.NEARLY, 90),
        ("1000", "1000", Level.NEARLY, 100),
        ("5", "0", Level.IN_ORDER, 0),
    ],
)
def test_levels_begin_at_their_marks(used, limit, level, percent):
    assert levels.level(Decimal(used), Decimal(limit)) is level
    assert levels.percent(Decimal(used), Decimal(limit)) == percent
