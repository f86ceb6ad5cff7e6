"""Rules on amendments of a declaration and on requests for its invalidation."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from transit.messages.amendments import is_of_guarantee
from transit.rules.arrival import R0028_MRN
from transit.rules.base import Rule
from transit.rules.context import Context
from transit.rules.parties import C0250_Holder, C0505_Party, C0904_Holder, R0850_Party
from transit.rules.view import Place, View

HEADER = frozenset(
    {
        "messageSender",
        "messageRecipient",
        "preparationDateAndTime",
        "messageIdentification",
        "messageType",
        "correlationIdentifier",
    }
)
MAY_DIFFER = frozenset({"LRN", "MRN", "amendmentTypeFlag"})
KEPT_GROUPS = ("CustomsOfficeOfDeparture", "HolderOfTheTransitProcedure", "Representative")
KEPT_ELEMENTS = ("declarationType", "additionalDeclarationType", "security")


class C0467(Rule):
    """A movement is named by its MRN once it has one, and by the LRN of its declaration before."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        numbered = bool(context.mrn)
        why = said("once the movement has an MRN") if numbered else said("before the movement has an MRN")
        yield from self.presence(view.operation, "MRN", numbered, why)
        yield from self.presence(view.operation, "LRN", not numbered, why)


class CATS_071(Rule):
    """An amendment states the type of each guarantee."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in view.guarantees:
            yield from self.presence(place, "guaranteeType", True, said("for each guarantee"))


class R0520(Rule):
    """An amendment of the guarantee (1) changes nothing else. A general one (0) leaves who declares what kind of goods where.

    Holder, representative, office of departure, both declaration types, security and commodity codes stay. Items may be
    left out or added, as long as goods of that code were declared.
    """

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if context.earlier is None:
            return
        if is_of_guarantee(view.message):
            yield from self._guarantee_alone(view, context.earlier)
        else:
            yield from self._kept(view, context.earlier)

    def _guarantee_alone(self, view: View, earlier: Any) -> Iterator[Fault]:
        why = said("This differs from the declaration; only the guarantee may be amended now.")
        names = (name for name in type(view.message).__struct_fields__ if name not in HEADER)
        yield from self._same(view.root, earlier, (name for name in names if name != "Guarantee"), why)

    def _kept(self, view: View, earlier: Any) -> Iterator[Fault]:
        why = said("An amendment cannot change this. Ask for invalidation and lodge a new declaration.")
        yield from self._same(view.root, earlier, KEPT_GROUPS, why)
        yield from self._same(view.operation, earlier.TransitOperation, KEPT_ELEMENTS, why)
        declared, found = list(_codes(earlier)), list(_codes(view.message))
        for number, (pointer, code) in enumerate(found):
            allowed = declared[number : number + 1] if len(found) == len(declared) else declared
            if code not in {one for _, one in allowed}:
                yield self.broken(f"{view.root.pointer}/{pointer}", why, code)

    def _same(self, place: Place, earlier: Any, names: Iterable[str], why: str) -> Iterator[Fault]:
        for name in names:
            found = _difference(getattr(place.group, name), getattr(earlier, name), place.at(name))
            if found:
                pointer, value = found
                yield self.broken(pointer, why, value)


class C0137(Rule):
    """A request for invalidation gives its reason."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from self.presence(_request(view), "justification", True, said("in a request to customs"))


class C0128(Rule):
    """A request for invalidation contains no decision."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from self.presence(_request(view), "decision", False, said("in a request to customs"))


class C0870(Rule):
    """A request for invalidation contains no date of decision."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from self.presence(
            _request(view), "decisionDateAndTime", False, said("in a request to customs")
        )


class C0129(Rule):
    """A trader's request for invalidation states when it was made."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        own = _request(view).group.initiatedByCustoms == "0"
        why = said("when the holder asks") if own else said("when customs acts by itself")
        yield from self.presence(_request(view), "requestDateAndTime", own, why)


class G0101(Rule):
    """A trader's request for invalidation is not initiated by customs."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if _request(view).group.initiatedByCustoms == "1":
            yield self.broken(_request(view).at("initiatedByCustoms"), said("The holder asks: write 0."), "1")


def _request(view: View) -> Place:
    return Place(view.root.at("Invalidation"), view.message.Invalidation)


def _codes(declaration: Any) -> Iterator[tuple[str, str]]:
    """The HS sub-heading of every goods item, with its path below the root."""
    for h, house in enumerate(declaration.Consignment.HouseConsignment, 1):
        for i, item in enumerate(house.ConsignmentItem, 1):
            if code := item.Commodity.CommodityCode:
                group = f"Consignment/HouseConsignment[{h}]/ConsignmentItem[{i}]/Commodity/CommodityCode"
                yield f"{group}/harmonizedSystemSubHeadingCode", code.harmonizedSystemSubHeadingCode


def _difference(now: Any, before: Any, pointer: str) -> tuple[str, str] | None:
    """The first place where two values differ, with what stands there now; None when they are equal."""
    if now == before:
        return None
    if isinstance(now, msgspec.Struct) and isinstance(before, msgspec.Struct):
        return _of_groups(now, before, pointer)
    if isinstance(now, list) and isinstance(before, list):
        return _of_lists(now, before, pointer)
    return pointer, "" if now is None or isinstance(now, msgspec.Struct | list) else str(now)


def _of_groups(now: msgspec.Struct, before: msgspec.Struct, pointer: str) -> tuple[str, str] | None:
    for name in now.__struct_fields__:
        if name not in MAY_DIFFER:
            found = _difference(getattr(now, name), getattr(before, name, None), f"{pointer}/{name}")
            if found:
                return found
    return None


def _of_lists(now: list[Any], before: list[Any], pointer: str) -> tuple[str, str] | None:
    for number, (one, other) in enumerate(zip(now, before, strict=False), 1):
        found = _difference(one, other, f"{pointer}[{number}]")
        if found:
            return found
    return (f"{pointer}[{min(len(now), len(before)) + 1}]", "") if len(now) != len(before) else None


AMENDMENT: tuple[Rule, ...] = (C0467(), R0028_MRN(), CATS_071(), R0520())
INVALIDATION: tuple[Rule, ...] = (
    C0467(), R0028_MRN(), C0137(), C0128(), C0870(), C0129(), G0101(), R0850_Party(), C0505_Party(), C0250_Holder(),
    C0904_Holder(),
)  # fmt: skip
