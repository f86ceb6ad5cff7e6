"""Rules on equipment and means of transport: containers, seals, vehicles, the crossing of frontiers."""

import re
from collections import Counter
from collections.abc import Iterator

from cats.kernel.errors import Fault
from cats.kernel.references import office_country
from cats.kernel.sentences import said
from transit.rules.base import Rule
from transit.rules.context import Context
from transit.rules.route import SECURITY
from transit.rules.view import Place, View

MAIL, ROAD, RAIL, AIR = "5", "3", "2", "4"
LORRY, TRAILER = "30", "31"
CAPITALS_AT_DEPARTURE = frozenset({"10", "20", "21", "30", "31", "40", "41", "80"})
CAPITALS_AT_FRONTIER = frozenset({"10", "21", "30", "40", "41", "80"})
FLIGHT = re.compile(r"[A-Z0-9]{2,3}[0-9]{1,4}[A-Z]?")


class C0822(Rule):
    """The container indicator is stated when the goods are presented."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.presented:
            yield from self.presence(
                view.consignment, "containerIndicator", True, said("when the goods are presented")
            )


class C0823(Rule):
    """Transport equipment is stated for containers, and not at all without a container indicator."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        indicator = view.consignment.group.containerIndicator
        if indicator == "1":
            yield from self.presence(view.consignment, "TransportEquipment", True, said("with containers"))
        elif indicator is None:
            yield from self.presence(
                view.consignment, "TransportEquipment", False, said("without a container indicator")
            )


class C0055(Rule):
    """At least one container is numbered when there are containers, and none when there are not."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        indicator = view.consignment.group.containerIndicator
        if indicator == "0":
            for place in view.equipment:
                yield from self.presence(
                    place, "containerIdentificationNumber", False, said("when the container indicator is 0")
                )
        elif indicator == "1" and not any(one.group.containerIdentificationNumber for one in view.equipment):
            for place in view.equipment[:1]:
                yield from self.presence(
                    place, "containerIdentificationNumber", True, said("when the container indicator is 1")
                )


class C0569(Rule):
    """Seals are listed exactly when their number is more than zero."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in view.equipment:
            sealed = place.group.numberOfSeals > 0
            why = (
                said("when the number of seals is more than 0")
                if sealed
                else said("when the number of seals is 0")
            )
            yield from self.presence(place, "Seal", sealed, why)


class R0106(Rule):
    """The number of seals of an equipment equals the seals listed there."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from listed_faults(self, view.equipment)


class R0107(Rule):
    """The mark of a seal occurs once in the declaration."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from repeated_faults(self, view.equipment)


class R0448(Rule):
    """Equipment without a container number is stated for its seals, so that their number is not zero."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in view.equipment:
            if place.group.containerIdentificationNumber is None and place.group.numberOfSeals == 0:
                yield self.broken(
                    place.at("numberOfSeals"),
                    said(
                        "Equipment without a container number must carry seals. Leave the group out, or list the seals."
                    ),
                    "0",
                )


class R0165(Rule):
    """With an authorisation for seals of a special type (C523) every equipment is sealed."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if "C523" in view.authorisations:
            for place in view.equipment:
                if place.group.numberOfSeals == 0:
                    yield self.broken(
                        place.at("numberOfSeals"),
                        said("Authorisation C523 is used, but no seal is affixed here."),
                        "0",
                    )


class C0670(Rule):
    """Equipment names its goods items, unless it is the only container."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        single = len(view.equipment) == 1 and view.equipment[0].group.containerIdentificationNumber
        if not single:
            for place in view.equipment:
                yield from self.presence(
                    place, "GoodsReference", True, said("unless the equipment is the only container")
                )


class G0006(Rule):
    """A goods reference of an equipment names a goods item of the declaration, once."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        known = {item.group.declarationGoodsItemNumber for item in view.items}
        yield from reference_faults(self, view.equipment, known)


class C0826(Rule):
    """Means of transport at departure stand at one level only, and not at all for mail."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        name = "DepartureTransportMeans"
        if view.consignment.group.inlandModeOfTransport == MAIL:
            for place in (view.consignment, *view.houses):
                yield from self.presence(place, name, False, said("for mail"))
        elif view.consignment.group.DepartureTransportMeans:
            for house in view.houses:
                yield from self.presence(house, name, False, said("besides those of the consignment"))


class G0119(Rule):
    """The means of transport at departure are stated, except for mail and for goods in containers."""

    restated = "A guideline in NCTS; in CATS it is enforced, since a frontier post looks for the vehicle."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        head = view.consignment.group
        if (
            head.inlandModeOfTransport == MAIL
            or head.containerIndicator == "1"
            or head.DepartureTransportMeans
        ):
            return
        for house in view.houses:
            if not house.group.DepartureTransportMeans:
                yield self.missing(
                    house.at("DepartureTransportMeans[1]") if _by_house(view) else _first_means(view),
                    said(
                        "State the means of transport at departure: the goods are not in containers and not mail."
                    ),
                )
                if not _by_house(view):
                    return


class R0855(Rule):
    """Several means of transport at departure occur by rail (wagons) and, up to three, by road."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        mode = view.consignment.group.inlandModeOfTransport
        most = {ROAD: 3, RAIL: 999}.get(mode, 1)
        for level in (view.consignment, *view.houses):
            for place in level.each("DepartureTransportMeans")[most:]:
                yield self.broken(
                    place.pointer,
                    said(
                        "At most {most} means of transport may be stated for inland mode {value}.",
                        most=most,
                        value=mode or "not stated",
                    ),
                )


class R0472(Rule):
    """The kind of the means of transport at departure begins with the digit of the inland mode of transport."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        mode = view.consignment.group.inlandModeOfTransport
        if mode not in ("1", "2", "3", "4", "8"):
            return
        for place in _means(view):
            kind = place.group.typeOfIdentification
            if kind and kind[0] != mode:
                yield self.broken(
                    place.at("typeOfIdentification"),
                    said("This kind of means of transport does not belong to inland mode {mode}.", mode=mode),
                    kind,
                )


class R0474(Rule):
    """By road the first means of transport is a lorry (30)."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for first, *_ in _convoys(view):
            kind = first.group.typeOfIdentification
            if kind and kind[0] == ROAD and kind != LORRY:
                yield self.broken(
                    first.at("typeOfIdentification"),
                    said("By road the first means of transport is the lorry: 30."),
                    kind,
                )


class R0476(Rule):
    """By road the second and third means of transport are trailers (31)."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for _, *others in _convoys(view):
            for place in others[:2]:
                kind = place.group.typeOfIdentification
                if kind and kind[0] == ROAD and kind != TRAILER:
                    yield self.broken(
                        place.at("typeOfIdentification"), said("Behind the lorry come trailers: 31."), kind
                    )


class R0473(Rule):
    """Numbers of means of transport at departure are written in capitals."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from _capitals(self, _means(view), CAPITALS_AT_DEPARTURE)


class R0076(Rule):
    """Numbers of means of transport at the frontier are written in capitals."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from _capitals(self, view.consignment.each("ActiveBorderTransportMeans"), CAPITALS_AT_FRONTIER)


class C0599(Rule):
    """The mode of transport at the frontier is stated with security data."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.security in SECURITY and view.presented:
            yield from self.presence(
                view.consignment, "modeOfTransportAtTheBorder", True, said("with security data")
            )


class C0806(Rule):
    """Active means of transport at the frontier are stated with security data, and never for mail."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.consignment.group.modeOfTransportAtTheBorder == MAIL:
            yield from self.presence(view.consignment, "ActiveBorderTransportMeans", False, said("for mail"))
        elif view.security in SECURITY and view.presented:
            yield from self.presence(
                view.consignment, "ActiveBorderTransportMeans", True, said("with security data")
            )


class R0789(Rule):
    """More than one active means of transport at frontiers needs offices of transit."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if not view.transit_offices:
            for place in view.consignment.each("ActiveBorderTransportMeans")[1:]:
                yield self.broken(
                    place.pointer, said("Without offices of transit one means of transport is stated.")
                )


class G0789(Rule):
    """The frontier office of an active means of transport is an office of this declaration."""

    restated = "Departure counts too, since exit offices are not declared in CATS. A guideline in NCTS, enforced here."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from frontier_faults(self, view, declared=view)


class C0531(Rule):
    """By air and with security data the flight number is stated."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.security in SECURITY and view.consignment.group.modeOfTransportAtTheBorder == AIR:
            for place in view.consignment.each("ActiveBorderTransportMeans"):
                yield from self.presence(
                    place, "conveyanceReferenceNumber", True, said("by air with security data")
                )


class R0315(Rule):
    """A flight number has the airline's prefix, one to four digits and perhaps a letter."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.consignment.group.modeOfTransportAtTheBorder != AIR:
            return
        for place in view.consignment.each("ActiveBorderTransportMeans"):
            number = place.group.conveyanceReferenceNumber
            if number and not FLIGHT.fullmatch(number):
                yield self.broken(
                    place.at("conveyanceReferenceNumber"),
                    said("Write the flight number like J28123."),
                    number,
                )


def frontier_faults(rule: Rule, view: View, *, declared: View) -> Iterator[Fault]:
    """Faults of frontier offices that lie in no country of the declaration's offices."""
    offices = [office.group.referenceNumber for office in declared.transit_offices]
    countries = {office_country(code) for code in (declared.departure, declared.destination, *offices)}
    for place in view.consignment.each("ActiveBorderTransportMeans"):
        code = place.group.customsOfficeAtBorderReferenceNumber
        if code and office_country(code) not in countries:
            yield rule.broken(
                place.at("customsOfficeAtBorderReferenceNumber"),
                said(
                    "This office lies in no country that the declaration names for departure, transit or destination."
                ),
                code,
            )


def reference_faults(rule: Rule, equipment: list[Place], known: set[int]) -> Iterator[Fault]:
    """Faults of goods references that name an item which is not known, or one item twice for the same equipment."""
    for place in equipment:
        seen: set[int] = set()
        for reference in place.each("GoodsReference"):
            number = reference.group.declarationGoodsItemNumber
            pointer = reference.at("declarationGoodsItemNumber")
            if number not in known:
                yield rule.broken(
                    pointer, said("The declaration has no goods item with this number."), number
                )
            elif number in seen:
                yield rule.broken(pointer, said("This goods item is named twice here."), number)
            seen.add(number)


def listed_faults(rule: Rule, equipment: list[Place]) -> Iterator[Fault]:
    """Faults of equipment whose number of seals is not that of the seals listed (R0106)."""
    for place in equipment:
        listed, stated = len(place.group.Seal), place.group.numberOfSeals
        if listed and stated and listed != stated:
            yield rule.broken(
                place.at("numberOfSeals"),
                said(
                    "{listed} seals are listed, but the number says {stated}.", listed=listed, stated=stated
                ),
                stated,
            )


def repeated_faults(rule: Rule, equipment: list[Place]) -> Iterator[Fault]:
    """Faults of seals that are listed already (R0107); a report may name a missing seal without its mark."""
    seen: set[str] = set()
    for one in equipment:
        for seal in one.each("Seal"):
            mark = seal.group.identifier
            if mark in seen:
                yield rule.broken(seal.at("identifier"), said("This seal is listed already."), mark)
            elif mark is not None:
                seen.add(mark)


def _means(view: View) -> list[Place]:
    levels = (view.consignment, *view.houses)
    return [place for level in levels for place in level.each("DepartureTransportMeans")]


def _convoys(view: View) -> Iterator[list[Place]]:
    """The means of transport of each level, where the goods go by road."""
    if view.consignment.group.inlandModeOfTransport == ROAD:
        for level in (view.consignment, *view.houses):
            means = level.each("DepartureTransportMeans")
            if means:
                yield means


def _by_house(view: View) -> bool:
    counts = Counter(bool(house.group.DepartureTransportMeans) for house in view.houses)
    return counts[True] > 0


def _first_means(view: View) -> str:
    return view.consignment.at("DepartureTransportMeans[1]")


def _capitals(rule: Rule, places: list[Place], kinds: frozenset[str]) -> Iterator[Fault]:
    for place in places:
        number = place.group.identificationNumber
        if place.group.typeOfIdentification in kinds and number and number != number.upper():
            yield rule.broken(
                place.at("identificationNumber"), said("This number is written in capital letters."), number
            )


RULES: tuple[Rule, ...] = (
    C0822(), C0823(), C0055(), C0569(), R0106(), R0107(), R0448(), R0165(), C0670(), G0006(), C0826(), G0119(),
    R0855(), R0472(), R0474(), R0476(), R0473(), R0076(), C0599(), C0806(), R0789(), G0789(), C0531(), R0315(),
)  # fmt: skip
