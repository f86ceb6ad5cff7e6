"""What stands on an accompanying document: boxes, items and customs' own part, as words ready for the page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cats.documents.labels import number
from cats.documents.pieces import Line, Words, reference, text
from refdata import selectors as refdata


@dataclass(frozen=True, slots=True)
class Item:
    """One goods item of the list."""

    number: int
    code: str
    description: Words
    remarks: list[Line]
    packages: str
    marks: list[Words]
    gross: str
    net: str


@dataclass(frozen=True, slots=True)
class House:
    """A house consignment with its items; its head is empty where there is only one."""

    number: int
    head: Line
    items: list[Item]


@dataclass(frozen=True, slots=True)
class Totals:
    """What all items have together."""

    items: int
    packages: str
    gross: str
    net: str


def party(group: Any, language: str, on: date) -> list[Line]:
    """Name, address and number of a trader; what is known here alone by its number gets its name from the register."""
    if group is None:
        return []
    identification = group.identificationNumber or ""
    address = getattr(group, "Address", None)
    lines = [text(getattr(group, "name", None)), *(_address(address, language, on) if address else [])]
    if not getattr(group, "name", None) and identification:
        lines = _registered(identification, on)
    return [line for line in [*lines, reference(identification)] if line]


def _address(address: Any, language: str, on: date) -> list[Line]:
    place = " ".join(filter(None, (address.postcode, address.city)))
    return [text(address.streetAndNumber), text(place), text(country(address.country, language, on))]


def _registered(identification: str, on: date) -> list[Line]:
    known = refdata.operator(identification)
    if known is None:
        return []
    return [
        text(known.name),
        text(known.street),
        text(f"{known.postcode} {known.city} {known.country}".strip()),
    ]


def country(code: str | None, language: str, on: date) -> str:
    """A country's code and name."""
    return f"{code}, {refdata.code_text('CL008', code, language)}" if code else ""


def office(code: str, on: date) -> Line:
    """An office's name and code."""
    found = refdata.office(code, on)
    return [*text(found.name if found else None), *reference(code)]


def papers(consignment: Any) -> list[Line]:
    """The documents of the consignment and its houses: supporting, transport, previous."""
    found = dict.fromkeys(
        (one.type, one.referenceNumber)
        for group in (consignment, *consignment.HouseConsignment)
        for one in (*group.SupportingDocument, *group.TransportDocument, *group.PreviousDocument)
    )
    return [[Words(kind), Words(number_, reference=True)] for kind, number_ in found]


def houses(consignment: Any) -> list[House]:
    """The house consignments with their items."""
    several = len(consignment.HouseConsignment) > 1
    return [
        House(
            number=house.sequenceNumber,
            head=_head(house) if several else [],
            items=[_item(item) for item in house.ConsignmentItem],
        )
        for house in consignment.HouseConsignment
    ]


def _head(house: Any) -> Line:
    names = (getattr(one, "name", None) for one in (house.Consignor, house.Consignee) if one)
    return [*reference(str(house.sequenceNumber)), *text(*names)]


def _item(item: Any) -> Item:
    goods = item.Commodity
    measure = goods.GoodsMeasure
    return Item(
        number=item.declarationGoodsItemNumber,
        code=_code(goods.CommodityCode),
        description=Words(goods.descriptionOfGoods),
        remarks=list(_remarks(item)),
        packages=", ".join(_package(one) for one in item.Packaging),
        marks=[Words(one.shippingMarks) for one in item.Packaging if one.shippingMarks],
        gross=number(measure.grossMass) if measure else "",
        net=number(measure.netMass) if measure else "",
    )


def _code(code: Any) -> str:
    return f"{code.harmonizedSystemSubHeadingCode}{code.combinedNomenclatureCode or ''}" if code else ""


def _package(one: Any) -> str:
    return f"{number(one.numberOfPackages)}\u00a0{one.typeOfPackages}".strip()


def _remarks(item: Any) -> Iterator[Line]:
    dangerous = [one.UNNumber for one in item.Commodity.DangerousGoods if one.UNNumber]
    if dangerous:
        yield reference(*(f"UN{one}" for one in dangerous))
    if item.Commodity.cusCode:
        yield [Words("CUS"), Words(item.Commodity.cusCode, reference=True)]
    for one in (*item.SupportingDocument, *getattr(item, "PreviousDocument", ())):
        yield [Words(one.type), Words(one.referenceNumber, reference=True)]


def totals(consignment: Any) -> Totals:
    """The sums over all items; masses of items that state none count for nothing, the gross mass is the consignment's."""
    items = [item for house in consignment.HouseConsignment for item in house.ConsignmentItem]
    packages = sum(one.numberOfPackages or 0 for item in items for one in item.Packaging)
    net = _sum(item.Commodity.GoodsMeasure.netMass for item in items if item.Commodity.GoodsMeasure)
    return Totals(len(items), number(packages), number(consignment.grossMass), number(net) if net else "")


def _sum(masses: Iterable[Decimal | None]) -> Decimal:
    return sum((mass for mass in masses if mass), Decimal(0))
