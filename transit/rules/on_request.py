"""Rules on records that another office asked for, given or refused (003, 038, 115), and on the state of a movement (094, 095)."""

from collections.abc import Iterator
from typing import Any

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from transit.rules.arrival import R0028_MRN
from transit.rules.base import Rule
from transit.rules.context import Context
from transit.rules.view import View

UNKNOWN_MOVEMENT = "1"


class C0365(Rule):
    """A record that is given is whole, one that is refused holds nothing of the movement."""

    of_operation = (
        "declarationType",
        "declarationAcceptanceDate",
        "releaseDate",
        "reducedDatasetIndicator",
        "bindingItinerary",
        "security",
        "status",
    )
    of_message = (
        "CustomsOfficeOfDestinationDeclared",
        "ControlResult",
        "HolderOfTheTransitProcedure",
        "Consignment",
    )

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        given = not is_refused(view)
        why = said("in a record that is given") if given else _refused()
        for name in self.of_operation:
            if hasattr(view.operation.group, name):
                yield from self.presence(view.operation, name, given, why)
        for name in self.of_message:
            yield from self.presence(view.root, name, given, why)


class C0466(Rule):
    """A record that is refused holds no offices, no risks and no circumstances of the movement."""

    of_operation = ("TIRCarnetNumber", "specificCircumstanceIndicator")
    of_message = (
        "CustomsOfficeOfTransitDeclared",
        "CustomsOfficeOfExitForTransitDeclared",
        "RiskAnalysisIdentification",
    )

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if not is_refused(view):
            return
        for name in self.of_operation:
            if hasattr(view.operation.group, name):
                yield from self.presence(view.operation, name, False, _refused())
        for name in self.of_message:
            yield from self.presence(view.root, name, False, _refused())


class C0811(Rule):
    """The office of departure is named, unless the movement is not known (1)."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        known = view.operation.group.requestRejectionReasonCode != UNKNOWN_MOVEMENT
        why = said("unless the movement is not known") if known else said("where the movement is not known")
        yield from self.presence(view.root, "CustomsOfficeOfDeparture", known, why)


class C0831(Rule):
    """The state of a movement is that at one office: destination, transit or exit."""

    names = ("CustomsOfficeOfDestination", "CustomsOfficeOfTransit", "CustomsOfficeOfExitForTransit")

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        named = [name for name in self.names if getattr(view.message, name) is not None]
        for name in named[1:]:
            yield from self.presence(view.root, name, False, said("besides another office"))
        if not named:
            yield from self.presence(view.root, self.names[-1], True, said("where no other office is named"))


def is_whole(message: Any) -> bool:
    """Whether a record is given with everything that other rules rely on."""
    operation = message.TransitOperation
    parts = [getattr(message, name) for name in (*C0365.of_message, "CustomsOfficeOfDeparture")]
    parts += [getattr(operation, name) for name in C0365.of_operation if hasattr(operation, name)]
    return None not in parts


def is_refused(view: View) -> bool:
    """Whether the record was asked for in vain."""
    return view.operation.group.requestRejectionReasonCode is not None


def _refused() -> str:
    return said("in a record that is refused")


OF_REFUSAL: tuple[Rule, ...] = (C0365(), C0466(), C0811())
OF_STATE: tuple[Rule, ...] = (R0028_MRN(), C0831())
