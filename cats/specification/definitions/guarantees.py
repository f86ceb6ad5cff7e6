"""Groups for guarantees and the references under them."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import Group
from cats.specification.definitions.formats import (
    Amount,
    CapitalOrDigit,
    CountryCode,
    GuaranteeReferenceNumber,
    LetterPair,
    LetterTriple,
    Number5,
    Text3,
    Text4,
    Text35,
    Text512,
    Trimmed4,
    Trimmed35,
)
from cats.specification.definitions.items import Conditional, Item
from cats.specification.definitions.offices import CustomsOfficeOfGuaranteeType


class GuaranteeReferenceType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    GRN: Annotated[GuaranteeReferenceNumber | None, Conditional("GRN", rules="C0086 G0002 R0318")] = None
    accessCode: Annotated[Trimmed4 | None, Conditional("Access code", rules="C0086")] = None
    amountToBeCovered: Annotated[Amount | None, Item("Amount to be covered", rules="G0021")] = None
    currency: Annotated[LetterTriple | None, Item("Currency", codes="CL048")] = None


class GuaranteeReferenceType029(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    GRN: Annotated[GuaranteeReferenceNumber | None, Conditional("GRN", rules="C0086 G0002 R0318")] = None
    accessCode: Annotated[Text4 | None, Conditional("Access code", rules="C0086")] = None
    amountToBeCovered: Annotated[Amount, Item("Amount to be covered", rules="G0021")]
    currency: Annotated[LetterTriple, Item("Currency", codes="CL048")]


class InvalidGuaranteeReasonType055(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    code: Annotated[Text3, Item("Code", codes="CL252")]
    text: Annotated[Text512 | None, Item("Text")] = None


class GuaranteeReferenceType055(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    GRN: Annotated[GuaranteeReferenceNumber, Item("GRN", rules="G0002")]
    InvalidGuaranteeReason: Annotated[
        list[InvalidGuaranteeReasonType055], Item("Invalid guarantee reason", max=9)
    ]


class GuaranteeReferenceType200(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    GRN: Annotated[GuaranteeReferenceNumber, Item("GRN", rules="G0002 R0028 R0318")]
    accessCode: Annotated[Text4, Item("Access code")]
    amountConcerned: Annotated[Amount, Item("Amount concerned", rules="G0021")]
    currency: Annotated[LetterTriple, Item("Currency", codes="CL048", rules="R0267")]


class InvalidGuaranteeReasonType201(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    code: Annotated[Text3, Item("Code", codes="CL252")]


class ValidityLimitationType(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    guaranteeNotValidIn: Annotated[LetterPair, Item("Guarantee not valid in", codes="CL146")]


class GuaranteeReferenceType201(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    GRN: Annotated[GuaranteeReferenceNumber, Item("GRN", rules="G0002 R0028 R0318")]
    CustomsOfficeOfGuarantee: Annotated[
        CustomsOfficeOfGuaranteeType | None, Conditional("Customs office of guarantee", rules="C0417")
    ] = None
    ValidityLimitation: Annotated[list[ValidityLimitationType], Item("Validity limitation", max=99)] = []
    InvalidGuaranteeReason: Annotated[
        list[InvalidGuaranteeReasonType201], Item("Invalid guarantee reason", max=9)
    ] = []


class GuaranteeReferenceType204(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    GRN: Annotated[GuaranteeReferenceNumber, Item("GRN", rules="G0002 R0028 R0318")]
    CustomsOfficeOfGuarantee: Annotated[CustomsOfficeOfGuaranteeType, Item("Customs office of guarantee")]


class GuaranteeType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    guaranteeType: Annotated[CapitalOrDigit, Item("Guarantee type", codes="CL251", rules="R0900")]
    otherGuaranteeReference: Annotated[
        Trimmed35 | None, Conditional("Other guarantee reference", rules="C0130")
    ] = None
    GuaranteeReference: Annotated[
        list[GuaranteeReferenceType015], Conditional("Guarantee reference", max=99, rules="C0085")
    ] = []


class GuaranteeType013(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    guaranteeType: Annotated[CapitalOrDigit | None, Item("Guarantee type", codes="CL251", rules="R0900")] = (
        None
    )
    otherGuaranteeReference: Annotated[
        Trimmed35 | None, Conditional("Other guarantee reference", rules="C0130")
    ] = None
    GuaranteeReference: Annotated[
        list[GuaranteeReferenceType015], Conditional("Guarantee reference", max=99, rules="C0085")
    ] = []


class GuaranteeType029(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    guaranteeType: Annotated[CapitalOrDigit, Item("Guarantee type", codes="CL251", rules="R0900")]
    otherGuaranteeReference: Annotated[
        Text35 | None, Conditional("Other guarantee reference", rules="C0130")
    ] = None
    GuaranteeReference: Annotated[
        list[GuaranteeReferenceType029], Conditional("Guarantee reference", max=99, rules="C0085")
    ] = []


class GuaranteeType200(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    guaranteeType: Annotated[CapitalOrDigit, Item("Guarantee type", codes="CL286")]
    GuaranteeReference: Annotated[list[GuaranteeReferenceType200], Item("Guarantee reference", max=99)]


class GuaranteeType201(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    guaranteeType: Annotated[CapitalOrDigit, Item("Guarantee type", codes="CL286")]
    GuaranteeReference: Annotated[list[GuaranteeReferenceType201], Item("Guarantee reference", max=99)]


class GuaranteeType204(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    guaranteeType: Annotated[CapitalOrDigit, Item("Guarantee type", codes="CL286")]
    GuaranteeReference: Annotated[list[GuaranteeReferenceType204], Item("Guarantee reference", max=99)]


class GuaranteeType209(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    guaranteeType: Annotated[CapitalOrDigit, Item("Guarantee type", codes="CL187")]
    GuaranteeReference: Annotated[list[GuaranteeReferenceType204], Item("Guarantee reference", max=99)]


class CountryInvolvedType(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    country: Annotated[CountryCode, Item("Country", codes="CL008")]
