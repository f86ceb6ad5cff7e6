"""Declarations of any number of goods items on the corridor, valid as they stand."""

from decimal import Decimal

import msgspec

from cats.specification import definitions as d
from tests.transit import world as corridor

PER_HOUSE = 999
GROSS, NET = Decimal("12.5"), Decimal("11")


def of_items(items: int) -> d.CC015C:
    """A declaration of 1 to 1 999 items, each with its packages and a supporting document."""
    numbers = range(1, items + 1)
    houses = [list(numbers[start : start + PER_HOUSE]) for start in range(0, items, PER_HOUSE)]
    message = corridor.declaration()
    one = message.Consignment.TransportEquipment[0]
    consignment = msgspec.structs.replace(
        message.Consignment,
        grossMass=GROSS * items,
        TransportEquipment=[
            msgspec.structs.replace(one, GoodsReference=[_reference(number) for number in numbers])
        ],
        HouseConsignment=[_house(place, goods) for place, goods in enumerate(houses, 1)],
    )
    return msgspec.structs.replace(message, Consignment=consignment)


def _reference(number: int) -> d.GoodsReferenceType015:
    return d.GoodsReferenceType015(sequenceNumber=number, declarationGoodsItemNumber=number)


def _house(place: int, numbers: list[int]) -> d.HouseConsignmentType015:
    return d.HouseConsignmentType015(
        sequenceNumber=place,
        grossMass=GROSS * len(numbers),
        TransportDocument=[
            d.TransportDocumentType015(sequenceNumber=1, type="N730", referenceNumber=f"CMR-{place}")
        ],
        ConsignmentItem=[_item(within, number) for within, number in enumerate(numbers, 1)],
    )


def _item(within: int, number: int) -> d.ConsignmentItemType015:
    return d.ConsignmentItemType015(
        goodsItemNumber=within,
        declarationGoodsItemNumber=number,
        Commodity=d.CommodityType015(
            descriptionOfGoods=f"Wine of fresh grapes, bottled, lot {number}",
            CommodityCode=d.CommodityCodeType015(harmonizedSystemSubHeadingCode="220421"),
            GoodsMeasure=d.GoodsMeasureType015(grossMass=GROSS, netMass=NET),
        ),
        Packaging=[
            d.PackagingType015(
                sequenceNumber=1, typeOfPackages="CT", numberOfPackages=10, shippingMarks=f"LOT {number}"
            )
        ],
        SupportingDocument=[
            d.SupportingDocumentType015B(sequenceNumber=1, type="N380", referenceNumber=f"INV-{number}")
        ],
    )
