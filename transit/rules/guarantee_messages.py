"""Rules on what the offices of departure and of guarantee tell each other: check, use, answers, release."""

from collections.abc import Iterator

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from transit.rules.arrival import R0028_MRN
from transit.rules.base import Rule
from transit.rules.consignment import R0987
from transit.rules.context import Context
from transit.rules.guarantee import R0028, R0318
from transit.rules.view import View

BOUND_TO_OFFICES, BOUND_TO_GOODS = frozenset("2"), frozenset("29")
CURRENCIES, NOT_EXISTING = "CL048", "G01"


class C0233(Rule):
    """The office of destination is named where an individual guarantee (2) is asked for, and only there."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        bound = bool(_types(view) & BOUND_TO_OFFICES)
        why = (
            said("with an individual guarantee (2)") if bound else said("without an individual guarantee (2)")
        )
        yield from self.presence(view.root, "CustomsOfficeOfDestinationDeclared", bound, why)


class C0815(Rule):
    """The goods are named where a guarantee bound to goods (2, 9) is asked for, and only there."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        bound = bool(_types(view) & BOUND_TO_GOODS)
        why = (
            said("with a guarantee bound to goods (2 or 9)")
            if bound
            else said("without a guarantee bound to goods (2 or 9)")
        )
        yield from self.presence(view.root, "Consignment", bound, why)


class C0255(Rule):
    """A guarantee is freed with the date of release, or the date on which its use was cancelled, never with both."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        cancelled = view.operation.group.usageCancellationDate is not None
        why = said("when the use was cancelled") if cancelled else said("unless the use was cancelled")
        yield from self.presence(view.operation, "releaseDate", not cancelled, why)


class C0417(Rule):
    """The office of guarantee is named, unless the guarantee does not exist (G01)."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for _, place in view.references():
            codes = {reason.code for reason in place.group.InvalidGuaranteeReason}
            if NOT_EXISTING not in codes:
                yield from self.presence(
                    place, "CustomsOfficeOfGuarantee", True, said("for a guarantee that exists")
                )


class R0267(Rule):
    """The amount asked for is in a currency of the region."""

    restated = "NCTS counts in EUR only; in CATS each guarantee has its currency, one of list CL048."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for _, place in view.references():
            currency = place.group.currency
            if not context.reference.code_exists(CURRENCIES, currency, context.on):
                yield self.broken(
                    place.at("currency"),
                    said("This is no currency in which CATS takes guarantees."),
                    currency,
                )


def _types(view: View) -> set[str]:
    return {place.group.guaranteeType for place in view.guarantees}


NUMBERS: tuple[Rule, ...] = (R0028_MRN(), R0028(), R0318(), R0987())
ASKED: tuple[Rule, ...] = (*NUMBERS, C0233(), C0815(), R0267())
ANSWERED: tuple[Rule, ...] = (*NUMBERS, C0417())
FREED: tuple[Rule, ...] = (*NUMBERS, C0255())
CREDITED: tuple[Rule, ...] = NUMBERS
