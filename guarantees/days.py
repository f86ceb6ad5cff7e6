"""Exposure by day: kept rows for the days that are over, and the same figures out of the transfers that came since.

One query serves both, `_TAIL`: what follows the last kept day of each guarantee, found by sequence. The figures of a day
that has been over for `SETTLED` become rows; a page reads 30 rows for each currency and the transfers of today.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Max

from cats.kernel import clock
from guarantees.bookkeeping import BOOKED, AccountKind, TransferKind
from guarantees.models import GuaranteeDay, Guarantor, GuarantorDay

SETTLED = timedelta(minutes=5)  # longer than a posting takes to commit
SHOWN = 30
BEGINNING = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class DayFigure:
    """A day of a guarantor in one currency. Highest: after any posting, the standing at the day's beginning included."""

    day: date
    currency: str
    limit: Decimal
    highest_exposure: Decimal
    highest_reserved: Decimal
    exposure: Decimal
    reserved: Decimal

    def carried(self, to: date) -> "DayFigure":
        """The same standing on a later day without a posting."""
        return DayFigure(
            to, self.currency, self.limit, self.exposure, self.reserved, self.exposure, self.reserved
        )


def _change(kind: AccountKind, sign: int = 1) -> str:
    """SQL: what a transfer adds to the account of that kind."""
    debit = [one.value for one, (to, _) in BOOKED.items() if to is kind]
    credit = [one.value for one, (_, source) in BOOKED.items() if source is kind]
    return (
        f"({sign}) * CASE WHEN t.kind IN ({_list(debit)}) THEN t.amount"
        f" WHEN t.kind IN ({_list(credit)}) THEN -t.amount ELSE 0 END"
    )


def _list(kinds: Iterable[str]) -> str:
    return ", ".join(f"'{TransferKind(kind).value}'" for kind in kinds) or "NULL"


# Both ends of the range are named, so that the planner expects few transfers and takes the index of the sequence.
# A transfer counts for the day on which it was posted, never for one before its predecessor or before a kept day.
_MOVED = f"""
    WITH mine AS (
        SELECT g.administration_id, g.id, g.currency, coalesce(kept.through_sequence, 0) AS through,
               (SELECT max(n.sequence) FROM guarantees_transfer n
                WHERE n.administration_id = g.administration_id AND n.guarantee_id = g.id) AS newest,
               coalesce(kept.undertaken, 0) AS undertaken, coalesce(kept.reserved, 0) AS reserved,
               coalesce(kept.liable, 0) AS liable
        FROM guarantees_guarantee g LEFT JOIN LATERAL (
            SELECT * FROM guarantees_guaranteeday d WHERE d.administration_id = g.administration_id
            AND d.guarantee_id = g.id ORDER BY d.day DESC LIMIT 1
        ) kept ON true
        WHERE g.guarantor_id = %(guarantor)s
    ), moved AS (
        SELECT mine.id AS guarantee_id, mine.currency, t.sequence,
               greatest((max(t.posted_at) OVER before AT TIME ZONE %(zone)s)::date, %(floor)s::date) AS day,
               max(t.posted_at) OVER before AS at,
               {_change(AccountKind.UNDERTAKEN, -1)} AS undertaken,
               {_change(AccountKind.RESERVED)} AS reserved,
               {_change(AccountKind.CREDITED_LIABLE)} AS liable
        FROM mine JOIN guarantees_transfer t ON t.administration_id = mine.administration_id
             AND t.guarantee_id = mine.id AND t.sequence > mine.through AND t.sequence <= mine.newest
        WINDOW before AS (PARTITION BY t.guarantee_id ORDER BY t.sequence)
    )"""  # noqa: S608  constants of this module

_TAIL = f"""{_MOVED}, opening AS (
        SELECT currency, sum(undertaken) AS undertaken, sum(reserved) AS reserved, sum(liable) AS liable
        FROM mine GROUP BY currency
    ), running AS (
        SELECT m.currency, m.day, m.undertaken, m.reserved AS by_reserved, m.liable AS by_liable,
               o.undertaken AS undertaken_before, o.reserved AS reserved_before, o.liable AS liable_before,
               o.reserved + sum(m.reserved) OVER so_far AS reserved,
               o.reserved + o.liable + sum(m.reserved + m.liable) OVER so_far AS exposure
        FROM moved m JOIN opening o USING (currency)
        WINDOW so_far AS (PARTITION BY m.currency ORDER BY m.day, m.at, m.guarantee_id, m.sequence)
    )
    SELECT day, currency,
           min(undertaken_before) + sum(sum(undertaken)) OVER days,
           max(exposure), max(reserved),
           min(reserved_before + liable_before) + sum(sum(by_reserved + by_liable)) OVER days,
           min(reserved_before) + sum(sum(by_reserved)) OVER days,
           sum(by_reserved + by_liable), sum(by_reserved)
    FROM running GROUP BY currency, day WINDOW days AS (PARTITION BY currency ORDER BY day)
    ORDER BY currency, day"""  # noqa: S608  constants of this module

_GUARANTEES = f"""{_MOVED}
    SELECT m.guarantee_id, m.day, max(m.sequence),
           min(mine.undertaken) + sum(sum(m.undertaken)) OVER days,
           min(mine.reserved) + sum(sum(m.reserved)) OVER days,
           min(mine.liable) + sum(sum(m.liable)) OVER days
    FROM moved m JOIN mine ON mine.id = m.guarantee_id
    GROUP BY m.guarantee_id, m.day WINDOW days AS (PARTITION BY m.guarantee_id ORDER BY m.day)
    ORDER BY m.guarantee_id, m.day"""  # noqa: S608  constants of this module


def series(guarantor: Guarantor, *, zone: str, days: int = SHOWN) -> dict[str, list[DayFigure]]:
    """The last days up to today for each currency, without gaps; a currency begins where its first undertaking does."""
    today = clock.today(zone)
    first = today - timedelta(days=days - 1)
    found: dict[str, dict[date, DayFigure]] = {}
    for figure in [*_kept(guarantor, first), *_tail(guarantor, zone)]:
        found.setdefault(figure.currency, {})[figure.day] = figure
    return {currency: _filled(figures, first, today) for currency, figures in sorted(found.items())}


def fold(guarantor: Guarantor, *, zone: str) -> int:
    """Keep the days that are over and not kept yet; returns how many rows of the guarantor were added."""
    over = clock.local(clock.now() - SETTLED, zone).date()
    figures = [figure for figure in _tail(guarantor, zone) if figure.day < over]
    standings = [row for row in _rows(_GUARANTEES, guarantor, zone) if row[1] < over]
    GuaranteeDay.objects.bulk_create(
        GuaranteeDay(
            guarantee_id=row[0],
            day=row[1],
            through_sequence=row[2],
            undertaken=row[3],
            reserved=row[4],
            liable=row[5],
        )
        for row in standings
    )
    GuarantorDay.objects.bulk_create(_row(guarantor, figure) for figure in figures)
    return len(figures)


def rebuild(guarantor: Guarantor, *, zone: str) -> int:
    """Forget the kept days of a guarantor and fold them again from the first transfer on."""
    GuarantorDay.objects.filter(guarantor=guarantor).delete()
    GuaranteeDay.objects.filter(guarantee__guarantor=guarantor).delete()
    return fold(guarantor, zone=zone)


def through(guarantee: UUID, day: date) -> GuaranteeDay | None:
    """The last kept standing of a guarantee at the end of a day or before."""
    return GuaranteeDay.objects.filter(guarantee=guarantee, day__lte=day).order_by("-day").first()


def _kept(guarantor: Guarantor, first: date) -> list[DayFigure]:
    """The kept days shown, after the last one before them."""
    rows = GuarantorDay.objects.filter(guarantor=guarantor)
    before = rows.filter(day__lt=first).order_by("currency", "-day").distinct("currency")
    return [_figure(row) for row in [*before, *rows.filter(day__gte=first)]]


def _tail(guarantor: Guarantor, zone: str) -> list[DayFigure]:
    return [_of_tail(*row) for row in _rows(_TAIL, guarantor, zone)]


def _of_tail(
    day: date,
    currency: str,
    limit: Decimal,
    highest_exposure: Decimal,
    highest_reserved: Decimal,
    exposure: Decimal,
    reserved: Decimal,
    by_exposure: Decimal,
    by_reserved: Decimal,
) -> DayFigure:
    """The day began where the one before ended, which may have been its highest."""
    return DayFigure(
        day,
        currency,
        limit,
        max(highest_exposure, exposure - by_exposure),
        max(highest_reserved, reserved - by_reserved),
        exposure,
        reserved,
    )


def _rows(query: str, guarantor: Guarantor, zone: str) -> Sequence[tuple[Any, ...]]:
    newest = GuarantorDay.objects.filter(guarantor=guarantor).aggregate(newest=Max("day"))["newest"]
    floor = newest + timedelta(days=1) if newest else BEGINNING
    with connection.cursor() as cursor:
        cursor.execute(query, {"guarantor": guarantor.pk, "zone": zone, "floor": floor})
        return list(cursor.fetchall())


def _filled(figures: dict[date, DayFigure], first: date, today: date) -> list[DayFigure]:
    """One figure a day from `first` to `today`: a day without a posting stands where the last one ended."""
    shown: list[DayFigure] = []
    earlier = [day for day in figures if day < first]
    last = figures[max(earlier)] if earlier else None
    for number in range((today - first).days + 1):
        day = first + timedelta(days=number)
        last = figures.get(day) or (last.carried(day) if last else None)
        if last is not None:
            shown.append(last)
    return shown


def _figure(row: GuarantorDay) -> DayFigure:
    return DayFigure(
        row.day,
        row.currency,
        row.limit,
        row.highest_exposure,
        row.highest_reserved,
        row.exposure,
        row.reserved,
    )


def _row(guarantor: Guarantor, figure: DayFigure) -> GuarantorDay:
    return GuarantorDay(
        guarantor=guarantor,
        currency=figure.currency,
        day=figure.day,
        limit=figure.limit,
        highest_exposure=figure.highest_exposure,
        highest_reserved=figure.highest_reserved,
        exposure=figure.exposure,
        reserved=figure.reserved,
    )
