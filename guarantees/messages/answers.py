"""What the office of guarantee answers: 201 to a check, 205 to a reservation. Header fields stay empty."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from cats.specification import definitions as d
from guarantees.messages.asking import HEADER
from guarantees.models import Guarantee
from guarantees.reasons import Reason

MOST_REASONS = 9
# Who does not know the access code learns nothing of the limits of the guarantee.
SECRET = {Reason.NOT_EXISTING, Reason.ACCESS_CODE}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result for one guarantee reference: no reasons mean that it is valid, or that the reservation is registered."""

    type: str
    grn: str
    guarantee: Guarantee | None
    reasons: Sequence[Reason]


A = TypeVar("A", d.CD201C, d.CD205C)


def answer(message: type[A], *, mrn: str, departure: str, holder: str, verdicts: Sequence[Verdict]) -> A:
    """The results for the references of one message."""
    ordered = sorted(verdicts, key=lambda verdict: verdict.type)
    return message(
        **HEADER,
        TransitOperation=d.TransitOperationType010(MRN=mrn),
        CustomsOfficeOfDeparture=d.CustomsOfficeOfDepartureType004(referenceNumber=departure),
        HolderOfTheTransitProcedure=d.HolderOfTheTransitProcedureType200(identificationNumber=holder),
        Guarantee=[
            d.GuaranteeType201(
                sequenceNumber=number,
                guaranteeType=guarantee_type,
                GuaranteeReference=[_reference(place, verdict) for place, verdict in enumerate(of_type, 1)],
            )
            for number, (guarantee_type, of_type) in enumerate(groupby(ordered, key=lambda one: one.type), 1)
        ],
    )


def _reference(place: int, verdict: Verdict) -> d.GuaranteeReferenceType201:
    return d.GuaranteeReferenceType201(
        sequenceNumber=place,
        GRN=verdict.grn,
        CustomsOfficeOfGuarantee=_office(verdict.guarantee),
        ValidityLimitation=_limits(verdict),
        InvalidGuaranteeReason=[
            d.InvalidGuaranteeReasonType201(sequenceNumber=number, code=reason.value)
            for number, reason in enumerate(verdict.reasons[:MOST_REASONS], 1)
        ],
    )


def _limits(verdict: Verdict) -> list[d.ValidityLimitationType]:
    if verdict.guarantee is None or SECRET.intersection(verdict.reasons):
        return []
    return [
        d.ValidityLimitationType(sequenceNumber=number, guaranteeNotValidIn=country)
        for number, country in enumerate(verdict.guarantee.not_valid_in, 1)
    ]


def _office(guarantee: Guarantee | None) -> d.CustomsOfficeOfGuaranteeType | None:
    """Required unless the guarantee does not exist (C0417)."""
    return d.CustomsOfficeOfGuaranteeType(referenceNumber=guarantee.office) if guarantee else None
