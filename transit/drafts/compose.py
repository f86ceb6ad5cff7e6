"""Draft to document: answers, carried parts and goods items become the JSON form of a CC015C.

What is wrong stays in it as it was typed: the structure's walker and the rules of the message find it (`judging`). Numbers
that people should not have to count (sequences, items, seals, sums of masses) are worked out here.
"""

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from cats.kernel import clock, ids
from cats.tenancy import scope
from transit.drafts import columns, ranges
from transit.drafts.fields import CARRIED, SEQUENCE, Rows, lines_of, put, write
from transit.drafts.sections import DOCUMENTS, FORMS
from transit.drafts.sections.documents import ITEMS
from transit.models import Draft, DraftItem
from transit.services.refusals import zone_of

TYPE = "CC015C"


@dataclass
class Composed:
    """The JSON form, and where its rows and items came from.

    `rows` maps the place of a group (`Consignment/SupportingDocument[2]`) to its row's index; `items` the house and the
    number in it to the item's position.
    """

    body: dict[str, Any]
    rows: dict[str, int] = field(default_factory=dict)
    items: dict[tuple[int, int], int] = field(default_factory=dict)

    @property
    def document(self) -> dict[str, Any]:
        """The document as `cats.specification.codec.from_json` takes it."""
        return {TYPE: self.body}


def compose(draft: Draft, items: Iterable[DraftItem]) -> Composed:
    """The declaration that the draft stands for now."""
    found = Composed(copy.deepcopy(draft.carried))
    body = found.body
    put(body, "TransitOperation/LRN", draft.lrn)
    for section in FORMS:
        answers = draft.answers.get(section.code, {})
        write(answers, section.fields, body)
        for rows in section.rows:
            if section is not DOCUMENTS:
                _write_rows(rows, answers.get(rows.name) or [], found)
    _add_access_codes(body, draft)
    _count_seals(body)
    goods = list(items)
    _write_goods(goods, found)
    _write_documents(draft.answers.get(DOCUMENTS.code, {}), found)
    _sum_masses(body)
    _write_header(draft, body)
    return found


def message_id(draft: Draft) -> str:
    """The same for the same version of a draft, so that sending twice sends once; at most 35 characters."""
    return ids.derived(draft.id, "lodged", draft.version).hex


def departure_of(draft: Draft) -> str:
    """The office of departure as it was answered."""
    return str(draft.answers.get("route", {}).get("departure", ""))


def _write_header(draft: Draft, body: dict[str, Any]) -> None:
    office = departure_of(draft)
    body |= {
        "messageSender": draft.operator,
        "messageRecipient": f"NTA.{scope.current()}",
        "preparationDateAndTime": clock.wire_time(clock.now(), zone_of(office)),
        "messageIdentification": message_id(draft),
        "messageType": TYPE,
    }


def _write_rows(rows: Rows, answers: Sequence[dict[str, Any]], found: Composed) -> None:
    for index, row in enumerate(answers):
        _add(found, found.body, rows, index, row)


def _add(found: Composed, body: dict[str, Any], rows: Rows, index: int, row: dict[str, Any]) -> None:
    """One more group of the list, from its row."""
    *outer, name = rows.path.split("/")
    at = body
    for step in outer:
        at = at.setdefault(step, {})
    groups = at.setdefault(name, [])
    group = copy.deepcopy(row.get(CARRIED, {})) | {SEQUENCE: len(groups) + 1}
    write(row, rows.fields, group)
    groups.append(group)
    found.rows[f"{rows.path}[{len(groups)}]"] = index


def _add_access_codes(body: dict[str, Any], draft: Draft) -> None:
    """Codes are kept apart from the answers; a GRN that is no longer named takes its code with it."""
    for guarantee in body.get("Guarantee", []):
        for reference in guarantee.get("GuaranteeReference", []):
            code = draft.secrets.get(reference.get("GRN", ""))
            if code:
                reference["accessCode"] = code


def _count_seals(body: dict[str, Any]) -> None:
    for equipment in body.get("Consignment", {}).get("TransportEquipment", []):
        equipment["numberOfSeals"] = len(equipment.get("Seal", []))


def _write_goods(items: list[DraftItem], found: Composed) -> None:
    """Each item into its house; numbers follow from the order."""
    if not items:
        return
    consignment = found.body.setdefault("Consignment", {})
    houses = consignment.setdefault("HouseConsignment", [])
    kept = sorted({item.house for item in items})
    places = {house: number for number, house in enumerate(kept, 1)}
    carried = {house.get(SEQUENCE): house for house in houses}
    houses[:] = [carried.get(house, {}) | {SEQUENCE: places[house]} for house in kept]
    for number, item in enumerate(sorted(items, key=lambda one: (one.house, one.position)), 1):
        house = houses[places[item.house] - 1]
        inside = house.setdefault("ConsignmentItem", [])
        inside.append(
            columns.compose(item.answers, item.carried)
            | {"goodsItemNumber": len(inside) + 1, "declarationGoodsItemNumber": number}
        )
        found.items[places[item.house], len(inside)] = item.position


def _write_documents(answers: dict[str, Any], found: Composed) -> None:
    """Documents of the whole declaration into the consignment, those for some items into these."""
    groups = _items_by_number(found.body)
    for rows in DOCUMENTS.rows:
        element = rows.path.rpartition("/")[2]
        inner = Rows(rows.name, element, rows.fields)
        for index, row in enumerate(answers.get(rows.name) or []):
            wanted = row.get(ITEMS)
            if not wanted:
                _add(found, found.body, rows, index, row)
                continue
            for number in ranges.numbers(wanted):
                if number in groups:
                    place, item = groups[number]
                    within = Composed(item)
                    _add(within, item, inner, index, row)
                    found.rows |= {f"{place}/{path}": at for path, at in within.rows.items()}


def _items_by_number(body: dict[str, Any]) -> dict[int, tuple[str, dict[str, Any]]]:
    found = {}
    for h, house in enumerate(body.get("Consignment", {}).get("HouseConsignment", []), 1):
        for i, item in enumerate(house.get("ConsignmentItem", []), 1):
            place = f"Consignment/HouseConsignment[{h}]/ConsignmentItem[{i}]"
            found[item["declarationGoodsItemNumber"]] = (place, item)
    return found


def _sum_masses(body: dict[str, Any]) -> None:
    """Where no gross mass is given, the sum of what the items say; of a single house, that of the consignment."""
    consignment = body.get("Consignment", {})
    houses = consignment.get("HouseConsignment", [])
    for house in houses:
        if not house.get("grossMass") and (mass := _mass(house.get("ConsignmentItem", []))):
            house["grossMass"] = mass
    if houses and not consignment.get("grossMass") and (mass := _total(houses, ("grossMass",))):
        consignment["grossMass"] = mass


def _mass(items: list[dict[str, Any]]) -> str:
    return _total(items, ("Commodity", "GoodsMeasure", "grossMass"))


def _total(groups: list[dict[str, Any]], way: tuple[str, ...]) -> str:
    """The sum of a measure; "" where one of them is missing or no number."""
    total = Decimal(0)
    for group in groups:
        value: Any = group
        for step in way:
            value = value.get(step, {}) if isinstance(value, dict) else {}
        try:
            total += Decimal(str(value or "x"))
        except InvalidOperation:
            return ""
    return f"{total:f}" if total.is_finite() else ""


def seals_of(draft: Draft) -> list[str]:
    """Every seal that was answered."""
    rows = draft.answers.get("transport", {}).get("equipment") or []
    return [seal for row in rows for seal in lines_of(row.get("seals"))]
