"""What one movement holds of one guarantee, read from the answered requests alone: in whatever order and however often
they came, the same requests give the same position. Pure Python."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

ZERO = Decimal("0.00")


class Kind(StrEnum):
    """What is asked of the ledger, with the message that asks it."""

    RESERVE = "reserve"  # 203
    CREDIT = "credit"  # 209
    RELEASE = "release"  # 204 with a release date
    CANCEL = "cancel"  # 204 with a usage cancellation date


class Outcome(StrEnum):
    """What became of a request."""

    REGISTERED = "registered"
    REFUSED = "refused"
    VOID = "void"  # its cancellation, its release or its replacement came first
    DONE = "done"
    NOTED = "noted"  # lawful, but without effect under this type of guarantee or scheme


class State(StrEnum):
    """Where the usage of a guarantee by a movement stands."""

    NONE = "none"
    RESERVED = "reserved"
    CREDITED = "credited"
    RELEASED = "released"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Entry:
    """One answered request. `issued_at` is the asking office's time; a cancellation may name the one reservation it ends."""

    id: UUID
    kind: Kind
    outcome: Outcome
    issued_at: datetime
    amount: Decimal = ZERO
    reservation: UUID | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A usage's state and, while it is open, the reservation and the amount it holds."""

    state: State
    reservation: UUID | None = None
    amount: Decimal = ZERO

    @property
    def reserved(self) -> Decimal:
        """What stands against the reference amount."""
        return self.amount if self.state is State.RESERVED else ZERO

    @property
    def liable(self) -> Decimal:
        """What no longer stands against the reference amount, but may still be claimed."""
        return self.amount if self.state is State.CREDITED else ZERO


UNUSED = Position(State.NONE)


def position(entries: Sequence[Entry]) -> Position:
    """Where the usage stands after these requests."""
    newest = newest_reservation(entries)
    if newest is None:
        return UNUSED
    if any(_cancels(entry, newest) for entry in entries):
        return Position(State.CANCELLED)
    if _has(entries, Kind.RELEASE):
        return Position(State.RELEASED)
    state = State.CREDITED if _has(entries, Kind.CREDIT) else State.RESERVED
    return Position(state, newest.id, newest.amount)


def newest_reservation(entries: Sequence[Entry]) -> Entry | None:
    """The reservation that replaced all others: the one issued last, and of two issued at once the one that came later."""
    newest = None
    for entry in entries:
        if entry.kind is not Kind.RESERVE or entry.outcome is Outcome.REFUSED:
            continue
        if newest is None or entry.issued_at >= newest.issued_at:
            newest = entry
    return newest


def comes_too_late(entries: Sequence[Entry], reservation: Entry) -> bool:
    """Whether a reservation that comes now was already cancelled, released or replaced by a later one."""
    trial = position([*entries, replace(reservation, outcome=Outcome.REGISTERED)])
    return trial.reservation != reservation.id


def _cancels(entry: Entry, reservation: Entry) -> bool:
    if entry.kind is not Kind.CANCEL:
        return False
    if entry.reservation is not None:
        return entry.reservation == reservation.id
    return entry.issued_at >= reservation.issued_at


def _has(entries: Sequence[Entry], kind: Kind) -> bool:
    return any(entry.kind is kind and entry.outcome is Outcome.DONE for entry in entries)
