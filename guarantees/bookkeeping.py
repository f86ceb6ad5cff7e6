"""The accounts of a guarantee and which transfers lead a usage from one position to the next. Pure Python."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from guarantees.usages import Position, State


class AccountKind(StrEnum):
    """The accounts of a guarantee. Balance = debits - credits."""

    UNDERTAKEN = "undertaken"  # contra: minus the reference amount
    AVAILABLE = "available"
    RESERVED = "reserved"
    CREDITED_LIABLE = "credited_liable"
    LIABILITY = "liability"  # contra: minus what is credited and still liable


class TransferKind(StrEnum):
    """Why money moves between two accounts of a guarantee."""

    UNDERTAKE = "undertake"
    RAISE = "raise"
    LOWER = "lower"
    RESERVE = "reserve"
    VOID = "void"
    RELEASE = "release"
    RETURN_HEADROOM = "return_headroom"
    KEEP_LIABLE = "keep_liable"
    END_LIABILITY = "end_liability"


_BACK = (AccountKind.AVAILABLE, AccountKind.RESERVED)

# kind: (debit, credit)
BOOKED: dict[TransferKind, tuple[AccountKind, AccountKind]] = {
    TransferKind.UNDERTAKE: (AccountKind.AVAILABLE, AccountKind.UNDERTAKEN),
    TransferKind.RAISE: (AccountKind.AVAILABLE, AccountKind.UNDERTAKEN),
    TransferKind.LOWER: (AccountKind.UNDERTAKEN, AccountKind.AVAILABLE),
    TransferKind.RESERVE: (AccountKind.RESERVED, AccountKind.AVAILABLE),
    TransferKind.VOID: _BACK,
    TransferKind.RELEASE: _BACK,
    TransferKind.RETURN_HEADROOM: _BACK,
    TransferKind.KEEP_LIABLE: (AccountKind.CREDITED_LIABLE, AccountKind.LIABILITY),
    TransferKind.END_LIABILITY: (AccountKind.LIABILITY, AccountKind.CREDITED_LIABLE),
}

DECIDED = (TransferKind.UNDERTAKE, TransferKind.RAISE, TransferKind.LOWER)
"""What an office decides; everything else follows from a request."""

ENDS_A_RESERVATION = (TransferKind.VOID, TransferKind.RELEASE, TransferKind.RETURN_HEADROOM)


@dataclass(frozen=True, slots=True)
class Posting:
    """One transfer to be posted: its kind, the reservation it belongs to and a positive amount."""

    kind: TransferKind
    reservation: UUID
    amount: Decimal


def postings(before: Position, after: Position) -> list[Posting]:
    """The transfers that lead from one position to the next. Nothing moves for an amount of zero."""
    return [posting for posting in _postings(before, after) if posting.amount]


def _postings(before: Position, after: Position) -> Iterator[Posting]:
    if before == after:
        return
    if before.reservation is not None and before.reservation == after.reservation:
        yield from _credited(after)
        return
    if before.reservation is not None:
        released = after.state is State.RELEASED
        end = TransferKind.RELEASE if released else TransferKind.VOID
        end = TransferKind.END_LIABILITY if before.state is State.CREDITED else end
        yield Posting(end, before.reservation, before.amount)
    if after.reservation is not None:
        yield Posting(TransferKind.RESERVE, after.reservation, after.amount)
        yield from _credited(after)


def _credited(after: Position) -> Iterator[Posting]:
    if after.reservation is not None and after.state is State.CREDITED:
        yield Posting(TransferKind.RETURN_HEADROOM, after.reservation, after.amount)
        yield Posting(TransferKind.KEEP_LIABLE, after.reservation, after.amount)
