"""Document to draft: a declaration becomes answers, goods items and what no form has.

What a copy does not take: LRN, header and access codes, which belong to one sending; numbers that are counted anew. House
consignments keep their items apart and their own parts are carried, but there is no form for them: the ordinary
declaration has one house. Several references under one guarantee become guarantees of their own of the same type.
"""

import copy
from dataclasses import dataclass, field
from typing import Any

from cats.specification import codec
from cats.specification.definitions import CC015C
from transit.drafts import columns, ranges
from transit.drafts.fields import CARRIED, SEQUENCE, Rows, prune, read
from transit.drafts.sections import DOCUMENTS, FORMS
from transit.drafts.sections.documents import ITEMS
from transit.messages.secrets import without_access_codes

HEADER = (
    "@PhaseID",
    "messageSender",
    "messageRecipient",
    "preparationDateAndTime",
    "messageIdentification",
    "messageType",
    "correlationIdentifier",
)


@dataclass
class Item:
    """A goods item of a document, as a draft keeps it."""

    house: int
    answers: dict[str, Any]
    carried: dict[str, Any]


@dataclass
class Parts:
    """What a document becomes."""

    answers: dict[str, dict[str, Any]]
    carried: dict[str, Any]
    items: list[Item] = field(default_factory=list)


def decompose(message: CC015C) -> Parts:
    """The parts of a declaration, without its access codes."""
    body: dict[str, Any] = codec.to_json(without_access_codes(message))["CC015C"]
    body = copy.deepcopy(body)
    for name in HEADER:
        body.pop(name, None)
    body.get("TransitOperation", {}).pop("LRN", None)
    _part_guarantees(body)
    houses = body["Consignment"].pop("HouseConsignment", [])
    goods = [(house[SEQUENCE], item) for house in houses for item in house.pop("ConsignmentItem", [])]
    answers = {section.code: _read(section.fields, section.rows, body) for section in FORMS}
    for_items = _read_documents([item for _, item in goods])
    for name, rows in for_items.items():
        answers[DOCUMENTS.code].setdefault(name, []).extend(rows)
    if len(houses) == 1 and houses[0].get("grossMass") == answers["transport"].get("gross"):
        houses[0].pop("grossMass", None)
    body["Consignment"]["HouseConsignment"] = houses
    items = [Item(house, *columns.decompose(item)) for house, item in goods]
    kept = {code: given for code, given in answers.items() if given}
    return Parts(kept, prune(body) or {}, items)


def _read(fields: Any, many: tuple[Rows, ...], body: dict[str, Any]) -> dict[str, Any]:
    answers = read(body, fields)
    for rows in many:
        *outer, name = rows.path.split("/")
        at: Any = body
        for step in outer:
            at = at.get(step, {})
        groups = at.pop(name, [])
        if groups:
            answers[rows.name] = [_row(rows, group) for group in groups]
    return answers


def _row(rows: Rows, group: dict[str, Any]) -> dict[str, Any]:
    group.pop(SEQUENCE, None)
    group.pop("numberOfSeals", None)
    row = read(group, rows.fields)
    rest = prune(group)
    return row | {CARRIED: rest} if rest else row


def _part_guarantees(body: dict[str, Any]) -> None:
    """One reference in each guarantee, as the form has it."""
    parted: list[dict[str, Any]] = []
    for guarantee in body.get("Guarantee", []):
        for reference in guarantee.get("GuaranteeReference") or [None]:
            one = {name: value for name, value in guarantee.items() if name != "GuaranteeReference"}
            if reference is not None:
                one["GuaranteeReference"] = [reference | {SEQUENCE: 1}]
            parted.append(one | {SEQUENCE: len(parted) + 1})
    body["Guarantee"] = parted


def _read_documents(items: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The documents of single items as rows that say for which items; those that do not fit stay in their items."""
    found = {}
    for rows in DOCUMENTS.rows:
        element = rows.path.rpartition("/")[2]
        given = [copy.deepcopy(item.get(element, [])) for item in items]
        made = _merged(rows, given)
        if made is not None and made:
            found[rows.name] = made
            for item in items:
                item.pop(element, None)
    return found


def _merged(rows: Rows, given: list[list[dict[str, Any]]]) -> list[dict[str, Any]] | None:
    """Equal documents as one row; None where the order within an item would change."""
    order: list[dict[str, Any]] = []
    where: list[list[int]] = []
    for number, groups in enumerate(given, 1):
        last = -1
        for group in groups:
            row = _row(rows, copy.deepcopy(group))
            at = next((n for n, known in enumerate(order) if known == row and number not in where[n]), None)
            if at is None:
                order.append(row)
                where.append([])
                at = len(order) - 1
            if at < last:
                return None
            last = at
            where[at].append(number)
    return [row | {ITEMS: ranges.words(numbers)} for row, numbers in zip(order, where, strict=True)]
