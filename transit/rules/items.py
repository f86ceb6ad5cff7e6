"""One goods item judged by itself, while its declaration is being written: the rules that look at nothing above it.

Rules that look at the other items of the house (R0221, R0364) find a companion there on which the item can lean, so that
what they say is the item's own fault. The rules themselves stand in `goods`; the whole declaration is judged when it is sent.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from cats.kernel.errors import Fault
from cats.specification.definitions import (
    CommodityType015,
    ConsignmentItemType015,
    GoodsMeasureType015,
    PackagingType015,
)
from transit.rules import goods
from transit.rules.base import Rule
from transit.rules.context import Context
from transit.rules.lists import list_faults
from transit.rules.view import Place, View

OF_ONE_ITEM: tuple[Rule, ...] = (
    goods.C0060(), goods.R0219(), goods.R0220(), goods.R0221(), goods.R0364(), goods.R0223(), goods.C0153(),
    goods.C0821(), goods.C0298(), goods.C0015(), goods.R0023(), goods.R3061(),
)  # fmt: skip
ROOT = "item"
_COMPANION = "companion"


class ItemView(View):
    """A message of which one item is known; its pointers begin with `item`."""

    def __init__(self, item: ConsignmentItemType015) -> None:
        super().__init__(item)  # type: ignore[arg-type]
        self.root = Place(ROOT, item)

    @cached_property
    def items(self) -> list[Place]:
        """The item that is judged."""
        return [self.root]

    @cached_property
    def items_by_house(self) -> list[list[Place]]:
        """The item and its companion."""
        return [[self.root, Place(_COMPANION, _companion(self.message))]]


def faults_of_item(item: ConsignmentItemType015, context: Context) -> list[Fault]:
    """Every violation in one goods item; pointers are relative to it (`Commodity/GoodsMeasure/netMass`)."""
    view = ItemView(item)
    return [
        Fault(fault.pointer.removeprefix(f"{ROOT}/"), fault.code, fault.reason, fault.text, fault.value)
        for fault in _found(view, context)
        if fault.pointer.startswith(f"{ROOT}/")
    ]


def _found(view: ItemView, context: Context) -> Iterator[Fault]:
    yield from list_faults(view.root, context)
    for rule in OF_ONE_ITEM:
        yield from rule.check(view, context)


def _companion(item: ConsignmentItemType015) -> ConsignmentItemType015:
    """An item that weighs something and counts packages with the marks of the other one's."""
    return ConsignmentItemType015(
        goodsItemNumber=2,
        declarationGoodsItemNumber=2,
        Commodity=CommodityType015(
            descriptionOfGoods=_COMPANION, GoodsMeasure=GoodsMeasureType015(grossMass=Decimal(1))
        ),
        Packaging=[
            PackagingType015(
                sequenceNumber=number,
                typeOfPackages="CT",
                numberOfPackages=1,
                shippingMarks=one.shippingMarks,
            )
            for number, one in enumerate(item.Packaging, 1)
        ],
    )
