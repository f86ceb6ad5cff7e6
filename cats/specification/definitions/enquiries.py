"""Enquiry into goods that did not arrive: requests, answers, information of the holder."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import CommonMessage, ExternalMessage, Group
from cats.specification.definitions.departure_acts import HolderOfTheTransitProcedureType054
from cats.specification.definitions.formats import (
    Date,
    DateTime,
    Digit,
    Digits2,
    Flag,
    MovementReferenceNumber,
    Number5,
    OfficeReferenceNumber,
    Text17,
    Text70,
    Text512,
    Trimmed17,
    Trimmed70,
    Trimmed512,
    TwoDigits,
)
from cats.specification.definitions.items import Conditional, Item
from cats.specification.definitions.offices import (
    CustomsOfficeOfDepartureType004,
    CustomsOfficeOfDestinationActualType,
)
from cats.specification.definitions.operations import TransitOperationType010, TransitOperationType040
from cats.specification.definitions.parties import (
    AddressType001,
    AddressType015,
    ContactPersonType009,
    HolderOfTheTransitProcedureType004,
)


class TransitOperationType059(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]
    cancelEnquiryNotificationDateAndTime: Annotated[
        DateTime, Item("Date and time of the cancellation", rules="G0002")
    ]
    cancelEnquiryNotificationText: Annotated[Text512 | None, Item("Text of the cancellation")] = None


class CustomsOfficeOfRequestType059(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL176")]


class TransitOperationType140(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    requestOnNonArrivedMovementDate: Annotated[
        Date, Item("Date of the request about goods that did not arrive", rules="G0002")
    ]
    limitForResponseDate: Annotated[Date, Item("Last day for the answer", rules="G0002")]


class CustomsOfficeOfEnquiryAtDepartureType140(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL176")]


class EnquiryType141(Group, kw_only=True):
    TC11DeliveryDate: Annotated[Date | None, Item("TC11 delivery date", rules="G0002")] = None
    text: Annotated[Trimmed512 | None, Conditional("Text", rules="C0220")] = None


class ConsigneeActualType141(Group, kw_only=True):
    identificationNumber: Annotated[Trimmed17 | None, Item("Identification number")] = None
    name: Annotated[Trimmed70, Item("Name")]
    Address: Annotated[AddressType015, Item("Address")]


class ConsignmentType141(Group, kw_only=True):
    ConsigneeActual: Annotated[ConsigneeActualType141, Item("Actual consignee")]


class CustomsOfficeOfEnquiryAtDepartureType142(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL176")]
    ContactPerson: Annotated[ContactPersonType009 | None, Item("Contact person", rules="G0105")] = None


class EnquiryType142(Group, kw_only=True):
    date: Annotated[Date, Item("Date", rules="G0002")]
    TC11DeliveryDate: Annotated[Date | None, Item("TC11 delivery date", rules="G0002")] = None
    text: Annotated[Text512 | None, Item("Text")] = None
    limitForTheEnquiryResponseDate: Annotated[
        Date, Item("Last day for the answer to the enquiry", rules="G0002 G0125")
    ]


class ConsigneeActualType142(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number")] = None
    name: Annotated[Text70, Item("Name")]
    Address: Annotated[AddressType001, Item("Address")]


class ConsignmentType142(Group, kw_only=True):
    ConsigneeActual: Annotated[ConsigneeActualType142, Item("Actual consignee")]


class CustomsOfficeOfRequestType143(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL179")]
    ContactPerson: Annotated[ContactPersonType009 | None, Item("Contact person", rules="G0105")] = None


class EnquiryType143(Group, kw_only=True):
    enquiryResponseDate: Annotated[Date, Item("Enquiry response date", rules="G0002")]
    responseCode: Annotated[Digits2, Item("Response code", codes="CL029")]
    text: Annotated[Text512 | None, Conditional("Text", rules="C0013")] = None
    returnCopyReturnedDate: Annotated[
        Date | None, Conditional("Day on which the return copy came back", rules="C0012 G0002")
    ] = None


class CompetentCustomsOfficeAtDepartureType144(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL179")]
    ContactPerson: Annotated[ContactPersonType009 | None, Item("Contact person", rules="G0105")] = None


class CompetentCustomsOfficeAtDestinationType144(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL179")]
    ContactPerson: Annotated[ContactPersonType009 | None, Item("Contact person", rules="G0105")] = None


class EnquiryType144(Group, kw_only=True):
    enquiryRequestDate: Annotated[Date, Item("Enquiry request date", rules="G0002")]
    informationAvailableFromTrader: Annotated[Flag, Item("Information available from trader", codes="CL027")]


class ResponseInformationType144(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    informationCode: Annotated[TwoDigits, Item("Information code", codes="CL119", rules="R0001")]
    text: Annotated[Text512 | None, Conditional("Text", rules="C0320")] = None


class EnquiryType145(Group, kw_only=True):
    enquiryRequestDate: Annotated[Date, Item("Enquiry request date", rules="G0002")]


class RequestedInformationType145(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    code: Annotated[Digit, Item("Code", codes="CL118", rules="R0002")]
    text: Annotated[Text512 | None, Conditional("Text", rules="C0330")] = None


class CD059C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType059, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfRequest: Annotated[
        CustomsOfficeOfRequestType059, Item("Customs office of request", rules="G0203")
    ]


class CC140C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType140, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfEnquiryAtDeparture: Annotated[
        CustomsOfficeOfEnquiryAtDepartureType140, Item("Customs office of enquiry at departure")
    ]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType004, Item("Holder of the transit procedure")
    ]


class CC141C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType040, Item("Transit operation")]
    CustomsOfficeOfDestinationActual: Annotated[
        CustomsOfficeOfDestinationActualType | None,
        Conditional("Customs office of destination actual", rules="S1018 C0215 C0315"),
    ] = None
    CustomsOfficeOfEnquiryAtDeparture: Annotated[
        CustomsOfficeOfEnquiryAtDepartureType140, Item("Customs office of enquiry at departure")
    ]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType054, Item("Holder of the transit procedure")
    ]
    Enquiry: Annotated[EnquiryType141 | None, Item("Enquiry")] = None
    Consignment: Annotated[ConsignmentType141 | None, Conditional("Consignment", rules="C0215")] = None


class CD142C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType010, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfRequest: Annotated[
        CustomsOfficeOfRequestType059, Item("Customs office of request", rules="G0203")
    ]
    CustomsOfficeOfEnquiryAtDeparture: Annotated[
        CustomsOfficeOfEnquiryAtDepartureType142, Item("Customs office of enquiry at departure")
    ]
    Enquiry: Annotated[EnquiryType142, Item("Enquiry")]
    Consignment: Annotated[ConsignmentType142 | None, Conditional("Consignment", rules="C0009")] = None


class CD143C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType010, Item("Transit operation")]
    CustomsOfficeOfRequest: Annotated[
        CustomsOfficeOfRequestType143, Item("Customs office of request", rules="G0204")
    ]
    CustomsOfficeOfEnquiryAtDeparture: Annotated[
        CustomsOfficeOfEnquiryAtDepartureType140, Item("Customs office of enquiry at departure")
    ]
    Enquiry: Annotated[EnquiryType143, Item("Enquiry")]


class CD144C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType010, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[
        CustomsOfficeOfDepartureType004 | None, Item("Customs office of departure", rules="G0018")
    ] = None
    CompetentCustomsOfficeAtDeparture: Annotated[
        CompetentCustomsOfficeAtDepartureType144, Item("Competent customs office at departure", rules="G0036")
    ]
    CompetentCustomsOfficeAtDestination: Annotated[
        CompetentCustomsOfficeAtDestinationType144,
        Item("Competent customs office at destination", rules="G0036"),
    ]
    Enquiry: Annotated[EnquiryType144, Item("Enquiry")]
    ResponseInformation: Annotated[list[ResponseInformationType144], Item("Response information", max=99)]


class CD145C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType010, Item("Transit operation")]
    CompetentCustomsOfficeAtDeparture: Annotated[
        CompetentCustomsOfficeAtDepartureType144, Item("Competent customs office at departure", rules="G0036")
    ]
    CompetentCustomsOfficeAtDestination: Annotated[
        CompetentCustomsOfficeAtDestinationType144,
        Item("Competent customs office at destination", rules="G0036"),
    ]
    Enquiry: Annotated[EnquiryType145, Item("Enquiry")]
    RequestedInformation: Annotated[list[RequestedInformationType145], Item("Requested information", max=99)]
