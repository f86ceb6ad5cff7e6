"""Further acts at the office of departure: presentation, control results, notices to the holder."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import ExternalMessage, Group
from cats.specification.definitions.documents import (
    AdditionalReferenceType044,
    AdditionalReferenceType044B,
    TransportChargesType,
    TransportDocumentType044,
)
from cats.specification.definitions.formats import (
    Chars2,
    Chars3,
    Chars4,
    Chars5,
    Chars8,
    Chars9,
    Count4,
    CountryCode,
    Date,
    DateTime,
    Digit,
    Flag,
    GoodsItemNumber,
    Measure,
    MovementReferenceNumber,
    Number5,
    OfficeReferenceNumber,
    PositiveMeasure,
    PrintableTrimmed17,
    PrintableTrimmed35,
    RegisteredNumber,
    Text5,
    Text8,
    Text17,
    Text512,
    Trimmed17,
    Trimmed20,
    Trimmed22,
    Trimmed35,
    Trimmed70,
    Trimmed512,
    TwoDigits,
)
from cats.specification.definitions.goods import (
    CommodityCodeType044,
    DangerousGoodsType018,
    GoodsMeasureType018,
    PackagingType044,
)
from cats.specification.definitions.items import Conditional, Item
from cats.specification.definitions.offices import CustomsOfficeOfDepartureType004
from cats.specification.definitions.operations import TransitOperationType040
from cats.specification.definitions.parties import (
    AdditionalSupplyChainActorType,
    AddressType015,
    AddressType015C,
    ConsigneeType015,
    HolderOfTheTransitProcedureType004,
    RepresentativeType015,
)
from cats.specification.definitions.transport import (
    CountryOfRoutingOfConsignmentType018,
    GoodsReferenceType015,
    GoodsReferenceType018,
    LocationOfGoodsType015,
    PlaceOfLoadingType015,
    PlaceOfUnloadingType015,
    SealType015,
)


class TransitOperationType017(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    declarationType: Annotated[Text5, Item("Declaration type", codes="CL231", rules="R0601 R0909 R0911")]
    security: Annotated[Digit, Item("Security", codes="CL217", rules="G0042")]
    reducedDatasetIndicator: Annotated[Flag, Item("Reduced dataset indicator", codes="CL027", rules="G0042")]
    specificCircumstanceIndicator: Annotated[
        Chars3 | None, Item("Specific circumstance indicator", codes="CL296", rules="G0042")
    ] = None
    bindingItinerary: Annotated[Flag, Item("Binding itinerary", codes="CL027", rules="G0042")]
    releaseRequested: Annotated[Flag | None, Item("Release requested", codes="CL027", rules="G0042")] = None
    releaseRequestDateAndTime: Annotated[
        DateTime | None, Item("Release request date and time", rules="G0002 G0042")
    ] = None
    otherThingsToReport: Annotated[
        Trimmed512 | None, Conditional("Other things to report", rules="C0930")
    ] = None


class CustomsOfficeOfDestinationDeclaredType017(Group, kw_only=True):
    referenceNumber: Annotated[
        OfficeReferenceNumber, Item("Reference number", codes="CL172", rules="R0871 R0901 R0904 R0905")
    ]


class CustomsOfficeOfTransitDeclaredType017(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    referenceNumber: Annotated[
        OfficeReferenceNumber, Item("Reference number", codes="CL173", rules="G0142 R0003 R0006 R0871 R0906")
    ]
    arrivalDateAndTimeEstimated: Annotated[
        DateTime | None, Conditional("Arrival date and time estimated", rules="C0598 G0002 R0005")
    ] = None


class CustomsOfficeOfExitForTransitDeclaredType017(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL175", rules="R0871")]


class HolderOfTheTransitProcedureType017(Group, kw_only=True):
    identificationNumber: Annotated[Trimmed17 | None, Item("Identification number", rules="G0120 R0850")] = (
        None
    )
    TIRHolderIdentificationNumber: Annotated[
        Trimmed17 | None, Conditional("TIR holder identification number", rules="C0904 G0002")
    ] = None
    name: Annotated[Trimmed70, Item("Name")]
    Address: Annotated[AddressType015, Item("Address")]


class ControlResultType017(Group, kw_only=True):
    code: Annotated[Chars2, Item("Code", codes="CL197")]
    date: Annotated[Date, Item("Date", rules="G0002")]
    controlledBy: Annotated[Trimmed35, Item("Controlled by")]
    remark: Annotated[Trimmed512 | None, Item("Remark")] = None
    text: Annotated[Trimmed512 | None, Item("Text")] = None


class CarrierType017(Group, kw_only=True):
    identificationNumber: Annotated[
        RegisteredNumber, Item("Identification number", rules="G0002 G0201 R0840")
    ]


class ConsignorType017(Group, kw_only=True):
    identificationNumber: Annotated[Trimmed17 | None, Item("Identification number", rules="R0850")] = None
    name: Annotated[Trimmed70, Item("Name")]
    Address: Annotated[AddressType015, Item("Address")]


class SealType017(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    identifier: Annotated[Trimmed20 | None, Item("Identifier", rules="G0360 R0107")] = None


class TransportEquipmentType017(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    containerIdentificationNumber: Annotated[
        PrintableTrimmed17 | None, Item("Container identification number", rules="G0002 G0360")
    ] = None
    numberOfSeals: Annotated[Count4 | None, Item("Number of seals", rules="G0021 G0360")] = None
    Seal: Annotated[list[SealType017], Item("Seal", max=99, rules="G0360")] = []
    GoodsReference: Annotated[
        list[GoodsReferenceType018], Item("Goods reference", max=9999, rules="G0360")
    ] = []


class DepartureTransportMeansType017(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    typeOfIdentification: Annotated[
        TwoDigits | None, Item("Type of identification", codes="CL750", rules="G0112 G0360")
    ] = None
    identificationNumber: Annotated[Trimmed35 | None, Item("Identification number", rules="G0360")] = None
    nationality: Annotated[CountryCode | None, Item("Nationality", codes="CL165", rules="G0360")] = None


class ActiveBorderTransportMeansType017(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    customsOfficeAtBorderReferenceNumber: Annotated[
        Chars8, Item("Customs office at border reference number", codes="CL141")
    ]
    typeOfIdentification: Annotated[TwoDigits, Item("Type of identification", codes="CL219", rules="G0112")]
    identificationNumber: Annotated[Trimmed35, Item("Identification number", rules="R0076")]
    nationality: Annotated[CountryCode, Item("Nationality", codes="CL165")]
    conveyanceReferenceNumber: Annotated[
        PrintableTrimmed17 | None, Conditional("Conveyance reference number", rules="C0531 G0002 R0315")
    ] = None


class PreviousDocumentType017(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL214", rules="G0057 R0020")]
    referenceNumber: Annotated[Trimmed70, Item("Reference number", rules="G0321")]
    complementOfInformation: Annotated[Trimmed35 | None, Item("Complement of information")] = None
    completeControl: Annotated[Flag, Item("Complete control", codes="CL027")]


class SupportingDocumentType017(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    type: Annotated[Chars4 | None, Item("Type", codes="CL213", rules="G0057 G0360")] = None
    referenceNumber: Annotated[Trimmed70 | None, Item("Reference number", rules="G0321 G0360")] = None
    complementOfInformation: Annotated[Trimmed35 | None, Item("Complement of information", rules="G0360")] = (
        None
    )
    completeControl: Annotated[Flag, Item("Complete control", codes="CL027")]


class AdditionalInformationType017(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    code: Annotated[Chars5, Item("Code", codes="CL239", rules="G0057 R3060")]
    text: Annotated[Trimmed512 | None, Item("Text")] = None
    completeControl: Annotated[Flag, Item("Complete control", codes="CL027")]


class PreviousDocumentType017B(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL228", rules="G0360 G0991")]
    referenceNumber: Annotated[Trimmed70, Item("Reference number", rules="R0416")]
    complementOfInformation: Annotated[Trimmed35 | None, Item("Complement of information")] = None


class AdditionalInformationType017B(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    code: Annotated[Chars5, Item("Code", codes="CL239", rules="G0057 R3062")]
    text: Annotated[Trimmed512 | None, Item("Text")] = None
    completeControl: Annotated[Flag, Item("Complete control", codes="CL027")]


class ConsigneeType017(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="R0851")] = None
    name: Annotated[Trimmed70 | None, Item("Name")] = None
    Address: Annotated[AddressType015C | None, Item("Address", rules="G0989")] = None


class CommodityType017(Group, kw_only=True):
    descriptionOfGoods: Annotated[Trimmed512 | None, Item("Description of goods", rules="G0360")] = None
    cusCode: Annotated[Chars9 | None, Item("CUS code", codes="CL016", rules="G0360")] = None
    CommodityCode: Annotated[CommodityCodeType044 | None, Item("Commodity code", rules="G0360")] = None
    DangerousGoods: Annotated[
        list[DangerousGoodsType018], Item("Dangerous goods", max=99, rules="G0360")
    ] = []
    GoodsMeasure: Annotated[GoodsMeasureType018 | None, Item("Goods measure", rules="G0360")] = None


class PreviousDocumentType017C(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4 | None, Item("Type", codes="CL214", rules="G0057 G0991 R0020")] = None
    referenceNumber: Annotated[Trimmed70, Item("Reference number", rules="G0321")]
    goodsItemNumber: Annotated[Number5 | None, Item("Goods item number")] = None
    complementOfInformation: Annotated[Trimmed35 | None, Item("Complement of information")] = None
    completeControl: Annotated[Flag, Item("Complete control", codes="CL027")]


class TransportDocumentType017(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    type: Annotated[Chars4, Item("Type", codes="CL754", rules="G0057 G0360")]
    referenceNumber: Annotated[Trimmed70, Item("Reference number", rules="G0321 G0360")]


class AdditionalInformationType017C(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    code: Annotated[Chars5, Item("Code", codes="CL239", rules="G0057 R3061")]
    text: Annotated[Trimmed512 | None, Item("Text")] = None
    completeControl: Annotated[Flag, Item("Complete control", codes="CL027")]


class ConsignmentItemType017(Group, kw_only=True):
    goodsItemNumber: Annotated[Number5, Item("Goods item number", rules="G0072 R0055")]
    declarationGoodsItemNumber: Annotated[
        GoodsItemNumber, Item("Declaration goods item number", rules="G0005 R0055")
    ]
    declarationType: Annotated[
        Text5 | None, Conditional("Declaration type", codes="CL232", rules="C0045 R0601 R0909")
    ] = None
    countryOfDispatch: Annotated[
        CountryCode | None, Conditional("Country of dispatch", codes="CL008", rules="C0909 G0042 G0988")
    ] = None
    countryOfDestination: Annotated[
        CountryCode | None, Conditional("Country of destination", codes="CL008", rules="C0343 G0113")
    ] = None
    referenceNumberUCR: Annotated[
        PrintableTrimmed35 | None, Item("Reference number (UCR)", rules="G0002 G0360")
    ] = None
    Consignee: Annotated[ConsigneeType017 | None, Item("Consignee", rules="G0001 G0042 G0989")] = None
    AdditionalSupplyChainActor: Annotated[
        list[AdditionalSupplyChainActorType],
        Item("Additional supply chain actor", max=99, rules="G0042 G0825"),
    ] = []
    Commodity: Annotated[CommodityType017 | None, Item("Commodity", rules="G0360")] = None
    Packaging: Annotated[list[PackagingType044], Item("Packaging", max=99, rules="G0360")] = []
    PreviousDocument: Annotated[
        list[PreviousDocumentType017C], Item("Previous document", max=99, rules="G0042 G0825")
    ] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType017], Item("Supporting document", max=99, rules="G0360")
    ] = []
    TransportDocument: Annotated[
        list[TransportDocumentType017], Item("Transport document", max=99, rules="G0360 G0989")
    ] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType044B], Item("Additional reference", max=99, rules="G0360")
    ] = []
    AdditionalInformation: Annotated[
        list[AdditionalInformationType017C], Item("Additional information", max=99, rules="G0042 G0825")
    ] = []
    TransportCharges: Annotated[
        TransportChargesType | None, Item("Transport charges", rules="G0042 G0989")
    ] = None


class HouseConsignmentType017(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    countryOfDispatch: Annotated[
        CountryCode | None, Conditional("Country of dispatch", codes="CL008", rules="C0909 G0042 G0988")
    ] = None
    countryOfDestination: Annotated[
        CountryCode | None, Conditional("Country of destination", codes="CL008", rules="C0343 G0042")
    ] = None
    grossMass: Annotated[PositiveMeasure | None, Item("Gross mass", rules="G0360")] = None
    referenceNumberUCR: Annotated[
        PrintableTrimmed35 | None, Item("Reference number (UCR)", rules="G0002 G0360")
    ] = None
    securityIndicatorFromExportDeclaration: Annotated[
        Digit | None, Item("Security indicator from export declaration", codes="CL217", rules="G0025 G0026")
    ] = None
    Consignor: Annotated[ConsignorType017 | None, Conditional("Consignor", rules="C0349 G0042")] = None
    Consignee: Annotated[ConsigneeType015 | None, Conditional("Consignee", rules="C0001 G0001 G0042")] = None
    AdditionalSupplyChainActor: Annotated[
        list[AdditionalSupplyChainActorType],
        Item("Additional supply chain actor", max=99, rules="G0042 G0825"),
    ] = []
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType017], Item("Departure transport means", max=999, rules="G0360")
    ] = []
    PreviousDocument: Annotated[
        list[PreviousDocumentType017B], Item("Previous document", max=99, rules="G0026 G0042")
    ] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType017], Item("Supporting document", max=99, rules="G0360")
    ] = []
    TransportDocument: Annotated[
        list[TransportDocumentType044], Item("Transport document", max=99, rules="G0360")
    ] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType044], Item("Additional reference", max=99, rules="G0360")
    ] = []
    AdditionalInformation: Annotated[
        list[AdditionalInformationType017B], Item("Additional information", max=99, rules="G0042 G0825")
    ] = []
    TransportCharges: Annotated[
        TransportChargesType | None, Conditional("Transport charges", rules="C0186 C0337 G0042")
    ] = None
    ConsignmentItem: Annotated[
        list[ConsignmentItemType017], Item("Consignment item", max=999, rules="G0071 G0360")
    ] = []


class ConsignmentType017(Group, kw_only=True):
    countryOfDispatch: Annotated[
        CountryCode | None, Conditional("Country of dispatch", codes="CL008", rules="C0909 G0042 G0988")
    ] = None
    countryOfDestination: Annotated[
        CountryCode | None, Conditional("Country of destination", codes="CL008", rules="C0343 G0113")
    ] = None
    containerIndicator: Annotated[Flag, Item("Container indicator", codes="CL027")]
    inlandModeOfTransport: Annotated[Digit | None, Item("Inland mode of transport", codes="CL218")] = None
    modeOfTransportAtTheBorder: Annotated[
        Digit | None, Conditional("Mode of transport at the border", codes="CL218", rules="C0029 G0020")
    ] = None
    grossMass: Annotated[Measure | None, Item("Gross mass", rules="G0021 G0360")] = None
    referenceNumberUCR: Annotated[
        PrintableTrimmed35 | None, Item("Reference number (UCR)", rules="G0002 G0360")
    ] = None
    Carrier: Annotated[CarrierType017 | None, Item("Carrier", rules="G0042 G0090")] = None
    Consignor: Annotated[ConsignorType017 | None, Item("Consignor", rules="G0042")] = None
    Consignee: Annotated[ConsigneeType015 | None, Conditional("Consignee", rules="C0001 G0001 G0042")] = None
    AdditionalSupplyChainActor: Annotated[
        list[AdditionalSupplyChainActorType],
        Item("Additional supply chain actor", max=99, rules="G0042 G0825"),
    ] = []
    TransportEquipment: Annotated[
        list[TransportEquipmentType017], Item("Transport equipment", max=9999, rules="G0103 G0360")
    ] = []
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType017], Item("Departure transport means", max=999, rules="G0360")
    ] = []
    CountryOfRoutingOfConsignment: Annotated[
        list[CountryOfRoutingOfConsignmentType018],
        Item("Country of routing of consignment", max=99, rules="G0360"),
    ] = []
    ActiveBorderTransportMeans: Annotated[
        list[ActiveBorderTransportMeansType017],
        Conditional("Active border transport means", max=9, rules="C0908"),
    ] = []
    PlaceOfLoading: Annotated[PlaceOfLoadingType015, Item("Place of loading")]
    PlaceOfUnloading: Annotated[
        PlaceOfUnloadingType015 | None, Conditional("Place of unloading", rules="C0191")
    ] = None
    PreviousDocument: Annotated[
        list[PreviousDocumentType017], Item("Previous document", max=9999, rules="G0042 G0825")
    ] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType017], Item("Supporting document", max=99, rules="G0360")
    ] = []
    TransportDocument: Annotated[
        list[TransportDocumentType044], Item("Transport document", max=99, rules="G0360")
    ] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType044], Item("Additional reference", max=99, rules="G0360")
    ] = []
    AdditionalInformation: Annotated[
        list[AdditionalInformationType017], Item("Additional information", max=99, rules="G0042 G0825")
    ] = []
    TransportCharges: Annotated[
        TransportChargesType | None, Conditional("Transport charges", rules="C0186 G0042")
    ] = None
    HouseConsignment: Annotated[
        list[HouseConsignmentType017], Item("House consignment", max=1999, rules="G0360")
    ] = []


class TransitOperationType022(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    amendmentNotificationDateAndTime: Annotated[
        DateTime, Item("Amendment notification date and time", rules="G0002")
    ]


class FunctionalErrorType022(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    errorPointer: Annotated[Text512 | None, Item("Error pointer")] = None
    errorCode: Annotated[TwoDigits, Item("Error code", codes="CL180")]
    errorReason: Annotated[Text8 | None, Item("Error reason")] = None
    originalAttributeValue: Annotated[Text512 | None, Item("Original attribute value")] = None


class TransitOperationType054(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    releaseRequested: Annotated[Flag, Item("Release requested", codes="CL027")]
    releaseRequestDateAndTime: Annotated[DateTime, Item("Release request date and time", rules="G0002")]


class HolderOfTheTransitProcedureType054(Group, kw_only=True):
    identificationNumber: Annotated[Trimmed17 | None, Item("Identification number", rules="G0120 R0850")] = (
        None
    )
    TIRHolderIdentificationNumber: Annotated[
        Trimmed17 | None, Conditional("TIR holder identification number", rules="C0904 G0002")
    ] = None
    name: Annotated[Trimmed70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType015 | None, Conditional("Address", rules="C0250")] = None


class TransitOperationType170(Group, kw_only=True):
    LRN: Annotated[Trimmed22, Item("LRN")]
    limitDate: Annotated[Date | None, Conditional("Limit date", rules="C0840 G0002")] = None


class TransportEquipmentType170(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    containerIdentificationNumber: Annotated[
        PrintableTrimmed17 | None, Conditional("Container identification number", rules="C0055 G0002")
    ] = None
    numberOfSeals: Annotated[Count4, Item("Number of seals", rules="G0021 G0165 R0106 R0448")]
    Seal: Annotated[list[SealType015], Conditional("Seal", max=99, rules="C0569")] = []
    GoodsReference: Annotated[
        list[GoodsReferenceType015], Conditional("Goods reference", max=9999, rules="C0670 G0670")
    ] = []


class DepartureTransportMeansType170(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    typeOfIdentification: Annotated[
        TwoDigits, Item("Type of identification", codes="CL750", rules="R0472 R0474 R0476")
    ]
    identificationNumber: Annotated[Trimmed35, Item("Identification number", rules="R0473")]
    nationality: Annotated[CountryCode, Item("Nationality", codes="CL165")]


class ActiveBorderTransportMeansType170(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    customsOfficeAtBorderReferenceNumber: Annotated[
        Chars8, Item("Customs office at border reference number", codes="CL141", rules="G0789")
    ]
    typeOfIdentification: Annotated[TwoDigits, Item("Type of identification", codes="CL219")]
    identificationNumber: Annotated[Trimmed35, Item("Identification number", rules="R0076")]
    nationality: Annotated[CountryCode, Item("Nationality", codes="CL165")]
    conveyanceReferenceNumber: Annotated[
        PrintableTrimmed17 | None, Conditional("Conveyance reference number", rules="C0808 G0002 R0315")
    ] = None


class HouseConsignmentType170(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType170],
        Conditional("Departure transport means", max=999, rules="C0833 G0088 G0119 G0196 R0506 R0855"),
    ] = []


class ConsignmentType170(Group, kw_only=True):
    containerIndicator: Annotated[
        Flag | None, Conditional("Container indicator", codes="CL027", rules="C0824 G0332")
    ] = None
    inlandModeOfTransport: Annotated[
        Digit | None, Conditional("Inland mode of transport", codes="CL218", rules="C0170")
    ] = None
    modeOfTransportAtTheBorder: Annotated[
        Digit | None, Conditional("Mode of transport at the border", codes="CL218", rules="C0600 G0020 G0115")
    ] = None
    TransportEquipment: Annotated[
        list[TransportEquipmentType170],
        Conditional("Transport equipment", max=9999, rules="C0823 G0103 G0196"),
    ] = []
    LocationOfGoods: Annotated[LocationOfGoodsType015, Item("Location of goods")]
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType170],
        Conditional("Departure transport means", max=999, rules="C0833 G0088 G0119 G0196 R0855"),
    ] = []
    ActiveBorderTransportMeans: Annotated[
        list[ActiveBorderTransportMeansType170],
        Conditional("Active border transport means", max=9, rules="C0807 R0790"),
    ] = []
    PlaceOfLoading: Annotated[
        PlaceOfLoadingType015 | None, Conditional("Place of loading", rules="C0404")
    ] = None
    HouseConsignment: Annotated[list[HouseConsignmentType170], Item("House consignment", max=1999)]


class CC017C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType017, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[
        CustomsOfficeOfDepartureType004, Item("Customs office of departure", rules="G0042")
    ]
    CustomsOfficeOfDestinationDeclared: Annotated[
        CustomsOfficeOfDestinationDeclaredType017,
        Item("Customs office of destination declared", rules="G0042"),
    ]
    CustomsOfficeOfTransitDeclared: Annotated[
        list[CustomsOfficeOfTransitDeclaredType017],
        Conditional("Customs office of transit declared", max=9, rules="C0030 G0030 G0042"),
    ] = []
    CustomsOfficeOfExitForTransitDeclared: Annotated[
        list[CustomsOfficeOfExitForTransitDeclaredType017],
        Conditional("Customs office of exit for transit declared", max=9, rules="C0587 G0042"),
    ] = []
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType017, Item("Holder of the transit procedure", rules="G0042")
    ]
    ControlResult: Annotated[ControlResultType017, Item("Control result")]
    Consignment: Annotated[ConsignmentType017 | None, Conditional("Consignment", rules="C0930 G0360")] = None


class CC022C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType022, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType004, Item("Holder of the transit procedure")
    ]
    FunctionalError: Annotated[
        list[FunctionalErrorType022], Item("Functional error", max=9999, rules="G0217")
    ] = []


class CC054C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType054, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType054, Item("Holder of the transit procedure")
    ]


class CC170C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType170, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType054, Item("Holder of the transit procedure")
    ]
    Representative: Annotated[RepresentativeType015 | None, Item("Representative", rules="G0850")] = None
    Consignment: Annotated[ConsignmentType170, Item("Consignment", rules="G0045")]


class CC040C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType040, Item("Transit operation")]
