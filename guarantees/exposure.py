"""What a guarantor answers for now: by undertaking, by principal, by age. Amounts of different currencies are never added.

Balances come from the accounts, movements and ages from the open usages: the cost follows the number of undertakings and
of open movements, never the length of the ledger.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Min, Q, Sum

from cats.kernel import clock
from cats.kernel.actors import Actor
from guarantees import levels, usages
from guarantees.bookkeeping import AccountKind
from guarantees.levels import Level
from guarantees.models import Account, Guarantee, Guarantor, OpenUsage

LONG = 14  # days after which an open movement counts as long
VERY_LONG = 30
AGES = ((0, 3), (4, 7), (8, 14), (15, 30), (31, None))  # days, both included


@dataclass(frozen=True, slots=True)
class Standing:
    """Amounts in one currency. limit = reserved + headroom; `liable` is free again, but may still be claimed."""

    currency: str
    limit: Decimal = usages.ZERO
    reserved: Decimal = usages.ZERO
    liable: Decimal = usages.ZERO
    headroom: Decimal = usages.ZERO
    movements: int = 0
    oldest: date | None = None
    long: int = 0
    long_amount: Decimal = usages.ZERO
    very_long: int = 0

    @property
    def exposure(self) -> Decimal:
        """Everything that may be claimed."""
        return self.reserved + self.liable

    @property
    def percent(self) -> int:
        """The used share of the limit, rounded down."""
        return levels.percent(self.reserved, self.limit)

    @property
    def share(self) -> Decimal:
        """The used share of the limit in percent, exactly."""
        return levels.share(self.reserved, self.limit)

    @property
    def level(self) -> Level:
        """What the used share is called."""
        return levels.level(self.reserved, self.limit)

    def __add__(self, other: "Standing") -> "Standing":
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be added")
        return Standing(
            self.currency,
            self.limit + other.limit,
            self.reserved + other.reserved,
            self.liable + other.liable,
            self.headroom + other.headroom,
            self.movements + other.movements,
            min(filter(None, (self.oldest, other.oldest)), default=None),
            self.long + other.long,
            self.long_amount + other.long_amount,
            self.very_long + other.very_long,
        )


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One guarantee of the guarantor and where it stands."""

    guarantee: Guarantee
    standing: Standing


@dataclass(frozen=True, slots=True)
class Principal:
    """A holder of the procedure with all his guarantees of one currency."""

    holder: str
    name: str
    grns: tuple[str, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Age:
    """The open movements of an age: first and last day (None: and older), how many, and their amounts by currency."""

    first: int
    last: int | None
    movements: int
    amounts: dict[str, Decimal] = field(default_factory=dict)


def guarantors_of(actor: Actor) -> list[Guarantor]:
    """The guarantors for which the person acts, by name."""
    return list(Guarantor.objects.filter(pk__in=actor.guarantors).order_by("name", "pk"))


def undertakings(guarantor: Guarantor, *, zone: str) -> list[Undertaking]:
    """Every guarantee of the guarantor with its standing, closest to its limit first."""
    found = list(Guarantee.objects.filter(guarantor=guarantor).prefetch_related("suspensions"))
    standings = standings_of(found, zone=zone)
    rows = [Undertaking(guarantee, standings[guarantee.pk]) for guarantee in found]
    return sorted(rows, key=lambda row: (-row.standing.share, row.guarantee.grn))


def standings_of(guarantees: Sequence[Guarantee], *, zone: str) -> dict[UUID, Standing]:
    """Where each of these guarantees stands, in two queries."""
    today = clock.today(zone)
    balances: dict[UUID, dict[str, Decimal]] = defaultdict(dict)
    accounts = Account.objects.filter(guarantee__in=guarantees)
    for guarantee, kind, amount in accounts.values_list("guarantee_id", "kind", "balance"):
        balances[guarantee][kind] = amount
    opened: dict[UUID, dict[str, Any]] = {
        row["guarantee_id"]: dict(row)
        for row in OpenUsage.objects.filter(guarantee__in=guarantees)
        .values("guarantee_id")
        .order_by()
        .annotate(**_counts(today, zone))
    }
    return {
        guarantee.pk: _standing(
            guarantee.currency, balances[guarantee.pk], opened.get(guarantee.pk, {}), zone
        )
        for guarantee in guarantees
    }


def totals(rows: Iterable[Undertaking]) -> list[Standing]:
    """One sum for each currency, the largest limit first."""
    sums: dict[str, Standing] = {}
    for row in rows:
        currency = row.standing.currency
        sums[currency] = sums.get(currency, Standing(currency)) + row.standing
    return sorted(sums.values(), key=lambda one: (-one.limit, one.currency))


def principals(rows: Iterable[Undertaking]) -> list[Principal]:
    """The holders with what they use, one row for each of their currencies."""
    by_holder: dict[tuple[str, str], list[Undertaking]] = defaultdict(list)
    for row in rows:
        by_holder[row.guarantee.holder, row.standing.currency].append(row)
    return [_principal(holder, currency, found) for (holder, currency), found in sorted(by_holder.items())]


def ages(guarantor: Guarantor, *, zone: str) -> list[Age]:
    """The open movements of the guarantor by age, youngest first."""
    today = clock.today(zone)
    columns: dict[str, Any] = {}
    for number, (first, last) in enumerate(AGES):
        condition = _aged(today, zone, first, last)
        columns |= {
            f"movements_{number}": Count("pk", filter=condition),
            f"amount_{number}": Sum("amount", filter=condition),
        }
    found: list[dict[str, Any]] = list(
        OpenUsage.objects.filter(guarantee__guarantor=guarantor)
        .values("guarantee__currency")
        .order_by("guarantee__currency")
        .annotate(**columns)  # type: ignore[arg-type]
    )
    return [
        Age(
            first,
            last,
            sum(row[f"movements_{number}"] for row in found),
            {
                row["guarantee__currency"]: row[f"amount_{number}"]
                for row in found
                if row[f"movements_{number}"]
            },
        )
        for number, (first, last) in enumerate(AGES)
    ]


SORTS: dict[str, Callable[[Principal], Any]] = {
    "used": lambda row: (-row.standing.share, row.name),
    "principal": lambda row: (row.name.casefold(), row.holder),
    "movements": lambda row: (-row.standing.movements, row.name),
    "exposure": lambda row: (-row.standing.exposure, row.name),
    "oldest": lambda row: (row.standing.oldest or date.max, row.name),
}


def arranged(rows: Iterable[Principal], *, sort: str = "used", words: str = "") -> list[Principal]:
    """The principals whose name or number has the words, in that order; an unknown order is by used share."""
    wanted = words.strip().casefold()
    found = [row for row in rows if wanted in row.name.casefold() or wanted in row.holder.casefold()]
    return sorted(found, key=SORTS.get(sort, SORTS["used"]))


def _principal(holder: str, currency: str, found: Sequence[Undertaking]) -> Principal:
    return Principal(
        holder,
        found[0].guarantee.holder_name,
        tuple(row.guarantee.grn for row in found),
        sum((row.standing for row in found), Standing(currency)),
    )


def _standing(currency: str, balances: dict[str, Decimal], opened: dict[str, Any], zone: str) -> Standing:
    since: datetime | None = opened.get("first_opened")
    return Standing(
        currency,
        -balances.get(AccountKind.UNDERTAKEN, usages.ZERO),
        balances.get(AccountKind.RESERVED, usages.ZERO),
        balances.get(AccountKind.CREDITED_LIABLE, usages.ZERO),
        balances.get(AccountKind.AVAILABLE, usages.ZERO),
        opened.get("movements", 0),
        clock.local(since, zone).date() if since else None,
        opened.get("long", 0),
        opened.get("long_amount") or usages.ZERO,
        opened.get("very_long", 0),
    )


def _counts(today: date, zone: str) -> dict[str, Any]:
    long = _aged(today, zone, LONG + 1, None)
    return {
        "movements": Count("pk"),
        "first_opened": Min("since"),
        "long": Count("pk", filter=long),
        "long_amount": Sum("amount", filter=long),
        "very_long": Count("pk", filter=_aged(today, zone, VERY_LONG + 1, None)),
    }


def _aged(today: date, zone: str, first: int, last: int | None) -> Q:
    """Since `first` to `last` calendar days of the zone; whatever was opened after midnight (or later) is 0 days old."""
    condition = Q() if first == 0 else Q(since__lt=_midnight(today - timedelta(days=first - 1), zone))
    return (
        condition if last is None else condition & Q(since__gte=_midnight(today - timedelta(days=last), zone))
    )


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))
