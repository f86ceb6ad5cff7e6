"""What is wrong with one goods item of a draft: structure, code lists and rules, each at the cell where it is mended.

Found when a row is saved and kept with it (`DraftItem.faults`), so that a page of the grid judges nothing. What only the
whole declaration can tell is judged when it is checked and sent.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cats.kernel import clock
from cats.kernel.errors import Fault
from cats.specification.faults import Kind
from cats.specification.model import Element
from cats.tenancy import scope
from transit.drafts import columns, structure
from transit.drafts.structure import Flaw
from transit.messages import release
from transit.rules.context import Context
from transit.rules.items import faults_of_item

Found = dict[str, Any]
"""A fault as it is kept: `name` of the column or rows, `row` from 1 within rows (else 0), `inner` the field there, `code` and
`rule` as the message would carry them, `text` in English."""

EMPTY, NUMBERS = "EMPTY", {"goodsItemNumber": 1, "declarationGoodsItemNumber": 1}
NOT_RELEASED = "CATS_103"


def context_now() -> Context:
    """The day on which codes are judged, for the administration in scope."""
    return Context(scope.current(), clock.now().replace(tzinfo=None))


def faults_of(
    answers: Mapping[str, Any], carried: Mapping[str, Any] | None = None, context: Context | None = None
) -> list[Found]:
    """Every fault of an item, the first of each cell; an empty row has one, which says so."""
    if columns.empty(answers) and not carried:
        return [_at("text", EMPTY, "")]
    item = columns.compose(answers, carried) | NUMBERS
    flaws = list(structure.flaws(item, columns.ITEM))
    found = [_of_flaw(flaw, item) for flaw in flaws]
    judged = structure.struct_of(item, columns.ITEM)
    if judged is not None:
        found += _judged(judged, item, flaws, context or context_now())
    return list(_first_of_each_cell(found))


def _judged(judged: Any, item: dict[str, Any], flaws: list[Flaw], context: Context) -> Iterator[Found]:
    """What lists and rules say, but for places that have no value to speak of."""
    dumb = [flaw.pointer for flaw in flaws]
    violations = faults_of_item(judged, context)
    if violations:
        places = _places(item)
        violations = [_moved(fault, places) for fault in violations]
    missing = [
        Fault(pointer, "13", NOT_RELEASED, "The release message needs this element.")
        for pointer in release.missing_of_item(judged)
    ]
    for fault in (*violations, *missing):
        if not any(_overlap(fault.pointer, one) for one in dumb):
            name, row, inner = columns.place_of(fault.pointer)
            yield _at(name or "text", fault.code, fault.reason, fault.text, row, inner)


def _places(item: dict[str, Any]) -> dict[str, list[int]]:
    """By path of a list: the numbers that its groups have in the item, for those that were sound enough to be judged."""
    found: dict[str, list[int]] = {}
    for rows in columns.ROWS:
        at: Any = item
        for name in rows.path.split("/"):
            at = at.get(name, {}) if isinstance(at, dict) else {}
        kind = columns.content(rows)
        found[rows.path] = [
            number
            for number, entry in enumerate(at or (), 1)
            if entry not in ("", {}) and structure.struct_of(entry, kind) is not None
        ]
    return found


def _moved(fault: Fault, places: dict[str, list[int]]) -> Fault:
    """The fault with the number that the group has among all that were written."""
    for path, numbers in places.items():
        start = f"{path}["
        if fault.pointer.startswith(start):
            number, _, rest = fault.pointer.removeprefix(start).partition("]")
            real = numbers[int(number) - 1]
            return Fault(f"{start}{real}]{rest}", fault.code, fault.reason, fault.text, fault.value)
    return fault


def _of_flaw(flaw: Flaw, item: dict[str, Any]) -> Found:
    name, row, inner = columns.place_of(flaw.pointer)
    rule = flaw.element.format.notation if flaw.kind is Kind.FORMAT and flaw.element.format else ""
    if flaw.kind is Kind.MISSING and flaw.element.name == "Packaging":
        name, row, inner = "kind", 0, ""
    return _at(name or "text", flaw.kind.value, rule, _words(flaw.kind, flaw.element), row, inner)


def _words(kind: Kind, element: Element) -> str:
    return f"{element.label}: {kind.name.lower().replace('_', ' ')}"


def _at(name: str, code: str, rule: str, text: str = "", row: int = 0, inner: str = "") -> Found:
    return {"name": name, "row": row, "inner": inner, "code": code, "rule": rule, "text": text}


def _first_of_each_cell(found: Iterable[Found]) -> Iterator[Found]:
    seen = set()
    for one in found:
        cell = one["name"], one["row"], one["inner"]
        if cell not in seen:
            seen.add(cell)
            yield one


def _overlap(pointer: str, other: str) -> bool:
    return (
        pointer == other
        or pointer.startswith((f"{other}/", f"{other}["))
        or other.startswith((f"{pointer}/", f"{pointer}["))
    )
