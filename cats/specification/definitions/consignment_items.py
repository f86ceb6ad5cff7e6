"""The consignment item in each of its forms."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import Group
from cats.specification.definitions.documents import (
    AdditionalInformationType001C,
    AdditionalInformationType015C,
    AdditionalReferenceType001B,
    AdditionalReferenceType015B,
    AdditionalReferenceType018B,
    AdditionalReferenceType044B,
    PreviousDocumentType001C,
    PreviousDocumentType015C,
    PreviousDocumentType029,
    SupportingDocumentType001,
    SupportingDocumentType015B,
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
    GoodsItemNumber,
    Number5,
    Printable35,
    Printable70,
    PrintableTrimmed35,
    Text5,
)
from cats.specification.definitions.goods import (
    CommodityType001,
    CommodityType015,
    CommodityType018,
    CommodityType025,
    CommodityType029,
    CommodityType044,
    CommodityType050,
    CommodityType200,
    PackagingType001,
    PackagingType015,
    PackagingType018,
    PackagingType025,
    PackagingType044,
)
from cats.specification.definitions.items import Conditional, Item
from cats.specification.definitions.parties import (
    AdditionalSupplyChainActorType,
    ConsigneeType001B,
    ConsigneeType015B,
    ConsigneeType029B,
)


class ConsignmentItemType015(Group, kw_only=True):
    goodsItemNumber: Annotated[Number5, Item("Goods item number", rules="G0072 R0988")]
    declarationGoodsItemNumber: Annotated[
        GoodsItemNumber, Item("Declaration goods item number", rules="G0005 R0007")
    ]
    declarationType: Annotated[
        Text5 | None, Conditional("Declaration type", codes="CL232", rules="C0045 R0507 R0601 R0909")
    ] = None
    countryOfDispatch: Annotated[
        CountryCode | None, Conditional("Country of dispatch", codes="CL008", rules="C0909 G0988 R0507")
    ] = None
    countryOfDestination: Annotated[
        CountryCode | None, Conditional("Country of destination", codes="CL008", rules="C0343 G0113 R0507")
    ] = None
    referenceNumberUCR: Annotated[
        PrintableTrimmed35 | None, Conditional("Reference number (UCR)", rules="C0502 G0002 R0507")
    ] = None
    Consignee: Annotated[ConsigneeType015B | None, Item("Consignee", rules="G0001")] = None
    AdditionalSupplyChainActor: Annotated[
        list[AdditionalSupplyChainActorType], Item("Additional supply chain actor", max=99, rules="G0825")
    ] = []
    Commodity: Annotated[CommodityType015, Item("Commodity")]
    Packaging: Annotated[list[PackagingType015], Item("Packaging", max=99)]
    PreviousDocument: Annotated[
        list[PreviousDocumentType015C], Conditional("Previous document", max=99, rules="C0035 G0825")
    ] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType015B], Item("Supporting document", max=99, rules="G0069 G0825")
    ] = []
    TransportDocument: Annotated[list[TransportDocumentType015], Item("Transport document", max=99)] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType015B], Item("Additional reference", max=99, rules="G0068 G0825")
    ] = []
    AdditionalInformation: Annotated[
        list[AdditionalInformationType015C], Item("Additional information", max=99, rules="G0825")
    ] = []
    TransportCharges: Annotated[TransportChargesType | None, Item("Transport charges")] = None


class ConsignmentItemType001(Group, kw_only=True):
    goodsItemNumber: Annotated[Number5, Item("Goods item number", rules="R0988")]
    declarationGoodsItemNumber: Annotated[
        GoodsItemNumber, Item("Declaration goods item number", rules="G0005 R0007")
    ]
    declarationType: Annotated[
        Text5 | None, Conditional("Declaration type", codes="CL232", rules="C0045 G0062 R0601 R0909")
    ] = None
    countryOfDispatch: Annotated[
        CountryCode | None, Conditional("Country of dispatch", codes="CL008", rules="C0909 G0062 G0988")
    ] = None
    countryOfDestination: Annotated[
        CountryCode | None, Conditional("Country of destination", codes="CL008", rules="C0343 G0062 G0113")
    ] = None
    referenceNumberUCR: Annotated[
        Printable70 | None, Conditional("Reference number (UCR)", rules="C0502 G0002 G0062")
    ] = None
    Consignee: Annotated[ConsigneeType001B | None, Item("Consignee", rules="G0001")] = None
    AdditionalSupplyChainActor: Annotated[
        list[AdditionalSupplyChainActorType], Item("Additional supply chain actor", max=99, rules="G0825")
    ] = []
    Commodity: Annotated[CommodityType001, Item("Commodity")]
    Packaging: Annotated[list[PackagingType001], Item("Packaging", max=99)]
    PreviousDocument: Annotated[
        list[PreviousDocumentType001C], Conditional("Previous document", max=99, rules="C0035 G0825")
    ] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType001], Item("Supporting document", max=99, rules="G0825")
    ] = []
    TransportDocument: Annotated[list[TransportDocumentType001], Item("Transport document", max=99)] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType001B], Item("Additional reference", max=99, rules="G0825")
    ] = []
    AdditionalInformation: Annotated[
        list[AdditionalInformationType001C], Item("Additional information", max=99, rules="G0825")
    ] = []
    TransportCharges: Annotated[TransportChargesType | None, Item("Transport charges")] = None


class ConsignmentItemType018(Group, kw_only=True):
    goodsItemNumber: Annotated[Number5, Item("Goods item number", rules="R0055")]
    declarationGoodsItemNumber: Annotated[
        GoodsItemNumber, Item("Declaration goods item number", rules="G0005 R0055")
    ]
    referenceNumberUCR: Annotated[Printable70 | None, Item("Reference number (UCR)", rules="G0002 G0360")] = (
        None
    )
    Commodity: Annotated[CommodityType018 | None, Item("Commodity", rules="G0360")] = None
    Packaging: Annotated[list[PackagingType018], Item("Packaging", max=99, rules="G0360")] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType018], Item("Supporting document", max=99, rules="G0360")
    ] = []
    TransportDocument: Annotated[
        list[TransportDocumentType018], Item("Transport document", max=99, rules="G0360")
    ] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType018B], Item("Additional reference", max=99, rules="G0360")
    ] = []


class ConsignmentItemType025(Group, kw_only=True):
    goodsItemNumber: Annotated[Number5, Item("Goods item number", rules="R0055")]
    declarationGoodsItemNumber: Annotated[
        GoodsItemNumber, Item("Declaration goods item number", rules="G0005 R0055")
    ]
    releaseType: Annotated[Digit, Item("Release type", codes="CL163")]
    Commodity: Annotated[CommodityType025, Item("Commodity", rules="G0131")]
    Packaging: Annotated[list[PackagingType025], Item("Packaging", max=99, rules="G0131")]


class ConsignmentItemType029(Group, kw_only=True):
    goodsItemNumber: Annotated[Number5, Item("Goods item number", rules="G0072 R0988")]
    declarationGoodsItemNumber: Annotated[
        GoodsItemNumber, Item("Declaration goods item number", rules="G0005 R0007")
    ]
    declarationType: Annotated[
        Text5 | None, Conditional("Declaration type", codes="CL232", rules="C0045 R0601 R0909")
    ] = None
    countryOfDispatch: Annotated[
        CountryCode | None, Conditional("Country of dispatch", codes="CL008", rules="C0909 G0988")
    ] = None
    countryOfDestination: Annotated[
        CountryCode | None, Conditional("Country of destination", codes="CL008", rules="C0343 G0113")
    ] = None
    referenceNumberUCR: Annotated[
        Printable35 | None, Conditional("Reference number (UCR)", rules="C0502 G0002")
    ] = None
    Consignee: Annotated[ConsigneeType029B | None, Item("Consignee", rules="G0001 G0989")] = None
    AdditionalSupplyChainActor: Annotated[
        list[AdditionalSupplyChainActorType], Item("Additional supply chain actor", max=99, rules="G0825")
    ] = []
    Commodity: Annotated[CommodityType029, Item("Commodity")]
    Packaging: Annotated[list[PackagingType001], Item("Packaging", max=99)]
    PreviousDocument: Annotated[
        list[PreviousDocumentType029], Conditional("Previous document", max=99, rules="C0035 G0825")
    ] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType001], Item("Supporting document", max=99, rules="G0825")
    ] = []
    TransportDocument: Annotated[
        list[TransportDocumentType001], Item("Transport document", max=99, rules="G0825 G0989")
    ] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType001B], Item("Additional reference", max=99, rules="G0825")
    ] = []
    AdditionalInformation: Annotated[
        list[AdditionalInformationType001C], Item("Additional information", max=99, rules="G0825")
    ] = []
    TransportCharges: Annotated[TransportChargesType | None, Item("Transport charges", rules="G0989")] = None


class ConsignmentItemType043(Group, kw_only=True):
    goodsItemNumber: Annotated[Number5, Item("Goods item number", rules="R0988")]
    declarationGoodsItemNumber: Annotated[
        GoodsItemNumber, Item("Declaration goods item number", rules="G0005 R0007")
    ]
    declarationType: Annotated[
        Text5 | None, Conditional("Declaration type", codes="CL232", rules="C0045 R0601 R0909")
    ] = None
    countryOfDestination: Annotated[
        CountryCode | None, Conditional("Country of destination", codes="CL008", rules="C0343 G0113")
    ] = None
    Consignee: Annotated[ConsigneeType029B | None, Item("Consignee", rules="G0001 G0989")] = None
    Commodity: Annotated[CommodityType029, Item("Commodity")]
    Packaging: Annotated[list[PackagingType001], Item("Packaging", max=99)]
    PreviousDocument: Annotated[list[PreviousDocumentType001C], Item("Previous document", max=99)] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType043], Item("Supporting document", max=99, rules="G0825")
    ] = []
    TransportDocument: Annotated[
        list[TransportDocumentType001], Item("Transport document", max=99, rules="G0825 G0989")
    ] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType001B], Item("Additional reference", max=99, rules="G0825")
    ] = []
    AdditionalInformation: Annotated[
        list[AdditionalInformationType001C], Item("Additional information", max=99, rules="G0825")
    ] = []


class ConsignmentItemType044(Group, kw_only=True):
    goodsItemNumber: Annotated[Number5, Item("Goods item number", rules="R0055")]
    declarationGoodsItemNumber: Annotated[
        GoodsItemNumber, Item("Declaration goods item number", rules="G0005 R0055")
    ]
    Commodity: Annotated[CommodityType044 | None, Item("Commodity", rules="G0360")] = None
    Packaging: Annotated[list[PackagingType044], Item("Packaging", max=99, rules="G0360")] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType044], Item("Supporting document", max=99, rules="G0360")
    ] = []
    TransportDocument: Annotated[
        list[TransportDocumentType044], Item("Transport document", max=99, rules="G0360 G0989")
    ] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType044B], Item("Additional reference", max=99, rules="G0360")
    ] = []


class ConsignmentItemType050(Group, kw_only=True):
    goodsItemNumber: Annotated[Number5, Item("Goods item number", rules="R0988")]
    declarationGoodsItemNumber: Annotated[
        GoodsItemNumber, Item("Declaration goods item number", rules="G0005 R0007")
    ]
    declarationType: Annotated[
        Text5 | None, Conditional("Declaration type", codes="CL232", rules="C0045 G0062 R0601 R0909")
    ] = None
    countryOfDispatch: Annotated[
        CountryCode | None, Conditional("Country of dispatch", codes="CL008", rules="C0909 G0062 G0988")
    ] = None
    countryOfDestination: Annotated[
        CountryCode | None, Conditional("Country of destination", codes="CL008", rules="C0343 G0062 G0113")
    ] = None
    referenceNumberUCR: Annotated[
        Printable70 | None, Conditional("Reference number (UCR)", rules="C0502 G0002 G0062")
    ] = None
    Consignee: Annotated[ConsigneeType001B | None, Item("Consignee", rules="G0001")] = None
    AdditionalSupplyChainActor: Annotated[
        list[AdditionalSupplyChainActorType], Item("Additional supply chain actor", max=99, rules="G0825")
    ] = []
    Commodity: Annotated[CommodityType050, Item("Commodity")]
    Packaging: Annotated[list[PackagingType001], Item("Packaging", max=99)]
    PreviousDocument: Annotated[
        list[PreviousDocumentType001C], Conditional("Previous document", max=99, rules="C0035 G0825")
    ] = []
    SupportingDocument: Annotated[
        list[SupportingDocumentType001], Item("Supporting document", max=99, rules="G0825")
    ] = []
    TransportDocument: Annotated[list[TransportDocumentType001], Item("Transport document", max=99)] = []
    AdditionalReference: Annotated[
        list[AdditionalReferenceType001B], Item("Additional reference", max=99, rules="G0825")
    ] = []
    AdditionalInformation: Annotated[
        list[AdditionalInformationType001C], Item("Additional information", max=99, rules="G0825")
    ] = []
    TransportCharges: Annotated[TransportChargesType | None, Item("Transport charges")] = None


class ConsignmentItemType200(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    Commodity: Annotated[CommodityType200, Item("Commodity")]
