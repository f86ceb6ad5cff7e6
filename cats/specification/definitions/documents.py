"""Groups for documents, references, additional information and transport charges."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import Group
from cats.specification.definitions.formats import (
    CapitalLetter,
    Chars2,
    Chars4,
    Chars5,
    Number5,
    PositiveCount8,
    PositiveMeasure,
    Text4,
    Text35,
    Text70,
    Text512,
    Trimmed35,
    Trimmed70,
    Trimmed512,
)
from cats.specification.definitions.items import Conditional, Item


class PreviousDocumentType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL214", rules="G0057 R0020")]
    referenceNumber: Annotated[Trimmed70, Item("Reference number", rules="G0321")]
    complementOfInformation: Annotated[Trimmed35 | None, Item("Complement of information")] = None


class PreviousDocumentType015B(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL228", rules="G0991")]
    referenceNumber: Annotated[Trimmed70, Item("Reference number", rules="R0416")]
    complementOfInformation: Annotated[Trimmed35 | None, Item("Complement of information")] = None


class PreviousDocumentType015C(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL214", rules="G0057 G0991 R0020")]
    referenceNumber: Annotated[Trimmed70, Item("Reference number", rules="G0321")]
    goodsItemNumber: Annotated[Number5 | None, Item("Goods item number", rules="G0058")] = None
    typeOfPackages: Annotated[Chars2 | None, Item("Type of packages", codes="CL017")] = None
    numberOfPackages: Annotated[PositiveCount8 | None, Item("Number of packages")] = None
    measurementUnitAndQualifier: Annotated[
        Text4 | None, Conditional("Measurement unit and qualifier", codes="CL349", rules="C0298")
    ] = None
    quantity: Annotated[PositiveMeasure | None, Item("Quantity")] = None
    complementOfInformation: Annotated[Trimmed35 | None, Item("Complement of information")] = None


class PreviousDocumentType001(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL214", rules="G0057 R0020")]
    referenceNumber: Annotated[Text70, Item("Reference number", rules="G0321")]
    complementOfInformation: Annotated[Text35 | None, Item("Complement of information")] = None


class PreviousDocumentType001B(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL228", rules="G0991")]
    referenceNumber: Annotated[Text70, Item("Reference number", rules="R0416")]
    complementOfInformation: Annotated[Text35 | None, Item("Complement of information")] = None


class PreviousDocumentType001C(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL214", rules="G0057 G0991 R0020")]
    referenceNumber: Annotated[Text70, Item("Reference number", rules="G0321")]
    goodsItemNumber: Annotated[Number5 | None, Item("Goods item number")] = None
    complementOfInformation: Annotated[Text35 | None, Item("Complement of information")] = None


class PreviousDocumentType029(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL214", rules="G0057 G0991 R0020")]
    referenceNumber: Annotated[Text70, Item("Reference number", rules="G0321")]
    goodsItemNumber: Annotated[Number5 | None, Item("Goods item number", rules="G0058")] = None
    typeOfPackages: Annotated[Chars2 | None, Item("Type of packages", codes="CL017")] = None
    numberOfPackages: Annotated[PositiveCount8 | None, Item("Number of packages")] = None
    measurementUnitAndQualifier: Annotated[
        Text4 | None, Conditional("Measurement unit and qualifier", codes="CL349", rules="C0298")
    ] = None
    quantity: Annotated[PositiveMeasure | None, Item("Quantity")] = None
    complementOfInformation: Annotated[Text35 | None, Item("Complement of information")] = None


class SupportingDocumentType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL213", rules="G0057")]
    referenceNumber: Annotated[Trimmed70, Item("Reference number", rules="G0321")]
    documentLineItemNumber: Annotated[Number5 | None, Item("Document line item number")] = None
    complementOfInformation: Annotated[Trimmed35 | None, Item("Complement of information")] = None


class SupportingDocumentType015B(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL213", rules="G0057")]
    referenceNumber: Annotated[Trimmed70, Item("Reference number", rules="G0321 G0414")]
    documentLineItemNumber: Annotated[Number5 | None, Item("Document line item number")] = None
    complementOfInformation: Annotated[Trimmed35 | None, Item("Complement of information")] = None


class SupportingDocumentType001(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL213", rules="G0057")]
    referenceNumber: Annotated[Text70, Item("Reference number", rules="G0321")]
    documentLineItemNumber: Annotated[Number5 | None, Item("Document line item number")] = None
    complementOfInformation: Annotated[Text35 | None, Item("Complement of information")] = None


class SupportingDocumentType018(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    type: Annotated[Chars4 | None, Item("Type", codes="CL213", rules="G0057 G0360")] = None
    referenceNumber: Annotated[Text70 | None, Item("Reference number", rules="G0321 G0360")] = None
    complementOfInformation: Annotated[Text35 | None, Item("Complement of information", rules="G0360")] = None


class SupportingDocumentType043(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL213", rules="G0057")]
    referenceNumber: Annotated[Text70, Item("Reference number", rules="G0321")]
    complementOfInformation: Annotated[Text35 | None, Item("Complement of information")] = None


class SupportingDocumentType044(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    type: Annotated[Chars4 | None, Item("Type", codes="CL213", rules="G0057 G0360")] = None
    referenceNumber: Annotated[Trimmed70 | None, Item("Reference number", rules="G0321 G0360")] = None
    complementOfInformation: Annotated[Trimmed35 | None, Item("Complement of information")] = None


class TransportDocumentType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL754", rules="G0057")]
    referenceNumber: Annotated[Trimmed70, Item("Reference number", rules="G0321")]


class TransportDocumentType001(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL754", rules="G0057")]
    referenceNumber: Annotated[Text70, Item("Reference number", rules="G0321")]


class TransportDocumentType018(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    type: Annotated[Chars4 | None, Item("Type", codes="CL754", rules="G0057 G0360")] = None
    referenceNumber: Annotated[Text70 | None, Item("Reference number", rules="G0321 G0360")] = None


class TransportDocumentType044(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    type: Annotated[Chars4 | None, Item("Type", codes="CL754", rules="G0057 G0360")] = None
    referenceNumber: Annotated[Trimmed70 | None, Item("Reference number", rules="G0321 G0360")] = None


class AdditionalReferenceType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL380", rules="G0057")]
    referenceNumber: Annotated[Trimmed70 | None, Item("Reference number", rules="G0321")] = None


class AdditionalReferenceType015B(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL380", rules="G0057")]
    referenceNumber: Annotated[
        Trimmed70 | None, Conditional("Reference number", rules="C0015 G0050 G0321 G0424 R0023")
    ] = None


class AdditionalReferenceType001(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL380", rules="G0057")]
    referenceNumber: Annotated[Text70 | None, Item("Reference number", rules="G0321")] = None


class AdditionalReferenceType001B(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Chars4, Item("Type", codes="CL380", rules="G0057")]
    referenceNumber: Annotated[
        Text70 | None, Conditional("Reference number", rules="C0015 G0050 G0321 R0023")
    ] = None


class AdditionalReferenceType018(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    type: Annotated[Chars4 | None, Item("Type", codes="CL380", rules="G0057 G0360")] = None
    referenceNumber: Annotated[Text70 | None, Item("Reference number", rules="G0321 G0360")] = None


class AdditionalReferenceType018B(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    type: Annotated[Chars4 | None, Item("Type", codes="CL380", rules="G0057 G0360")] = None
    referenceNumber: Annotated[Text70 | None, Item("Reference number", rules="G0321 G0360 R0023")] = None


class AdditionalReferenceType044(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    type: Annotated[Chars4 | None, Item("Type", codes="CL380", rules="G0057 G0360")] = None
    referenceNumber: Annotated[Trimmed70 | None, Item("Reference number", rules="G0321 G0360")] = None


class AdditionalReferenceType044B(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    type: Annotated[Chars4 | None, Item("Type", codes="CL380", rules="G0057 G0360")] = None
    referenceNumber: Annotated[Trimmed70 | None, Item("Reference number", rules="G0321 G0360 R0023")] = None


class AdditionalInformationType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    code: Annotated[Chars5, Item("Code", codes="CL239", rules="G0057 R3060")]
    text: Annotated[Trimmed512 | None, Item("Text")] = None


class AdditionalInformationType015B(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    code: Annotated[Chars5, Item("Code", codes="CL239", rules="G0057 R3062")]
    text: Annotated[Trimmed512 | None, Item("Text")] = None


class AdditionalInformationType015C(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    code: Annotated[Chars5, Item("Code", codes="CL239", rules="G0057 R3061")]
    text: Annotated[Trimmed512 | None, Item("Text")] = None


class AdditionalInformationType001(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    code: Annotated[Chars5, Item("Code", codes="CL239", rules="G0057 R3060")]
    text: Annotated[Text512 | None, Item("Text")] = None


class AdditionalInformationType001B(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    code: Annotated[Chars5, Item("Code", codes="CL239", rules="G0057 R3062")]
    text: Annotated[Text512 | None, Item("Text")] = None


class AdditionalInformationType001C(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    code: Annotated[Chars5, Item("Code", codes="CL239", rules="G0057 R3061")]
    text: Annotated[Text512 | None, Item("Text")] = None


class TransportChargesType(Group, kw_only=True):
    methodOfPayment: Annotated[CapitalLetter, Item("Method of payment", codes="CL116")]


class RequestedDocumentType(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    documentType: Annotated[Chars4, Item("Document type", codes="CL215")]
    description: Annotated[Text512 | None, Item("Description")] = None
