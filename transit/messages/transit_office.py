"""What an office of transit says: that the goods crossed the frontier (118)."""

from datetime import date

from cats.specification import definitions as spec
from transit.messages.header import HEADER


def border_passage(office_of_departure: str, office: str, mrn: str, passed_on: date) -> spec.CD118C:
    """118: the goods passed; the date is local to the office."""
    return spec.CD118C(
        **HEADER,
        TransitOperation=spec.TransitOperationType118(MRN=mrn, passageDate=passed_on.isoformat()),
        CustomsOfficeOfDeparture=spec.CustomsOfficeOfDepartureType004(referenceNumber=office_of_departure),
        CustomsOfficeOfTransitActual=spec.CustomsOfficeOfTransitActualType(referenceNumber=office),
    )
