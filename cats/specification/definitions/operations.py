"""The transit operation in each of its forms, and the small groups that only one message has."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import Group
from cats.specification.definitions.formats import (
    Chars2,
    Chars3,
    ClosureReason,
    Date,
    DateTime,
    Digit,
    Digits2,
    Flag,
    Letter,
    LetterPair,
    MovementReferenceNumber,
    Number5,
    Text4,
    Text5,
    Text22,
    Text35,
    Text512,
    TIRCarnetNumber,
    Trimmed22,
    Trimmed35,
    Trimmed512,
)
from cats.specification.definitions.items import Conditional, Item


class TransitOperationType015(Group, kw_only=True):
    LRN: Annotated[Trimmed22, Item("LRN")]
    declarationType: Annotated[Text5, Item("Declaration type", codes="CL231", rules="R0601 R0909 R0911")]
    additionalDeclarationType: Annotated[Letter, Item("Additional declaration type", codes="CL042")]
    TIRCarnetNumber: Annotated[
        TIRCarnetNumber | None, Conditional("TIR carnet number", rules="C0411 R0990")
    ] = None
    presentationOfTheGoodsDateAndTime: Annotated[
        DateTime | None, Item("Presentation of the goods date and time", rules="G0002")
    ] = None
    security: Annotated[Digit, Item("Security", codes="CL217")]
    reducedDatasetIndicator: Annotated[Flag, Item("Reduced dataset indicator", codes="CL027", rules="R0849")]
    specificCircumstanceIndicator: Annotated[
        Chars3 | None, Item("Specific circumstance indicator", codes="CL296")
    ] = None
    communicationLanguageAtDeparture: Annotated[
        LetterPair | None, Item("Communication language at departure", codes="CL192", rules="R0100")
    ] = None
    bindingItinerary: Annotated[Flag, Item("Binding itinerary", codes="CL027")]
    limitDate: Annotated[Date | None, Conditional("Limit date", rules="C0839 G0002")] = None


class TransitOperationType001(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]
    declarationType: Annotated[Text5, Item("Declaration type", codes="CL231", rules="R0601 R0909 R0911")]
    TIRCarnetNumber: Annotated[
        TIRCarnetNumber | None, Conditional("TIR carnet number", rules="C0411 R0990")
    ] = None
    declarationAcceptanceDate: Annotated[Date, Item("Declaration acceptance date", rules="G0002")]
    releaseDate: Annotated[Date, Item("Release date", rules="G0002")]
    security: Annotated[Digit, Item("Security", codes="CL217")]
    reducedDatasetIndicator: Annotated[Flag, Item("Reduced dataset indicator", codes="CL027")]
    specificCircumstanceIndicator: Annotated[
        Chars3 | None, Conditional("Specific circumstance indicator", codes="CL296", rules="C0812")
    ] = None
    bindingItinerary: Annotated[Flag, Item("Binding itinerary", codes="CL027")]


class TransitOperationType004(Group, kw_only=True):
    LRN: Annotated[Text22 | None, Conditional("LRN", rules="C0467")] = None
    MRN: Annotated[MovementReferenceNumber | None, Conditional("MRN", rules="C0467 G0002")] = None
    amendmentSubmissionDateAndTime: Annotated[
        DateTime, Item("Amendment submission date and time", rules="G0002")
    ]
    amendmentAcceptanceDateAndTime: Annotated[
        DateTime, Item("Amendment acceptance date and time", rules="G0002")
    ]


class TransitOperationType006(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]
    arrivalDateAndTimeActual: Annotated[DateTime, Item("Arrival date and time actual", rules="G0002")]


class TransitOperationType007(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]
    arrivalNotificationDateAndTime: Annotated[
        DateTime, Item("Arrival notification date and time", rules="G0002")
    ]
    simplifiedProcedure: Annotated[Flag, Item("Simplified procedure", codes="CL027")]
    incidentFlag: Annotated[Flag, Item("Incident flag", codes="CL027")]


class TransitOperationType009(Group, kw_only=True):
    LRN: Annotated[Text22 | None, Conditional("LRN", rules="C0467")] = None
    MRN: Annotated[MovementReferenceNumber | None, Conditional("MRN", rules="C0467 G0002")] = None


class TransitOperationType040(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]


class TransitOperationType010(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]


class TransitOperationType013(Group, kw_only=True):
    LRN: Annotated[Trimmed22 | None, Conditional("LRN", rules="C0467")] = None
    MRN: Annotated[MovementReferenceNumber | None, Conditional("MRN", rules="C0467 G0002")] = None
    declarationType: Annotated[Text5, Item("Declaration type", codes="CL231", rules="R0601 R0909 R0911")]
    additionalDeclarationType: Annotated[Letter, Item("Additional declaration type", codes="CL042")]
    TIRCarnetNumber: Annotated[
        TIRCarnetNumber | None, Conditional("TIR carnet number", rules="C0411 R0990")
    ] = None
    presentationOfTheGoodsDateAndTime: Annotated[
        DateTime | None, Item("Presentation of the goods date and time", rules="G0002")
    ] = None
    security: Annotated[Digit, Item("Security", codes="CL217")]
    reducedDatasetIndicator: Annotated[Flag, Item("Reduced dataset indicator", codes="CL027", rules="R0849")]
    specificCircumstanceIndicator: Annotated[
        Chars3 | None, Item("Specific circumstance indicator", codes="CL296")
    ] = None
    communicationLanguageAtDeparture: Annotated[
        LetterPair | None, Item("Communication language at departure", codes="CL192", rules="R0100")
    ] = None
    bindingItinerary: Annotated[Flag, Item("Binding itinerary", codes="CL027")]
    amendmentTypeFlag: Annotated[Flag, Item("Amendment type flag", codes="CL027", rules="R0520")]
    limitDate: Annotated[Date | None, Conditional("Limit date", rules="C0839 G0002")] = None


class TransitOperationType014(Group, kw_only=True):
    LRN: Annotated[Trimmed22 | None, Conditional("LRN", rules="C0467")] = None
    MRN: Annotated[MovementReferenceNumber | None, Conditional("MRN", rules="C0467 G0002")] = None


class TransitOperationType018(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]
    TIRCarnetNumber: Annotated[TIRCarnetNumber | None, Item("TIR carnet number", rules="G0360")] = None
    bindingItinerary: Annotated[Flag, Item("Binding itinerary", codes="CL027", rules="G0042")]
    otherThingsToReport: Annotated[Text512 | None, Conditional("Other things to report", rules="C0930")] = (
        None
    )


class TransitOperationType019(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    discrepanciesNotificationDate: Annotated[Date, Item("Discrepancies notification date", rules="G0002")]
    discrepanciesNotificationText: Annotated[Text512 | None, Item("Discrepancies notification text")] = None


class TransitOperationType025(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    releaseDate: Annotated[Date, Item("Release date", rules="G0002")]
    releaseIndicator: Annotated[Digit, Item("Release indicator", codes="CL164")]


class TransitOperationType028(Group, kw_only=True):
    LRN: Annotated[Text22, Item("LRN")]
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028 R0410")]
    declarationAcceptanceDate: Annotated[Date, Item("Declaration acceptance date", rules="G0002")]


class TransitOperationType029(Group, kw_only=True):
    LRN: Annotated[Text22, Item("LRN")]
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    declarationType: Annotated[Text5, Item("Declaration type", codes="CL231", rules="R0601 R0909 R0911")]
    additionalDeclarationType: Annotated[Letter, Item("Additional declaration type", codes="CL042")]
    TIRCarnetNumber: Annotated[
        TIRCarnetNumber | None, Conditional("TIR carnet number", rules="C0411 R0990")
    ] = None
    declarationAcceptanceDate: Annotated[Date, Item("Declaration acceptance date", rules="G0002")]
    releaseDate: Annotated[Date, Item("Release date", rules="G0002")]
    security: Annotated[Digit, Item("Security", codes="CL217")]
    reducedDatasetIndicator: Annotated[Flag, Item("Reduced dataset indicator", codes="CL027")]
    specificCircumstanceIndicator: Annotated[
        Chars3 | None, Item("Specific circumstance indicator", codes="CL296")
    ] = None
    communicationLanguageAtDeparture: Annotated[
        LetterPair | None, Item("Communication language at departure", codes="CL192", rules="R0100")
    ] = None
    bindingItinerary: Annotated[Flag, Item("Binding itinerary", codes="CL027")]


class TransitOperationType043(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    declarationType: Annotated[
        Text5 | None, Conditional("Declaration type", codes="CL231", rules="C0027 R0601 R0909 R0911")
    ] = None
    declarationAcceptanceDate: Annotated[
        Date | None, Conditional("Declaration acceptance date", rules="C0027 G0002")
    ] = None
    security: Annotated[Digit, Item("Security", codes="CL217")]
    reducedDatasetIndicator: Annotated[Flag, Item("Reduced dataset indicator", codes="CL027")]


class TransitOperationType044(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    otherThingsToReport: Annotated[Trimmed512 | None, Item("Other things to report")] = None


class TransitOperationType045(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    writeOffDate: Annotated[Date, Item("Write off date", rules="G0002")]


class TransitOperationType050(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]
    declarationType: Annotated[Text5, Item("Declaration type", codes="CL188", rules="R0601 R0909 R0911")]
    declarationAcceptanceDate: Annotated[Date, Item("Declaration acceptance date", rules="G0002")]
    releaseDate: Annotated[Date, Item("Release date", rules="G0002")]
    security: Annotated[Digit, Item("Security", codes="CL217")]
    reducedDatasetIndicator: Annotated[Flag, Item("Reduced dataset indicator", codes="CL027")]
    specificCircumstanceIndicator: Annotated[
        Chars3 | None, Conditional("Specific circumstance indicator", codes="CL296", rules="C0812")
    ] = None
    bindingItinerary: Annotated[Flag, Item("Binding itinerary", codes="CL027")]


class TransitOperationType051(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    declarationSubmissionDateAndTime: Annotated[
        DateTime, Item("Declaration submission date and time", rules="G0002")
    ]
    noReleaseMotivationCode: Annotated[Chars2, Item("No release motivation code", codes="CL211")]
    noReleaseMotivationText: Annotated[Text512, Item("No release motivation text")]


class TransitOperationType055(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    declarationAcceptanceDate: Annotated[Date, Item("Declaration acceptance date", rules="G0002")]


class TransitOperationType056(Group, kw_only=True):
    LRN: Annotated[Text22 | None, Conditional("LRN", rules="C0467")] = None
    MRN: Annotated[MovementReferenceNumber | None, Conditional("MRN", rules="C0467 G0002")] = None
    businessRejectionType: Annotated[Chars3, Item("Business rejection type", codes="CL560")]
    rejectionDateAndTime: Annotated[DateTime, Item("Rejection date and time", rules="G0002")]
    rejectionCode: Annotated[Digits2, Item("Rejection code", codes="CL226")]
    rejectionReason: Annotated[Text512 | None, Conditional("Rejection reason", rules="C0492")] = None


class TransitOperationType057(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    businessRejectionType: Annotated[Chars3, Item("Business rejection type", codes="CL570")]
    rejectionDateAndTime: Annotated[DateTime, Item("Rejection date and time", rules="G0002")]
    rejectionCode: Annotated[Digits2, Item("Rejection code", codes="CL227")]
    rejectionReason: Annotated[Text512 | None, Conditional("Rejection reason", rules="C0492")] = None


class TransitOperationType060(Group, kw_only=True):
    LRN: Annotated[Text22 | None, Conditional("LRN", rules="C0685")] = None
    MRN: Annotated[MovementReferenceNumber | None, Conditional("MRN", rules="C0685 G0002")] = None
    controlNotificationDateAndTime: Annotated[
        DateTime, Item("Control notification date and time", rules="G0002")
    ]
    notificationType: Annotated[Digit, Item("Notification type", codes="CL384")]


class TransitOperationType118(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]
    passageDate: Annotated[Date, Item("Passage date", rules="G0002")]


class TransitOperationType200(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]
    declarationAcceptanceDate: Annotated[Date, Item("Declaration acceptance date", rules="G0002")]


class TransitOperationType204(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]
    releaseDate: Annotated[Date | None, Conditional("Release date", rules="C0255 G0002")] = None
    usageCancellationDate: Annotated[
        Date | None, Conditional("Usage cancellation date", rules="C0255 G0002")
    ] = None


class TransitOperationType928(Group, kw_only=True):
    LRN: Annotated[Text22, Item("LRN")]


class AuthorisationType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Text4, Item("Type", codes="CL235", rules="G0114 G0117 R0350 R0859")]
    referenceNumber: Annotated[Trimmed35, Item("Reference number", rules="G0033 R0352")]


class AuthorisationType007(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Text4, Item("Type", codes="CL236", rules="G0117")]
    referenceNumber: Annotated[Trimmed35, Item("Reference number", rules="G0033")]


class AuthorisationType029(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Text4, Item("Type", codes="CL235", rules="G0117 R0350")]
    referenceNumber: Annotated[Text35, Item("Reference number", rules="G0033 R0352")]


class InvalidationType009(Group, kw_only=True):
    requestDateAndTime: Annotated[
        DateTime | None, Conditional("Request date and time", rules="C0129 G0002")
    ] = None
    decisionDateAndTime: Annotated[
        DateTime | None, Conditional("Decision date and time", rules="C0870 G0002")
    ] = None
    decision: Annotated[Flag | None, Conditional("Decision", codes="CL027", rules="C0128 R0102")] = None
    initiatedByCustoms: Annotated[Flag, Item("Initiated by customs", codes="CL027", rules="G0101")]
    justification: Annotated[Text512 | None, Conditional("Justification", rules="C0137")] = None


class InvalidationType010(Group, kw_only=True):
    decisionDateAndTime: Annotated[DateTime, Item("Decision date and time", rules="G0002")]


class InvalidationType014(Group, kw_only=True):
    requestDateAndTime: Annotated[
        DateTime | None, Conditional("Request date and time", rules="C0129 G0002")
    ] = None
    decisionDateAndTime: Annotated[
        DateTime | None, Conditional("Decision date and time", rules="C0870 G0002")
    ] = None
    decision: Annotated[Flag | None, Conditional("Decision", codes="CL027", rules="C0128 R0102")] = None
    initiatedByCustoms: Annotated[Flag, Item("Initiated by customs", codes="CL027", rules="G0101")]
    justification: Annotated[Trimmed512 | None, Conditional("Justification", rules="C0137")] = None


class ClosureType(Group, kw_only=True):
    closureDate: Annotated[Date, Item("Closure date")]
    closureReason: Annotated[ClosureReason, Item("Closure reason", codes="CATS_CL600")]
