"""Positions of usages: whatever the order and however often requests come, the same set gives the same position."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import permutations
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from guarantees import usages
from guarantees.bookkeeping import BOOKED, AccountKind, TransferKind, postings
from guarantees.usages import Entry, Kind, Outcome, Position, State

START = datetime(2026, 6, 1, 12, tzinfo=UTC)
R1, R2 = UUID(int=1), UUID(int=2)


def entry(number, kind, *, after=0, amount=0, reservation=None):
    return Entry(
        UUID(int=number),
        kind,
        Outcome.REGISTERED if kind is Kind.RESERVE else Outcome.DONE,
        START + timedelta(seconds=after),
        Decimal(amount),
        reservation,
    )


RESERVE = entry(1, Kind.RESERVE, amount=100)
REPLACE = entry(2, Kind.RESERVE, after=60, amount=150)
CREDIT = entry(3, Kind.CREDIT, after=120)
RELEASE = entry(4, Kind.RELEASE, after=180)
CANCEL_1 = entry(5, Kind.CANCEL, after=30, reservation=R1)
CANCEL_2 = entry(6, Kind.CANCEL, after=90, reservation=R2)
CANCEL_BEFORE_2 = entry(7, Kind.CANCEL, after=30)


def test_nothing_asked_nothing_held():
    assert usages.position([]) == Position(State.NONE)


def test_a_reservation_holds_its_amount_until_it_is_credited_then_liability_stays_until_release():
    assert usages.position([RESERVE]) == Position(State.RESERVED, R1, Decimal(100))
    credited = usages.position([RESERVE, CREDIT])
    assert (credited.state, credited.reserved, credited.liable) == (State.CREDITED, 0, 100)
    assert usages.position([RESERVE, CREDIT, RELEASE]) == Position(State.RELEASED)


def test_a_new_reservation_replaces_the_old_one_and_never_adds():
    assert usages.position([RESERVE, REPLACE]) == Position(State.RESERVED, R2, Decimal(150))
    assert usages.position([REPLACE, RESERVE]) == Position(State.RESERVED, R2, Decimal(150))


def test_a_cancellation_ends_the_reservation_it_names_and_no_later_one():
    assert usages.position([RESERVE, CANCEL_1]).state is State.CANCELLED
    assert usages.position([RESERVE, CANCEL_1, REPLACE]) == Position(State.RESERVED, R2, Decimal(150))
    assert usages.position([RESERVE, CANCEL_BEFORE_2, REPLACE]).amount == 150
    assert usages.position([RESERVE, CANCEL_BEFORE_2]).state is State.CANCELLED
    same_second = entry(7, Kind.CANCEL)
    assert usages.position([RESERVE, same_second]).state is State.CANCELLED


def test_of_two_reservations_of_the_same_second_the_later_arrival_stands():
    twin = entry(2, Kind.RESERVE, amount=70)
    assert usages.position([RESERVE, twin]).amount == 70
    assert usages.position([twin, RESERVE]).amount == 100


def test_a_refused_reservation_leaves_the_old_one_standing():
    refused = Entry(R2, Kind.RESERVE, Outcome.REFUSED, START + timedelta(hours=1), Decimal(999))
    assert usages.position([RESERVE, refused]) == Position(State.RESERVED, R1, Decimal(100))


def test_a_reservation_comes_too_late_once_it_was_cancelled_released_or_replaced():
    assert usages.comes_too_late([CANCEL_1], RESERVE)
    assert usages.comes_too_late([RELEASE], RESERVE)
    assert usages.comes_too_late([REPLACE], RESERVE)
    assert not usages.comes_too_late([CANCEL_1], REPLACE)
    assert not usages.comes_too_late([], RESERVE)


def test_every_order_of_every_selection_gives_one_position():
    everything = [RESERVE, REPLACE, CREDIT, RELEASE, CANCEL_1, CANCEL_2]
    for chosen in range(1 << len(everything)):
        selection = [one for place, one in enumerate(everything) if chosen >> place & 1]
        assert len({usages.position(order) for order in permutations(selection)}) == 1


@given(st.lists(st.sampled_from([RESERVE, REPLACE, CREDIT, RELEASE, CANCEL_1, CANCEL_2]), max_size=12))
def test_repetitions_change_nothing(entries):
    once = list(dict.fromkeys(entries))
    assert usages.position(entries) == usages.position(once)


def test_transfers_between_two_positions_move_exactly_what_differs():
    reserved = usages.position([RESERVE])
    replaced = usages.position([RESERVE, REPLACE])
    credited = usages.position([RESERVE, CREDIT])
    ended = usages.position([RESERVE, RELEASE])
    cancelled = usages.position([RESERVE, CANCEL_1])
    assert kinds(usages.UNUSED, reserved) == [TransferKind.RESERVE]
    assert kinds(reserved, replaced) == [TransferKind.VOID, TransferKind.RESERVE]
    assert kinds(reserved, credited) == [TransferKind.RETURN_HEADROOM, TransferKind.KEEP_LIABLE]
    assert kinds(reserved, ended) == [TransferKind.RELEASE]
    assert kinds(reserved, cancelled) == [TransferKind.VOID]
    assert kinds(credited, ended) == [TransferKind.END_LIABILITY]
    assert kinds(reserved, reserved) == []


@given(st.lists(st.sampled_from([RESERVE, REPLACE, CREDIT, RELEASE, CANCEL_1, CANCEL_2]), max_size=8))
def test_posting_step_by_step_ends_at_the_position_of_the_whole(entries):
    balances = dict.fromkeys(AccountKind, Decimal(0))
    known = []
    for one in entries:
        before = usages.position(known)
        known.append(one)
        for posting in postings(before, usages.position(known)):
            debit, credit = BOOKED[posting.kind]
            balances[debit] += posting.amount
            balances[credit] -= posting.amount
    position = usages.position(known)
    assert balances[AccountKind.RESERVED] == position.reserved
    assert balances[AccountKind.AVAILABLE] == -position.reserved
    assert balances[AccountKind.CREDITED_LIABLE] == position.liable == -balances[AccountKind.LIABILITY]


def test_nothing_is_posted_for_an_amount_of_zero():
    assert postings(usages.UNUSED, Position(State.RESERVED, R1, Decimal(0))) == []


def kinds(before, after):
    return [posting.kind for posting in postings(before, after)]
