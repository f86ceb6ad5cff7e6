"""Messages between the office of departure and the economic operator."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import ExternalMessage
from cats.specification.definitions.consignments import ConsignmentType015, ConsignmentType029
from cats.specification.definitions.controls import (
    ControlResultType029,
    FunctionalErrorType056,
    TypeOfControlsType,
)
from cats.specification.definitions.documents import RequestedDocumentType
from cats.specification.definitions.guarantees import (
    GuaranteeReferenceType055,
    GuaranteeType013,
    GuaranteeType015,
    GuaranteeType029,
)
from cats.specification.definitions.items import Conditional, Item
from cats.specification.definitions.offices import (
    CustomsOfficeOfDepartureType004,
    CustomsOfficeOfDepartureType015,
    CustomsOfficeOfDestinationDeclaredType015,
    CustomsOfficeOfDestinationDeclaredType029,
    CustomsOfficeOfExitForTransitDeclaredType015,
    CustomsOfficeOfExitForTransitDeclaredType029,
    CustomsOfficeOfTransitDeclaredType015,
    CustomsOfficeOfTransitDeclaredType029,
)
from cats.specification.definitions.operations import (
    AuthorisationType015,
    AuthorisationType029,
    InvalidationType009,
    InvalidationType014,
    TransitOperationType004,
    TransitOperationType009,
    TransitOperationType013,
    TransitOperationType014,
    TransitOperationType015,
    TransitOperationType019,
    TransitOperationType028,
    TransitOperationType029,
    TransitOperationType045,
    TransitOperationType051,
    TransitOperationType055,
    TransitOperationType056,
    TransitOperationType060,
    TransitOperationType928,
)
from cats.specification.definitions.parties import (
    GuarantorType,
    HolderOfTheTransitProcedureType004,
    HolderOfTheTransitProcedureType009,
    HolderOfTheTransitProcedureType014,
    HolderOfTheTransitProcedureType015,
    HolderOfTheTransitProcedureType055,
    HolderOfTheTransitProcedureType056,
    RepresentativeType015,
    RepresentativeType029,
    RepresentativeType051,
    RepresentativeType056,
)


class CC004C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType004, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType004, Item("Holder of the transit procedure")
    ]


class CC009C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType009, Item("Transit operation")]
    Invalidation: Annotated[InvalidationType009, Item("Invalidation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType009, Item("Holder of the transit procedure")
    ]


class CC013C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType013, Item("Transit operation")]
    Authorisation: Annotated[
        list[AuthorisationType015], Conditional("Authorisation", max=9, rules="C0101 G0102 G0167")
    ] = []
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType015, Item("Customs office of departure")]
    CustomsOfficeOfDestinationDeclared: Annotated[
        CustomsOfficeOfDestinationDeclaredType015,
        Item("Customs office of destination declared", rules="G0034"),
    ]
    CustomsOfficeOfTransitDeclared: Annotated[
        list[CustomsOfficeOfTransitDeclaredType015],
        Conditional("Customs office of transit declared", max=9, rules="C0030 G0030"),
    ] = []
    CustomsOfficeOfExitForTransitDeclared: Annotated[
        list[CustomsOfficeOfExitForTransitDeclaredType015],
        Conditional("Customs office of exit for transit declared", max=9, rules="C0587 G0587"),
    ] = []
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType015, Item("Holder of the transit procedure")
    ]
    Representative: Annotated[RepresentativeType015 | None, Item("Representative", rules="G0850")] = None
    Guarantee: Annotated[list[GuaranteeType013], Item("Guarantee", max=9)]
    Consignment: Annotated[ConsignmentType015, Item("Consignment")]


class CC014C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType014, Item("Transit operation")]
    Invalidation: Annotated[InvalidationType014, Item("Invalidation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType014, Item("Holder of the transit procedure")
    ]


class CC015C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType015, Item("Transit operation")]
    Authorisation: Annotated[
        list[AuthorisationType015], Conditional("Authorisation", max=9, rules="C0101 G0102 G0167")
    ] = []
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType015, Item("Customs office of departure")]
    CustomsOfficeOfDestinationDeclared: Annotated[
        CustomsOfficeOfDestinationDeclaredType015,
        Item("Customs office of destination declared", rules="G0034"),
    ]
    CustomsOfficeOfTransitDeclared: Annotated[
        list[CustomsOfficeOfTransitDeclaredType015],
        Conditional("Customs office of transit declared", max=9, rules="C0030 G0030"),
    ] = []
    CustomsOfficeOfExitForTransitDeclared: Annotated[
        list[CustomsOfficeOfExitForTransitDeclaredType015],
        Conditional("Customs office of exit for transit declared", max=9, rules="C0587 G0587"),
    ] = []
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType015, Item("Holder of the transit procedure")
    ]
    Representative: Annotated[RepresentativeType015 | None, Item("Representative", rules="G0850")] = None
    Guarantee: Annotated[list[GuaranteeType015], Item("Guarantee", max=9)]
    Consignment: Annotated[ConsignmentType015, Item("Consignment")]


class CC019C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType019, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType004, Item("Holder of the transit procedure")
    ]
    Guarantor: Annotated[GuarantorType | None, Item("Guarantor")] = None


class CC028C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType028, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType004, Item("Holder of the transit procedure")
    ]


class CC029C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType029, Item("Transit operation")]
    Authorisation: Annotated[
        list[AuthorisationType029], Conditional("Authorisation", max=9, rules="C0101 G0102")
    ] = []
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfDestinationDeclared: Annotated[
        CustomsOfficeOfDestinationDeclaredType029, Item("Customs office of destination declared")
    ]
    CustomsOfficeOfTransitDeclared: Annotated[
        list[CustomsOfficeOfTransitDeclaredType029],
        Conditional("Customs office of transit declared", max=9, rules="C0030 G0030"),
    ] = []
    CustomsOfficeOfExitForTransitDeclared: Annotated[
        list[CustomsOfficeOfExitForTransitDeclaredType029],
        Conditional("Customs office of exit for transit declared", max=9, rules="C0587"),
    ] = []
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType009, Item("Holder of the transit procedure")
    ]
    Representative: Annotated[RepresentativeType029 | None, Item("Representative", rules="G0860")] = None
    ControlResult: Annotated[ControlResultType029 | None, Item("Control result", rules="G0160")] = None
    Guarantee: Annotated[list[GuaranteeType029], Item("Guarantee", max=9)]
    Consignment: Annotated[ConsignmentType029, Item("Consignment")]


class CC045C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType045, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType004, Item("Holder of the transit procedure")
    ]
    Guarantor: Annotated[GuarantorType | None, Item("Guarantor")] = None


class CC051C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType051, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType004, Item("Holder of the transit procedure")
    ]
    Representative: Annotated[RepresentativeType051 | None, Item("Representative", rules="G0860")] = None


class CC055C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType055, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType055, Item("Holder of the transit procedure")
    ]
    GuaranteeReference: Annotated[list[GuaranteeReferenceType055], Item("Guarantee reference", max=99)]


class CC056C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType056, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType056, Item("Holder of the transit procedure", rules="G0868")
    ]
    Representative: Annotated[RepresentativeType056 | None, Item("Representative", rules="G0860")] = None
    FunctionalError: Annotated[
        list[FunctionalErrorType056], Item("Functional error", max=9999, rules="G0217")
    ] = []


class CC060C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType060, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType009, Item("Holder of the transit procedure")
    ]
    Representative: Annotated[RepresentativeType029 | None, Item("Representative", rules="G0850")] = None
    TypeOfControls: Annotated[
        list[TypeOfControlsType], Conditional("Type of controls", max=99, rules="C0452")
    ] = []
    RequestedDocument: Annotated[
        list[RequestedDocumentType], Conditional("Requested document", max=99, rules="C0455")
    ] = []


class CC928C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType928, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType004, Item("Holder of the transit procedure")
    ]
