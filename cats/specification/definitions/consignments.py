"""House consignment and consignment: long, since ten messages each give them in a form of their own."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import Group
from cats.specification.definitions.consignment_items import (
    ConsignmentItemType001,
    ConsignmentItemType015,
    ConsignmentItemType018,
    ConsignmentItemType025,
    ConsignmentItemType029,
    ConsignmentItemType043,
    ConsignmentItemType044,
    ConsignmentItemType050,
    ConsignmentItemType200,
)
from cats.specification.definitions.documents import (
    AdditionalInformationType001,
    AdditionalInformationType001B,
    AdditionalInformationType015,
    AdditionalInformationType015B,
    AdditionalReferenceType001,
    AdditionalReferenceType015,
    AdditionalReferenceType018,
    AdditionalReferenceType044,
    PreviousDocumentType001,
    PreviousDocumentType001B,
    PreviousDocumentType015,
    PreviousDocumentType015B,
    SupportingDocumentType001,
    SupportingDocumentType015,
    SupportingDocumentType018,
    SupportingDocumentType043,
    SupportingDocumentType044,
    TransportChargesType,
    TransportDocumentType001,
    TransportDocumentType015,
    TransportDocumentType018,
    TransportDocumentType044,
)
from cats.specification.definitions.formats import (
    CountryCode,
    Digit,
    Flag,
    Measure,
    Number5,
    PositiveMeasure,
    Printable35,
    Printable70,
    PrintableTrimmed35,
)
from cats.specification.definitions.items import Conditional, Item
from cats.specification.definitions.parties import (
    AdditionalSupplyChainActorType,
    CarrierType001,
    CarrierType015,
    CarrierType029,
    ConsigneeType001,
    ConsigneeType015,
    ConsigneeType029,
    ConsignorType001,
    ConsignorType015,
    ConsignorType029,
    ConsignorType043,
)
from cats.specification.definitions.transport import (
    ActiveBorderTransportMeansType001,
    ActiveBorderTransportMeansType015,
    ActiveBorderTransportMeansType029,
    CountryOfRoutingOfConsignmentType015,
    CountryOfRoutingOfConsignmentType018,
    DepartureTransportMeansType001,
    DepartureTransportMeansType001B,
    DepartureTransportMeansType015,
    DepartureTransportMeansType015B,
    DepartureTransportMeansType018,
    DepartureTransportMeansType029,
    DepartureTransportMeansType044,
    IncidentType007,
    IncidentType043,
    LocationOfGoodsType007,
    LocationOfGoodsType015,
    LocationOfGoodsType029,
    PlaceOfLoadingType001,
    PlaceOfLoadingType015,
    PlaceOfUnloadingType001,
    PlaceOfUnloadingType015,
    TransportEquipmentType001,
    TransportEquipmentType015,
    TransportEquipmentType018,
    TransportEquipmentType029,
    TransportEquipmentType044,
)


class HouseConsignmentType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    countryOfDispatch: Annotated[
        CountryCode | None, Conditional("Country of dispatch", codes="CL008", rules="C0909 G0988 R0506")
    ] = None
    countryOfDestination: Annotated[
        CountryCode | None,
        Conditional("Country of destination", codes="CL008", rules="C0343 G0062 G0113 R0506"),
    ] = None
    grossMass: Annotated[PositiveMeasure, Item("Gross mass", rules="R0983")]
    referenceNumberUCR: Annotated[
        PrintableTrimmed35 | None, Conditional("Reference number (UCR)", rules="C0502 G0002 R0506")
    ] = None
    Consignor: Annotated[ConsignorType015 | None, Conditional("Consignor", rules="C0542 G0123 R0506")] = None
    Consignee: Annotated[ConsigneeType015 | None, Conditional("Consignee", rules="C0001 G0001 R0506")] = None
    AdditionalSupplyChainActor: Annotated[
        list[AdditionalSupplyChainActorType], Item("Additional supply chain actor", max=99, rules="G0825")
    ] = []
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType015B],
        Conditional("Departure transport means", max=999, rules="C0826 G0088 G0119 R0506 R0855"),
    ] = []
    PreviousDocument: Annotated[
        list[PreviousDocumentType015B], Item("Previous document", max=99, rules="G0026")
    ] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType015], Item("Supporting document", max=99, rules="G0825")
    ] = []
    TransportDocument: Annotated[
        list[TransportDocumentType015], Item("Transport document", max=99, rules="G0825")
    ] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType015], Item("Additional reference", max=99, rules="G0825")
    ] = []
    AdditionalInformation: Annotated[
        list[AdditionalInformationType015B], Item("Additional information", max=99, rules="G0825")
    ] = []
    TransportCharges: Annotated[
        TransportChargesType | None, Conditional("Transport charges", rules="C0186 C0337 R0506")
    ] = None
    ConsignmentItem: Annotated[list[ConsignmentItemType015], Item("Consignment item", max=999, rules="G0071")]


class HouseConsignmentType001(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    countryOfDispatch: Annotated[
        CountryCode | None, Conditional("Country of dispatch", codes="CL008", rules="C0909 G0062 G0988")
    ] = None
    countryOfDestination: Annotated[
        CountryCode | None, Conditional("Country of destination", codes="CL008", rules="C0343 G0062 G0113")
    ] = None
    grossMass: Annotated[PositiveMeasure, Item("Gross mass", rules="R0983")]
    referenceNumberUCR: Annotated[
        Printable70 | None, Conditional("Reference number (UCR)", rules="C0502 G0002 G0062")
    ] = None
    securityIndicatorFromExportDeclaration: Annotated[
        Digit | None, Item("Security indicator from export declaration", codes="CL217", rules="G0025")
    ] = None
    Consignor: Annotated[ConsignorType001 | None, Conditional("Consignor", rules="C0349 G0062")] = None
    Consignee: Annotated[ConsigneeType001 | None, Conditional("Consignee", rules="C0001 G0001 G0062")] = None
    AdditionalSupplyChainActor: Annotated[
        list[AdditionalSupplyChainActorType], Item("Additional supply chain actor", max=99, rules="G0825")
    ] = []
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType001B],
        Conditional("Departure transport means", max=999, rules="C0333 C0339 G0062 R0855"),
    ] = []
    PreviousDocument: Annotated[list[PreviousDocumentType001B], Item("Previous document", max=99)] = []
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
        list[AdditionalInformationType001B], Item("Additional information", max=99, rules="G0825")
    ] = []
    TransportCharges: Annotated[
        TransportChargesType | None, Conditional("Transport charges", rules="S1012 C0186 C0337 C0812 G0062")
    ] = None
    ConsignmentItem: Annotated[list[ConsignmentItemType001], Item("Consignment item", max=999)]


class HouseConsignmentType018(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    grossMass: Annotated[Measure | None, Item("Gross mass", rules="G0021 G0360")] = None
    referenceNumberUCR: Annotated[Printable70 | None, Item("Reference number (UCR)", rules="G0002 G0360")] = (
        None
    )
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType018], Item("Departure transport means", max=999, rules="G0360")
    ] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType018], Item("Supporting document", max=99, rules="G0360")
    ] = []
    TransportDocument: Annotated[
        list[TransportDocumentType018], Item("Transport document", max=99, rules="G0360")
    ] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType018], Item("Additional reference", max=99, rules="G0360")
    ] = []
    ConsignmentItem: Annotated[
        list[ConsignmentItemType018], Item("Consignment item", max=999, rules="G0360")
    ] = []


class HouseConsignmentType025(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    releaseType: Annotated[Digit, Item("Release type", codes="CL163")]
    ConsignmentItem: Annotated[
        list[ConsignmentItemType025], Conditional("Consignment item", max=999, rules="C0353")
    ] = []


class HouseConsignmentType029(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    countryOfDispatch: Annotated[
        CountryCode | None, Conditional("Country of dispatch", codes="CL008", rules="C0909 G0988")
    ] = None
    countryOfDestination: Annotated[
        CountryCode | None,
        Conditional("Country of destination", codes="CL008", rules="C0343 G0062 G0113 R0506"),
    ] = None
    grossMass: Annotated[PositiveMeasure, Item("Gross mass", rules="R0983")]
    referenceNumberUCR: Annotated[
        Printable35 | None, Conditional("Reference number (UCR)", rules="C0502 G0002")
    ] = None
    securityIndicatorFromExportDeclaration: Annotated[
        Digit | None, Item("Security indicator from export declaration", codes="CL217", rules="G0025 G0026")
    ] = None
    Consignor: Annotated[ConsignorType029 | None, Conditional("Consignor", rules="C0349")] = None
    Consignee: Annotated[ConsigneeType029 | None, Conditional("Consignee", rules="C0001 G0001")] = None
    AdditionalSupplyChainActor: Annotated[
        list[AdditionalSupplyChainActorType], Item("Additional supply chain actor", max=99, rules="G0825")
    ] = []
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType029],
        Conditional("Departure transport means", max=999, rules="C0339 G0119 R0855"),
    ] = []
    PreviousDocument: Annotated[
        list[PreviousDocumentType001B], Item("Previous document", max=99, rules="G0026")
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
        list[AdditionalInformationType001B], Item("Additional information", max=99, rules="G0825")
    ] = []
    TransportCharges: Annotated[
        TransportChargesType | None, Conditional("Transport charges", rules="C0186 C0337")
    ] = None
    ConsignmentItem: Annotated[list[ConsignmentItemType029], Item("Consignment item", max=999, rules="G0071")]


class HouseConsignmentType043(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    countryOfDestination: Annotated[
        CountryCode | None, Conditional("Country of destination", codes="CL008", rules="C0343 G0042")
    ] = None
    grossMass: Annotated[PositiveMeasure, Item("Gross mass", rules="R0983")]
    securityIndicatorFromExportDeclaration: Annotated[
        Digit | None, Item("Security indicator from export declaration", codes="CL217", rules="G0025 G0026")
    ] = None
    Consignor: Annotated[ConsignorType043 | None, Conditional("Consignor", rules="C0349")] = None
    Consignee: Annotated[ConsigneeType029 | None, Conditional("Consignee", rules="C0001 G0001")] = None
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType001B],
        Conditional("Departure transport means", max=999, rules="C0339 R0855"),
    ] = []
    PreviousDocument: Annotated[
        list[PreviousDocumentType001B], Item("Previous document", max=99, rules="G0026")
    ] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType043], Item("Supporting document", max=99, rules="G0825")
    ] = []
    TransportDocument: Annotated[
        list[TransportDocumentType001], Item("Transport document", max=99, rules="G0825")
    ] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType001], Item("Additional reference", max=99, rules="G0825")
    ] = []
    AdditionalInformation: Annotated[
        list[AdditionalInformationType001B], Item("Additional information", max=99, rules="G0825")
    ] = []
    ConsignmentItem: Annotated[list[ConsignmentItemType043], Item("Consignment item", max=999)]


class HouseConsignmentType044(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    grossMass: Annotated[Measure | None, Item("Gross mass", rules="G0021 G0360")] = None
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType044], Item("Departure transport means", max=999, rules="G0360")
    ] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType044], Item("Supporting document", max=99, rules="G0360")
    ] = []
    TransportDocument: Annotated[
        list[TransportDocumentType044], Item("Transport document", max=99, rules="G0360")
    ] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType044], Item("Additional reference", max=99, rules="G0360")
    ] = []
    ConsignmentItem: Annotated[
        list[ConsignmentItemType044], Item("Consignment item", max=999, rules="G0360")
    ] = []


class HouseConsignmentType050(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    countryOfDispatch: Annotated[
        CountryCode | None, Conditional("Country of dispatch", codes="CL008", rules="C0909 G0062 G0988")
    ] = None
    countryOfDestination: Annotated[
        CountryCode | None, Conditional("Country of destination", codes="CL008", rules="C0343 G0062 G0113")
    ] = None
    grossMass: Annotated[PositiveMeasure, Item("Gross mass", rules="R0983")]
    referenceNumberUCR: Annotated[
        Printable70 | None, Conditional("Reference number (UCR)", rules="C0502 G0002 G0062")
    ] = None
    securityIndicatorFromExportDeclaration: Annotated[
        Digit | None, Item("Security indicator from export declaration", codes="CL217", rules="G0025")
    ] = None
    Consignor: Annotated[ConsignorType001 | None, Conditional("Consignor", rules="C0349 G0062")] = None
    Consignee: Annotated[ConsigneeType001 | None, Conditional("Consignee", rules="C0001 G0001 G0062")] = None
    AdditionalSupplyChainActor: Annotated[
        list[AdditionalSupplyChainActorType], Item("Additional supply chain actor", max=99, rules="G0825")
    ] = []
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType001B],
        Conditional("Departure transport means", max=999, rules="C0333 C0339 G0062 R0855"),
    ] = []
    PreviousDocument: Annotated[list[PreviousDocumentType001B], Item("Previous document", max=99)] = []
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
        list[AdditionalInformationType001B], Item("Additional information", max=99, rules="G0825")
    ] = []
    TransportCharges: Annotated[
        TransportChargesType | None, Conditional("Transport charges", rules="S1012 C0186 C0337 C0812 G0062")
    ] = None
    ConsignmentItem: Annotated[list[ConsignmentItemType050], Item("Consignment item", max=999)]


class HouseConsignmentType200(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    ConsignmentItem: Annotated[list[ConsignmentItemType200], Item("Consignment item", max=999)]


class ConsignmentType015(Group, kw_only=True):
    countryOfDispatch: Annotated[
        CountryCode | None, Conditional("Country of dispatch", codes="CL008", rules="C0909 G0988")
    ] = None
    countryOfDestination: Annotated[
        CountryCode | None, Conditional("Country of destination", codes="CL008", rules="C0343 G0113")
    ] = None
    containerIndicator: Annotated[
        Flag | None, Conditional("Container indicator", codes="CL027", rules="C0822 G0332")
    ] = None
    inlandModeOfTransport: Annotated[Digit | None, Item("Inland mode of transport", codes="CL218")] = None
    modeOfTransportAtTheBorder: Annotated[
        Digit | None, Conditional("Mode of transport at the border", codes="CL218", rules="C0599 G0020 G0115")
    ] = None
    grossMass: Annotated[PositiveMeasure, Item("Gross mass", rules="R0994")]
    referenceNumberUCR: Annotated[
        PrintableTrimmed35 | None, Conditional("Reference number (UCR)", rules="C0502 G0002")
    ] = None
    Carrier: Annotated[CarrierType015 | None, Item("Carrier", rules="G0090")] = None
    Consignor: Annotated[ConsignorType015 | None, Conditional("Consignor", rules="C0542 G0123")] = None
    Consignee: Annotated[ConsigneeType015 | None, Conditional("Consignee", rules="C0001 G0001")] = None
    AdditionalSupplyChainActor: Annotated[
        list[AdditionalSupplyChainActorType], Item("Additional supply chain actor", max=99, rules="G0825")
    ] = []
    TransportEquipment: Annotated[
        list[TransportEquipmentType015], Conditional("Transport equipment", max=9999, rules="C0823 G0103")
    ] = []
    LocationOfGoods: Annotated[
        LocationOfGoodsType015 | None, Conditional("Location of goods", rules="C0710")
    ] = None
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType015],
        Conditional("Departure transport means", max=999, rules="C0826 G0088 G0119 R0855"),
    ] = []
    CountryOfRoutingOfConsignment: Annotated[
        list[CountryOfRoutingOfConsignmentType015],
        Conditional("Country of routing of consignment", max=99, rules="C0586 G0061"),
    ] = []
    ActiveBorderTransportMeans: Annotated[
        list[ActiveBorderTransportMeansType015],
        Conditional("Active border transport means", max=9, rules="C0806 G0118 R0789"),
    ] = []
    PlaceOfLoading: Annotated[
        PlaceOfLoadingType015 | None, Conditional("Place of loading", rules="C0403")
    ] = None
    PlaceOfUnloading: Annotated[
        PlaceOfUnloadingType015 | None, Conditional("Place of unloading", rules="C0191")
    ] = None
    PreviousDocument: Annotated[
        list[PreviousDocumentType015], Item("Previous document", max=9999, rules="G0825")
    ] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType015], Item("Supporting document", max=99, rules="G0825")
    ] = []
    TransportDocument: Annotated[
        list[TransportDocumentType015], Item("Transport document", max=99, rules="G0825")
    ] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType015], Item("Additional reference", max=99, rules="G0825")
    ] = []
    AdditionalInformation: Annotated[
        list[AdditionalInformationType015], Item("Additional information", max=99, rules="G0825")
    ] = []
    TransportCharges: Annotated[
        TransportChargesType | None, Conditional("Transport charges", rules="C0186")
    ] = None
    HouseConsignment: Annotated[list[HouseConsignmentType015], Item("House consignment", max=1999)]


class ConsignmentType001(Group, kw_only=True):
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
    HouseConsignment: Annotated[list[HouseConsignmentType001], Item("House consignment", max=1999)]


class ConsignmentType007(Group, kw_only=True):
    LocationOfGoods: Annotated[LocationOfGoodsType007, Item("Location of goods")]
    Incident: Annotated[list[IncidentType007], Item("Incident", max=9)] = []


class ConsignmentType018(Group, kw_only=True):
    grossMass: Annotated[Measure | None, Item("Gross mass", rules="G0021 G0360")] = None
    referenceNumberUCR: Annotated[Printable70 | None, Item("Reference number (UCR)", rules="G0002 G0360")] = (
        None
    )
    TransportEquipment: Annotated[
        list[TransportEquipmentType018], Item("Transport equipment", max=9999, rules="G0103 G0360")
    ] = []
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType018], Item("Departure transport means", max=999, rules="G0360")
    ] = []
    CountryOfRoutingOfConsignment: Annotated[
        list[CountryOfRoutingOfConsignmentType018],
        Item("Country of routing of consignment", max=99, rules="G0360"),
    ] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType018], Item("Supporting document", max=99, rules="G0360")
    ] = []
    TransportDocument: Annotated[
        list[TransportDocumentType018], Item("Transport document", max=99, rules="G0360")
    ] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType018], Item("Additional reference", max=99, rules="G0360")
    ] = []
    HouseConsignment: Annotated[
        list[HouseConsignmentType018], Item("House consignment", max=1999, rules="G0360")
    ] = []


class ConsignmentType025(Group, kw_only=True):
    HouseConsignment: Annotated[list[HouseConsignmentType025], Item("House consignment", max=1999)]


class ConsignmentType029(Group, kw_only=True):
    countryOfDispatch: Annotated[
        CountryCode | None, Conditional("Country of dispatch", codes="CL008", rules="C0909 G0988")
    ] = None
    countryOfDestination: Annotated[
        CountryCode | None, Conditional("Country of destination", codes="CL008", rules="C0343 G0113")
    ] = None
    containerIndicator: Annotated[Flag, Item("Container indicator", codes="CL027")]
    inlandModeOfTransport: Annotated[Digit | None, Item("Inland mode of transport", codes="CL218")] = None
    modeOfTransportAtTheBorder: Annotated[
        Digit | None, Conditional("Mode of transport at the border", codes="CL218", rules="C0029 G0020 G0115")
    ] = None
    grossMass: Annotated[PositiveMeasure, Item("Gross mass", rules="R0994")]
    referenceNumberUCR: Annotated[
        Printable35 | None, Conditional("Reference number (UCR)", rules="C0502 G0002")
    ] = None
    Carrier: Annotated[CarrierType029 | None, Item("Carrier", rules="G0090")] = None
    Consignor: Annotated[ConsignorType029 | None, Item("Consignor")] = None
    Consignee: Annotated[ConsigneeType029 | None, Conditional("Consignee", rules="C0001 G0001")] = None
    AdditionalSupplyChainActor: Annotated[
        list[AdditionalSupplyChainActorType], Item("Additional supply chain actor", max=99, rules="G0825")
    ] = []
    TransportEquipment: Annotated[
        list[TransportEquipmentType029], Conditional("Transport equipment", max=9999, rules="C0872 G0103")
    ] = []
    LocationOfGoods: Annotated[
        LocationOfGoodsType029 | None, Conditional("Location of goods", rules="C0489")
    ] = None
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType029],
        Conditional("Departure transport means", max=999, rules="C0339 G0119 R0855"),
    ] = []
    CountryOfRoutingOfConsignment: Annotated[
        list[CountryOfRoutingOfConsignmentType015],
        Conditional("Country of routing of consignment", max=99, rules="C0586 G0061"),
    ] = []
    ActiveBorderTransportMeans: Annotated[
        list[ActiveBorderTransportMeansType029],
        Conditional("Active border transport means", max=9, rules="C0908"),
    ] = []
    PlaceOfLoading: Annotated[PlaceOfLoadingType001, Item("Place of loading")]
    PlaceOfUnloading: Annotated[
        PlaceOfUnloadingType001 | None, Conditional("Place of unloading", rules="C0191")
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
        TransportChargesType | None, Conditional("Transport charges", rules="C0186")
    ] = None
    HouseConsignment: Annotated[list[HouseConsignmentType029], Item("House consignment", max=1999)]


class ConsignmentType043(Group, kw_only=True):
    countryOfDestination: Annotated[
        CountryCode | None, Conditional("Country of destination", codes="CL008", rules="C0343 G0113")
    ] = None
    containerIndicator: Annotated[Flag, Item("Container indicator", codes="CL027")]
    inlandModeOfTransport: Annotated[Digit | None, Item("Inland mode of transport", codes="CL218")] = None
    grossMass: Annotated[PositiveMeasure | None, Conditional("Gross mass", rules="C0027 R0994")] = None
    Consignor: Annotated[ConsignorType043 | None, Item("Consignor")] = None
    Consignee: Annotated[ConsigneeType029 | None, Conditional("Consignee", rules="C0001 G0001")] = None
    TransportEquipment: Annotated[
        list[TransportEquipmentType001], Conditional("Transport equipment", max=9999, rules="C0872 G0103")
    ] = []
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType001B],
        Conditional("Departure transport means", max=999, rules="C0339 R0855"),
    ] = []
    PreviousDocument: Annotated[list[PreviousDocumentType001], Item("Previous document", max=9999)] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType043], Item("Supporting document", max=99, rules="G0825")
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
    Incident: Annotated[list[IncidentType043], Item("Incident", max=9, rules="G0015")] = []
    HouseConsignment: Annotated[list[HouseConsignmentType043], Item("House consignment", max=1999)]


class ConsignmentType044(Group, kw_only=True):
    grossMass: Annotated[Measure | None, Item("Gross mass", rules="G0021 G0360")] = None
    TransportEquipment: Annotated[
        list[TransportEquipmentType044], Item("Transport equipment", max=9999, rules="G0103 G0360")
    ] = []
    DepartureTransportMeans: Annotated[
        list[DepartureTransportMeansType044], Item("Departure transport means", max=999, rules="G0360")
    ] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType044], Item("Supporting document", max=99, rules="G0360")
    ] = []
    TransportDocument: Annotated[
        list[TransportDocumentType044], Item("Transport document", max=99, rules="G0360")
    ] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType044], Item("Additional reference", max=99, rules="G0360")
    ] = []
    HouseConsignment: Annotated[
        list[HouseConsignmentType044], Item("House consignment", max=1999, rules="G0360")
    ] = []


class ConsignmentType050(Group, kw_only=True):
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
    HouseConsignment: Annotated[list[HouseConsignmentType050], Item("House consignment", max=1999)]


class ConsignmentType200(Group, kw_only=True):
    HouseConsignment: Annotated[list[HouseConsignmentType200], Item("House consignment", max=1999)]
