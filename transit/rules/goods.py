"""Rules on goods items: packages, masses, commodity codes, documents of items."""

from abc import abstractmethod
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from cats.kernel.errors import Fault
from cats.kernel.sentences import Sentence, said
from transit.rules.base import Rule
from transit.rules.context import Context
from transit.rules.view import Place, View

EXPORT_DECLARATION = "N830"
UNKNOWN_CONSIGNEE = "30600"
FOR_EACH_ITEM = said("for each goods item")
BULK, UNPACKED, EXCISE = "CL181", "CL182", "CL234"


class C0060(Rule):
    """Bulk has no number of packages, unpacked goods have one, packed goods have number and marks."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for item in view.items:
            for place in item.each("Packaging"):
                yield from self.package(place, context)

    def package(self, place: Place, context: Context) -> Iterator[Fault]:
        """The faults of one packaging."""
        kind = place.group.typeOfPackages
        if context.reference.code_exists(BULK, kind, context.on):
            yield from self.presence(place, "numberOfPackages", False, said("for goods in bulk"))
            return
        yield from self.presence(place, "numberOfPackages", True, _of_kind(kind))
        if not context.reference.code_exists(UNPACKED, kind, context.on):
            yield from self.presence(place, "shippingMarks", True, _of_kind(kind))


class R0219(Rule):
    """An item packed with another one (0 packages) has no packages of its own besides."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for item in view.items:
            packages = item.each("Packaging")
            if any(place.group.numberOfPackages == 0 for place in packages):
                for place in packages:
                    if place.group.numberOfPackages:
                        yield self.broken(
                            place.at("numberOfPackages"),
                            said(
                                "The item has packages with number 0, so that it is packed with another one: all are 0."
                            ),
                            place.group.numberOfPackages,
                        )


class R0220(Rule):
    """Unpacked goods cannot be packed with another item: their number is not 0."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for item in view.items:
            for place in item.each("Packaging"):
                kind = place.group.typeOfPackages
                if place.group.numberOfPackages == 0 and context.reference.code_exists(
                    UNPACKED, kind, context.on
                ):
                    yield self.broken(
                        place.at("typeOfPackages"),
                        said("Unpacked goods cannot share the packages of another item."),
                        kind,
                    )


class R0221(Rule):
    """An item packed with another one has the gross mass 0, any other item more; someone in the house carries the mass."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for items in view.items_by_house:
            weighed = any(_gross(item) for item in items)
            for item in items:
                gross, packed_along = _gross(item), _packed_along(item)
                if gross is None:
                    continue
                pointer = f"{item.pointer}/Commodity/GoodsMeasure/grossMass"
                if packed_along and (gross or not weighed):
                    yield self.broken(
                        pointer,
                        said("The item is packed with another one, which carries the gross mass: write 0."),
                        gross,
                    )
                elif not packed_along and not gross:
                    yield self.broken(
                        pointer, said("Only an item packed with another one has the gross mass 0."), gross
                    )


class R0364(Rule):
    """The packages of an item packed with another one are counted there: same marks, number more than 0."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for items in view.items_by_house:
            counted = {
                place.group.shippingMarks
                for item in items
                for place in item.each("Packaging")
                if place.group.numberOfPackages and not self.loose(place.group.typeOfPackages, context)
            }
            for item in items:
                for place in item.each("Packaging"):
                    if place.group.numberOfPackages == 0 and place.group.shippingMarks not in counted:
                        yield self.broken(
                            place.at("numberOfPackages"),
                            said(
                                "No other item of this house consignment counts packages with the same marks."
                            ),
                            0,
                        )

    def loose(self, kind: str, context: Context) -> bool:
        """Whether the kind is bulk or unpacked, so that it can hold no other item."""
        return any(context.reference.code_exists(number, kind, context.on) for number in (BULK, UNPACKED))


class R0223(Rule):
    """The net mass of an item is at most its gross mass."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for item in view.items:
            measure = item.group.Commodity.GoodsMeasure
            if measure and measure.grossMass and measure.netMass and measure.netMass > measure.grossMass:
                yield self.broken(
                    f"{item.pointer}/Commodity/GoodsMeasure/netMass",
                    said(
                        "The net mass is more than the gross mass, {grossmass} kg.",
                        grossmass=measure.grossMass,
                    ),
                    measure.netMass,
                )


class R0983(Rule):
    """A house consignment weighs at least as much as its goods items together."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for house, items in zip(view.houses, view.items_by_house, strict=True):
            total = sum((_gross(item) or Decimal() for item in items), Decimal())
            if house.group.grossMass < total:
                yield self.broken(
                    house.at("grossMass"),
                    said("Its goods items weigh {total} kg together.", total=total),
                    house.group.grossMass,
                )


class R0994(Rule):
    """The consignment weighs at least as much as its house consignments together."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        total = sum((house.group.grossMass for house in view.houses), Decimal())
        mass = view.consignment.group.grossMass
        if mass is not None and mass < total:
            yield self.broken(
                view.consignment.at("grossMass"),
                said("Its house consignments weigh {total} kg together.", total=total),
                mass,
            )


class C0153(Rule):
    """Each goods item has its six-digit code of the Harmonized System."""

    restated = "NCTS excepts TIR, which CATS does not carry."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for item in view.items:
            commodity = Place(item.at("Commodity"), item.group.Commodity)
            yield from self.presence(commodity, "CommodityCode", True, FOR_EACH_ITEM)


class C0821(Rule):
    """Digits of the Combined Nomenclature are not stated: the six digits of the Harmonized System are common to all."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for item in view.items:
            code = Place(item.at("Commodity"), item.group.Commodity).one("CommodityCode")
            if code:
                yield from self.presence(code, "combinedNomenclatureCode", False, said("in a CATS country"))


class C0837(Rule):
    """The net mass is stated after an export declaration, and absent in a reduced data set otherwise."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for house, items in zip(view.houses, view.items_by_house, strict=True):
            exported = any(document.type == EXPORT_DECLARATION for document in house.group.PreviousDocument)
            if not exported and not view.reduced:
                continue
            why = said("after an export declaration") if exported else said("in a reduced data set")
            for item in items:
                commodity = Place(item.at("Commodity"), item.group.Commodity)
                measure = commodity.one("GoodsMeasure")
                if measure:
                    yield from self.presence(measure, "netMass", exported, why)
                elif exported:
                    yield self.missing(
                        commodity.at("GoodsMeasure/netMass"), said("netMass is required {why}.", why=why)
                    )


class C0298(Rule):
    """The unit of a quantity in a previous document goes with the quantity."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for item in view.items:
            for place in item.each("PreviousDocument"):
                counted = place.group.quantity is not None
                why = said("with a quantity") if counted else said("without a quantity")
                yield from self.presence(place, "measurementUnitAndQualifier", counted, why)


class C0015(Rule):
    """An additional reference to an excise document has its number."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in excise_references(view, context):
            yield from self.presence(place, "referenceNumber", True, said("for an excise document"))


class R0023(Rule):
    """The number of an excise document is not 0."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in excise_references(view, context):
            if place.group.referenceNumber == "0":
                yield self.broken(
                    place.at("referenceNumber"),
                    said("Write the reference number of the excise document."),
                    "0",
                )


class _ConsigneeUnknown(Rule):
    """The code for an unknown consignee is not used."""

    @abstractmethod
    def places(self, view: View) -> list[Place]:
        """The groups whose additional information is looked at."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for level in self.places(view):
            for place in level.each("AdditionalInformation"):
                if place.group.code == UNKNOWN_CONSIGNEE:
                    yield self.broken(
                        place.at("code"),
                        said("This code stands for an unknown consignee; within CATS he is always known."),
                        UNKNOWN_CONSIGNEE,
                    )


class R3060(_ConsigneeUnknown):
    """The consignment does not claim an unknown consignee (30600)."""

    restated = "Every destination of CATS is a contracting party."

    def places(self, view: View) -> list[Place]:
        return [view.consignment]


class R3061(_ConsigneeUnknown):
    """No goods item claims an unknown consignee (30600)."""

    def places(self, view: View) -> list[Place]:
        return view.items


class R3062(_ConsigneeUnknown):
    """No house consignment claims an unknown consignee (30600)."""

    restated = "Every destination of CATS is a contracting party."

    def places(self, view: View) -> list[Place]:
        return view.houses


@cache
def _of_kind(kind: str) -> Sentence:
    """Said once for each kind of packages, not for each of two thousand items."""
    return said("for packages of kind {kind}", kind=kind)


def _gross(item: Place) -> Decimal | None:
    measure = item.group.Commodity.GoodsMeasure
    return measure.grossMass if measure else None


def _packed_along(item: Place) -> bool:
    return any(packaging.numberOfPackages == 0 for packaging in item.group.Packaging)


def excise_references(view: View, context: Context) -> Iterator[Place]:
    """The additional references of items that are excise documents; a report may leave out the type."""
    for item in view.items:
        for place in item.each("AdditionalReference"):
            kind = place.group.type
            if kind is not None and context.reference.code_exists(EXCISE, kind, context.on):
                yield place


RULES: tuple[Rule, ...] = (
    C0060(), R0219(), R0220(), R0221(), R0364(), R0223(), R0983(), R0994(), C0153(), C0821(), C0837(), C0298(),
    C0015(), R0023(), R3060(), R3061(), R3062(),
)  # fmt: skip
