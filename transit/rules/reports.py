"""Rules on reports of what was found: unloading remarks, control results, goods released. They name what was declared."""

from collections.abc import Iterator, Sequence
from typing import Any

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from cats.specification.definitions.base import Group
from transit.rules.base import Rule
from transit.rules.consignment import Step, numbered
from transit.rules.context import Context
from transit.rules.goods import excise_references
from transit.rules.transport import repeated_faults
from transit.rules.view import Place, View


class R0054(Rule):
    """A report names each group once, by the number that it was declared with; what is new has the next number."""

    restated = "That a new group is complete and a missing one empty is left to the reader."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.message.Consignment is None:
            return
        kind: type[Group] = type(view.message.Consignment)
        declared = context.earlier.Consignment if context.earlier is not None else None
        yield from self.walk(view.consignment, declared, numbered(kind, self.code))

    def walk(self, place: Place, declared: Any, steps: tuple[Step, ...]) -> Iterator[Fault]:
        """The faults below a group, and below the group that it reports on where that is known."""
        for step in steps:
            known = _list(getattr(declared, step.name, None))
            groups = place.each(step.name) if step.many else [one for one in (place.one(step.name),) if one]
            if step.numbered:
                yield from _named_once(self, groups, "sequenceNumber", len(known) if declared else None)
            if step.below:
                own = {_number(one): one for one in known}
                for group in groups:
                    yield from self.walk(group, own.get(_number(group.group)), step.below)


class R0055(Rule):
    """A report names each goods item once, by the numbers that it was declared with; a new item has the next number."""

    restated = "That a new item is complete and a missing one empty is left to the reader."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        declared = _declared_items(context.earlier)
        yield from _named_once(
            self, view.items, "declarationGoodsItemNumber", len(declared) if declared else None
        )
        for item in view.items:
            own = declared.get(item.group.declarationGoodsItemNumber)
            if own is not None and item.group.goodsItemNumber != own:
                yield self.broken(
                    item.at("goodsItemNumber"),
                    said("This item was declared as number {own} in its house consignment.", own=own),
                    item.group.goodsItemNumber,
                )


class R0107_Report(Rule):
    """The mark of a seal occurs once in the report."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from repeated_faults(self, view.equipment)


class R0023_Report(Rule):
    """The number of an excise document that was found is not 0."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in excise_references(view, context):
            if place.group.referenceNumber == "0":
                yield self.broken(
                    place.at("referenceNumber"),
                    said("Write the reference number of the excise document."),
                    "0",
                )


class C0816(Rule):
    """Digits of the Combined Nomenclature are not reported: the six digits of the Harmonized System are common to all."""

    restated = (
        "NCTS lets the countries of the Union report them; in CATS they are left out everywhere (C0821)."
    )

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for item in view.items:
            commodity = item.one("Commodity")
            code = commodity.one("CommodityCode") if commodity else None
            if code:
                yield from self.presence(
                    code, "combinedNomenclatureCode", False, said("in a report of a CATS country")
                )


class C0352(Rule):
    """The goods are listed when they are released in part or as a rest, and not otherwise."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        partly = view.operation.group.releaseIndicator in ("2", "3")
        why = said("when goods are released in part") if partly else said("unless goods are released in part")
        yield from self.presence(view.root, "Consignment", partly, why)


class C0353(Rule):
    """The items of a house consignment are listed when it is released in full, and not otherwise."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for house in view.houses:
            released = house.group.releaseType == "1"
            why = (
                said("when the house consignment is released in full")
                if released
                else said("unless the house consignment is released in full")
            )
            yield from self.presence(house, "ConsignmentItem", released, why)


class C0354(Rule):
    """Discrepancies that are resolved have a day on which the movement was written off, others have none."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        resolved = view.operation.group.discrepanciesResolved == "1"
        why = (
            said("when discrepancies are resolved") if resolved else said("unless discrepancies are resolved")
        )
        yield from self.presence(view.operation, "writeOffDate", resolved, why)


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else () if value is None else (value,)


def _number(group: Any) -> int:
    """The number under which a group was declared and is reported on; 1 for one that has none, since it stands alone."""
    for name in ("declarationGoodsItemNumber", "sequenceNumber"):
        number: int | None = getattr(group, name, None)
        if number is not None:
            return number
    return 1


def _named_once(rule: Rule, groups: list[Place], name: str, declared: int | None) -> Iterator[Fault]:
    """Faults of numbers that stand twice, or that are neither declared nor the next one. `declared` None: not known."""
    seen: set[int] = set()
    last = declared
    for place in groups:
        number = getattr(place.group, name)
        if number in seen:
            yield rule.broken(place.at(name), said("This number is reported on already."), number)
        elif last is not None and number > last + 1:
            yield rule.broken(
                place.at(name),
                said("Nothing was declared under this number; what is new is number {next}.", next=last + 1),
                number,
            )
        elif last is not None:
            last = max(last, number)
        seen.add(number)


def _declared_items(declaration: Any) -> dict[int, int]:
    """Number in the declaration -> number in the house consignment, of every declared item."""
    if declaration is None:
        return {}
    return {
        item.declarationGoodsItemNumber: item.goodsItemNumber
        for house in declaration.Consignment.HouseConsignment
        for item in house.ConsignmentItem
    }


FOUND: tuple[Rule, ...] = (R0054(), R0055(), R0107_Report(), R0023_Report(), C0816())
RELEASED: tuple[Rule, ...] = (C0352(), C0353(), R0054(), R0055())
