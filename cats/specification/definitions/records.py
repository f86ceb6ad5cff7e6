"""Records that offices ask each other for, and the status of a movement."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import CommonMessage, Group
from cats.specification.definitions.consignments import HouseConsignmentType001, HouseConsignmentType050
from cats.specification.definitions.controls import (
    ControlResultType001,
    ControlResultType050,
    RiskAnalysisIdentificationType,
)
from cats.specification.definitions.documents import (
    AdditionalInformationType001,
    AdditionalReferenceType001,
    PreviousDocumentType001,
    SupportingDocumentType001,
    TransportChargesType,
    TransportDocumentType001,
)
from cats.specification.definitions.formats import (
    Chars1,
    Chars3,
    Count4,
    CountryCode,
    Date,
    DateTime,
    Digit,
    Digits2,
    Flag,
    MovementReferenceNumber,
    Number5,
    OfficeReferenceNumber,
    PositiveMeasure,
    Printable17,
    Printable70,
    Text5,
    Text20,
    Text35,
    Text512,
    TIRCarnetNumber,
)
from cats.specification.definitions.items import Conditional, Item
from cats.specification.definitions.offices import (
    CustomsOfficeOfDepartureType004,
    CustomsOfficeOfDepartureType015,
    CustomsOfficeOfDestinationActualType,
    CustomsOfficeOfDestinationDeclaredType010,
    CustomsOfficeOfExitForTransitDeclaredType010,
    CustomsOfficeOfTransitActualType,
    CustomsOfficeOfTransitDeclaredType010,
)
from cats.specification.definitions.operations import TransitOperationType010
from cats.specification.definitions.parties import (
    AdditionalSupplyChainActorType,
    CarrierType001,
    ConsigneeType001,
    ConsignorType001,
    HolderOfTheTransitProcedureType001,
    HolderOfTheTransitProcedureType050,
)
from cats.specification.definitions.transport import (
    ActiveBorderTransportMeansType001,
    CountryOfRoutingOfConsignmentType015,
    DepartureTransportMeansType001,
    EndorsementType043,
    GoodsReferenceType015,
    LocationType043,
    PlaceOfLoadingType001,
    PlaceOfUnloadingType001,
    TranshipmentType043,
    TransportEquipmentType001,
)


class TransitOperationType003(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    declarationType: Annotated[
        Text5 | None, Conditional("Declaration type", codes="CL231", rules="C0365 R0601 R0909 R0911")
    ] = None
    TIRCarnetNumber: Annotated[
        TIRCarnetNumber | None, Conditional("TIR carnet number", rules="S1004 C0411 C0466 R0990")
    ] = None
    declarationAcceptanceDate: Annotated[
        Date | None, Conditional("Declaration acceptance date", rules="C0365 G0002")
    ] = None
    releaseDate: Annotated[Date | None, Conditional("Release date", rules="C0365 G0002")] = None
    security: Annotated[Digit | None, Conditional("Security", codes="CL217", rules="C0365")] = None
    reducedDatasetIndicator: Annotated[
        Flag | None, Conditional("Reduced dataset indicator", codes="CL027", rules="C0365")
    ] = None
    specificCircumstanceIndicator: Annotated[
        Chars3 | None,
        Conditional("Specific circumstance indicator", codes="CL296", rules="S1007 C0466 C0812"),
    ] = None
    bindingItinerary: Annotated[
        Flag | None, Conditional("Binding itinerary", codes="CL027", rules="C0365")
    ] = None
    requestRejectionReasonCode: Annotated[
        Digits2 | None, Item("Request rejection reason code", codes="CL221", rules="G0367")
    ] = None


class CustomsOfficeOfDestinationDeclaredType003(Group, kw_only=True):
    referenceNumber: Annotated[
        OfficeReferenceNumber, Item("Reference number", codes="CL141", rules="R0901 R0904 R0905")
    ]


class CustomsOfficeOfTransitDeclaredType003(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    referenceNumber: Annotated[
        OfficeReferenceNumber, Item("Reference number", codes="CL141", rules="G0142 R0003 R0006 R0906")
    ]
    arrivalDateAndTimeEstimated: Annotated[
        DateTime | None, Conditional("Arrival date and time estimated", rules="C0598 G0002 R0004")
    ] = None


class CustomsOfficeOfExitForTransitDeclaredType003(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL141", rules="R0103")]


class SealType003(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    identifier: Annotated[Text20, Item("Identifier", rules="G0023 R0107")]


class TransportEquipmentType003(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    containerIdentificationNumber: Annotated[
        Printable17 | None, Conditional("Container identification number", rules="C0820 G0002 G0016")
    ] = None
    numberOfSeals: Annotated[
        Count4 | None, Conditional("Number of seals", rules="C0396 G0021 G0023 R0106 R0448")
    ] = None
    Seal: Annotated[list[SealType003], Conditional("Seal", max=99, rules="C0569")] = []
    GoodsReference: Annotated[
        list[GoodsReferenceType015], Item("Goods reference", max=9999, rules="G0670")
    ] = []


class IncidentType003(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    code: Annotated[Digit, Item("Code", codes="CL019")]
    text: Annotated[Text512, Item("Text")]
    Endorsement: Annotated[EndorsementType043 | None, Item("Endorsement")] = None
    Location: Annotated[LocationType043, Item("Location")]
    TransportEquipment: Annotated[
        list[TransportEquipmentType003],
        Conditional("Transport equipment", max=9999, rules="S1023 C0040 C0240 G0103"),
    ] = []
    Transhipment: Annotated[TranshipmentType043 | None, Conditional("Transhipment", rules="C0240")] = None


class ConsignmentType003(Group, kw_only=True):
    countryOfDispatch: Annotated[
        CountryCode | None, Conditional("Country of dispatch", codes="CL008", rules="C0909 G0988")
    ] = None
    countryOfDestination: Annotated[
        CountryCode | None, Conditional("Country of destination", codes="CL008", rules="C0343 G0113")
    ] = None
    containerIndicator: Annotated[Flag, Item("Container indicator", codes="CL027")]
    inlandModeOfTransport: Annotated[Digit | None, Item("Inland mode of transport", codes="CL218")] = None
    modeOfTransportAtTheBorder: Annotated[
        Digit | None, Conditional("Mode of transport at the border", codes="CL218", rules="C0029 G0020")
    ] = None
    grossMass: Annotated[PositiveMeasure, Item("Gross mass", rules="R0994")]
    referenceNumberUCR: Annotated[
        Printable70 | None, Conditional("Reference number (UCR)", rules="C0502 G0002")
    ] = None
    Carrier: Annotated[CarrierType001 | None, Conditional("Carrier", rules="C0812 G0090")] = None
    Consignor: Annotated[ConsignorType001 | None, Item("Consignor")] = None
    Consignee: Annotated[ConsigneeType001 | None, Conditional("Consignee", rules="C0001 G0001")] = None
    AdditionalSupplyChainActor: Annotated[
        list[AdditionalSupplyChainActorType], Item("Additional supply chain actor", max=99, rules="G0825")
    ] = []
    TransportEquipment: Annotated[
        list[TransportEquipmentType001], Conditional("Transport equipment", max=9999, rules="C0872 G0103")
    ] = []
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType001],
        Conditional("Departure transport means", max=999, rules="C0333 C0339 R0855"),
    ] = []
    CountryOfRoutingOfConsignment: Annotated[
        list[CountryOfRoutingOfConsignmentType015],
        Conditional("Country of routing of consignment", max=99, rules="C0586 G0061"),
    ] = []
    ActiveBorderTransportMeans: Annotated[
        list[ActiveBorderTransportMeansType001],
        Conditional("Active border transport means", max=9, rules="C0908 R0789"),
    ] = []
    PlaceOfLoading: Annotated[PlaceOfLoadingType001 | None, Item("Place of loading")] = None
    PlaceOfUnloading: Annotated[
        PlaceOfUnloadingType001 | None, Conditional("Place of unloading", rules="S1011 C0191 C0812")
    ] = None
    PreviousDocument: Annotated[
        list[PreviousDocumentType001], Item("Previous document", max=9999, rules="G0825")
    ] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType001], Item("Supporting document", max=99, rules="G0825")
    ] = []
    TransportDocument: Annotated[
        list[TransportDocumentType001], Item("Transport document", max=99, rules="G0825")
    ] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType001], Item("Additional reference", max=99, rules="G0825")
    ] = []
    AdditionalInformation: Annotated[
        list[AdditionalInformationType001], Item("Additional information", max=99, rules="G0825")
    ] = []
    TransportCharges: Annotated[
        TransportChargesType | None, Conditional("Transport charges", rules="S1010 C0186 C0812")
    ] = None
    Incident: Annotated[list[IncidentType003], Item("Incident", max=9, rules="G0015")] = []
    HouseConsignment: Annotated[list[HouseConsignmentType001], Item("House consignment", max=1999)]


class TransitOperationType024(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]
    arrivalDateAndTimeActual: Annotated[
        DateTime | None, Item("Arrival date and time actual", rules="G0002")
    ] = None


class CustomsOfficeOfTransitActualType024(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL173")]


class CustomsOfficeOfExitForTransitActualType024(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL175")]


class CustomsOfficeOfRequestType027(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL141")]


class TransitOperationType038(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    declarationType: Annotated[
        Text5 | None, Conditional("Declaration type", codes="CL231", rules="C0365 R0601 R0909 R0911")
    ] = None
    TIRCarnetNumber: Annotated[
        TIRCarnetNumber | None, Conditional("TIR carnet number", rules="S1004 C0411 C0466 R0990")
    ] = None
    declarationAcceptanceDate: Annotated[
        Date | None, Conditional("Declaration acceptance date", rules="C0365 G0002")
    ] = None
    releaseDate: Annotated[Date | None, Conditional("Release date", rules="C0365 G0002")] = None
    security: Annotated[Digit | None, Conditional("Security", codes="CL217", rules="C0365")] = None
    reducedDatasetIndicator: Annotated[
        Flag | None, Conditional("Reduced dataset indicator", codes="CL027", rules="C0365")
    ] = None
    specificCircumstanceIndicator: Annotated[
        Chars3 | None,
        Conditional("Specific circumstance indicator", codes="CL296", rules="S1007 C0466 C0812"),
    ] = None
    bindingItinerary: Annotated[
        Flag | None, Conditional("Binding itinerary", codes="CL027", rules="C0365")
    ] = None
    requestRejectionReasonCode: Annotated[
        Digits2 | None, Item("Request rejection reason code", codes="CL184", rules="G0367")
    ] = None
    status: Annotated[Chars3 | None, Conditional("Status", codes="CL153", rules="C0365")] = None


class EndorsementType038(Group, kw_only=True):
    date: Annotated[Date, Item("Date", rules="G0002")]
    authority: Annotated[Text35 | None, Item("Authority")] = None
    place: Annotated[Text35 | None, Item("Place")] = None
    country: Annotated[CountryCode, Item("Country", codes="CL009")]


class IncidentType038(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    code: Annotated[Digit, Item("Code", codes="CL019")]
    text: Annotated[Text512, Item("Text")]
    Endorsement: Annotated[EndorsementType038 | None, Item("Endorsement")] = None
    Location: Annotated[LocationType043, Item("Location")]
    TransportEquipment: Annotated[
        list[TransportEquipmentType003],
        Conditional("Transport equipment", max=9999, rules="S1023 C0040 C0240 G0103"),
    ] = []
    Transhipment: Annotated[TranshipmentType043 | None, Conditional("Transhipment", rules="C0240")] = None


class ConsignmentType038(Group, kw_only=True):
    countryOfDispatch: Annotated[
        CountryCode | None, Conditional("Country of dispatch", codes="CL008", rules="C0909 G0988")
    ] = None
    countryOfDestination: Annotated[
        CountryCode | None, Conditional("Country of destination", codes="CL008", rules="C0343 G0113")
    ] = None
    containerIndicator: Annotated[Flag, Item("Container indicator", codes="CL027")]
    inlandModeOfTransport: Annotated[Digit | None, Item("Inland mode of transport", codes="CL218")] = None
    modeOfTransportAtTheBorder: Annotated[
        Digit | None, Conditional("Mode of transport at the border", codes="CL218", rules="C0029 G0020")
    ] = None
    grossMass: Annotated[PositiveMeasure, Item("Gross mass", rules="R0994")]
    referenceNumberUCR: Annotated[
        Printable70 | None, Conditional("Reference number (UCR)", rules="C0502 G0002")
    ] = None
    Carrier: Annotated[CarrierType001 | None, Conditional("Carrier", rules="C0812 G0090")] = None
    Consignor: Annotated[ConsignorType001 | None, Item("Consignor")] = None
    Consignee: Annotated[ConsigneeType001 | None, Conditional("Consignee", rules="C0001 G0001")] = None
    AdditionalSupplyChainActor: Annotated[
        list[AdditionalSupplyChainActorType], Item("Additional supply chain actor", max=99, rules="G0825")
    ] = []
    TransportEquipment: Annotated[
        list[TransportEquipmentType001], Conditional("Transport equipment", max=9999, rules="C0872 G0103")
    ] = []
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType001],
        Conditional("Departure transport means", max=999, rules="C0333 C0339 R0855"),
    ] = []
    CountryOfRoutingOfConsignment: Annotated[
        list[CountryOfRoutingOfConsignmentType015],
        Conditional("Country of routing of consignment", max=99, rules="C0586 G0061"),
    ] = []
    ActiveBorderTransportMeans: Annotated[
        list[ActiveBorderTransportMeansType001],
        Conditional("Active border transport means", max=9, rules="C0908 R0789"),
    ] = []
    PlaceOfLoading: Annotated[PlaceOfLoadingType001 | None, Item("Place of loading")] = None
    PlaceOfUnloading: Annotated[
        PlaceOfUnloadingType001 | None, Conditional("Place of unloading", rules="S1011 C0191 C0812")
    ] = None
    PreviousDocument: Annotated[
        list[PreviousDocumentType001], Item("Previous document", max=9999, rules="G0825")
    ] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType001], Item("Supporting document", max=99, rules="G0825")
    ] = []
    TransportDocument: Annotated[
        list[TransportDocumentType001], Item("Transport document", max=99, rules="G0825")
    ] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType001], Item("Additional reference", max=99, rules="G0825")
    ] = []
    AdditionalInformation: Annotated[
        list[AdditionalInformationType001], Item("Additional information", max=99, rules="G0825")
    ] = []
    TransportCharges: Annotated[
        TransportChargesType | None, Conditional("Transport charges", rules="S1010 C0186 C0812")
    ] = None
    Incident: Annotated[list[IncidentType038], Item("Incident", max=9, rules="G0015")] = []
    HouseConsignment: Annotated[list[HouseConsignmentType001], Item("House consignment", max=1999)]


class TransitOperationType049(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]
    discrepanciesResolved: Annotated[Chars1, Item("Discrepancies resolved", codes="CL162")]
    writeOffDate: Annotated[Date | None, Conditional("Write off date", rules="C0354 G0002")] = None


class TransitOperationType094(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]
    status: Annotated[Chars3, Item("Status", codes="CL153")]


class CustomsOfficeOfDestinationType094(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL172")]


class CustomsOfficeOfTransitType094(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL173")]


class CustomsOfficeOfExitForTransitType094(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL175")]


class TransitOperationType095(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]
    status: Annotated[Chars3, Item("Status", codes="CL258", rules="R0019")]


class TransitOperationType115(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    declarationType: Annotated[
        Text5 | None, Conditional("Declaration type", codes="CL188", rules="C0365 R0601 R0909 R0911")
    ] = None
    declarationAcceptanceDate: Annotated[
        Date | None, Conditional("Declaration acceptance date", rules="C0365 G0002")
    ] = None
    releaseDate: Annotated[Date | None, Conditional("Release date", rules="C0365 G0002")] = None
    security: Annotated[Digit | None, Conditional("Security", codes="CL217", rules="C0365")] = None
    reducedDatasetIndicator: Annotated[
        Flag | None, Conditional("Reduced dataset indicator", codes="CL027", rules="C0365")
    ] = None
    specificCircumstanceIndicator: Annotated[
        Chars3 | None,
        Conditional("Specific circumstance indicator", codes="CL296", rules="S1007 C0466 C0812"),
    ] = None
    bindingItinerary: Annotated[
        Flag | None, Conditional("Binding itinerary", codes="CL027", rules="C0365")
    ] = None
    requestRejectionReasonCode: Annotated[
        Digits2 | None, Item("Request rejection reason code", codes="CL225", rules="G0367")
    ] = None


class CustomsOfficeOfDestinationDeclaredType115(Group, kw_only=True):
    referenceNumber: Annotated[
        OfficeReferenceNumber, Item("Reference number", codes="CL141", rules="R0904 R0905")
    ]


class CustomsOfficeOfTransitActualType115(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL173", rules="R0906")]
    guaranteeNotValidForCountry: Annotated[Flag, Item("Guarantee not valid for country", codes="CL027")]


class ConsignmentType115(Group, kw_only=True):
    countryOfDispatch: Annotated[
        CountryCode | None, Conditional("Country of dispatch", codes="CL008", rules="C0909 G0988")
    ] = None
    countryOfDestination: Annotated[
        CountryCode | None, Conditional("Country of destination", codes="CL008", rules="C0343 G0113")
    ] = None
    containerIndicator: Annotated[Flag, Item("Container indicator", codes="CL027")]
    inlandModeOfTransport: Annotated[Digit | None, Item("Inland mode of transport", codes="CL218")] = None
    modeOfTransportAtTheBorder: Annotated[
        Digit | None, Conditional("Mode of transport at the border", codes="CL218", rules="C0029 G0020")
    ] = None
    grossMass: Annotated[PositiveMeasure, Item("Gross mass", rules="R0994")]
    referenceNumberUCR: Annotated[
        Printable70 | None, Conditional("Reference number (UCR)", rules="C0502 G0002")
    ] = None
    Carrier: Annotated[CarrierType001 | None, Conditional("Carrier", rules="C0812 G0090")] = None
    Consignor: Annotated[ConsignorType001 | None, Item("Consignor")] = None
    Consignee: Annotated[ConsigneeType001 | None, Conditional("Consignee", rules="C0001 G0001")] = None
    AdditionalSupplyChainActor: Annotated[
        list[AdditionalSupplyChainActorType], Item("Additional supply chain actor", max=99, rules="G0825")
    ] = []
    TransportEquipment: Annotated[
        list[TransportEquipmentType001], Conditional("Transport equipment", max=9999, rules="C0872 G0103")
    ] = []
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType001],
        Conditional("Departure transport means", max=999, rules="C0333 C0339 R0855"),
    ] = []
    CountryOfRoutingOfConsignment: Annotated[
        list[CountryOfRoutingOfConsignmentType015],
        Conditional("Country of routing of consignment", max=99, rules="C0586 G0061"),
    ] = []
    ActiveBorderTransportMeans: Annotated[
        list[ActiveBorderTransportMeansType001],
        Conditional("Active border transport means", max=9, rules="C0908 R0789"),
    ] = []
    PlaceOfLoading: Annotated[PlaceOfLoadingType001 | None, Item("Place of loading")] = None
    PlaceOfUnloading: Annotated[
        PlaceOfUnloadingType001 | None, Conditional("Place of unloading", rules="S1011 C0191 C0812")
    ] = None
    PreviousDocument: Annotated[
        list[PreviousDocumentType001], Item("Previous document", max=9999, rules="G0825")
    ] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType001], Item("Supporting document", max=99, rules="G0825")
    ] = []
    TransportDocument: Annotated[
        list[TransportDocumentType001], Item("Transport document", max=99, rules="G0825")
    ] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType001], Item("Additional reference", max=99, rules="G0825")
    ] = []
    AdditionalInformation: Annotated[
        list[AdditionalInformationType001], Item("Additional information", max=99, rules="G0825")
    ] = []
    TransportCharges: Annotated[
        TransportChargesType | None, Conditional("Transport charges", rules="S1010 C0186 C0812")
    ] = None
    Incident: Annotated[list[IncidentType003], Item("Incident", max=9, rules="G0015")] = []
    HouseConsignment: Annotated[list[HouseConsignmentType050], Item("House consignment", max=1999)]


class CD002C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType010, Item("Transit operation")]
    CustomsOfficeOfDestinationActual: Annotated[
        CustomsOfficeOfDestinationActualType, Item("Customs office of destination actual")
    ]


class CD003C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType003, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[
        CustomsOfficeOfDepartureType015 | None, Conditional("Customs office of departure", rules="C0811")
    ] = None
    CustomsOfficeOfDestinationDeclared: Annotated[
        CustomsOfficeOfDestinationDeclaredType003 | None,
        Conditional("Customs office of destination declared", rules="C0365"),
    ] = None
    CustomsOfficeOfDestinationActual: Annotated[
        CustomsOfficeOfDestinationActualType, Item("Customs office of destination actual")
    ]
    CustomsOfficeOfTransitDeclared: Annotated[
        list[CustomsOfficeOfTransitDeclaredType003],
        Conditional("Customs office of transit declared", max=9, rules="S1022 C0030 C0466 G0030"),
    ] = []
    CustomsOfficeOfExitForTransitDeclared: Annotated[
        list[CustomsOfficeOfExitForTransitDeclaredType003],
        Conditional("Customs office of exit for transit declared", max=9, rules="S1002 C0466 C0587 C0812"),
    ] = []
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType001 | None,
        Conditional("Holder of the transit procedure", rules="C0365"),
    ] = None
    ControlResult: Annotated[ControlResultType001 | None, Conditional("Control result", rules="C0365")] = None
    RiskAnalysisIdentification: Annotated[
        RiskAnalysisIdentificationType | None,
        Conditional("Risk analysis identification", rules="S1003 C0466 C0813"),
    ] = None
    Consignment: Annotated[ConsignmentType003 | None, Conditional("Consignment", rules="C0365")] = None


class CD024C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType024, Item("Transit operation", rules="G0171")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfDestinationDeclared: Annotated[
        CustomsOfficeOfDestinationDeclaredType010, Item("Customs office of destination declared")
    ]
    CustomsOfficeOfDestinationActual: Annotated[
        CustomsOfficeOfDestinationActualType, Item("Customs office of destination actual")
    ]
    CustomsOfficeOfTransitDeclared: Annotated[
        list[CustomsOfficeOfTransitDeclaredType010],
        Item("Customs office of transit declared", max=9, rules="G0150"),
    ] = []
    CustomsOfficeOfTransitActual: Annotated[
        list[CustomsOfficeOfTransitActualType024],
        Item("Customs office of transit actual", max=9, rules="G0151"),
    ] = []
    CustomsOfficeOfExitForTransitDeclared: Annotated[
        list[CustomsOfficeOfExitForTransitDeclaredType010],
        Conditional("Customs office of exit for transit declared", max=9, rules="C0812 G0152"),
    ] = []
    CustomsOfficeOfExitForTransitActual: Annotated[
        list[CustomsOfficeOfExitForTransitActualType024],
        Conditional("Customs office of exit for transit actual", max=9, rules="C0812 G0153"),
    ] = []


class CD027C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType010, Item("Transit operation")]
    CustomsOfficeOfRequest: Annotated[CustomsOfficeOfRequestType027, Item("Customs office of request")]


class CD038C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType038, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[
        CustomsOfficeOfDepartureType015 | None, Conditional("Customs office of departure", rules="C0811")
    ] = None
    CustomsOfficeOfDestinationDeclared: Annotated[
        CustomsOfficeOfDestinationDeclaredType003 | None,
        Conditional("Customs office of destination declared", rules="C0365"),
    ] = None
    CustomsOfficeOfTransitDeclared: Annotated[
        list[CustomsOfficeOfTransitDeclaredType003],
        Conditional("Customs office of transit declared", max=9, rules="S1022 C0030 C0466 G0030"),
    ] = []
    CustomsOfficeOfExitForTransitDeclared: Annotated[
        list[CustomsOfficeOfExitForTransitDeclaredType003],
        Conditional("Customs office of exit for transit declared", max=9, rules="S1002 C0466 C0587 C0812"),
    ] = []
    CustomsOfficeOfRequest: Annotated[CustomsOfficeOfRequestType027, Item("Customs office of request")]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType001 | None,
        Conditional("Holder of the transit procedure", rules="C0365"),
    ] = None
    ControlResult: Annotated[ControlResultType001 | None, Conditional("Control result", rules="C0365")] = None
    RiskAnalysisIdentification: Annotated[
        RiskAnalysisIdentificationType | None,
        Conditional("Risk analysis identification", rules="S1003 C0466 C0813"),
    ] = None
    Consignment: Annotated[ConsignmentType038 | None, Conditional("Consignment", rules="C0365")] = None


class CD049C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType049, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfDestinationActual: Annotated[
        CustomsOfficeOfDestinationActualType, Item("Customs office of destination actual")
    ]


class CD094C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType094, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[
        CustomsOfficeOfDepartureType004 | None, Item("Customs office of departure")
    ] = None
    CustomsOfficeOfDestination: Annotated[
        CustomsOfficeOfDestinationType094 | None, Item("Customs office of destination", rules="G0032")
    ] = None
    CustomsOfficeOfTransit: Annotated[
        CustomsOfficeOfTransitType094 | None, Conditional("Customs office of transit", rules="C0831 G0032")
    ] = None
    CustomsOfficeOfExitForTransit: Annotated[
        CustomsOfficeOfExitForTransitType094 | None,
        Conditional("Customs office of exit for transit", rules="C0831 G0032"),
    ] = None


class CD095C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType095, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[
        CustomsOfficeOfDepartureType004 | None, Item("Customs office of departure")
    ] = None
    CustomsOfficeOfDestination: Annotated[
        CustomsOfficeOfDestinationType094 | None, Item("Customs office of destination", rules="G0032")
    ] = None
    CustomsOfficeOfTransit: Annotated[
        CustomsOfficeOfTransitType094 | None, Conditional("Customs office of transit", rules="C0831 G0032")
    ] = None
    CustomsOfficeOfExitForTransit: Annotated[
        CustomsOfficeOfExitForTransitType094 | None,
        Conditional("Customs office of exit for transit", rules="C0831 G0032"),
    ] = None


class CD114C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType010, Item("Transit operation")]
    CustomsOfficeOfTransitActual: Annotated[
        CustomsOfficeOfTransitActualType, Item("Customs office of transit actual")
    ]


class CD115C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType115, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[
        CustomsOfficeOfDepartureType004 | None, Conditional("Customs office of departure", rules="C0811")
    ] = None
    CustomsOfficeOfDestinationDeclared: Annotated[
        CustomsOfficeOfDestinationDeclaredType115 | None,
        Conditional("Customs office of destination declared", rules="C0365"),
    ] = None
    CustomsOfficeOfTransitDeclared: Annotated[
        list[CustomsOfficeOfTransitDeclaredType003],
        Conditional("Customs office of transit declared", max=9, rules="S1022 C0030 C0466 G0030"),
    ] = []
    CustomsOfficeOfTransitActual: Annotated[
        CustomsOfficeOfTransitActualType115, Item("Customs office of transit actual")
    ]
    CustomsOfficeOfExitForTransitDeclared: Annotated[
        list[CustomsOfficeOfExitForTransitDeclaredType003],
        Conditional("Customs office of exit for transit declared", max=9, rules="S1002 C0466 C0587 C0812"),
    ] = []
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType050 | None,
        Conditional("Holder of the transit procedure", rules="C0365"),
    ] = None
    ControlResult: Annotated[ControlResultType050 | None, Conditional("Control result", rules="C0365")] = None
    RiskAnalysisIdentification: Annotated[
        RiskAnalysisIdentificationType | None,
        Conditional("Risk analysis identification", rules="S1003 C0466 C0813"),
    ] = None
    Consignment: Annotated[ConsignmentType115 | None, Conditional("Consignment", rules="C0365")] = None
