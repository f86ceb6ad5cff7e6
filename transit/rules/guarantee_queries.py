"""Rules on what holders and guarantors ask about guarantees and are told: queries, answers, notices of the office of guarantee."""

from collections.abc import Iterator

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from transit.rules.base import Rule, day
from transit.rules.consignment import R0987
from transit.rules.context import Context
from transit.rules.guarantee import (
    LENGTH,
    VOUCHER,
    VOUCHER_LENGTH,
    WITH_GUARANTOR,
    R0028_Reference,
    references_at_root,
)
from transit.rules.parties import (
    C0250,
    G0120,
    R0850,
    C0250_Holder,
    C0505_Party,
    R0850_Holder,
    identification_faults,
    named_faults,
    postcode_faults,
)
from transit.rules.view import Place, View

USAGE, EXPOSURE_ONLY, USAGE_AND_EXPOSURE, OWNERSHIP = "1", "2", "3", "4"
HOLDER = "1"
WITH_REFERENCE_AMOUNT, WITH_PERIOD = frozenset("01"), frozenset("019")
ONE_USE = frozenset("24")
WITH_BALANCE = "3"
KINDS = ("ComprehensiveGuarantee", "IndividualGuaranteeByGuarantor", "IndividualGuaranteeVoucher")
PERIOD = ("periodFromDate", "periodToDate")


class C0231(Rule):
    """What counts for guarantees with a reference amount (0, 1) is told of them, and of no others."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in references_at_root(view):
            kind = place.group.guaranteeType
            told, why = kind in WITH_REFERENCE_AMOUNT, _for_type(kind)
            for usage in place.each("Usage"):
                yield from self.presence(usage, "arrivalDateAndTime", told, why)
            comprehensive = place.one("ComprehensiveGuarantee")
            if comprehensive:
                yield from self.presence(comprehensive, "referenceAmount", told, why)
                yield from self.presence(comprehensive, "percentageOfReferenceAmount", told, why)


class C0232(Rule):
    """A voucher that may serve a TIR carnet states its amount and currency, any other voucher does not."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in references_at_root(view):
            voucher = place if hasattr(place.group, "TIRCarnet") else place.one("IndividualGuaranteeVoucher")
            if voucher:
                valid = voucher.group.TIRCarnet == "1"
                why = said("for a voucher with TIRCarnet {flag}", flag=voucher.group.TIRCarnet)
                yield from self.presence(voucher, "voucherAmount", valid, why)
                yield from self.presence(voucher, "currency", valid, why)


class C0234(Rule):
    """The guarantor is told for guarantees for which somebody stands surety, and for no others."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in references_at_root(view):
            kind = place.group.guaranteeType
            yield from self.presence(place, "Guarantor", kind in WITH_GUARANTOR, _for_type(kind))


class C0260(Rule):
    """A change of a guarantee says how long it holds or from when it does not, never both."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in references_at_root(view):
            if place.group.validityDate is not None:
                yield from self.presence(place, "invalidityDate", False, said("besides a day of validity"))


class C0270(Rule):
    """The owner of a guarantee is told to whoever asks for him (query 4), and to nobody else."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in references_at_root(view):
            query = _query(place)
            yield from self.presence(place, "Owner", query == OWNERSHIP, _for_query(query))


class C0280(Rule):
    """An answer describes the guarantee in one way: as comprehensive, as individual, or as a voucher; for query 4 not at all."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in references_at_root(view):
            if _query(place) == OWNERSHIP:
                for name in KINDS:
                    yield from self.presence(place, name, False, _for_query(OWNERSHIP))
                continue
            described = [name for name in KINDS if getattr(place.group, name) is not None]
            for name in described[1:]:
                yield from self.presence(place, name, False, said("besides another description"))
            if not described:
                yield from self.presence(place, KINDS[-1], True, said("where the guarantee is no other kind"))


class C0285(Rule):
    """The exposure is told, except for the queries of usage (1) and owner (4) and for vouchers."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in references_at_root(view):
            query = _query(place)
            if query in (USAGE, OWNERSHIP):
                yield from self.presence(place, "Exposure", False, _for_query(query))
            else:
                voucher = place.group.guaranteeType == VOUCHER
                yield from self.presence(place, "Exposure", not voucher, _for_type(place.group.guaranteeType))


class C0286(Rule):
    """The balance is told for guarantees that are watched (monitoring 3), and for no others."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in references_at_root(view):
            exposure = place.one("Exposure")
            if exposure:
                code = place.group.guaranteeMonitoringCode
                why = said("with monitoring code {code}", code=code)
                yield from self.presence(exposure, "balance", code == WITH_BALANCE, why)


class C0817(Rule):
    """Usages are not told in answer to queries of exposure (2) and owner (4)."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in references_at_root(view):
            query = _query(place)
            if query in (EXPOSURE_ONLY, OWNERSHIP):
                yield from self.presence(place, "Usage", False, _for_query(query))


class C0818(Rule):
    """A guarantor says whose guarantee he asks about; a holder (role 1) asks about his own."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        role = view.message.Requester.role
        for place in references_at_root(view):
            yield from self.presence(
                place, "Owner", role != HOLDER, said("for a requester of role {role}", role=role)
            )


class R0261(Rule):
    """A guarantee for one use is asked about for its usage (1) or its owner (4)."""

    restated = "A query does not state the type of the guarantee: here the length of its GRN tells a voucher."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in references_at_root(view):
            query = _query(place)
            if _is_voucher(place) and query not in (USAGE, OWNERSHIP):
                yield self.broken(
                    place.at("GuaranteeQuery/queryIdentifier"),
                    said("A voucher is asked about for its usage (1) or its owner (4)."),
                    query,
                )


class R0263(Rule):
    """A period is asked for where usages are (queries 1 and 3), of guarantees for several uses (0, 1, 9)."""

    restated = R0261.restated

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in references_at_root(view):
            query = Place(place.at("GuaranteeQuery"), place.group.GuaranteeQuery)
            several = getattr(place.group, "guaranteeType", None) in (None, *WITH_PERIOD)
            if several and not _is_voucher(place) and _query(place) in (USAGE, USAGE_AND_EXPOSURE):
                continue
            for name in PERIOD:
                value = getattr(query.group, name)
                if value is not None:
                    yield self.broken(
                        query.at(name),
                        said("A period goes with the usages (query 1 or 3) of a guarantee for several uses."),
                        value,
                    )


class R0705(Rule):
    """A period ends after it begins."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in references_at_root(view):
            begin, end = (getattr(place.group.GuaranteeQuery, name) for name in PERIOD)
            if begin and end and day(end) <= day(begin):
                yield self.broken(
                    place.at("GuaranteeQuery/periodToDate"),
                    said("The period began on {begin}: it ends later.", begin=begin),
                    end,
                )


class R0324(Rule):
    """A guarantee of which the office gives notice has a GRN of 17 characters: vouchers are told of otherwise."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in references_at_root(view):
            if len(place.group.GRN) != LENGTH:
                yield self.broken(
                    place.at("GRN"),
                    said("A GRN in this message has {length} characters.", length=LENGTH),
                    place.group.GRN,
                )


class G0650(Rule):
    """A notice that a guarantee changed says what changed."""

    told = (
        "referenceAmount",
        "percentageOfReferenceAmount",
        "guaranteeAmount",
        "numberOfCertificates",
        "validityDate",
        "invalidityDate",
        "invalidityReasonCode",
    )

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in references_at_root(view):
            if all(getattr(place.group, name) is None for name in self.told):
                yield self.missing(place.pointer, said("State what changed: nothing is given here."))


class R0850_Requester(Rule):
    """The numbers of who asks and of the owner begin with the country that gave them."""

    restated = R0850.restated

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        owners = [place.one("Owner") for place in references_at_root(view)]
        for place in filter(None, (view.root.one("Requester"), *owners)):
            yield from identification_faults(self, place)


class R0860(Rule):
    """The guarantor's number begins with the country that gave it and has at most 15 printable characters more."""

    restated = R0850.restated

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from identification_faults(self, _guarantor(view))


class C0250_Guarantor(Rule):
    """Guarantor and holder are named with address unless they are registered here; then they come from the register."""

    restated = C0250.restated

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        holder = getattr(view.message, "HolderOfTheTransitProcedure", None)
        parties = [_guarantor(view)]
        if holder is not None:
            parties.append(Place(view.root.at("HolderOfTheTransitProcedure"), holder))
        yield from named_faults(self, parties, context)


class C0505_OfReferences(Rule):
    """The addresses of owners and guarantors have a postcode, except in countries without them."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        owners = [place.one(name) for place in references_at_root(view) for name in ("Owner", "Guarantor")]
        yield from postcode_faults(self, [owner for owner in owners if owner], context)


def _guarantor(view: View) -> Place:
    return Place(view.root.at("Guarantor"), view.message.Guarantor)


def _query(place: Place) -> str:
    return str(place.group.GuaranteeQuery.queryIdentifier)


def _is_voucher(place: Place) -> bool:
    return len(place.group.GRN) == VOUCHER_LENGTH


def _for_type(kind: str) -> str:
    return said("for guarantee type {kind}", kind=kind)


def _for_query(query: str) -> str:
    return said("in answer to query {query}", query=query)


QUERY: tuple[Rule, ...] = (R0987(), R0850_Requester(), C0818(), R0261(), R0263(), R0705())
ANSWER: tuple[Rule, ...] = (
    R0987(), R0850_Requester(), C0505_OfReferences(), C0231(), C0232(), C0234(), C0270(), C0280(), C0285(), C0286(),
    C0817(), R0263(), R0705(),
)  # fmt: skip
CHANGED: tuple[Rule, ...] = (R0987(), R0850_Holder(), C0260(), R0324(), G0650())
SOLD: tuple[Rule, ...] = (
    R0987(), G0120(), R0850_Holder(), C0505_Party(), C0250_Guarantor(), R0860(), C0232(),
)  # fmt: skip
ENDED: tuple[Rule, ...] = (R0987(), R0850_Holder(), C0505_Party(), R0860(), R0324())
VOUCHER_REVOKED: tuple[Rule, ...] = (C0505_Party(), R0860())
ACCESS: tuple[Rule, ...] = (
    G0120(), C0250_Holder(), R0850_Holder(), C0505_Party(), R0028_Reference(),
)  # fmt: skip
CANCELLED: tuple[Rule, ...] = (R0850_Holder(), R0324())
