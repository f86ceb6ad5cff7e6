"""Rules on places: location of goods, places of loading and unloading; and transport charges, which go with security data."""

import re
from collections.abc import Iterator

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from transit.rules.base import Rule
from transit.rules.context import Context
from transit.rules.declaration import authorisation_fault
from transit.rules.view import Place, View

# Which element each qualifier of list CL326 asks for.
SUBGROUP = {
    "T": "PostcodeAddress",
    "U": "UNLocode",
    "V": "CustomsOffice",
    "W": "GNSS",
    "X": "EconomicOperator",
    "Y": "authorisationNumber",
    "Z": "Address",
}
CUSTOMS_OFFICE = "V"
LOCODE = re.compile(r"([A-Z]{2})[A-Z2-9]{3}")


class C0710(Rule):
    """The location of goods is stated when they are presented."""

    restated = "NCTS leaves it open inside the security area of the Union, which has no meaning in CATS."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.presented:
            yield from self.presence(
                view.consignment, "LocationOfGoods", True, said("when the goods are presented")
            )


class C0394(Rule):
    """The qualifier of a location picks the one element that describes it; a customs office needs no contact person."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        location = view.consignment.one("LocationOfGoods")
        wanted = SUBGROUP.get(location.group.qualifierOfIdentification) if location else None
        if not location or wanted is None:
            return
        qualifier = location.group.qualifierOfIdentification
        for name in SUBGROUP.values():
            yield from self.presence(
                location, name, name == wanted, said("with qualifier {qualifier}", qualifier=qualifier)
            )
        if qualifier == CUSTOMS_OFFICE:
            yield from self.presence(
                location, "ContactPerson", False, said("with qualifier {qualifier}", qualifier=qualifier)
            )


class C0671(Rule):
    """The additional identifier of a location goes with an operator or an authorisation number."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        location = view.consignment.one("LocationOfGoods")
        if location and not (location.group.EconomicOperator or location.group.authorisationNumber):
            yield from self.presence(
                location,
                "additionalIdentifier",
                False,
                said("without an operator or an authorisation number"),
            )


class C0382(Rule):
    """A location by postcode has a house number, unless a postcode alone names a place in that country."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        location = view.consignment.one("LocationOfGoods")
        address = location.one("PostcodeAddress") if location else None
        if address and not context.reference.code_exists("CL198", address.group.country, context.on):
            yield from self.presence(
                address,
                "houseNumber",
                True,
                said("for a postcode of {country}", country=address.group.country),
            )


class CATS_031(Rule):
    """A location named by an authorisation number names the holder's authorisation as authorised consignor."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        location = view.consignment.one("LocationOfGoods")
        number = location.group.authorisationNumber if location else None
        if not location or not number:
            return
        holder = view.message.HolderOfTheTransitProcedure.identificationNumber
        why = authorisation_fault("C521", number, holder, view.departure, context)
        if why:
            yield self.broken(location.at("authorisationNumber"), why, number)


class CATS_032(Rule):
    """A UN/LOCODE is a country of the list of countries followed by three capital letters or digits from 2 to 9."""

    law = (
        "UN/ECE Recommendation 16; the places themselves are not judged, since no complete edition is at hand"
    )

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        places = [
            view.consignment.one(name) for name in ("LocationOfGoods", "PlaceOfLoading", "PlaceOfUnloading")
        ]
        for place in filter(None, places):
            yield from locode_faults(self, place, context)


class C0403(Rule):
    """The place of loading is stated when the goods are presented, unless the location of goods says where they are."""

    restated = "NCTS asks for it besides the location; in CATS goods are loaded where they are presented unless it says more."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.presented and view.consignment.group.LocationOfGoods is None:
            yield from self.presence(
                view.consignment, "PlaceOfLoading", True, said("where no location of goods is stated")
            )


class C0387(Rule):
    """A place of loading or unloading has a UN/LOCODE, or else its country and name."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for name in ("PlaceOfLoading", "PlaceOfUnloading"):
            place = view.consignment.one(name)
            if place and not place.group.UNLocode:
                for part in ("country", "location"):
                    yield from self.presence(place, part, True, said("without a UN/LOCODE"))


class C0191(Rule):
    """The place of unloading is stated with entry security data, and absent without security data."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.security != "2":
            required = view.security != "0"
            why = said("with security 1 or 3") if required else said("without security data")
            yield from self.presence(view.consignment, "PlaceOfUnloading", required, why)


class C0186(Rule):
    """Transport charges are stated only with security data."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.security == "0":
            for place in (view.consignment, *view.houses):
                yield from self.presence(place, "TransportCharges", False, said("without security data"))


class C0337(Rule):
    """Transport charges stand at one level only."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.consignment.group.TransportCharges is not None:
            for house in view.houses:
                yield from self.presence(
                    house, "TransportCharges", False, said("besides those of the consignment")
                )


def locode_faults(rule: Rule, place: Place, context: Context) -> Iterator[Fault]:
    """The fault of a UN/LOCODE that has not the form of one."""
    code = place.group.UNLocode
    if not code:
        return
    found = LOCODE.fullmatch(code)
    if not found or not context.reference.code_exists("CL008", found[1], context.on):
        yield rule.broken(
            place.at("UNLocode"), said("A UN/LOCODE is a country and three characters, like GETBS."), code
        )


RULES: tuple[Rule, ...] = (
    C0710(), C0394(), C0671(), C0382(), CATS_031(), CATS_032(), C0403(), C0387(), C0191(), C0186(), C0337(),
)  # fmt: skip
