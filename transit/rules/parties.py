"""Rules on people and firms: identification numbers, names and addresses, who stands at which level."""

import re
from collections.abc import Iterator
from typing import ClassVar

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from transit.rules.base import Rule
from transit.rules.context import Context
from transit.rules.view import Place, View

IDENTIFICATION = re.compile(r"[A-Z]{2}[\x21-\x7E]{1,15}")


class G0120(Rule):
    """The holder of the transit procedure is named by his identification number."""

    restated = "NCTS excepts private persons and operators from elsewhere; a CATS guarantee always has a known holder."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from self.presence(
            holder(view), "identificationNumber", True, said("for the holder of the procedure")
        )


class CATS_020(Rule):
    """Holder and representative with a number of the country of departure are registered there."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in filter(None, (holder(view), view.root.one("Representative"))):
            number = place.group.identificationNumber
            if not number or number[:2] != context.administration:
                continue
            if context.reference.operator(number, context.on) is None:
                yield self.broken(
                    place.at("identificationNumber"),
                    said(
                        "No economic operator {number} is registered with {administration}. Check the number.",
                        number=number,
                        administration=context.administration,
                    ),
                    number,
                )


class R0850(Rule):
    """An identification number begins with the country that gave it and has at most 15 printable characters more."""

    restated = "NCTS speaks of EORI and TCUIN; CATS of the number of any contracting party or third country."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        location = view.consignment.one("LocationOfGoods")
        places = [holder(view), view.root.one("Representative"), *consignors(view)]
        places.append(location.one("EconomicOperator") if location else None)
        for place in filter(None, places):
            yield from identification_faults(self, place)


class C0250(Rule):
    """Name and address of a party are stated unless it is registered here; then they come from the register."""

    restated = (
        "Known is who is registered with the administration of departure: the others must be told names."
    )

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from named_faults(self, [holder(view), *consignors(view), *consignees(view)], context)


class C0505(Rule):
    """An address has a postcode, except in countries without them."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        location = view.consignment.one("LocationOfGoods")
        owners = [holder(view), *consignors(view), *consignees(view), *([location] if location else [])]
        yield from postcode_faults(self, owners, context)


class C0001(Rule):
    """The consignee stands at the consignment or else at each house consignment."""

    restated = (
        "The consignee is always stated: destinations of CATS are contracting parties, which ask for it."
    )

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        above = view.consignment.group.Consignee is not None
        why = said("besides the one of the consignment") if above else said("where the consignment has none")
        for house in view.houses:
            yield from self.presence(house, "Consignee", not above, why)


class C0542(Rule):
    """The consignor stands at one level only, and nowhere in a reduced data set without security data."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.security == "0" and view.reduced:
            for place in (view.consignment, *view.houses):
                yield from self.presence(
                    place, "Consignor", False, said("in a reduced data set without security data")
                )
        elif view.consignment.group.Consignor is not None:
            for house in view.houses:
                yield from self.presence(
                    house, "Consignor", False, said("besides the one of the consignment")
                )


class _AtTheRoot(Rule):
    """Looks at the parties that stand at the root of a message: holder, representative, trader, guarantor."""

    names: ClassVar[tuple[str, ...]] = (
        "HolderOfTheTransitProcedure",
        "Representative",
        "TraderAtDestination",
        "Guarantor",
    )

    def parties(self, view: View) -> Iterator[Place]:
        """Those of the names that the message has."""
        for name in self.names:
            if getattr(view.message, name, None) is not None:
                yield Place(view.root.at(name), getattr(view.message, name))


class R0850_Party(_AtTheRoot):
    """An identification number begins with the country that gave it and has at most 15 printable characters more."""

    restated = R0850.restated

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in self.parties(view):
            yield from identification_faults(self, place)


class R0850_Holder(R0850_Party):
    """The holder's number begins with the country that gave it; the guarantor's is judged by a rule of its own (R0860)."""

    names = ("HolderOfTheTransitProcedure",)


class C0505_Party(_AtTheRoot):
    """An address has a postcode, except in countries without them."""

    names = ("HolderOfTheTransitProcedure", "Guarantor")

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from postcode_faults(self, list(self.parties(view)), context)


class C0250_Holder(_AtTheRoot):
    """The holder's name and address are stated unless he is registered here; then they come from the register."""

    names = ("HolderOfTheTransitProcedure",)
    restated = C0250.restated

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from named_faults(self, list(self.parties(view)), context)


class C0904_Holder(_AtTheRoot):
    """The TIR holder's identification number stands in no message about a movement of CATS."""

    names = ("HolderOfTheTransitProcedure",)
    restated = "CATS carries no TIR movement (CATS_001), so that no message about one has such a holder."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in self.parties(view):
            yield from self.presence(
                place, "TIRHolderIdentificationNumber", False, said("unless the declaration type is TIR")
            )


def holder(view: View) -> Place:
    """The holder of the transit procedure."""
    return Place(view.root.at("HolderOfTheTransitProcedure"), view.message.HolderOfTheTransitProcedure)


def consignors(view: View) -> list[Place]:
    """Every consignor, at whichever level."""
    return [
        place for place in (level.one("Consignor") for level in (view.consignment, *view.houses)) if place
    ]


def consignees(view: View) -> list[Place]:
    """Every consignee, at whichever level."""
    return [
        place for place in (level.one("Consignee") for level in (view.consignment, *view.houses)) if place
    ]


def identification_faults(rule: Rule, place: Place) -> Iterator[Fault]:
    """The fault of a number that does not begin with its country (R0850, R0860)."""
    number = place.group.identificationNumber
    if number and not IDENTIFICATION.fullmatch(number):
        yield rule.broken(
            place.at("identificationNumber"),
            said(
                "An identification number begins with two capital letters, its country, and holds no blanks."
            ),
            number,
        )


def named_faults(rule: Rule, parties: list[Place], context: Context) -> Iterator[Fault]:
    """Faults of parties that are registered here and named, or neither (C0250)."""
    for place in parties:
        number = place.group.identificationNumber
        known = bool(number) and context.reference.operator(number, context.on) is not None
        why = (
            said("for a party registered here") if known else said("for a party that is not registered here")
        )
        for name in ("name", "Address"):
            yield from rule.presence(place, name, not known, why)


def postcode_faults(rule: Rule, owners: list[Place], context: Context) -> Iterator[Fault]:
    """Faults of addresses without the postcode that their country has (list CL505 names those that have none)."""
    for owner in owners:
        address = owner.one("Address")
        if address and not context.reference.code_exists("CL505", address.group.country, context.on):
            yield from rule.presence(
                address, "postcode", True, said("for an address in {country}", country=address.group.country)
            )


AT_THE_ROOT: tuple[Rule, ...] = (R0850_Party(), C0505_Party(), C0904_Holder())
SAID_BY_HOLDER: tuple[Rule, ...] = (G0120(), C0250_Holder(), *AT_THE_ROOT)
RULES: tuple[Rule, ...] = (G0120(), CATS_020(), R0850(), C0250(), C0505(), C0001(), C0542())
