"""Rows of goods as they are kept: answers, what is judged of them, the figures that can be read. Nothing is saved here."""

import hashlib
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cats.kernel.errors import Refused
from cats.specification import walker
from transit.drafts import cells, columns, goods_judge
from transit.drafts.fields import Answers
from transit.models import Draft, DraftItem
from transit.models.draft import MOST_ITEMS
from transit.rules.context import Context

MOST_IN_HOUSE = 999
"""Goods items of one house consignment (CC015C); what follows goes into the next."""
HS_DIGITS, MOST_DIGITS = 6, 8


def make(draft: Draft, rows: Iterable[Answers], last: DraftItem | None = None) -> list[DraftItem]:
    """Items with these answers behind the last one, judged and not saved; a house that is full is followed by the next."""
    context = goods_judge.context_now()
    house = last.house if last else 1
    left = MOST_IN_HOUSE - (draft.items.filter(house=house).count() if last else 0)
    items = []
    for position, answers in enumerate(rows, (last.position if last else 0) + 1):
        if left <= 0:
            house, left = house + 1, MOST_IN_HOUSE
        item = DraftItem(draft=draft, position=position, house=house)
        set_answers(item, filled(answers), context)
        items.append(item)
        left -= 1
    return items


def judge(items: Iterable[DraftItem]) -> list[DraftItem]:
    """The same items with what is kept beside their answers: for rows that come from elsewhere."""
    context = goods_judge.context_now()
    judged = list(items)
    for item in judged:
        set_answers(item, item.answers, context)
    return judged


def take(item: DraftItem, wanted: Answers, context: Context) -> bool:
    """Give the item its new answers, judged; whether they are new."""
    kept = filled(wanted)
    if kept == item.answers:
        return False
    set_answers(item, kept, context)
    return True


def set_answers(item: DraftItem, answers: Answers, context: Context) -> None:
    """Answers and what is made of them."""
    item.answers = answers
    item.faults = goods_judge.faults_of(answers, item.carried, context)
    code = columns.value(columns.BY_NAME["hs"], answers.get("hs"))
    item.hs = code if len(code) == HS_DIGITS else ""
    item.packages = _packages(answers)
    item.gross, item.net = _mass("gross", answers), _mass("net", answers)


def seal(answers: Mapping[str, Any]) -> str:
    """A short mark of what the grid shows of a row: another mark, another content."""
    texts = (cells.tidy(str(answers.get(column.name, ""))) for column in columns.COLUMNS)
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:12]


def require_room(there: int, more: int) -> None:
    """Raise `Refused` where a declaration would have more items than it may."""
    if there + more > MOST_ITEMS:
        raise Refused("too-many-items", too_many(there, more), remedy=how_to_split())


def too_many(there: int, more: int) -> str:
    """The sentence about the limit."""
    said = ngettext(
        "A declaration takes 1 999 goods items; there is %(there)s and %(more)s would be added.",
        "A declaration takes 1 999 goods items; there are %(there)s and %(more)s would be added.",
        there,
    )
    return said % {"there": there, "more": more}


def how_to_split() -> str:
    """What to do about it."""
    return _(
        "Put equal goods together in one item, or lodge several declarations with at most 1 999 items each."
    )


def filled(answers: Answers) -> Answers:
    """The answers that say anything."""
    return {name: value for name, value in answers.items() if value}


def grid_part(answers: Answers) -> Answers:
    """The answers in the columns of the grid."""
    return {column.name: answers[column.name] for column in columns.COLUMNS if answers.get(column.name)}


def _packages(answers: Answers) -> int | None:
    """All packages of the item, as far as their numbers can be read."""
    column = columns.BY_NAME["packages"]
    texts = [answers.get("packages"), *(row.get("packages") for row in answers.get("packagings") or ())]
    numbers = [columns.value(column, text) for text in texts]
    read = [int(one) for one in numbers if one.isascii() and one.isdigit() and len(one) <= MOST_DIGITS]
    return sum(read) if read else None


def _mass(name: str, answers: Answers) -> Decimal | None:
    """A mass, where it can be read as one."""
    column = columns.BY_NAME[name]
    text, wanted = columns.value(column, answers.get(name)), columns.element_of(name).format
    try:
        return Decimal(text) if text and wanted and walker.fits(wanted, text) else None
    except InvalidOperation:
        return None
