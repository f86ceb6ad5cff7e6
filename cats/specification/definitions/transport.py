"""Means of transport, equipment, seals, places, incidents: long, since messages give each of them in several forms."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import Group
from cats.specification.definitions.formats import (
    Chars8,
    Count4,
    CountryCode,
    Date,
    Digit,
    Flag,
    GoodsItemNumber,
    Latitude,
    Letter,
    Longitude,
    Number5,
    OfficeReferenceNumber,
    Printable17,
    Printable35,
    PrintableTrimmed17,
    Text4,
    Text17,
    Text20,
    Text35,
    Text512,
    Trimmed4,
    Trimmed20,
    Trimmed35,
    Trimmed512,
    TwoDigits,
)
from cats.specification.definitions.items import Conditional, Item
from cats.specification.definitions.parties import (
    AddressType007,
    AddressType015B,
    AddressType029,
    AddressType043,
    ContactPersonType009,
    ContactPersonType015,
    EconomicOperatorType015,
    EconomicOperatorType029,
    PostcodeAddressType015,
    PostcodeAddressType029,
)


class SealType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    identifier: Annotated[Trimmed20, Item("Identifier", rules="R0107")]


class SealType001(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    identifier: Annotated[Text20, Item("Identifier", rules="R0107")]


class SealType007(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    identifier: Annotated[Trimmed20, Item("Identifier", rules="G0023 R0107")]


class SealType018(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    identifier: Annotated[Text20 | None, Item("Identifier", rules="G0360 R0107")] = None


class SealType044(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    identifier: Annotated[Trimmed20, Item("Identifier", rules="R0107")]


class GoodsReferenceType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    declarationGoodsItemNumber: Annotated[
        GoodsItemNumber, Item("Declaration goods item number", rules="G0005 G0006")
    ]


class GoodsReferenceType018(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    declarationGoodsItemNumber: Annotated[
        GoodsItemNumber, Item("Declaration goods item number", rules="G0005 G0006")
    ]


class TransportEquipmentType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    containerIdentificationNumber: Annotated[
        PrintableTrimmed17 | None, Conditional("Container identification number", rules="C0055 G0002")
    ] = None
    numberOfSeals: Annotated[Count4, Item("Number of seals", rules="G0021 R0106 R0165 R0448")]
    Seal: Annotated[list[SealType015], Conditional("Seal", max=99, rules="C0569")] = []
    GoodsReference: Annotated[
        list[GoodsReferenceType015], Conditional("Goods reference", max=9999, rules="C0670 G0670")
    ] = []


class TransportEquipmentType001(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    containerIdentificationNumber: Annotated[
        Printable17 | None, Conditional("Container identification number", rules="C0055 G0002")
    ] = None
    numberOfSeals: Annotated[Count4, Item("Number of seals", rules="G0021 G0165 R0106 R0448")]
    Seal: Annotated[list[SealType001], Conditional("Seal", max=99, rules="C0569")] = []
    GoodsReference: Annotated[
        list[GoodsReferenceType015], Conditional("Goods reference", max=9999, rules="C0670 G0670")
    ] = []


class TransportEquipmentType007(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    containerIdentificationNumber: Annotated[
        PrintableTrimmed17 | None, Conditional("Container identification number", rules="C0820 G0002 G0016")
    ] = None
    numberOfSeals: Annotated[
        Count4 | None, Conditional("Number of seals", rules="C0396 G0021 G0023 R0106 R0448")
    ] = None
    Seal: Annotated[list[SealType007], Conditional("Seal", max=99, rules="C0569")] = []
    GoodsReference: Annotated[
        list[GoodsReferenceType015], Item("Goods reference", max=9999, rules="G0670")
    ] = []


class TransportEquipmentType018(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    containerIdentificationNumber: Annotated[
        Printable17 | None, Item("Container identification number", rules="G0002 G0360")
    ] = None
    numberOfSeals: Annotated[Count4 | None, Item("Number of seals", rules="G0021 G0360")] = None
    Seal: Annotated[list[SealType018], Item("Seal", max=99, rules="G0360")] = []
    GoodsReference: Annotated[
        list[GoodsReferenceType018], Item("Goods reference", max=9999, rules="G0360")
    ] = []


class TransportEquipmentType029(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    containerIdentificationNumber: Annotated[
        Printable17 | None, Conditional("Container identification number", rules="C0055 G0002")
    ] = None
    numberOfSeals: Annotated[Count4, Item("Number of seals", rules="G0021 R0106 R0165 R0448")]
    Seal: Annotated[list[SealType001], Conditional("Seal", max=99, rules="C0569")] = []
    GoodsReference: Annotated[
        list[GoodsReferenceType015], Conditional("Goods reference", max=9999, rules="C0670 G0670")
    ] = []


class TransportEquipmentType043(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    containerIdentificationNumber: Annotated[
        Printable17 | None, Conditional("Container identification number", rules="C0820 G0002 G0016")
    ] = None
    numberOfSeals: Annotated[
        Count4 | None, Conditional("Number of seals", rules="C0396 G0021 G0023 R0106 R0448")
    ] = None
    Seal: Annotated[list[SealType001], Conditional("Seal", max=99, rules="C0569")] = []
    GoodsReference: Annotated[
        list[GoodsReferenceType015], Item("Goods reference", max=9999, rules="G0670")
    ] = []


class TransportEquipmentType044(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    containerIdentificationNumber: Annotated[
        PrintableTrimmed17 | None, Item("Container identification number", rules="G0002 G0360")
    ] = None
    numberOfSeals: Annotated[Count4 | None, Item("Number of seals", rules="G0021 G0360")] = None
    Seal: Annotated[list[SealType044], Item("Seal", max=99, rules="G0360")] = []
    GoodsReference: Annotated[
        list[GoodsReferenceType018], Item("Goods reference", max=9999, rules="G0360")
    ] = []


class CustomsOfficeType015(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL171")]


class CustomsOfficeType007(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL172")]


class GNSSType(Group, kw_only=True):
    latitude: Annotated[Latitude, Item("Latitude", rules="G0002 G0014")]
    longitude: Annotated[Longitude, Item("Longitude", rules="G0002 G0014")]


class LocationOfGoodsType015(Group, kw_only=True):
    typeOfLocation: Annotated[Letter, Item("Type of location", codes="CL347")]
    qualifierOfIdentification: Annotated[
        Letter, Item("Qualifier of identification", codes="CL326", rules="G0500")
    ]
    authorisationNumber: Annotated[Trimmed35 | None, Conditional("Authorisation number", rules="C0394")] = (
        None
    )
    additionalIdentifier: Annotated[Trimmed4 | None, Conditional("Additional identifier", rules="C0671")] = (
        None
    )
    UNLocode: Annotated[Text17 | None, Conditional("UN/LOCODE", codes="CL244", rules="C0394")] = None
    CustomsOffice: Annotated[CustomsOfficeType015 | None, Conditional("Customs office", rules="C0394")] = None
    GNSS: Annotated[GNSSType | None, Conditional("GNSS position", rules="C0394")] = None
    EconomicOperator: Annotated[
        EconomicOperatorType015 | None, Conditional("Economic operator", rules="C0394")
    ] = None
    Address: Annotated[AddressType015B | None, Conditional("Address", rules="C0394")] = None
    PostcodeAddress: Annotated[
        PostcodeAddressType015 | None, Conditional("Postcode address", rules="C0394")
    ] = None
    ContactPerson: Annotated[
        ContactPersonType015 | None, Conditional("Contact person", rules="C0394 G0105")
    ] = None


class LocationOfGoodsType007(Group, kw_only=True):
    typeOfLocation: Annotated[Letter, Item("Type of location", codes="CL347")]
    qualifierOfIdentification: Annotated[
        Letter, Item("Qualifier of identification", codes="CL326", rules="G0500")
    ]
    authorisationNumber: Annotated[Trimmed35 | None, Conditional("Authorisation number", rules="C0394")] = (
        None
    )
    additionalIdentifier: Annotated[Trimmed4 | None, Conditional("Additional identifier", rules="C0671")] = (
        None
    )
    UNLocode: Annotated[Text17 | None, Conditional("UN/LOCODE", codes="CL244", rules="C0394")] = None
    CustomsOffice: Annotated[CustomsOfficeType007 | None, Conditional("Customs office", rules="C0394")] = None
    GNSS: Annotated[GNSSType | None, Conditional("GNSS position", rules="C0394")] = None
    EconomicOperator: Annotated[
        EconomicOperatorType015 | None, Conditional("Economic operator", rules="C0394")
    ] = None
    Address: Annotated[AddressType015B | None, Conditional("Address", rules="C0394")] = None
    PostcodeAddress: Annotated[
        PostcodeAddressType015 | None, Conditional("Postcode address", rules="C0394")
    ] = None
    ContactPerson: Annotated[
        ContactPersonType015 | None, Conditional("Contact person", rules="C0394 G0105")
    ] = None


class LocationOfGoodsType029(Group, kw_only=True):
    typeOfLocation: Annotated[Letter, Item("Type of location", codes="CL347")]
    qualifierOfIdentification: Annotated[
        Letter, Item("Qualifier of identification", codes="CL326", rules="G0500")
    ]
    authorisationNumber: Annotated[Text35 | None, Conditional("Authorisation number", rules="C0394")] = None
    additionalIdentifier: Annotated[Text4 | None, Conditional("Additional identifier", rules="C0671")] = None
    UNLocode: Annotated[Text17 | None, Conditional("UN/LOCODE", codes="CL244", rules="C0394")] = None
    CustomsOffice: Annotated[CustomsOfficeType015 | None, Conditional("Customs office", rules="C0394")] = None
    GNSS: Annotated[GNSSType | None, Conditional("GNSS position", rules="C0394")] = None
    EconomicOperator: Annotated[
        EconomicOperatorType029 | None, Conditional("Economic operator", rules="C0394")
    ] = None
    Address: Annotated[AddressType029 | None, Conditional("Address", rules="C0394")] = None
    PostcodeAddress: Annotated[
        PostcodeAddressType029 | None, Conditional("Postcode address", rules="C0394")
    ] = None
    ContactPerson: Annotated[
        ContactPersonType009 | None, Conditional("Contact person", rules="C0394 G0105")
    ] = None


class DepartureTransportMeansType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    typeOfIdentification: Annotated[
        TwoDigits | None, Item("Type of identification", codes="CL750", rules="G0112 R0472 R0474 R0476")
    ] = None
    identificationNumber: Annotated[Trimmed35 | None, Item("Identification number", rules="R0473")] = None
    nationality: Annotated[CountryCode | None, Item("Nationality", codes="CL165")] = None


class DepartureTransportMeansType015B(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    typeOfIdentification: Annotated[
        TwoDigits, Item("Type of identification", codes="CL750", rules="G0112 R0472 R0474 R0476")
    ]
    identificationNumber: Annotated[Trimmed35, Item("Identification number", rules="R0473")]
    nationality: Annotated[CountryCode, Item("Nationality", codes="CL165")]


class DepartureTransportMeansType001(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    typeOfIdentification: Annotated[
        TwoDigits | None, Item("Type of identification", codes="CL750", rules="R0472 R0474 R0476")
    ] = None
    identificationNumber: Annotated[Text35 | None, Item("Identification number", rules="R0473")] = None
    nationality: Annotated[CountryCode | None, Item("Nationality", codes="CL165")] = None


class DepartureTransportMeansType001B(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    typeOfIdentification: Annotated[
        TwoDigits, Item("Type of identification", codes="CL750", rules="R0472 R0474 R0476")
    ]
    identificationNumber: Annotated[Text35, Item("Identification number", rules="R0473")]
    nationality: Annotated[CountryCode, Item("Nationality", codes="CL165")]


class DepartureTransportMeansType018(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    typeOfIdentification: Annotated[
        TwoDigits | None, Item("Type of identification", codes="CL750", rules="G0360")
    ] = None
    identificationNumber: Annotated[Text35 | None, Item("Identification number", rules="G0360")] = None
    nationality: Annotated[CountryCode | None, Item("Nationality", codes="CL165", rules="G0360")] = None


class DepartureTransportMeansType029(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    typeOfIdentification: Annotated[
        TwoDigits, Item("Type of identification", codes="CL750", rules="G0112 R0472 R0474 R0476")
    ]
    identificationNumber: Annotated[Text35, Item("Identification number", rules="R0473")]
    nationality: Annotated[CountryCode, Item("Nationality", codes="CL165")]


class DepartureTransportMeansType044(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    typeOfIdentification: Annotated[
        TwoDigits | None, Item("Type of identification", codes="CL750", rules="G0360")
    ] = None
    identificationNumber: Annotated[Trimmed35 | None, Item("Identification number", rules="G0360")] = None
    nationality: Annotated[CountryCode | None, Item("Nationality", codes="CL165", rules="G0360")] = None


class CountryOfRoutingOfConsignmentType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    country: Annotated[CountryCode, Item("Country", codes="CL008")]


class CountryOfRoutingOfConsignmentType018(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    country: Annotated[CountryCode, Item("Country", codes="CL008")]


class ActiveBorderTransportMeansType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    customsOfficeAtBorderReferenceNumber: Annotated[
        Chars8 | None, Item("Customs office at border reference number", codes="CL141", rules="G0789")
    ] = None
    typeOfIdentification: Annotated[
        TwoDigits | None, Item("Type of identification", codes="CL219", rules="G0112")
    ] = None
    identificationNumber: Annotated[Trimmed35 | None, Item("Identification number", rules="R0076")] = None
    nationality: Annotated[CountryCode | None, Item("Nationality", codes="CL165")] = None
    conveyanceReferenceNumber: Annotated[
        PrintableTrimmed17 | None, Conditional("Conveyance reference number", rules="C0531 G0002 R0315")
    ] = None


class ActiveBorderTransportMeansType001(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    customsOfficeAtBorderReferenceNumber: Annotated[
        Chars8 | None, Item("Customs office at border reference number", codes="CL141", rules="G0789")
    ] = None
    typeOfIdentification: Annotated[TwoDigits | None, Item("Type of identification", codes="CL219")] = None
    identificationNumber: Annotated[Text35 | None, Item("Identification number", rules="R0076")] = None
    nationality: Annotated[CountryCode | None, Item("Nationality", codes="CL165")] = None
    conveyanceReferenceNumber: Annotated[
        Printable35 | None, Conditional("Conveyance reference number", rules="C0531 G0002 R0315")
    ] = None


class ActiveBorderTransportMeansType029(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    customsOfficeAtBorderReferenceNumber: Annotated[
        Chars8, Item("Customs office at border reference number", codes="CL141")
    ]
    typeOfIdentification: Annotated[TwoDigits, Item("Type of identification", codes="CL219", rules="G0112")]
    identificationNumber: Annotated[Text35, Item("Identification number", rules="R0076")]
    nationality: Annotated[CountryCode, Item("Nationality", codes="CL165")]
    conveyanceReferenceNumber: Annotated[
        Printable17 | None, Conditional("Conveyance reference number", rules="C0531 G0002 R0315")
    ] = None


class PlaceOfLoadingType015(Group, kw_only=True):
    UNLocode: Annotated[Text17 | None, Item("UN/LOCODE", codes="CL244")] = None
    country: Annotated[CountryCode | None, Conditional("Country", codes="CL008", rules="C0387")] = None
    location: Annotated[Trimmed35 | None, Conditional("Location", rules="C0387")] = None


class PlaceOfLoadingType001(Group, kw_only=True):
    UNLocode: Annotated[Text17 | None, Item("UN/LOCODE", codes="CL244")] = None
    country: Annotated[CountryCode | None, Conditional("Country", codes="CL008", rules="C0387")] = None
    location: Annotated[Text35 | None, Conditional("Location", rules="C0387")] = None


class PlaceOfUnloadingType015(Group, kw_only=True):
    UNLocode: Annotated[Text17 | None, Item("UN/LOCODE", codes="CL244")] = None
    country: Annotated[CountryCode | None, Conditional("Country", codes="CL008", rules="C0387")] = None
    location: Annotated[Trimmed35 | None, Conditional("Location", rules="C0387")] = None


class PlaceOfUnloadingType001(Group, kw_only=True):
    UNLocode: Annotated[Text17 | None, Item("UN/LOCODE", codes="CL244")] = None
    country: Annotated[CountryCode | None, Conditional("Country", codes="CL008", rules="C0387")] = None
    location: Annotated[Text35 | None, Conditional("Location", rules="C0387")] = None


class EndorsementType007(Group, kw_only=True):
    date: Annotated[Date, Item("Date", rules="G0002")]
    authority: Annotated[Trimmed35, Item("Authority")]
    place: Annotated[Trimmed35, Item("Place")]
    country: Annotated[CountryCode, Item("Country", codes="CL009")]


class EndorsementType043(Group, kw_only=True):
    date: Annotated[Date, Item("Date", rules="G0002")]
    authority: Annotated[Text35, Item("Authority")]
    place: Annotated[Text35, Item("Place")]
    country: Annotated[CountryCode, Item("Country", codes="CL009")]


class LocationType007(Group, kw_only=True):
    qualifierOfIdentification: Annotated[Letter, Item("Qualifier of identification", codes="CL038")]
    UNLocode: Annotated[Text17 | None, Conditional("UN/LOCODE", codes="CL244", rules="C0460")] = None
    country: Annotated[CountryCode, Item("Country", codes="CL009")]
    GNSS: Annotated[GNSSType | None, Conditional("GNSS position", rules="C0460")] = None
    Address: Annotated[AddressType007 | None, Conditional("Address", rules="C0460")] = None


class LocationType043(Group, kw_only=True):
    qualifierOfIdentification: Annotated[Letter, Item("Qualifier of identification", codes="CL038")]
    UNLocode: Annotated[Text17 | None, Conditional("UN/LOCODE", codes="CL244", rules="C0460")] = None
    country: Annotated[CountryCode, Item("Country", codes="CL009")]
    GNSS: Annotated[GNSSType | None, Conditional("GNSS position", rules="C0460")] = None
    Address: Annotated[AddressType043 | None, Conditional("Address", rules="C0460")] = None


class TransportMeansType007(Group, kw_only=True):
    typeOfIdentification: Annotated[TwoDigits, Item("Type of identification", codes="CL750", rules="G0023")]
    identificationNumber: Annotated[Trimmed35, Item("Identification number", rules="G0023")]
    nationality: Annotated[CountryCode, Item("Nationality", codes="CL165", rules="G0023")]


class TransportMeansType043(Group, kw_only=True):
    typeOfIdentification: Annotated[TwoDigits, Item("Type of identification", codes="CL750", rules="G0023")]
    identificationNumber: Annotated[Text35, Item("Identification number", rules="G0023")]
    nationality: Annotated[CountryCode, Item("Nationality", codes="CL165", rules="G0023")]


class TranshipmentType007(Group, kw_only=True):
    containerIndicator: Annotated[Flag, Item("Container indicator", codes="CL027", rules="G0029")]
    TransportMeans: Annotated[TransportMeansType007, Item("Transport means")]


class TranshipmentType043(Group, kw_only=True):
    containerIndicator: Annotated[Flag, Item("Container indicator", codes="CL027", rules="G0029")]
    TransportMeans: Annotated[TransportMeansType043, Item("Transport means")]


class IncidentType007(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    code: Annotated[Digit, Item("Code", codes="CL019")]
    text: Annotated[Trimmed512, Item("Text")]
    Endorsement: Annotated[EndorsementType007 | None, Item("Endorsement")] = None
    Location: Annotated[LocationType007, Item("Location")]
    TransportEquipment: Annotated[
        list[TransportEquipmentType007],
        Conditional("Transport equipment", max=9999, rules="S1023 C0040 C0240 G0103"),
    ] = []
    Transhipment: Annotated[TranshipmentType007 | None, Conditional("Transhipment", rules="C0240")] = None


class IncidentType043(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    code: Annotated[Digit, Item("Code", codes="CL019")]
    text: Annotated[Text512, Item("Text")]
    Endorsement: Annotated[EndorsementType043 | None, Item("Endorsement")] = None
    Location: Annotated[LocationType043, Item("Location")]
    TransportEquipment: Annotated[
        list[TransportEquipmentType043],
        Conditional("Transport equipment", max=9999, rules="S1023 C0040 C0240 G0103"),
    ] = []
    Transhipment: Annotated[TranshipmentType043 | None, Conditional("Transhipment", rules="C0240")] = None
