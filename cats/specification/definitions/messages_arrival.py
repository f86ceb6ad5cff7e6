"""Messages between the office of destination and the trader at destination."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import ExternalMessage
from cats.specification.definitions.consignments import (
    ConsignmentType007,
    ConsignmentType025,
    ConsignmentType043,
    ConsignmentType044,
)
from cats.specification.definitions.controls import (
    CTLControlType,
    FunctionalErrorType056,
    UnloadingRemarkType,
)
from cats.specification.definitions.items import Conditional, Item
from cats.specification.definitions.offices import CustomsOfficeOfDestinationActualType
from cats.specification.definitions.operations import (
    AuthorisationType007,
    TransitOperationType007,
    TransitOperationType025,
    TransitOperationType043,
    TransitOperationType044,
    TransitOperationType057,
)
from cats.specification.definitions.parties import (
    HolderOfTheTransitProcedureType043,
    TraderAtDestinationType007,
    TraderAtDestinationType025,
    TraderAtDestinationType044,
)


class CC007C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType007, Item("Transit operation")]
    Authorisation: Annotated[
        list[AuthorisationType007], Conditional("Authorisation", max=9, rules="C0102 G0102")
    ] = []
    CustomsOfficeOfDestinationActual: Annotated[
        CustomsOfficeOfDestinationActualType, Item("Customs office of destination actual")
    ]
    TraderAtDestination: Annotated[TraderAtDestinationType007, Item("Trader at destination")]
    Consignment: Annotated[ConsignmentType007, Item("Consignment")]


class CC025C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType025, Item("Transit operation")]
    CustomsOfficeOfDestinationActual: Annotated[
        CustomsOfficeOfDestinationActualType, Item("Customs office of destination actual")
    ]
    TraderAtDestination: Annotated[TraderAtDestinationType025, Item("Trader at destination")]
    Consignment: Annotated[ConsignmentType025 | None, Conditional("Consignment", rules="C0352")] = None


class CC043C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType043, Item("Transit operation")]
    CustomsOfficeOfDestinationActual: Annotated[
        CustomsOfficeOfDestinationActualType, Item("Customs office of destination actual")
    ]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType043 | None,
        Conditional("Holder of the transit procedure", rules="C0027"),
    ] = None
    TraderAtDestination: Annotated[TraderAtDestinationType025, Item("Trader at destination")]
    CTLControl: Annotated[CTLControlType | None, Item("CTL control")] = None
    Consignment: Annotated[ConsignmentType043 | None, Conditional("Consignment", rules="C0027")] = None


class CC044C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType044, Item("Transit operation")]
    CustomsOfficeOfDestinationActual: Annotated[
        CustomsOfficeOfDestinationActualType, Item("Customs office of destination actual", rules="G0042")
    ]
    TraderAtDestination: Annotated[TraderAtDestinationType044, Item("Trader at destination", rules="G0042")]
    UnloadingRemark: Annotated[UnloadingRemarkType, Item("Unloading remark")]
    Consignment: Annotated[ConsignmentType044 | None, Item("Consignment", rules="G0360")] = None


class CC057C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType057, Item("Transit operation")]
    CustomsOfficeOfDestinationActual: Annotated[
        CustomsOfficeOfDestinationActualType, Item("Customs office of destination actual")
    ]
    TraderAtDestination: Annotated[TraderAtDestinationType025, Item("Trader at destination", rules="G0868")]
    FunctionalError: Annotated[
        list[FunctionalErrorType056], Item("Functional error", max=9999, rules="G0217")
    ] = []
