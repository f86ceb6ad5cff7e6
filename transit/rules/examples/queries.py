"""Examples of rules on queries about guarantees, their answers and notices, with the sound messages that they change."""

from decimal import Decimal
from typing import Any

from cats.specification.examples import example
from transit.rules.examples.cases import Case, accepts, added, put, refuses
from transit.rules.examples.messages import GRN, HOLDER

MISSING, BROKEN, UNWANTED = "13", "14", "15"
VOUCHER = "26GE0000DEMO00012A000001"
REFERENCE, AT_REFERENCE = "GuaranteeReference[0]", "GuaranteeReference[1]"
QUERY, AT_QUERY = f"{REFERENCE}.GuaranteeQuery", f"{AT_REFERENCE}/GuaranteeQuery"
BAD_NUMBER = "demo"
AMOUNT = Decimal(5000)


def query() -> Any:
    """034: the holder asks about the usages (1) of his guarantee."""
    message: Any = example("CC034C")
    message.Requester.role = "1"
    reference = message.GuaranteeReference[0]
    reference.GRN, reference.GuaranteeQuery.queryIdentifier = GRN, "1"
    return message


def answer() -> Any:
    """037: the usages and the exposure (3) of a comprehensive guarantee that is watched."""
    message: Any = example("CC037C")
    reference = message.GuaranteeReference[0]
    reference.GRN, reference.guaranteeType, reference.guaranteeMonitoringCode = GRN, "1", "3"
    reference.GuaranteeQuery.queryIdentifier = "3"
    added(message, f"{REFERENCE}.Guarantor")
    added(message, f"{REFERENCE}.Exposure", balance=AMOUNT)
    added(message, f"{REFERENCE}.Usage", arrivalDateAndTime="2026-11-28T09:00:00")
    added(
        message,
        f"{REFERENCE}.ComprehensiveGuarantee",
        referenceAmount=AMOUNT,
        percentageOfReferenceAmount=100,
    )
    return message


def vouchers_sold() -> Any:
    """224: the guarantor has sold a voucher that is valid for TIR carnets."""
    message: Any = example("CC224C")
    message.HolderOfTheTransitProcedure.identificationNumber = HOLDER
    message.Guarantor.identificationNumber = "AZDEMO0009"
    message.Guarantor.name = "Demo Insurance"
    added(message, "Guarantor.Address")
    reference = message.GuaranteeReference[0]
    reference.GRN, reference.TIRCarnet = VOUCHER, "1"
    reference.voucherAmount, reference.currency = AMOUNT, "USD"
    return message


def changed() -> Any:
    """225: the certificates of a guarantee became more."""
    message: Any = example("CC225C")
    reference = message.GuaranteeReference[0]
    reference.GRN, reference.numberOfCertificates = GRN, 2
    return message


def ended() -> Any:
    """228: liability under a cancelled guarantee has ended."""
    message: Any = example("CC228C")
    message.GuaranteeReference[0].GRN = GRN
    return message


def access_codes() -> Any:
    """026: the holder sets access codes."""
    message: Any = example("CC026C")
    message.HolderOfTheTransitProcedure.identificationNumber = HOLDER
    return message


def unnumbered(message: Any) -> None:
    """The second guarantee is numbered 3."""
    added(message, "GuaranteeReference", sequenceNumber=3)


def both_ways(message: Any) -> None:
    """The guarantee is described as a voucher as well."""
    added(message, f"{REFERENCE}.IndividualGuaranteeVoucher", TIRCarnet="0")


def owner(message: Any) -> None:
    """The owner is named."""
    added(message, f"{REFERENCE}.Owner")


def only_owner(message: Any) -> None:
    """The owner (4) is asked for and told, and nothing else."""
    reference = message.GuaranteeReference[0]
    reference.GuaranteeQuery.queryIdentifier = "4"
    reference.Usage, reference.Exposure, reference.ComprehensiveGuarantee = [], None, None
    owner(message)


ASKED: list[Case] = [
    accepts("C0818"),
    accepts("C0818", put("Requester.role", "2"), owner),
    refuses("C0818", put("Requester.role", "2"), at=f"{AT_REFERENCE}/Owner", code=MISSING),
    refuses("C0818", owner, at=f"{AT_REFERENCE}/Owner", code=UNWANTED),
    accepts("R0261", put(f"{REFERENCE}.GRN", VOUCHER)),
    refuses(
        "R0261",
        put(f"{REFERENCE}.GRN", VOUCHER),
        put(f"{QUERY}.queryIdentifier", "2"),
        at=f"{AT_QUERY}/queryIdentifier",
        code=BROKEN,
    ),
    accepts("R0263", put(f"{QUERY}.periodFromDate", "2026-11-01")),
    refuses(
        "R0263",
        put(f"{QUERY}.queryIdentifier", "2"),
        put(f"{QUERY}.periodFromDate", "2026-11-01"),
        at=f"{AT_QUERY}/periodFromDate",
        code=BROKEN,
    ),
    refuses(
        "R0263",
        put(f"{REFERENCE}.GRN", VOUCHER),
        put(f"{QUERY}.periodToDate", "2026-11-01"),
        at=f"{AT_QUERY}/periodToDate",
        code=BROKEN,
    ),
    accepts(
        "R0705",
        put(f"{QUERY}.periodFromDate", "2026-11-01"),
        put(f"{QUERY}.periodToDate", "2026-11-02"),
    ),
    refuses(
        "R0705",
        put(f"{QUERY}.periodFromDate", "2026-11-01"),
        put(f"{QUERY}.periodToDate", "2026-11-01"),
        at=f"{AT_QUERY}/periodToDate",
        code=BROKEN,
    ),
    accepts("R0850"),
    refuses(
        "R0850",
        put("Requester.identificationNumber", BAD_NUMBER),
        at="Requester/identificationNumber",
        code=BROKEN,
    ),
    refuses(
        "R0987",
        unnumbered,
        at="GuaranteeReference[2]/sequenceNumber",
        code=BROKEN,
    ),
]
ANSWERED: list[Case] = [
    accepts("C0231"),
    refuses(
        "C0231",
        put(f"{REFERENCE}.Usage[0].arrivalDateAndTime", None),
        put(f"{REFERENCE}.ComprehensiveGuarantee.referenceAmount", None),
        at=(
            f"{AT_REFERENCE}/Usage[1]/arrivalDateAndTime",
            f"{AT_REFERENCE}/ComprehensiveGuarantee/referenceAmount",
        ),
        code=MISSING,
    ),
    refuses(
        "C0231",
        put(f"{REFERENCE}.guaranteeType", "2"),
        at=(
            f"{AT_REFERENCE}/Usage[1]/arrivalDateAndTime",
            f"{AT_REFERENCE}/ComprehensiveGuarantee/referenceAmount",
            f"{AT_REFERENCE}/ComprehensiveGuarantee/percentageOfReferenceAmount",
        ),
        code=UNWANTED,
    ),
    accepts("C0234"),
    refuses("C0234", put(f"{REFERENCE}.Guarantor", None), at=f"{AT_REFERENCE}/Guarantor", code=MISSING),
    refuses("C0234", put(f"{REFERENCE}.guaranteeType", "0"), at=f"{AT_REFERENCE}/Guarantor", code=UNWANTED),
    accepts("C0270", only_owner),
    refuses("C0270", owner, at=f"{AT_REFERENCE}/Owner", code=UNWANTED),
    refuses("C0270", only_owner, put(f"{REFERENCE}.Owner", None), at=f"{AT_REFERENCE}/Owner", code=MISSING),
    accepts("C0280"),
    accepts("C0280", only_owner),
    refuses("C0280", both_ways, at=f"{AT_REFERENCE}/IndividualGuaranteeVoucher", code=UNWANTED),
    refuses(
        "C0280",
        put(f"{REFERENCE}.ComprehensiveGuarantee", None),
        at=f"{AT_REFERENCE}/IndividualGuaranteeVoucher",
        code=MISSING,
    ),
    refuses("C0280", only_owner, both_ways, at=f"{AT_REFERENCE}/IndividualGuaranteeVoucher", code=UNWANTED),
    accepts("C0285"),
    refuses("C0285", put(f"{REFERENCE}.Exposure", None), at=f"{AT_REFERENCE}/Exposure", code=MISSING),
    refuses("C0285", put(f"{QUERY}.queryIdentifier", "1"), at=f"{AT_REFERENCE}/Exposure", code=UNWANTED),
    refuses("C0285", put(f"{REFERENCE}.guaranteeType", "4"), at=f"{AT_REFERENCE}/Exposure", code=UNWANTED),
    accepts("C0286"),
    refuses(
        "C0286",
        put(f"{REFERENCE}.Exposure.balance", None),
        at=f"{AT_REFERENCE}/Exposure/balance",
        code=MISSING,
    ),
    refuses(
        "C0286",
        put(f"{REFERENCE}.guaranteeMonitoringCode", "2"),
        at=f"{AT_REFERENCE}/Exposure/balance",
        code=UNWANTED,
    ),
    accepts("C0817"),
    refuses("C0817", put(f"{QUERY}.queryIdentifier", "2"), at=f"{AT_REFERENCE}/Usage[1]", code=UNWANTED),
    refuses(
        "R0263",
        put(f"{REFERENCE}.guaranteeType", "2"),
        put(f"{QUERY}.periodFromDate", "2026-11-01"),
        at=f"{AT_QUERY}/periodFromDate",
        code=BROKEN,
    ),
    accepts("C0505"),
    refuses(
        "C0505",
        put(f"{REFERENCE}.Guarantor.Address.country", "UM"),
        at=f"{AT_REFERENCE}/Guarantor/Address/postcode",
        code=MISSING,
    ),
]
SOLD: list[Case] = [
    accepts("C0232"),
    refuses(
        "C0232",
        put(f"{REFERENCE}.voucherAmount", None),
        put(f"{REFERENCE}.currency", None),
        at=(f"{AT_REFERENCE}/voucherAmount", f"{AT_REFERENCE}/currency"),
        code=MISSING,
    ),
    refuses(
        "C0232",
        put(f"{REFERENCE}.TIRCarnet", "0"),
        at=(f"{AT_REFERENCE}/voucherAmount", f"{AT_REFERENCE}/currency"),
        code=UNWANTED,
    ),
    accepts("R0860"),
    refuses(
        "R0860",
        put("Guarantor.identificationNumber", BAD_NUMBER),
        at="Guarantor/identificationNumber",
        code=BROKEN,
    ),
    accepts("C0250"),
    refuses("C0250", put("Guarantor.name", None), at="Guarantor/name", code=MISSING),
]
CHANGED: list[Case] = [
    accepts("C0260", put(f"{REFERENCE}.validityDate", "2027-11-22")),
    refuses(
        "C0260",
        put(f"{REFERENCE}.validityDate", "2027-11-22"),
        put(f"{REFERENCE}.invalidityDate", "2027-11-22"),
        at=f"{AT_REFERENCE}/invalidityDate",
        code=UNWANTED,
    ),
    accepts("R0324"),
    refuses("R0324", put(f"{REFERENCE}.GRN", VOUCHER), at=f"{AT_REFERENCE}/GRN", code=BROKEN),
    accepts("G0650"),
    refuses("G0650", put(f"{REFERENCE}.numberOfCertificates", None), at=AT_REFERENCE, code=MISSING),
    refuses(
        "R0850",
        put("HolderOfTheTransitProcedure.identificationNumber", BAD_NUMBER),
        at="HolderOfTheTransitProcedure/identificationNumber",
        code=BROKEN,
    ),
]
ENDED: list[Case] = [
    refuses("R0324", put(f"{REFERENCE}.GRN", VOUCHER), at=f"{AT_REFERENCE}/GRN", code=BROKEN),
]
ACCESS: list[Case] = [
    refuses(
        "R0028", put("GuaranteeReference.GRN", "26GE0000DEMO00013"), at="GuaranteeReference/GRN", code=BROKEN
    ),
]
