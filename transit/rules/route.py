"""Rules on the way of a consignment: offices of transit and destination, countries of dispatch, destination and routing."""

from collections.abc import Iterator

from cats.kernel.errors import Fault
from cats.kernel.references import office_country
from cats.kernel.sentences import said
from transit.rules.base import Rule
from transit.rules.context import Context
from transit.rules.view import Place, View

SECURITY = frozenset({"1", "2", "3"})
STATED_ABOVE, NOT_ABOVE = said("where a higher level states it"), said("where no higher level states it")


class C0030(Rule):
    """An office of transit is declared when departure and destination lie in different contracting parties."""

    restated = "NCTS asks whether common transit countries or Union goods are touched; in CATS every frontier counts."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if office_country(view.departure) != office_country(view.destination):
            yield from self.presence(
                view.root,
                "CustomsOfficeOfTransitDeclared",
                True,
                said(
                    "from {departure} to {destination}: name the office of entry of every country on the way",
                    departure=office_country(view.departure),
                    destination=office_country(view.destination),
                ),
            )


class R0003(Rule):
    """Each office of transit is declared once."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        seen: set[str] = set()
        for office in view.transit_offices:
            code = office.group.referenceNumber
            if code in seen:
                yield self.broken(
                    office.at("referenceNumber"), said("This office of transit is declared twice."), code
                )
            seen.add(code)


class R0006(Rule):
    """One office of transit lies in the country of destination, unless that is the country of departure."""

    restated = "NCTS speaks of common transit countries and the Union; in CATS of every contracting party."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        country = office_country(view.destination)
        if country == office_country(view.departure) or not view.transit_offices:
            return
        if country not in _countries(view):
            yield self.broken(
                view.root.at("CustomsOfficeOfTransitDeclared[1]/referenceNumber"),
                said(
                    "No declared office of transit lies in {country}. Add the office of entry into that country.",
                    country=country,
                ),
                view.transit_offices[0].group.referenceNumber,
            )


class G0142(Rule):
    """Every contracting party that the goods enter on their declared route has an office of transit."""

    restated = "Judged by the countries of routing, since NCTS leaves it to guidance."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        known = _countries(view) | {office_country(view.departure)}
        for place in view.consignment.each("CountryOfRoutingOfConsignment"):
            country = place.group.country
            if country not in known and context.reference.contracting_party(country, context.on):
                yield self.missing(
                    view.root.at("CustomsOfficeOfTransitDeclared[1]"),
                    said(
                        "The route crosses {country}, but no office of transit lies there. Add the office of entry.",
                        country=country,
                    ),
                )


class CATS_012(Rule):
    """Offices of departure, transit and destination lie in countries that take part in CATS."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        named = [
            Place(view.root.at("CustomsOfficeOfDeparture"), view.message.CustomsOfficeOfDeparture),
            Place(
                view.root.at("CustomsOfficeOfDestinationDeclared"),
                view.message.CustomsOfficeOfDestinationDeclared,
            ),
            *view.transit_offices,
        ]
        for place in named:
            code = place.group.referenceNumber
            known = context.reference.office(code, context.on) is not None
            if known and not context.reference.contracting_party(office_country(code), context.on):
                yield self.broken(
                    place.at("referenceNumber"),
                    said(
                        "{office_country} does not take part in CATS on {on}.",
                        office_country=office_country(code),
                        on=context.on,
                    ),
                    code,
                )


class CATS_013(Rule):
    """No office of transit lies in the country of departure, and the office of destination is none."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in view.transit_offices:
            code = place.group.referenceNumber
            if office_country(code) == office_country(view.departure):
                yield self.broken(
                    place.at("referenceNumber"),
                    said(
                        "Goods do not enter the country of departure: an office of transit lies in another country."
                    ),
                    code,
                )


class C0587(Rule):
    """Offices of exit for transit are not declared."""

    restated = "NCTS uses them for the security area of the Union, which has no meaning in CATS."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from self.presence(view.root, "CustomsOfficeOfExitForTransitDeclared", False, said("in CATS"))


class C0598(Rule):
    """The expected arrival at each office of transit is stated when the declaration carries entry security data."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.security in ("1", "3"):
            for office in view.transit_offices:
                yield from self.presence(
                    office, "arrivalDateAndTimeEstimated", True, said("with security 1 or 3")
                )


class C0586(Rule):
    """The countries of routing are stated when the itinerary is binding or security data are carried."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.operation.group.bindingItinerary == "1" or view.security in SECURITY:
            yield from self.presence(
                view.consignment,
                "CountryOfRoutingOfConsignment",
                True,
                said("with a binding itinerary or security data"),
            )


class _OneLevel(Rule):
    """A value of every goods item, written once: for the consignment, for the house consignment or for the item."""

    name = ""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        above = getattr(view.consignment.group, self.name) is not None
        for house, items in zip(view.houses, view.items_by_house, strict=True):
            if above:
                yield from self.presence(house, self.name, False, said("besides the one of the consignment"))
            covered = above or getattr(house.group, self.name) is not None
            for item in items:
                yield from self.at_item(view, item, covered)

    def at_item(self, view: View, item: Place, covered: bool) -> Iterator[Fault]:
        """The item has the value exactly when nothing above it has."""
        yield from self.presence(item, self.name, not covered, STATED_ABOVE if covered else NOT_ABOVE)


class C0343(_OneLevel):
    """The country of destination stands at exactly one level: consignment, house consignment or goods item."""

    name = "countryOfDestination"


class C0909(_OneLevel):
    """The country of dispatch stands at exactly one level: consignment, house consignment or goods item."""

    name = "countryOfDispatch"


class C0502(_OneLevel):
    """The unique consignment reference stands at one level at most, and at one where there is no transport document."""

    name = "referenceNumberUCR"

    def at_item(self, view: View, item: Place, covered: bool) -> Iterator[Fault]:
        if covered or not _transport_document(view):
            yield from super().at_item(view, item, covered)


def _transport_document(view: View) -> bool:
    consignment = view.consignment.group
    return bool(consignment.TransportDocument) or any(house.group.TransportDocument for house in view.houses)


def _countries(view: View) -> set[str]:
    return {office_country(office.group.referenceNumber) for office in view.transit_offices}


RULES: tuple[Rule, ...] = (
    C0030(), R0003(), R0006(), G0142(), CATS_012(), CATS_013(), C0587(), C0598(), C0586(), C0343(), C0909(), C0502(),
)  # fmt: skip
