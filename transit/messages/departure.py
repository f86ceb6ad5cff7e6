"""What the office of departure says: to the holder (056, 928, 028, ...) and to the other administrations (001, 050, 600)."""

from collections.abc import Iterable, Sequence
from datetime import date

from cats.kernel.errors import Fault
from cats.specification import definitions as spec
from transit.messages.header import HEADER, functional_errors, reason_text
from transit.messages.projection import project

Trader = spec.CC013C | spec.CC014C | spec.CC015C
BY_RULES, OTHER = "12", "4"
OTHER_CONTROL, UNSAID = "50", "The goods are controlled."


def _office(declaration: Trader) -> spec.CustomsOfficeOfDepartureType004:
    return project(spec.CustomsOfficeOfDepartureType004, declaration.CustomsOfficeOfDeparture)


def _holder(declaration: Trader) -> spec.HolderOfTheTransitProcedureType004:
    return project(spec.HolderOfTheTransitProcedureType004, declaration.HolderOfTheTransitProcedure)


def positive_acknowledgement(declaration: spec.CC015C) -> spec.CC928C:
    """928: the declaration was received and holds."""
    operation = spec.TransitOperationType928(LRN=declaration.TransitOperation.LRN)
    return spec.CC928C(
        **HEADER,
        TransitOperation=operation,
        CustomsOfficeOfDeparture=_office(declaration),
        HolderOfTheTransitProcedure=_holder(declaration),
    )


def mrn_allocated(declaration: spec.CC015C, mrn: str, accepted_on: date) -> spec.CC028C:
    """028: accepted, with its MRN."""
    operation = spec.TransitOperationType028(
        LRN=declaration.TransitOperation.LRN, MRN=mrn, declarationAcceptanceDate=accepted_on.isoformat()
    )
    return spec.CC028C(
        **HEADER,
        TransitOperation=operation,
        CustomsOfficeOfDeparture=_office(declaration),
        HolderOfTheTransitProcedure=_holder(declaration),
    )


def rejection(refused: Trader, faults: Sequence[Fault], *, moment: str, lrn: str, mrn: str) -> spec.CC056C:
    """056: a declaration, amendment or invalidation request breaks rules. By MRN once there is one, else by LRN (C0467)."""
    operation = spec.TransitOperationType056(
        LRN=None if mrn else lrn,
        MRN=mrn or None,
        businessRejectionType=_number(refused),
        rejectionDateAndTime=moment,
        rejectionCode=BY_RULES,
        rejectionReason=reason_text(faults),
    )
    return _refusal(refused, operation, functional_errors(faults, type(refused).__name__))


def declined(asked: Trader, why: str, *, moment: str, mrn: str) -> spec.CC056C:
    """056: an officer declines what the holder asked for; the reason is his (C0492)."""
    operation = spec.TransitOperationType056(
        MRN=mrn,
        businessRejectionType=_number(asked),
        rejectionDateAndTime=moment,
        rejectionCode=OTHER,
        rejectionReason=why,
    )
    return _refusal(asked, operation, [])


def _number(message: Trader) -> str:
    """The number of a message's type: `013`."""
    return type(message).__name__[2:5]


def _refusal(
    refused: Trader, operation: spec.TransitOperationType056, errors: list[spec.FunctionalErrorType056]
) -> spec.CC056C:
    representative = getattr(refused, "Representative", None)
    return spec.CC056C(
        **HEADER,
        TransitOperation=operation,
        CustomsOfficeOfDeparture=_office(refused),
        HolderOfTheTransitProcedure=project(
            spec.HolderOfTheTransitProcedureType056, refused.HolderOfTheTransitProcedure
        ),
        Representative=project(spec.RepresentativeType056, representative) if representative else None,
        FunctionalError=errors,
    )


def guarantee_not_valid(
    declaration: spec.CC015C,
    mrn: str,
    accepted_on: date,
    refused: Iterable[tuple[str, Sequence[str], str]],
) -> spec.CC055C:
    """055: GRNs that do not hold, each with its reason codes (CL252) and, where one is known, a text."""
    return spec.CC055C(
        **HEADER,
        TransitOperation=spec.TransitOperationType055(
            MRN=mrn, declarationAcceptanceDate=accepted_on.isoformat()
        ),
        CustomsOfficeOfDeparture=_office(declaration),
        HolderOfTheTransitProcedure=project(
            spec.HolderOfTheTransitProcedureType055, declaration.HolderOfTheTransitProcedure
        ),
        GuaranteeReference=[
            spec.GuaranteeReferenceType055(
                sequenceNumber=position,
                GRN=grn,
                InvalidGuaranteeReason=[
                    spec.InvalidGuaranteeReasonType055(sequenceNumber=number, code=code, text=text or None)
                    for number, code in enumerate(codes, start=1)
                ],
            )
            for position, (grn, codes, text) in enumerate(refused, start=1)
        ],
    )


def amendment_accepted(declaration: spec.CC015C, mrn: str, *, submitted: str, accepted: str) -> spec.CC004C:
    """004: the amendment holds."""
    return spec.CC004C(
        **HEADER,
        TransitOperation=spec.TransitOperationType004(
            MRN=mrn, amendmentSubmissionDateAndTime=submitted, amendmentAcceptanceDateAndTime=accepted
        ),
        CustomsOfficeOfDeparture=_office(declaration),
        HolderOfTheTransitProcedure=_holder(declaration),
    )


def control_decision(
    declaration: spec.CC015C,
    mrn: str,
    *,
    moment: str,
    types: Sequence[str],
    documents: Sequence[str],
    text: str,
) -> spec.CC060C:
    """060: the goods will be controlled (0), or documents alone are asked for (1), which names no kinds (C0452).

    A control of which nothing was said is one of another kind, and that kind is described in words (C0451).
    """
    representative = declaration.Representative
    kinds = list(types) or ([] if documents else [OTHER_CONTROL])
    return spec.CC060C(
        **HEADER,
        TransitOperation=spec.TransitOperationType060(
            MRN=mrn, controlNotificationDateAndTime=moment, notificationType="0" if kinds else "1"
        ),
        CustomsOfficeOfDeparture=_office(declaration),
        HolderOfTheTransitProcedure=project(
            spec.HolderOfTheTransitProcedureType009, declaration.HolderOfTheTransitProcedure
        ),
        Representative=project(spec.RepresentativeType029, representative) if representative else None,
        TypeOfControls=[
            spec.TypeOfControlsType(
                sequenceNumber=position,
                type=kind,
                text=text or (UNSAID if kind == OTHER_CONTROL else None),
            )
            for position, kind in enumerate(kinds, start=1)
        ],
        RequestedDocument=[
            spec.RequestedDocumentType(sequenceNumber=position, documentType=kind)
            for position, kind in enumerate(documents, start=1)
        ],
    )


def invalidation_decision(
    declaration: spec.CC015C,
    mrn: str,
    *,
    requested: str | None,
    decided: str,
    agreed: bool,
    by_customs: bool,
    justification: str,
) -> spec.CC009C:
    """009: the declaration is invalidated, or the request is declined."""
    return spec.CC009C(
        **HEADER,
        TransitOperation=spec.TransitOperationType009(MRN=mrn),
        Invalidation=spec.InvalidationType009(
            requestDateAndTime=requested,
            decisionDateAndTime=decided,
            decision="1" if agreed else "0",
            initiatedByCustoms="1" if by_customs else "0",
            justification=justification or None,
        ),
        CustomsOfficeOfDeparture=_office(declaration),
        HolderOfTheTransitProcedure=project(
            spec.HolderOfTheTransitProcedureType009, declaration.HolderOfTheTransitProcedure
        ),
    )


def no_release(declaration: spec.CC015C, mrn: str, *, lodged: str, code: str, text: str) -> spec.CC051C:
    """051: the goods are not released for transit."""
    representative = declaration.Representative
    return spec.CC051C(
        **HEADER,
        TransitOperation=spec.TransitOperationType051(
            MRN=mrn,
            declarationSubmissionDateAndTime=lodged,
            noReleaseMotivationCode=code,
            noReleaseMotivationText=text,
        ),
        CustomsOfficeOfDeparture=_office(declaration),
        HolderOfTheTransitProcedure=_holder(declaration),
        Representative=project(spec.RepresentativeType051, representative) if representative else None,
    )


def write_off(declaration: spec.CC015C, mrn: str, written_off_on: date) -> spec.CC045C:
    """045: the movement is discharged."""
    return spec.CC045C(
        **HEADER,
        TransitOperation=spec.TransitOperationType045(MRN=mrn, writeOffDate=written_off_on.isoformat()),
        CustomsOfficeOfDeparture=_office(declaration),
        HolderOfTheTransitProcedure=_holder(declaration),
    )


def closure(office: str, mrn: str, closed_on: date, reason: str) -> spec.CD600C:
    """600: the movement is closed for everybody; `reason` is discharged, invalidated or notReleased."""
    return spec.CD600C(
        **HEADER,
        TransitOperation=spec.TransitOperationType010(MRN=mrn),
        Closure=spec.ClosureType(closureDate=closed_on.isoformat(), closureReason=reason),
        CustomsOfficeOfDeparture=spec.CustomsOfficeOfDepartureType004(referenceNumber=office),
    )
