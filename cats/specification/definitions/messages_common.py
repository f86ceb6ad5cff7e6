"""Messages between offices of different administrations about one movement."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import CommonMessage
from cats.specification.definitions.consignments import (
    ConsignmentType001,
    ConsignmentType018,
    ConsignmentType050,
)
from cats.specification.definitions.controls import (
    ControlResultType001,
    ControlResultType018,
    ControlResultType050,
    RiskAnalysisIdentificationType,
)
from cats.specification.definitions.items import Conditional, Item
from cats.specification.definitions.offices import (
    CustomsOfficeOfDepartureType004,
    CustomsOfficeOfDepartureType015,
    CustomsOfficeOfDestinationActualType,
    CustomsOfficeOfDestinationDeclaredType010,
    CustomsOfficeOfDestinationDeclaredType015,
    CustomsOfficeOfDestinationDeclaredType050,
    CustomsOfficeOfExitForTransitDeclaredType010,
    CustomsOfficeOfExitForTransitDeclaredType015,
    CustomsOfficeOfTransitActualType,
    CustomsOfficeOfTransitDeclaredType001,
    CustomsOfficeOfTransitDeclaredType010,
)
from cats.specification.definitions.operations import (
    ClosureType,
    InvalidationType010,
    TransitOperationType001,
    TransitOperationType006,
    TransitOperationType010,
    TransitOperationType018,
    TransitOperationType050,
    TransitOperationType118,
)
from cats.specification.definitions.parties import (
    HolderOfTheTransitProcedureType001,
    HolderOfTheTransitProcedureType050,
)


class CD001C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType001, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType015, Item("Customs office of departure")]
    CustomsOfficeOfDestinationDeclared: Annotated[
        CustomsOfficeOfDestinationDeclaredType015, Item("Customs office of destination declared")
    ]
    CustomsOfficeOfTransitDeclared: Annotated[
        list[CustomsOfficeOfTransitDeclaredType001],
        Conditional("Customs office of transit declared", max=9, rules="C0030 G0030"),
    ] = []
    CustomsOfficeOfExitForTransitDeclared: Annotated[
        list[CustomsOfficeOfExitForTransitDeclaredType015],
        Conditional("Customs office of exit for transit declared", max=9, rules="C0587 C0812"),
    ] = []
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType001, Item("Holder of the transit procedure")
    ]
    ControlResult: Annotated[ControlResultType001, Item("Control result")]
    RiskAnalysisIdentification: Annotated[
        RiskAnalysisIdentificationType | None, Conditional("Risk analysis identification", rules="C0813")
    ] = None
    Consignment: Annotated[ConsignmentType001, Item("Consignment")]


class CD006C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType006, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfDestinationActual: Annotated[
        CustomsOfficeOfDestinationActualType, Item("Customs office of destination actual")
    ]


class CD010C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType010, Item("Transit operation", rules="G0170")]
    Invalidation: Annotated[InvalidationType010, Item("Invalidation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfDestinationDeclared: Annotated[
        CustomsOfficeOfDestinationDeclaredType010, Item("Customs office of destination declared")
    ]
    CustomsOfficeOfTransitDeclared: Annotated[
        list[CustomsOfficeOfTransitDeclaredType010], Item("Customs office of transit declared", max=9)
    ] = []
    CustomsOfficeOfExitForTransitDeclared: Annotated[
        list[CustomsOfficeOfExitForTransitDeclaredType010],
        Conditional("Customs office of exit for transit declared", max=9, rules="C0812"),
    ] = []


class CD018C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType018, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[
        CustomsOfficeOfDepartureType004, Item("Customs office of departure", rules="G0042")
    ]
    CustomsOfficeOfDestinationActual: Annotated[
        CustomsOfficeOfDestinationActualType, Item("Customs office of destination actual", rules="G0042")
    ]
    ControlResult: Annotated[ControlResultType018, Item("Control result")]
    Consignment: Annotated[ConsignmentType018 | None, Conditional("Consignment", rules="C0930 G0360")] = None


class CD050C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType050, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfDestinationDeclared: Annotated[
        CustomsOfficeOfDestinationDeclaredType050, Item("Customs office of destination declared")
    ]
    CustomsOfficeOfTransitDeclared: Annotated[
        list[CustomsOfficeOfTransitDeclaredType001],
        Item("Customs office of transit declared", max=9, rules="G0030"),
    ]
    CustomsOfficeOfExitForTransitDeclared: Annotated[
        list[CustomsOfficeOfExitForTransitDeclaredType015],
        Conditional("Customs office of exit for transit declared", max=9, rules="C0587 C0812"),
    ] = []
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType050, Item("Holder of the transit procedure")
    ]
    ControlResult: Annotated[ControlResultType050, Item("Control result")]
    RiskAnalysisIdentification: Annotated[
        RiskAnalysisIdentificationType | None, Conditional("Risk analysis identification", rules="C0813")
    ] = None
    Consignment: Annotated[ConsignmentType050, Item("Consignment")]


class CD118C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType118, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfTransitActual: Annotated[
        CustomsOfficeOfTransitActualType, Item("Customs office of transit actual")
    ]


class CD600C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType010, Item("Transit operation")]
    Closure: Annotated[ClosureType, Item("Closure")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
