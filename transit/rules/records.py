"""Rules on the records of a released movement: release (029), anticipated records (001, 050), unloading permission (043)."""

from collections.abc import Iterator

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from transit.rules.base import Rule
from transit.rules.context import Context
from transit.rules.lists import TIR
from transit.rules.parties import postcode_faults
from transit.rules.route import SECURITY
from transit.rules.transport import MAIL
from transit.rules.view import View

ORDINARY_RESULTS = "CL195"


class C0027(Rule):
    """Permission to begin unloading carries the whole record, permission to go on carries none of it."""

    names = ("HolderOfTheTransitProcedure", "Consignment")
    of_operation = ("declarationType", "declarationAcceptanceDate")

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        begins = view.message.CTLControl is None
        why = said("when unloading begins") if begins else said("when unloading goes on")
        for name in self.of_operation:
            yield from self.presence(view.operation, name, begins, why)
        for name in self.names:
            yield from self.presence(view.root, name, begins, why)
        if begins and view.message.Consignment is not None:
            yield from self.presence(view.consignment, "grossMass", True, why)


class C0029(Rule):
    """The mode of transport at the frontier is stated with security data."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.security in SECURITY:
            yield from self.presence(
                view.consignment, "modeOfTransportAtTheBorder", True, said("with security data")
            )


class C0908(Rule):
    """Active means of transport at the frontier are stated with security data, and never for mail."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        name = "ActiveBorderTransportMeans"
        if view.consignment.group.modeOfTransportAtTheBorder == MAIL:
            yield from self.presence(view.consignment, name, False, said("for mail"))
        elif view.security in SECURITY:
            yield from self.presence(view.consignment, name, True, said("with security data"))


class C0333(Rule):
    """A record states the means of transport at departure where the declaration states them: at the same level."""

    restated = "NCTS compares with the release message, which CATS makes from the same declaration."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if context.earlier is None:
            return
        declared = context.earlier.Consignment
        pairs = [(view.consignment, declared), *zip(view.houses, declared.HouseConsignment, strict=False)]
        for place, original in pairs:
            there = bool(original.DepartureTransportMeans)
            why = (
                said("where the declaration states it")
                if there
                else said("where the declaration does not state it")
            )
            yield from self.presence(place, "DepartureTransportMeans", there, why)


class C0339(Rule):
    """Means of transport at departure stand at one level only, and not at all for mail."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        name = "DepartureTransportMeans"
        if view.consignment.group.inlandModeOfTransport == MAIL:
            for place in (view.consignment, *view.houses):
                yield from self.presence(place, name, False, said("for mail"))
        elif view.consignment.group.DepartureTransportMeans:
            for house in view.houses:
                yield from self.presence(house, name, False, said("besides those of the consignment"))


class C0349(Rule):
    """The consignor stands at one level only."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.consignment.group.Consignor is not None:
            for house in view.houses:
                yield from self.presence(
                    house, "Consignor", False, said("besides the one of the consignment")
                )


class C0489(Rule):
    """The release message says where the goods are."""

    restated = "NCTS leaves it open inside the security area of the Union, which has no meaning in CATS."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from self.presence(view.consignment, "LocationOfGoods", True, said("when goods are released"))


class C0813(Rule):
    """Results of risk analysis stand in no record."""

    restated = (
        "NCTS sends them inside the security area of the Union; the parties of CATS have agreed on no common risks, "
        "and a movement's record is read by more people than its risks concern."
    )

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from self.presence(view.root, "RiskAnalysisIdentification", False, said("in CATS"))


class C0872(Rule):
    """Transport equipment is described when goods travel in containers."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.consignment.group.containerIndicator == "1":
            yield from self.presence(view.consignment, "TransportEquipment", True, said("with containers"))


class C0505_Record(Rule):
    """An address has a postcode, except in countries without them."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        levels = [] if view.message.Consignment is None else [view.consignment, *view.houses]
        owners = [level.one(name) for level in levels for name in ("Consignor", "Consignee")]
        owners.append(view.root.one("HolderOfTheTransitProcedure"))
        yield from postcode_faults(self, [owner for owner in owners if owner], context)


class R0871(Rule):
    """The release message repeats the LRN and the offices of the declaration."""

    names = ("CustomsOfficeOfDestinationDeclared", "CustomsOfficeOfTransitDeclared")

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if context.earlier is None:
            return
        if view.operation.group.LRN != context.earlier.TransitOperation.LRN:
            yield self.broken(
                view.operation.at("LRN"),
                said("The declaration has another LRN."),
                view.operation.group.LRN,
            )
        for name in self.names:
            now, before = _codes(view.message, name), _codes(context.earlier, name)
            if now != before:
                yield self.broken(
                    view.root.at(name), said("The declaration names other offices."), ", ".join(now)
                )


class R0910(Rule):
    """Without authorisation C521 the goods were not released under the simplified procedure (A3)."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if "C521" not in view.authorisations:
            yield from _ordinary_result(self, view, context)


class R0912(Rule):
    """TIR goods are not released under the simplified procedure (A3)."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.operation.group.declarationType == TIR:
            yield from _ordinary_result(self, view, context)


def _codes(message: object, name: str) -> list[str]:
    found = getattr(message, name)
    return [one.referenceNumber for one in (found if isinstance(found, list) else [found])]


def _ordinary_result(rule: Rule, view: View, context: Context) -> Iterator[Fault]:
    """The fault of a control result that only the simplified procedure knows."""
    result = view.root.one("ControlResult")
    if result and not context.reference.code_exists(ORDINARY_RESULTS, result.group.code, context.on):
        yield rule.broken(
            result.at("code"),
            said(
                "Code {code} stands for the simplified procedure of an authorised consignor.",
                code=result.group.code,
            ),
            result.group.code,
        )


OF_RECORDS: tuple[Rule, ...] = (
    C0027(), C0029(), C0908(), C0333(), C0339(), C0349(), C0489(), C0813(), C0872(), C0505_Record(), R0871(),
    R0912(),
)  # fmt: skip
