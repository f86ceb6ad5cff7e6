"""What the goods page shows: a page of rows by position with their faults in words, and the figures of all. Changes nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from cats.kernel import clock
from refdata import selectors as refdata
from refdata import tariff
from transit.drafts import cells, columns, goods, goods_rows, goods_words
from transit.drafts.goods_words import Fault
from transit.drafts.sections import GUARANTEE
from transit.models import Draft, DraftItem

SIZE = 50
_AMOUNT = re.compile(r"[0-9]{1,14}(\.[0-9]{1,2})?")
MOST_HITS = 12
DRAFTS_LOOKED_AT = 20
"""How many drafts of the operator, the latest, say how often he used a code."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the grid."""

    name: str
    label: Any
    kind: str
    text: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One item with its cells and faults, its seal, and whether more than the grid shows was answered."""

    item: DraftItem
    seal: str
    cells: tuple[Cell, ...]
    faults: tuple[Fault, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """The sums over all items, of what can be read; `faulty` is how many rows are to be mended."""

    items: int
    packages: int
    gross: Decimal
    net: Decimal
    kinds: int
    faulty: int
    risk: Decimal | None = None
    currency: str = ""

    @property
    def gross_words(self) -> str:
        """The gross mass without zeros that say nothing."""
        return _bare(self.gross)

    @property
    def net_words(self) -> str:
        """The net mass likewise."""
        return _bare(self.net)


@dataclass(frozen=True, slots=True)
class Rows:
    """A page: its rows, where the pages before and after begin (0 for none), and whether it shows only faulty rows."""

    rows: tuple[Row, ...]
    before: int
    after: int
    mend: bool

    @property
    def last(self) -> int:
        """The position of the last row shown."""
        return self.rows[-1].item.position if self.rows else 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A subheading that was looked up, and how often the operator used it lately."""

    hit: tariff.Hit
    used: int


def figures(draft: Draft) -> Figures:
    """The sums, by two queries however many items there are."""
    found = draft.items.aggregate(
        items=Count("id"),
        packages=Sum("packages"),
        gross=Sum("gross"),
        net=Sum("net"),
        faulty=Count("id", filter=~Q(faults=[])),
    )
    kinds = {
        cells.code(str(kind))
        for kind in draft.items.values_list("answers__kind", flat=True).distinct()
        if kind
    }
    return Figures(
        found["items"],
        found["packages"] or 0,
        found["gross"] or Decimal(),
        found["net"] or Decimal(),
        len(kinds),
        found["faulty"],
        *_at_risk(draft),
    )


def rows(draft: Draft, begin: int = 1, *, mend: bool = False, typed: goods.Cells | None = None) -> Rows:
    """The rows from a position on; with `mend` only those that have faults. `typed` texts that could not be saved stand over the kept ones."""
    wanted = draft.items.exclude(faults=[]) if mend else draft.items.all()
    found = list(wanted.filter(position__gte=begin).order_by("position")[: SIZE + 1])
    shown, on = found[:SIZE], clock.now().date()
    return Rows(
        tuple(row(item, on, (typed or {}).get(item.pk)) for item in shown),
        _before(wanted, begin),
        found[SIZE].position if len(found) > SIZE else 0,
        mend,
    )


def row(item: DraftItem, on: date | None = None, typed: Mapping[str, str] | None = None) -> Row:
    """One item as the grid shows it."""
    day = on or clock.now().date()
    faults = tuple(goods_words.shown(one, item.answers, day) for one in item.faults)
    wrong = {fault.name for fault in faults}
    texts = item.answers | dict(typed or {})
    return Row(
        item,
        goods_rows.seal(item.answers),
        tuple(
            Cell(one.name, one.label, one.kind, str(texts.get(one.name, "")), one.name in wrong)
            for one in columns.COLUMNS
        ),
        faults,
        bool(item.answers.keys() - {one.name for one in columns.COLUMNS}),
    )


def look(asked: str, draft: Draft) -> tuple[list[Hit], tariff.Search]:
    """The subheadings for what was typed, each with how often this operator's latest drafts have it."""
    found = tariff.search(asked, clock.now().date(), MOST_HITS)
    used = _used([hit.code for hit in found.hits], draft)
    return [Hit(hit, used.get(hit.code, 0)) for hit in found.hits], found


def kinds(language: str) -> list[tuple[str, str]]:
    """The kinds of packages for the list beside the cells."""
    return refdata.choices("CL017", language, clock.now().date())


def countries(language: str) -> list[tuple[str, str]]:
    """The countries for the same."""
    return refdata.choices("CL008", language, clock.now().date())


def choices(codes: str, language: str) -> list[tuple[str, str]]:
    """The codes of any list with their texts."""
    return refdata.choices(codes, language, clock.now().date()) if codes else []


def _at_risk(draft: Draft) -> tuple[Decimal | None, str]:
    """What the guarantees are to cover, where every amount can be read and all are in one currency."""
    rows = [row for row in draft.answers.get(GUARANTEE.code, {}).get("guarantees") or [] if row.get("amount")]
    currencies = {str(row.get("currency", "")) for row in rows}
    amounts = [cells.number(str(row["amount"])) for row in rows]
    if len(currencies) != 1 or not all(_AMOUNT.fullmatch(one) for one in amounts):
        return None, ""
    return sum((Decimal(one) for one in amounts), Decimal()), currencies.pop()


def _bare(mass: Decimal) -> str:
    text = f"{mass:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _before(wanted: QuerySet[DraftItem], begin: int) -> int:
    """Where the page before begins; 0 where this is the first."""
    if begin <= 1:
        return 0
    earlier = wanted.filter(position__lt=begin).order_by("-position").values_list("position", flat=True)
    return min(earlier[:SIZE], default=0)


def _used(codes: list[str], draft: Draft) -> Mapping[str, int]:
    if not codes:
        return {}
    latest = (
        Draft.objects.filter(operator=draft.operator).order_by("-changed_at").values("pk")[:DRAFTS_LOOKED_AT]
    )
    items = DraftItem.objects.filter(draft__in=latest, hs__in=codes)
    return dict(items.values_list("hs").annotate(Count("id")))
