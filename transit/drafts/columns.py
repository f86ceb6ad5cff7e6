"""The columns of the goods grid: each is a field of a goods item, with its width; and an item as the message has it.

Answers stay raw text, so an item is composed into the JSON form of its group (`ConsignmentItem`), not into a struct: what
is wrong in it is found by the same walker and rules that judge every message.
"""

import copy
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from cats.specification import walker
from cats.specification.definitions import ConsignmentItemType015
from transit.drafts.fields import Answers, Field, plain, prune, read, write

ITEM = ConsignmentItemType015
COLUMNS: tuple[Field, ...] = (
    Field("text", "Commodity/descriptionOfGoods", label=_("Description"), width=40),
    Field("hs", "Commodity/CommodityCode/harmonizedSystemSubHeadingCode", label=_("HS code"), width=8),
    Field("packages", "Packaging[1]/numberOfPackages", label=_("Packages"), width=8),
    Field("kind", "Packaging[1]/typeOfPackages", label=_("Kind"), width=4),
    Field("marks", "Packaging[1]/shippingMarks", label=_("Marks"), width=20),
    Field("gross", "Commodity/GoodsMeasure/grossMass", label=_("Gross kg"), width=12),
    Field("net", "Commodity/GoodsMeasure/netMass", label=_("Net kg"), width=12),
)
_BY_PATH = {plain(column.path): column.name for column in COLUMNS}
_NUMBERS = ("goodsItemNumber", "declarationGoodsItemNumber")


def compose(answers: Mapping[str, Any], carried: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The item in JSON form, without its numbers, which its place gives it; carried parts first, answers over them."""
    item: dict[str, Any] = copy.deepcopy(dict(carried or {}))
    write(answers, COLUMNS, item)
    return item


def decompose(item: dict[str, Any]) -> tuple[Answers, dict[str, Any]]:
    """The answers of an item in JSON form, and what no column has."""
    left = copy.deepcopy(item)
    for name in _NUMBERS:
        left.pop(name, None)
    answers = read(left, COLUMNS)
    return answers, prune(left) or {}


def faults(answers: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with single cells: the format of each that is filled. Presence and rules are judged on the whole."""
    found = {}
    for column in COLUMNS:
        value = answers.get(column.name)
        wanted = column.element(ITEM).format
        if value and wanted is not None and not walker.fits(wanted, str(value)):
            found[column.name] = walker.spoken(wanted)
    return found


def name_of(path: str) -> str:
    """The column of an element of the item (`Commodity/GoodsMeasure/grossMass`), numbers or not; "" where none has it."""
    wanted = plain(path)
    if wanted in _BY_PATH:
        return _BY_PATH[wanted]
    return next((name for known, name in _BY_PATH.items() if known.startswith(f"{wanted}/")), "")
