"""Rules on messages at the office of destination: arrival notification, unloading remarks, control results."""

from collections.abc import Iterator
from datetime import timedelta

from cats.kernel import references
from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from transit.rules.base import INVALID_MRN, Rule, day, moment
from transit.rules.context import Context
from transit.rules.declaration import authorisation_fault
from transit.rules.location import C0382, C0394, C0671, locode_faults
from transit.rules.parties import IDENTIFICATION, postcode_faults
from transit.rules.view import Place, View

CLOCKS_MAY_DIFFER = timedelta(minutes=15)


class R0028_MRN(Rule):
    """The check digit of an MRN fits the rest (ISO 6346)."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        number = view.operation.group.MRN
        why = references.mrn_fault(number) if number else None
        if why:
            yield Fault(view.operation.at("MRN"), INVALID_MRN, self.code, why, number)


class R0028_Header(Rule):
    """The check digit of an MRN in a header fits the rest (ISO 6346)."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        header = view.root.one("Header")
        why = references.mrn_fault(header.group.MRN) if header else None
        if header and why:
            yield Fault(header.at("MRN"), INVALID_MRN, self.code, why, header.group.MRN)


class C0102(Rule):
    """An arrival under the simplified procedure names an authorisation, any other arrival none."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        simplified = view.operation.group.simplifiedProcedure == "1"
        why = (
            said("under the simplified procedure") if simplified else said("without the simplified procedure")
        )
        yield from self.presence(view.root, "Authorisation", simplified, why)


class CATS_060(Rule):
    """The authorisation of an arrival is registered, in force, the trader's own, and valid at the office of destination."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        office = view.message.CustomsOfficeOfDestinationActual.referenceNumber
        for place in view.root.each("Authorisation"):
            number = place.group.referenceNumber
            why = authorisation_fault(place.group.type, number, _trader(view), office, context)
            if why:
                yield self.broken(place.at("referenceNumber"), why, number)


class CATS_061(Rule):
    """Incidents are reported to the customs office, not with the arrival notification: CATS does not read them there yet."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.operation.group.incidentFlag == "1":
            yield self.broken(
                view.operation.at("incidentFlag"),
                said(
                    "Incidents in an arrival notification are not read yet. Report them to the customs office and write 0."
                ),
                "1",
            )
        yield from self.presence(view.consignment, "Incident", False, said("in an arrival notification yet"))


class CATS_062(Rule):
    """The trader at destination is registered with the administration of destination."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        number = _trader(view)
        if context.reference.operator(number, context.on) is None:
            yield self.broken(
                view.root.at("TraderAtDestination/identificationNumber"),
                said(
                    "No economic operator {number} is registered with {administration}. Check the number.",
                    number=number,
                    administration=context.administration,
                ),
                number,
            )


class CATS_063(Rule):
    """An arrival is not notified before it happened."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        text = view.operation.group.arrivalNotificationDateAndTime
        if moment(text) > context.local + CLOCKS_MAY_DIFFER:
            yield self.broken(
                view.operation.at("arrivalNotificationDateAndTime"),
                said(
                    "This lies in the future: it is {local:%Y-%m-%dT%H:%M:%S} at the office.",
                    local=context.local,
                ),
                text,
            )


class CATS_064(Rule):
    """An arrival or unloading is reported to the administration of its office."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        office = view.message.CustomsOfficeOfDestinationActual.referenceNumber
        if references.office_country(office) != context.administration:
            yield self.broken(
                view.root.at("CustomsOfficeOfDestinationActual/referenceNumber"),
                said(
                    "This office does not belong to the administration {administration}.",
                    administration=context.administration,
                ),
                office,
            )


class R0850_Trader(Rule):
    """The number of the trader at destination begins with the country that gave it."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        number = _trader(view)
        if not IDENTIFICATION.fullmatch(number):
            yield self.broken(
                view.root.at("TraderAtDestination/identificationNumber"),
                said(
                    "An identification number begins with two capital letters, its country, and holds no blanks."
                ),
                number,
            )


class C0505_Location(Rule):
    """An address has a postcode, except in countries without them."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        location = view.consignment.one("LocationOfGoods")
        yield from postcode_faults(self, [location] if location else [], context)


class CATS_032(Rule):
    """A UN/LOCODE is a country of the list of countries followed by three capital letters or digits from 2 to 9."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        location = view.consignment.one("LocationOfGoods")
        if location:
            yield from locode_faults(self, location, context)


class C0440(Rule):
    """The state of the seals is stated exactly when the consignment travelled under seals."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        why = (
            said("for a consignment under seals")
            if context.seals_expected
            else said("for a consignment without seals")
        )
        yield from self.presence(_remark(view), "stateOfSeals", context.seals_expected, why)


class G0360(Rule):
    """Unloading that conforms reports no differences."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if _remark(view).group.conform == "1":
            yield from self.presence(view.root, "Consignment", False, said("when the unloading conforms"))


class CATS_065(Rule):
    """Unloading remarks report a complete unloading that conforms, seals in order: differences are not read yet."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        remark = _remark(view)
        for name in ("conform", "unloadingCompletion", "stateOfSeals"):
            if getattr(remark.group, name) == "0":
                yield self.broken(
                    remark.at(name),
                    said(
                        "Differences, broken seals and partial unloading are not read yet. Report them to the customs office."
                    ),
                    "0",
                )


class CATS_066(Rule):
    """The goods were not unloaded in the future."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        text = _remark(view).group.unloadingDate
        if day(text) > context.on:
            yield self.broken(
                _remark(view).at("unloadingDate"),
                said("This lies in the future: it is {on} at the office.", on=context.on),
                text,
            )


class C0810(Rule):
    """Control results state the state of the seals when the consignment travelled under seals."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if context.seals_expected:
            yield from self.presence(
                _result(view), "stateOfSeals", True, said("for a consignment under seals")
            )


class C0930(Rule):
    """Control results with discrepancies (A5, B1) say which: in the consignment or in words."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        consignment = view.message.Consignment is not None
        if _result(view).group.code not in ("A5", "B1"):
            yield from self.presence(view.root, "Consignment", False, said("when nothing differs"))
        elif not consignment and not view.operation.group.otherThingsToReport:
            yield self.missing(
                view.operation.at("otherThingsToReport"),
                said("Say what differs: in the consignment or in words."),
            )


def _trader(view: View) -> str:
    return str(view.message.TraderAtDestination.identificationNumber)


def _remark(view: View) -> Place:
    return Place(view.root.at("UnloadingRemark"), view.message.UnloadingRemark)


def _result(view: View) -> Place:
    return Place(view.root.at("ControlResult"), view.message.ControlResult)


ARRIVAL: tuple[Rule, ...] = (
    R0028_MRN(), C0102(), CATS_060(), CATS_061(), CATS_062(), CATS_063(), CATS_064(), R0850_Trader(), C0394(),
    C0671(), C0382(), C0505_Location(), CATS_032(),
)  # fmt: skip
UNLOADING: tuple[Rule, ...] = (
    R0028_MRN(), CATS_062(), CATS_064(), R0850_Trader(), C0440(), G0360(), CATS_065(), CATS_066(),
)  # fmt: skip
CONTROL: tuple[Rule, ...] = (C0810(), C0930())
