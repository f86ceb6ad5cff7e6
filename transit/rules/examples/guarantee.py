"""Examples of rules on the guarantees that a declaration names."""

from cats.specification import definitions as d
from transit.rules.examples import messages as make
from transit.rules.examples.cases import Case, Put, accepts, put, refuses

MISSING, BROKEN, UNWANTED = "13", "14", "15"
FIRST, REFERENCE = "Guarantee[0]", "Guarantee[0].GuaranteeReference[0]"
AT, AT_REFERENCE = "Guarantee[1]", "Guarantee[1]/GuaranteeReference[1]"
OTHER_GRN = "26KZ0000DEMO00014"


def guarantees(*groups: d.GuaranteeType015) -> Put:
    return put("Guarantee", list(groups))


CASES: list[Case] = [
    accepts("C0085"),
    refuses("C0085", put(f"{FIRST}.GuaranteeReference", []), at=f"{AT}/GuaranteeReference[1]", code=MISSING),
    refuses("C0085", put(f"{FIRST}.guaranteeType", "8"), at=f"{AT}/GuaranteeReference[1]", code=UNWANTED),
    accepts("C0086"),
    refuses("C0086", put(f"{REFERENCE}.accessCode", None), at=f"{AT_REFERENCE}/accessCode", code=MISSING),
    refuses(
        "C0086",
        put(f"{FIRST}.guaranteeType", "3"),
        at=[f"{AT_REFERENCE}/GRN", f"{AT_REFERENCE}/accessCode"],
        code=UNWANTED,
    ),
    accepts("C0130", put(f"{FIRST}.guaranteeType", "3"), put(f"{FIRST}.otherGuaranteeReference", "CASH 1")),
    refuses(
        "C0130",
        put(f"{FIRST}.otherGuaranteeReference", "X"),
        at=f"{AT}/otherGuaranteeReference",
        code=UNWANTED,
    ),
    refuses("C0130", put(f"{FIRST}.guaranteeType", "8"), at=f"{AT}/otherGuaranteeReference", code=MISSING),
    accepts("R0318", put(f"{FIRST}.guaranteeType", "4"), put(f"{REFERENCE}.GRN", f"{make.GRN}A000001")),
    refuses("R0318", put(f"{FIRST}.guaranteeType", "4"), at=f"{AT_REFERENCE}/GRN", code=BROKEN),
    refuses("R0318", put(f"{REFERENCE}.GRN", f"{make.GRN}A000001"), at=f"{AT_REFERENCE}/GRN", code=BROKEN),
    accepts("R0028", put(f"{REFERENCE}.GRN", OTHER_GRN)),
    refuses("R0028", put(f"{REFERENCE}.GRN", "26GE0000DEMO00013"), at=f"{AT_REFERENCE}/GRN", code=BROKEN),
    accepts("R0900", put(f"{FIRST}.guaranteeType", "2")),
    refuses("R0900", put(f"{FIRST}.guaranteeType", "4"), at=f"{AT}/guaranteeType", code=BROKEN),
    accepts("CATS_050", guarantees(make.guarantee(amount=None))),
    refuses("CATS_050", put(f"{REFERENCE}.currency", None), at=f"{AT_REFERENCE}/currency", code=MISSING),
    refuses(
        "CATS_050",
        put(f"{REFERENCE}.amountToBeCovered", None),
        at=f"{AT_REFERENCE}/amountToBeCovered",
        code=MISSING,
    ),
    accepts("CATS_202", guarantees(make.guarantee(), make.guarantee(2, "2", OTHER_GRN))),
    refuses(
        "CATS_202",
        guarantees(make.guarantee(), make.guarantee(2)),
        at="Guarantee[2]/GuaranteeReference[1]/GRN",
        code=BROKEN,
    ),
]
