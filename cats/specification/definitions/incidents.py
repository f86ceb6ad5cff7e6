"""Incidents on the way, as offices and holders are told."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import CommonMessage, ExternalMessage, Group
from cats.specification.definitions.formats import DateTime, MovementReferenceNumber, OfficeReferenceNumber
from cats.specification.definitions.items import Conditional, Item
from cats.specification.definitions.offices import (
    CustomsOfficeOfDepartureType004,
    CustomsOfficeOfDestinationDeclaredType010,
    CustomsOfficeOfExitForTransitDeclaredType010,
    CustomsOfficeOfTransitDeclaredType010,
)
from cats.specification.definitions.records import IncidentType003


class TransitOperationType180(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]
    incidentNotificationDateAndTime: Annotated[
        DateTime, Item("Incident notification date and time", rules="G0002")
    ]


class CustomsOfficeOfIncidentRegistrationType180(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL141")]


class ConsignmentType180(Group, kw_only=True):
    Incident: Annotated[list[IncidentType003], Item("Incident", max=9)]


class TransitOperationType182(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    incidentNotificationDateAndTime: Annotated[
        DateTime, Item("Incident notification date and time", rules="G0002")
    ]


class CD180C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType180, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfIncidentRegistration: Annotated[
        CustomsOfficeOfIncidentRegistrationType180, Item("Customs office of incident registration")
    ]
    Consignment: Annotated[ConsignmentType180, Item("Consignment")]


class CD181C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType180, Item("Transit operation", rules="G0170")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfDestinationDeclared: Annotated[
        CustomsOfficeOfDestinationDeclaredType010, Item("Customs office of destination declared")
    ]
    CustomsOfficeOfTransitDeclared: Annotated[
        list[CustomsOfficeOfTransitDeclaredType010],
        Item("Customs office of transit declared", max=9, rules="G0150"),
    ] = []
    CustomsOfficeOfExitForTransitDeclared: Annotated[
        list[CustomsOfficeOfExitForTransitDeclaredType010],
        Conditional("Customs office of exit for transit declared", max=9, rules="C0812 G0152"),
    ] = []
    CustomsOfficeOfIncidentRegistration: Annotated[
        CustomsOfficeOfIncidentRegistrationType180, Item("Customs office of incident registration")
    ]
    Consignment: Annotated[ConsignmentType180, Item("Consignment")]


class CC182C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType182, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfIncidentRegistration: Annotated[
        CustomsOfficeOfIncidentRegistrationType180, Item("Customs office of incident registration")
    ]
    Consignment: Annotated[ConsignmentType180, Item("Consignment")]
