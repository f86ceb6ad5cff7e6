"""Groups that name a customs office by its role."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import Group
from cats.specification.definitions.formats import DateTime, Number5, OfficeReferenceNumber
from cats.specification.definitions.items import Conditional, Item


class CustomsOfficeOfDepartureType015(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL171", rules="R0901")]


class CustomsOfficeOfDepartureType004(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL171")]


class CustomsOfficeOfDestinationDeclaredType015(Group, kw_only=True):
    referenceNumber: Annotated[
        OfficeReferenceNumber, Item("Reference number", codes="CL172", rules="R0901 R0904 R0905")
    ]


class CustomsOfficeOfDestinationDeclaredType010(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL172")]


class CustomsOfficeOfDestinationDeclaredType029(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL172", rules="R0871")]


class CustomsOfficeOfDestinationDeclaredType050(Group, kw_only=True):
    referenceNumber: Annotated[
        OfficeReferenceNumber, Item("Reference number", codes="CL172", rules="R0904 R0905")
    ]


class CustomsOfficeOfTransitDeclaredType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    referenceNumber: Annotated[
        OfficeReferenceNumber, Item("Reference number", codes="CL173", rules="G0142 R0003 R0006 R0906")
    ]
    arrivalDateAndTimeEstimated: Annotated[
        DateTime | None, Conditional("Arrival date and time estimated", rules="C0598 G0002 R0005")
    ] = None


class CustomsOfficeOfTransitDeclaredType001(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    referenceNumber: Annotated[
        OfficeReferenceNumber, Item("Reference number", codes="CL173", rules="G0142 R0003 R0006 R0906")
    ]
    arrivalDateAndTimeEstimated: Annotated[
        DateTime | None, Conditional("Arrival date and time estimated", rules="C0598 G0002 R0004")
    ] = None


class CustomsOfficeOfTransitDeclaredType010(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL173")]


class CustomsOfficeOfTransitDeclaredType029(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    referenceNumber: Annotated[
        OfficeReferenceNumber, Item("Reference number", codes="CL173", rules="G0142 R0003 R0006 R0871")
    ]
    arrivalDateAndTimeEstimated: Annotated[
        DateTime | None, Conditional("Arrival date and time estimated", rules="C0598 G0002 R0004")
    ] = None


class CustomsOfficeOfExitForTransitDeclaredType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL175", rules="R0103")]


class CustomsOfficeOfExitForTransitDeclaredType010(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL175")]


class CustomsOfficeOfExitForTransitDeclaredType029(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    referenceNumber: Annotated[
        OfficeReferenceNumber, Item("Reference number", codes="CL175", rules="R0103 R0871")
    ]


class CustomsOfficeOfDestinationActualType(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL172")]


class CustomsOfficeOfTransitActualType(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL173")]


class CustomsOfficeOfGuaranteeType(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL174")]
