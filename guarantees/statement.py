"""The movements of a guarantee's ledger as a statement: what was taken, what came back, what was free afterwards.

Rows are found by sequence: the kept days say where a period begins, so an old month costs what a new one does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db.models import QuerySet, Sum

from guarantees import days
from guarantees.bookkeeping import BOOKED, AccountKind, TransferKind
from guarantees.models import Guarantee, GuaranteeDay, Transfer
from guarantees.usages import ZERO

PAGE = 50
LONGEST = 50_000  # lines of one file


@dataclass(frozen=True, slots=True)
class Line:
    """One posting and the standing after it. `taken` and `returned` are positive; one of them, or neither, moves headroom."""

    sequence: int
    at: datetime
    kind: TransferKind
    mrn: str
    amount: Decimal
    taken: Decimal
    returned: Decimal
    headroom: Decimal
    liable: Decimal


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included; None is open."""

    first: date | None = None
    last: date | None = None


def page(
    guarantee: Guarantee, period: Period, *, zone: str, before: int | None = None, size: int = PAGE
) -> tuple[list[Line], int | None]:
    """Lines of the period, the newest first, below the sequence `before`; and the sequence to go on below, if there is more."""
    rows = _rows(guarantee, period, zone)
    if before is not None:
        rows = rows.filter(sequence__lt=before)
    found = list(rows.order_by("-sequence")[: size + 1])
    lines = list(_lines(guarantee, list(reversed(found[:size]))))
    return lines[::-1], lines[0].sequence if len(found) > size else None


def whole(guarantee: Guarantee, period: Period, *, zone: str) -> list[Line]:
    """Up to `LONGEST` + 1 lines of the period, the oldest first: one more than a file holds says that it is too long."""
    return list(_lines(guarantee, list(_rows(guarantee, period, zone).order_by("sequence")[: LONGEST + 1])))


def _rows(guarantee: Guarantee, period: Period, zone: str) -> QuerySet[Transfer]:
    rows = Transfer.objects.filter(guarantee=guarantee).select_related("usage")
    if period.first is not None:
        kept = days.through(guarantee.pk, period.first - timedelta(days=1))
        rows = rows.filter(
            sequence__gt=kept.through_sequence if kept else 0, posted_at__gte=_midnight(period.first, zone)
        )
    if period.last is not None:
        rows = rows.filter(posted_at__lt=_midnight(period.last + timedelta(days=1), zone))
        if (end := _end(guarantee, period.last)) is not None:
            rows = rows.filter(sequence__lte=end)
    return rows


def _end(guarantee: Guarantee, last: date) -> int | None:
    """The last sequence of the period, known once a later day is kept."""
    later = GuaranteeDay.objects.filter(guarantee=guarantee, day__gt=last).exists()
    kept = days.through(guarantee.pk, last) if later else None
    return kept.through_sequence if kept else (0 if later else None)


def _lines(guarantee: Guarantee, rows: Sequence[Transfer]) -> Iterator[Line]:
    """The lines of transfers, oldest first; after a gap (the clock was put back) the standing is looked up again."""
    headroom, liable, expected = ZERO, ZERO, 0
    for row in rows:
        if row.sequence != expected:
            headroom, liable = _standing_before(guarantee, row.sequence)
        expected = row.sequence + 1
        kind = TransferKind(row.kind)
        taken, returned = _moves(kind, AccountKind.AVAILABLE, row.amount)
        less, more = _moves(kind, AccountKind.CREDITED_LIABLE, row.amount)
        headroom += returned - taken
        liable += more - less
        yield Line(
            row.sequence,
            row.posted_at,
            kind,
            row.usage.mrn if row.usage else "",
            row.amount,
            taken,
            returned,
            headroom,
            liable,
        )


def _standing_before(guarantee: Guarantee, sequence: int) -> tuple[Decimal, Decimal]:
    """Headroom and liability just before a transfer: the last kept day before it, and what came between."""
    kept = (
        GuaranteeDay.objects.filter(guarantee=guarantee, through_sequence__lt=sequence)
        .order_by("-day")
        .first()
    )
    headroom = kept.undertaken - kept.reserved if kept else ZERO
    liable = kept.liable if kept else ZERO
    between = Transfer.objects.filter(
        guarantee=guarantee, sequence__gt=kept.through_sequence if kept else 0, sequence__lt=sequence
    )
    for kind, amount in between.order_by().values_list("kind").annotate(amount=Sum("amount")):
        taken, returned = _moves(TransferKind(kind), AccountKind.AVAILABLE, amount)
        less, more = _moves(TransferKind(kind), AccountKind.CREDITED_LIABLE, amount)
        headroom += returned - taken
        liable += more - less
    return headroom, liable


def _moves(kind: TransferKind, account: AccountKind, amount: Decimal) -> tuple[Decimal, Decimal]:
    """What a transfer takes from the account and what it brings to it."""
    debit, credit = BOOKED[kind]
    return (amount if credit is account else ZERO, amount if debit is account else ZERO)


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))
