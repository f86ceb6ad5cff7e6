"""Rules on guarantees as a declaration or amendment names them. Whether a guarantee holds is asked of its office."""

from collections.abc import Iterator

from cats.kernel import references
from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from transit.rules.base import Rule
from transit.rules.context import Context
from transit.rules.lists import TIR
from transit.rules.view import Place, View

WITH_REFERENCE, WITH_GRN, IN_USE = "CL076", "CL286", "CL229"
CASH, PUBLIC_BODY, VOUCHER, OF_TIR = "3", "8", "4", "B"
LENGTH, VOUCHER_LENGTH = 17, 24
WITH_GUARANTOR = frozenset("1249")
"""Types for which somebody stands surety: comprehensive, individual, voucher, individual for several uses."""


class C0085(Rule):
    """A guarantee has references exactly when its type is one of list CL076."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in _typed(view):
            kind = place.group.guaranteeType
            referenced = context.reference.code_exists(WITH_REFERENCE, kind, context.on)
            yield from self.presence(
                place, "GuaranteeReference", referenced, said("for guarantee type {kind}", kind=kind)
            )


class C0086(Rule):
    """A guarantee reference has GRN and access code exactly when its type is one of list CL286."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for guarantee, place in _typed_references(view):
            kind = guarantee.group.guaranteeType
            with_grn = context.reference.code_exists(WITH_GRN, kind, context.on)
            for name in ("GRN", "accessCode"):
                for fault in self.presence(
                    place, name, with_grn, said("for guarantee type {kind}", kind=kind)
                ):
                    yield _without_code(fault)


class C0130(Rule):
    """Another guarantee reference is stated for public bodies, may be stated for cash, and not otherwise."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in _typed(view):
            kind = place.group.guaranteeType
            if kind != CASH:
                yield from self.presence(
                    place,
                    "otherGuaranteeReference",
                    kind == PUBLIC_BODY,
                    said("for guarantee type {kind}", kind=kind),
                )


class R0318(Rule):
    """A GRN has 24 characters for a voucher and 17 for any other type."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for guarantee, place in _typed_references(view):
            grn = place.group.GRN
            wanted = VOUCHER_LENGTH if guarantee.group.guaranteeType == VOUCHER else LENGTH
            if grn and len(grn) != wanted:
                yield self.broken(
                    place.at("GRN"),
                    said(
                        "A GRN of guarantee type {guaranteetype} has {wanted} characters.",
                        guaranteetype=guarantee.group.guaranteeType,
                        wanted=wanted,
                    ),
                    grn,
                )


class R0028(Rule):
    """The check digit of a GRN fits the rest (ISO 6346)."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for _, place in view.references():
            why = references.grn_fault(place.group.GRN) if place.group.GRN else None
            if why:
                yield self.broken(place.at("GRN"), why, place.group.GRN)


class R0028_Reference(Rule):
    """The check digits of the GRNs that a message is about fit the rest (ISO 6346)."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in references_at_root(view):
            why = references.grn_fault(place.group.GRN)
            if why:
                yield self.broken(place.at("GRN"), why, place.group.GRN)


class R0900(Rule):
    """The guarantee type is one in use in CATS: comprehensive (1) or individual by undertaking (2)."""

    restated = (
        "NCTS has one list for the Union (CL230) and one for the others (CL229); CATS has CL229 for all."
    )

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.operation.group.declarationType == TIR:
            return
        for place in _typed(view):
            kind = place.group.guaranteeType
            if not context.reference.code_exists(IN_USE, kind, context.on):
                yield self.broken(
                    place.at("guaranteeType"),
                    said("This type of guarantee is not in use in CATS. Use type 1 or 2."),
                    kind,
                )


class CATS_050(Rule):
    """The amount to be covered and its currency are stated together or not at all."""

    law = "CATS: without an amount the flat amount of the guarantee scheme counts"

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for _, place in view.references():
            amount, currency = place.group.amountToBeCovered, place.group.currency
            if (amount is None) != (currency is None):
                name = "currency" if currency is None else "amountToBeCovered"
                yield self.missing(
                    place.at(name), said("State the amount to be covered with its currency, or neither.")
                )


class CATS_202(Rule):
    """A guarantee is named once in a declaration."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        seen: set[str] = set()
        for _, place in view.references():
            grn = place.group.GRN
            if grn and grn in seen:
                yield self.broken(
                    place.at("GRN"), said("This guarantee is named already. State one amount for it."), grn
                )
            seen.add(grn or "")


def references_at_root(view: View) -> list[Place]:
    """The guarantee references that a message is about, whether it may hold several or one."""
    found = view.message.GuaranteeReference
    if isinstance(found, list):
        return view.root.each("GuaranteeReference")
    return [Place(view.root.at("GuaranteeReference"), found)]


def _typed(view: View) -> list[Place]:
    """The guarantees whose type is stated; an amendment may lack it, which CATS_071 says."""
    return [place for place in view.guarantees if place.group.guaranteeType is not None]


def _typed_references(view: View) -> Iterator[tuple[Place, Place]]:
    return ((one, place) for one, place in view.references() if one.group.guaranteeType is not None)


def _without_code(fault: Fault) -> Fault:
    """The same fault without the value: an access code stands in no answer."""
    return Fault(fault.pointer, fault.code, fault.reason, fault.text)


RULES: tuple[Rule, ...] = (C0085(), C0086(), C0130(), R0318(), R0028(), R0900(), CATS_050(), CATS_202())
