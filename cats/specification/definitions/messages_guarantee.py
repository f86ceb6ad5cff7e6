"""Messages between the office of departure and the office of guarantee."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import CommonMessage
from cats.specification.definitions.consignments import ConsignmentType200
from cats.specification.definitions.guarantees import (
    CountryInvolvedType,
    GuaranteeType200,
    GuaranteeType201,
    GuaranteeType204,
    GuaranteeType209,
)
from cats.specification.definitions.items import Conditional, Item
from cats.specification.definitions.offices import (
    CustomsOfficeOfDepartureType004,
    CustomsOfficeOfDestinationDeclaredType010,
)
from cats.specification.definitions.operations import (
    TransitOperationType006,
    TransitOperationType010,
    TransitOperationType200,
    TransitOperationType204,
)
from cats.specification.definitions.parties import HolderOfTheTransitProcedureType200


class CD200C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType200, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfDestinationDeclared: Annotated[
        CustomsOfficeOfDestinationDeclaredType010 | None,
        Conditional("Customs office of destination declared", rules="C0233"),
    ] = None
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType200, Item("Holder of the transit procedure")
    ]
    CountryInvolved: Annotated[list[CountryInvolvedType], Item("Country involved", max=99)]
    Guarantee: Annotated[list[GuaranteeType200], Item("Guarantee", max=9)]
    Consignment: Annotated[ConsignmentType200 | None, Conditional("Consignment", rules="C0815")] = None


class CD201C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType010, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType200, Item("Holder of the transit procedure")
    ]
    Guarantee: Annotated[list[GuaranteeType201], Item("Guarantee", max=9)]


class CD203C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType200, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfDestinationDeclared: Annotated[
        CustomsOfficeOfDestinationDeclaredType010 | None,
        Conditional("Customs office of destination declared", rules="C0233"),
    ] = None
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType200, Item("Holder of the transit procedure")
    ]
    CountryInvolved: Annotated[list[CountryInvolvedType], Item("Country involved", max=99)]
    Guarantee: Annotated[list[GuaranteeType200], Item("Guarantee", max=9)]
    Consignment: Annotated[ConsignmentType200 | None, Conditional("Consignment", rules="C0815")] = None


class CD204C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType204, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    Guarantee: Annotated[list[GuaranteeType204], Item("Guarantee", max=9)]


class CD205C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType010, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType200, Item("Holder of the transit procedure")
    ]
    Guarantee: Annotated[list[GuaranteeType201], Item("Guarantee", max=9)]


class CD209C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType006, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    Guarantee: Annotated[list[GuaranteeType209], Item("Guarantee", max=9)]
