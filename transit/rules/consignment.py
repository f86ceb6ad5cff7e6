"""Rules on the order of a consignment: numbering of groups and items, values that belong one level higher."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from cats.specification import model
from cats.specification.definitions.base import Group
from transit.rules.base import Rule
from transit.rules.context import Context
from transit.rules.view import Place, View


@dataclass(frozen=True, slots=True)
class Step:
    """An element that leads to groups with a sequence number; `numbered` when its own groups have one."""

    name: str
    many: bool
    numbered: bool
    below: "tuple[Step, ...]"


class R0987(Rule):
    """Repeated groups are numbered 1, 2, 3 ... in their order."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        kind: type[Group] = type(view.message)
        if not _in_order(view.message, numbered(kind, self.code)):
            yield from self.walk(view.root, numbered(kind, self.code))

    def walk(self, place: Place, steps: tuple[Step, ...]) -> Iterator[Fault]:
        """The faults of numbers below a group."""
        for step in steps:
            if not step.many:
                inner = place.one(step.name)
                groups = [inner] if inner else []
            else:
                groups = place.each(step.name)
            for expected, group in enumerate(groups, 1):
                if step.numbered and group.group.sequenceNumber != expected:
                    yield self.broken(
                        group.at("sequenceNumber"),
                        said("This is number {expected} in its order.", expected=expected),
                        group.group.sequenceNumber,
                    )
                yield from self.walk(group, step.below)


class R0988(Rule):
    """Goods items of a house consignment are numbered 1, 2, 3 ... in their order."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for items in view.items_by_house:
            yield from _counted(self, items, "goodsItemNumber", "in its house consignment")


class R0007(Rule):
    """Goods items are numbered 1, 2, 3 ... across the whole declaration."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from _counted(self, view.items, "declarationGoodsItemNumber", "in the declaration")


class R0506(Rule):
    """What all house consignments have in common is stated once, at the consignment."""

    names = (
        "Consignor", "Consignee", "DepartureTransportMeans", "TransportCharges", "referenceNumberUCR",
        "countryOfDestination", "countryOfDispatch",
    )  # fmt: skip

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for name in self.names:
            if _common(view.houses, name):
                yield self.broken(
                    _pointer(view.houses[0], name),
                    said(
                        "{name} is the same in all house consignments. State it once, at the consignment.",
                        name=view.houses[0].called(name),
                    ),
                    _value(view.houses[0], name),
                )


class R0507(Rule):
    """What all goods items have in common is stated once, at a higher level."""

    restated = "Without the declaration type, of which CATS has only one for goods items."
    names = ("countryOfDispatch", "countryOfDestination", "referenceNumberUCR")

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for name in self.names:
            if _common(view.items, name):
                yield self.broken(
                    view.items[0].at(name),
                    said(
                        "{name} is the same in all goods items. State it once, at the consignment.",
                        name=view.items[0].called(name),
                    ),
                    getattr(view.items[0].group, name),
                )


@cache
def numbered(group: type[Group], code: str) -> tuple[Step, ...]:
    """Which elements lead to groups that the rule of that code numbers."""
    steps = []
    for element in model.elements(group):
        if element.group is None:
            continue
        number = model.by_name(element.group).get("sequenceNumber")
        counted = number is not None and code in number.rules
        below = numbered(element.group, code)
        if counted or below:
            steps.append(Step(element.name, element.many, counted and element.many, below))
    return tuple(steps)


def _in_order(group: Any, steps: tuple[Step, ...]) -> bool:
    """Whether all numbers below a group are right: no pointers are made for the many that are."""
    for step in steps:
        found = getattr(group, step.name)
        for expected, inner in enumerate(found if step.many else [] if found is None else [found], 1):
            if step.numbered and inner.sequenceNumber != expected:
                return False
            if step.below and not _in_order(inner, step.below):
                return False
    return True


def _counted(rule: Rule, items: list[Place], name: str, where: str) -> Iterator[Fault]:
    for expected, item in enumerate(items, 1):
        number = getattr(item.group, name)
        if number != expected:
            yield rule.broken(
                item.at(name),
                said("This is goods item {expected} {where}.", expected=expected, where=where),
                number,
            )


def _common(places: Sequence[Place], name: str) -> bool:
    """Whether every place has the element and all of them the same."""
    values = [getattr(place.group, name, None) for place in places]
    return all(value is not None and value != [] for value in values) and all(
        value == values[0] for value in values[1:]
    )


def _pointer(place: Place, name: str) -> str:
    return place.at(name) + ("[1]" if isinstance(getattr(place.group, name), list) else "")


def _value(place: Place, name: str) -> Any:
    value = getattr(place.group, name)
    return value if isinstance(value, str) else ""


RULES: tuple[Rule, ...] = (R0987(), R0988(), R0007(), R0506(), R0507())
