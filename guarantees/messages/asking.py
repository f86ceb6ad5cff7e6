"""What the office of departure says to the office of guarantee: 200, 203, 204 and 209. Header fields stay empty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any, TypeVar

from cats.kernel import clock
from cats.specification import definitions as d

BOUND_TO_GOODS = frozenset("29")  # C0815
BOUND_TO_OFFICES = frozenset("2")  # C0233
MOST_ITEMS = 999

HEADER: dict[str, Any] = dict.fromkeys(
    ("messageSender", "messageRecipient", "preparationDateAndTime", "messageIdentification", "messageType"),
    "",
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A guarantee that a declaration names. Without an amount the scheme's flat amount stands. `office`: of guarantee."""

    type: str
    grn: str
    access_code: str = field(default="", repr=False)
    amount: Decimal | None = None
    currency: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """What the office of guarantee must know of a movement to judge its guarantees."""

    mrn: str
    holder: str
    accepted_on: date
    departure: str
    destination: str
    countries: tuple[str, ...]
    hs_codes: tuple[str, ...] = ()


Q = TypeVar("Q", d.CD200C, d.CD203C)


def query(message: type[Q], case: Case, references: Sequence[Reference]) -> Q:
    """A check (200) or a reservation (203) of guarantees that lie in one country."""
    types = {reference.type for reference in references}
    return message(
        **HEADER,
        TransitOperation=d.TransitOperationType200(
            MRN=case.mrn, declarationAcceptanceDate=case.accepted_on.isoformat()
        ),
        CustomsOfficeOfDeparture=d.CustomsOfficeOfDepartureType004(referenceNumber=case.departure),
        CustomsOfficeOfDestinationDeclared=_destination(case.destination)
        if types & BOUND_TO_OFFICES
        else None,
        HolderOfTheTransitProcedure=d.HolderOfTheTransitProcedureType200(identificationNumber=case.holder),
        CountryInvolved=[
            d.CountryInvolvedType(sequenceNumber=number, country=country)
            for number, country in enumerate(case.countries, 1)
        ],
        Guarantee=_by_type(d.GuaranteeType200, references, _stated),
        Consignment=_consignment(case.hs_codes) if types & BOUND_TO_GOODS else None,
    )


def credit(mrn: str, departure: str, arrived_at: datetime, references: Sequence[Reference]) -> d.CD209C:
    """The arrival of the movement (209), which frees the reference amount of comprehensive guarantees."""
    return d.CD209C(
        **HEADER,
        TransitOperation=d.TransitOperationType006(
            MRN=mrn, arrivalDateAndTimeActual=clock.wire_time(arrived_at)
        ),
        CustomsOfficeOfDeparture=d.CustomsOfficeOfDepartureType004(referenceNumber=departure),
        Guarantee=_by_type(d.GuaranteeType209, references, _with_office),
    )


def ending(
    mrn: str,
    departure: str,
    references: Sequence[Reference],
    *,
    released_on: date | None = None,
    cancelled_on: date | None = None,
) -> d.CD204C:
    """The end of a usage (204): released at discharge, or cancelled as if it had never been. Exactly one date (C0255)."""
    if (released_on is None) == (cancelled_on is None):
        raise ValueError("a 204 carries either a release date or a usage cancellation date")
    return d.CD204C(
        **HEADER,
        TransitOperation=d.TransitOperationType204(
            MRN=mrn,
            releaseDate=released_on.isoformat() if released_on else None,
            usageCancellationDate=cancelled_on.isoformat() if cancelled_on else None,
        ),
        CustomsOfficeOfDeparture=d.CustomsOfficeOfDepartureType004(referenceNumber=departure),
        Guarantee=_by_type(d.GuaranteeType204, references, _with_office),
    )


def _by_type(group: Any, references: Iterable[Reference], build: Any) -> list[Any]:
    ordered = sorted(references, key=lambda reference: reference.type)
    return [
        group(
            sequenceNumber=number,
            guaranteeType=guarantee_type,
            GuaranteeReference=[build(place, reference) for place, reference in enumerate(of_type, 1)],
        )
        for number, (guarantee_type, of_type) in enumerate(groupby(ordered, key=lambda one: one.type), 1)
    ]


def _stated(place: int, reference: Reference) -> d.GuaranteeReferenceType200:
    if reference.amount is None:
        raise ValueError(f"the amount under {reference.grn} must be known by now")
    return d.GuaranteeReferenceType200(
        sequenceNumber=place,
        GRN=reference.grn,
        accessCode=reference.access_code,
        amountConcerned=reference.amount,
        currency=reference.currency,
    )


def _with_office(place: int, reference: Reference) -> d.GuaranteeReferenceType204:
    return d.GuaranteeReferenceType204(
        sequenceNumber=place,
        GRN=reference.grn,
        CustomsOfficeOfGuarantee=d.CustomsOfficeOfGuaranteeType(referenceNumber=reference.office),
    )


def _destination(code: str) -> d.CustomsOfficeOfDestinationDeclaredType010:
    return d.CustomsOfficeOfDestinationDeclaredType010(referenceNumber=code)


def _consignment(hs_codes: Iterable[str]) -> d.ConsignmentType200 | None:
    """Each sub-heading once: the office of guarantee learns which goods, not how they are packed."""
    distinct = sorted({code[:6] for code in hs_codes})
    if not distinct:
        return None
    chunks = [distinct[start : start + MOST_ITEMS] for start in range(0, len(distinct), MOST_ITEMS)]
    return d.ConsignmentType200(
        HouseConsignment=[
            d.HouseConsignmentType200(
                sequenceNumber=number,
                ConsignmentItem=[_item(place, code) for place, code in enumerate(codes, 1)],
            )
            for number, codes in enumerate(chunks, 1)
        ]
    )


def _item(place: int, code: str) -> d.ConsignmentItemType200:
    return d.ConsignmentItemType200(
        sequenceNumber=place,
        Commodity=d.CommodityType200(
            CommodityCode=d.CommodityCodeType001(harmonizedSystemSubHeadingCode=code)
        ),
    )
