"""What the office of destination says: to the trader (043, 025, 057) and to the office of departure (006, 018)."""

from collections.abc import Sequence
from datetime import date

from cats.kernel.errors import Fault
from cats.specification import definitions as spec
from transit.messages.header import HEADER, functional_errors, reason_text
from transit.messages.projection import project

RELEASED_IN_FULL = "1"
BY_RULES = "12"


def arrival_advice(office_of_departure: str, office: str, mrn: str, arrived: str) -> spec.CD006C:
    """006: the goods are here. `arrived` is a UTC time of the common domain."""
    return spec.CD006C(
        **HEADER,
        TransitOperation=spec.TransitOperationType006(MRN=mrn, arrivalDateAndTimeActual=arrived),
        CustomsOfficeOfDeparture=spec.CustomsOfficeOfDepartureType004(referenceNumber=office_of_departure),
        CustomsOfficeOfDestinationActual=spec.CustomsOfficeOfDestinationActualType(referenceNumber=office),
    )


def control_results(
    record: spec.CD001C,
    office: str,
    *,
    code: str,
    on: date,
    text: str,
    seals_intact: bool | None,
) -> spec.CD018C:
    """018: how it ended. A5 and B1 say in words what was found (C0930)."""
    found = code in {"A5", "B1"}
    operation = record.TransitOperation
    return spec.CD018C(
        **HEADER,
        TransitOperation=spec.TransitOperationType018(
            MRN=operation.MRN,
            TIRCarnetNumber=operation.TIRCarnetNumber,
            bindingItinerary=operation.bindingItinerary,
            otherThingsToReport=text if found else None,
        ),
        CustomsOfficeOfDeparture=project(
            spec.CustomsOfficeOfDepartureType004, record.CustomsOfficeOfDeparture
        ),
        CustomsOfficeOfDestinationActual=spec.CustomsOfficeOfDestinationActualType(referenceNumber=office),
        ControlResult=spec.ControlResultType018(
            code=code,
            date=on.isoformat(),
            stateOfSeals=None if seals_intact is None else str(int(seals_intact)),
            text=None if found else text or None,
        ),
    )


def unloading_permission(record: spec.CD001C, office: str, trader: str) -> spec.CC043C:
    """043: the authorised consignee may unload; with the record that he compares."""
    return project(
        spec.CC043C,
        record,
        **HEADER,
        CustomsOfficeOfDestinationActual=spec.CustomsOfficeOfDestinationActualType(referenceNumber=office),
        TraderAtDestination=spec.TraderAtDestinationType025(identificationNumber=trader),
    )


def goods_released(office: str, mrn: str, trader: str, released_on: date) -> spec.CC025C:
    """025: the goods are released from transit, all of them."""
    return spec.CC025C(
        **HEADER,
        TransitOperation=spec.TransitOperationType025(
            MRN=mrn, releaseDate=released_on.isoformat(), releaseIndicator=RELEASED_IN_FULL
        ),
        CustomsOfficeOfDestinationActual=spec.CustomsOfficeOfDestinationActualType(referenceNumber=office),
        TraderAtDestination=spec.TraderAtDestinationType025(identificationNumber=trader),
    )


def rejection(refused: spec.CC007C | spec.CC044C, faults: Sequence[Fault], *, moment: str) -> spec.CC057C:
    """057: an arrival notification or unloading remarks are refused."""
    root = type(refused).__name__
    return spec.CC057C(
        **HEADER,
        TransitOperation=spec.TransitOperationType057(
            MRN=refused.TransitOperation.MRN,
            businessRejectionType=root[2:5],
            rejectionDateAndTime=moment,
            rejectionCode=BY_RULES,
            rejectionReason=reason_text(faults),
        ),
        CustomsOfficeOfDestinationActual=project(
            spec.CustomsOfficeOfDestinationActualType, refused.CustomsOfficeOfDestinationActual
        ),
        TraderAtDestination=project(spec.TraderAtDestinationType025, refused.TraderAtDestination),
        FunctionalError=functional_errors(faults, root),
    )
