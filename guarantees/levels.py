"""How much of an undertaking is used, and what that is called. Pure Python."""

from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

MARKS = (75, 90)  # percent of the reference amount at which people are told
BACK = 5  # percentage points below a mark at which it counts as left again: no notice for each movement to and fro
HUNDRED = Decimal(100)


class Level(StrEnum):
    """The state of an undertaking by its used share."""

    IN_ORDER = "in_order"
    WATCH = "watch"
    NEARLY = "nearly"


_BY_MARK = {0: Level.IN_ORDER, 75: Level.WATCH, 90: Level.NEARLY}


def share(used: Decimal, limit: Decimal) -> Decimal:
    """The used share in percent; nothing is used of a limit of zero."""
    return used * HUNDRED / limit if limit else Decimal(0)


def percent(used: Decimal, limit: Decimal) -> int:
    """Whole percent, rounded down: what is shown as 90 % has reached the mark of 90 %."""
    return int(share(used, limit).to_integral_value(ROUND_DOWN))


def mark_of(percentage: Decimal) -> int:
    """The highest mark that is reached; 0 for none."""
    return max((mark for mark in MARKS if percentage >= mark), default=0)


def level(used: Decimal, limit: Decimal) -> Level:
    """What the state is called."""
    return _BY_MARK[mark_of(share(used, limit))]


def moved(before: int, percentage: Decimal) -> int:
    """The mark that holds now, when `before` held: up at once, down only `BACK` points below the mark."""
    now = mark_of(percentage)
    return now if now >= before or percentage < before - BACK else before
