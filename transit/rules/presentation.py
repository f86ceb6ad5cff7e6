"""Rules on the presentation of goods that were declared before: the notification completes the declaration."""

from collections.abc import Iterator
from typing import Any

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from transit.rules.base import Rule
from transit.rules.context import Context
from transit.rules.parties import R0850_Party, holder, identification_faults, postcode_faults
from transit.rules.route import SECURITY
from transit.rules.transport import AIR, G0119, G0789, MAIL, frontier_faults, reference_faults
from transit.rules.view import View

SIMPLIFIED = "C521"


class _OfPresentation(Rule):
    """Looks at a notification beside its declaration; judges nothing where the declaration is not at hand."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if context.earlier is not None:
            yield from self.compare(view, context.earlier)

    def compare(self, view: View, declared: Any) -> Iterator[Fault]:
        """The faults of the notification, given the declaration in force."""
        raise NotImplementedError


class C0170(_OfPresentation):
    """The inland mode of transport is not stated for a declaration with a reduced data set."""

    def compare(self, view: View, declared: Any) -> Iterator[Fault]:
        if declared.TransitOperation.reducedDatasetIndicator == "1":
            yield from self.presence(
                view.consignment, "inlandModeOfTransport", False, said("with a reduced data set")
            )


class C0404(_OfPresentation):
    """The place of loading is stated, at the latest when the goods are presented."""

    def compare(self, view: View, declared: Any) -> Iterator[Fault]:
        if declared.Consignment.PlaceOfLoading is None:
            yield from self.presence(view.consignment, "PlaceOfLoading", True, _undeclared())


class C0600(_OfPresentation):
    """The mode of transport at the frontier is stated with security data."""

    def compare(self, view: View, declared: Any) -> Iterator[Fault]:
        if declared.TransitOperation.security in SECURITY:
            yield from self.presence(
                view.consignment, "modeOfTransportAtTheBorder", True, said("with security data")
            )


class C0807(_OfPresentation):
    """Means of transport at the frontier are stated with security data, if not declared, and never for mail."""

    def compare(self, view: View, declared: Any) -> Iterator[Fault]:
        name = "ActiveBorderTransportMeans"
        if view.consignment.group.modeOfTransportAtTheBorder == MAIL:
            yield from self.presence(view.consignment, name, False, said("for mail"))
        elif declared.TransitOperation.security in SECURITY and not getattr(declared.Consignment, name):
            yield from self.presence(view.consignment, name, True, said("with security data"))


class C0808(_OfPresentation):
    """The number of the flight is stated with security data by air."""

    def compare(self, view: View, declared: Any) -> Iterator[Fault]:
        by_air = view.consignment.group.modeOfTransportAtTheBorder == AIR
        if by_air and declared.TransitOperation.security in SECURITY:
            for place in view.consignment.each("ActiveBorderTransportMeans"):
                yield from self.presence(
                    place, "conveyanceReferenceNumber", True, said("with security data by air")
                )


class C0824(_OfPresentation):
    """The container indicator is stated, at the latest when the goods are presented."""

    def compare(self, view: View, declared: Any) -> Iterator[Fault]:
        if declared.Consignment.containerIndicator is None:
            yield from self.presence(view.consignment, "containerIndicator", True, _undeclared())


class C0833(_OfPresentation):
    """Means of transport at departure stand at one level only, and not at all for mail."""

    def compare(self, view: View, declared: Any) -> Iterator[Fault]:
        name = "DepartureTransportMeans"
        declared_before = [declared.Consignment, *declared.Consignment.HouseConsignment]
        if view.consignment.group.inlandModeOfTransport == MAIL:
            for place in (view.consignment, *view.houses):
                yield from self.presence(place, name, False, said("for mail"))
        elif not any(getattr(one, name) for one in declared_before) and getattr(view.consignment.group, name):
            for house in view.houses:
                yield from self.presence(house, name, False, said("besides those of the consignment"))


class C0840(_OfPresentation):
    """The limit date is stated under the simplified procedure (C521), at the latest when the goods are presented."""

    def compare(self, view: View, declared: Any) -> Iterator[Fault]:
        if SIMPLIFIED not in {one.type for one in declared.Authorisation}:
            yield from self.presence(
                view.operation, "limitDate", False, said("without authorisation {type}", type=SIMPLIFIED)
            )
        elif declared.TransitOperation.limitDate is None:
            yield from self.presence(view.operation, "limitDate", True, _undeclared())


class R0790(_OfPresentation):
    """One means of transport crosses the frontier where no office of transit is declared."""

    def compare(self, view: View, declared: Any) -> Iterator[Fault]:
        if not declared.CustomsOfficeOfTransitDeclared:
            for place in view.consignment.each("ActiveBorderTransportMeans")[1:]:
                yield self.broken(
                    place.pointer,
                    said("Without an office of transit one means of transport is stated at the frontier."),
                )


class G0119_Presentation(_OfPresentation):
    """The means of transport at departure are stated, at the latest when the goods are presented."""

    restated = G0119.restated

    def compare(self, view: View, declared: Any) -> Iterator[Fault]:
        name, head = "DepartureTransportMeans", view.consignment.group
        levels = [head, *head.HouseConsignment, declared.Consignment, *declared.Consignment.HouseConsignment]
        free = head.inlandModeOfTransport == MAIL or head.containerIndicator == "1"
        if not free and not any(getattr(level, name) for level in levels):
            yield from self.presence(view.consignment, name, True, _undeclared())


class G0006_Presentation(_OfPresentation):
    """A goods reference of an equipment names a goods item of the declaration, once."""

    def compare(self, view: View, declared: Any) -> Iterator[Fault]:
        houses = declared.Consignment.HouseConsignment
        known = {item.declarationGoodsItemNumber for house in houses for item in house.ConsignmentItem}
        yield from reference_faults(self, view.equipment, known)


class G0789_Presentation(_OfPresentation):
    """The frontier office of an active means of transport is an office of the declaration."""

    restated = G0789.restated

    def compare(self, view: View, declared: Any) -> Iterator[Fault]:
        yield from frontier_faults(self, view, declared=View(declared))


class C0505_Presentation(Rule):
    """The addresses of the holder and of the goods have a postcode, except in countries without them."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        location = view.consignment.one("LocationOfGoods")
        yield from postcode_faults(self, [holder(view), *([location] if location else [])], context)


class R0850_Presentation(R0850_Party):
    """The numbers of the parties and of the firm where the goods are begin with the country that gave them."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from super().check(view, context)
        location = view.consignment.one("LocationOfGoods")
        firm = location.one("EconomicOperator") if location else None
        if firm:
            yield from identification_faults(self, firm)


def _undeclared() -> str:
    return said("where the declaration does not state it")


OWN: tuple[Rule, ...] = (
    C0170(), C0404(), C0600(), C0807(), C0808(), C0824(), C0833(), C0840(), R0790(), G0119_Presentation(),
    G0006_Presentation(), G0789_Presentation(), C0505_Presentation(), R0850_Presentation(),
)  # fmt: skip
