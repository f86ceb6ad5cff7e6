"""What holders and guarantors are told and ask of guarantees."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import ExternalMessage, Group
from cats.specification.definitions.formats import (
    Amount,
    CapitalOrDigit,
    Chars3,
    Count3,
    Count8,
    CountryCode,
    Date,
    DateTime,
    Digit,
    Flag,
    GuaranteeReferenceNumber,
    LetterTriple,
    MovementReferenceNumber,
    Number3,
    Number5,
    PositiveAmount,
    PositiveCount8,
    Text17,
    Text35,
    Text70,
    Text512,
    Trimmed4,
    Trimmed17,
    Trimmed35,
    Trimmed70,
)
from cats.specification.definitions.guarantees import ValidityLimitationType
from cats.specification.definitions.items import Conditional, Item
from cats.specification.definitions.offices import (
    CustomsOfficeOfDepartureType004,
    CustomsOfficeOfGuaranteeType,
)
from cats.specification.definitions.parties import (
    AddressType004,
    AddressType015,
    AddressType019,
    ContactPersonType009,
)
from cats.specification.definitions.records import CustomsOfficeOfDestinationType094


class HolderOfTheTransitProcedureType026(Group, kw_only=True):
    identificationNumber: Annotated[Trimmed17 | None, Item("Identification number", rules="G0120 R0850")] = (
        None
    )
    name: Annotated[Text70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType004 | None, Conditional("Address", rules="C0250")] = None


class AccessCodeType026(Group, kw_only=True):
    accessCodeCurrent: Annotated[Trimmed4 | None, Item("Current access code")] = None
    accessCodeNew: Annotated[Trimmed4 | None, Item("New access code")] = None


class GuaranteeReferenceType026(Group, kw_only=True):
    GRN: Annotated[GuaranteeReferenceNumber, Item("GRN", rules="G0002 R0028")]
    masterAccessCode: Annotated[Trimmed4, Item("Master access code")]
    AccessCode: Annotated[AccessCodeType026, Item("Access code")]


class RequesterType034(Group, kw_only=True):
    identificationNumber: Annotated[Trimmed17, Item("Identification number", rules="R0850")]
    role: Annotated[Digit, Item("Role", codes="CL156")]


class GuaranteeQueryType034(Group, kw_only=True):
    queryIdentifier: Annotated[Digit, Item("Query identifier", codes="CL054", rules="R0261")]
    periodFromDate: Annotated[Date | None, Item("First day of the period", rules="G0002 R0263")] = None
    periodToDate: Annotated[Date | None, Item("Last day of the period", rules="G0002 R0263 R0705")] = None


class OwnerType034(Group, kw_only=True):
    identificationNumber: Annotated[Trimmed17, Item("Identification number", rules="R0850")]


class AccessCodeType034(Group, kw_only=True):
    accessCode: Annotated[Trimmed4, Item("Access code")]


class GuaranteeReferenceType034(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    GRN: Annotated[GuaranteeReferenceNumber, Item("GRN", rules="G0002")]
    GuaranteeQuery: Annotated[GuaranteeQueryType034, Item("Guarantee query")]
    Owner: Annotated[OwnerType034 | None, Conditional("Owner", rules="C0818 G0035")] = None
    AccessCode: Annotated[AccessCodeType034, Item("Access code")]


class RequesterType037(Group, kw_only=True):
    identificationNumber: Annotated[Text17, Item("Identification number", rules="R0850")]
    role: Annotated[Digit, Item("Role", codes="CL156")]


class GuaranteeQueryType037(Group, kw_only=True):
    queryIdentifier: Annotated[Digit, Item("Query identifier", codes="CL054")]
    periodFromDate: Annotated[Date | None, Item("First day of the period", rules="G0002 R0263")] = None
    periodToDate: Annotated[Date | None, Item("Last day of the period", rules="G0002 R0263 R0705")] = None


class OwnerType037(Group, kw_only=True):
    identificationNumber: Annotated[Text17, Item("Identification number", rules="R0850")]
    name: Annotated[Text70, Item("Name")]
    Address: Annotated[AddressType004, Item("Address")]


class UsageType037(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]
    coveredAmount: Annotated[PositiveAmount, Item("Covered amount")]
    currency: Annotated[LetterTriple, Item("Currency", codes="CL048")]
    lockDate: Annotated[Date, Item("Lock date", rules="G0002")]
    arrivalDateAndTime: Annotated[
        DateTime | None, Conditional("Arrival date and time", rules="C0231 G0002")
    ] = None
    releaseDate: Annotated[Date | None, Item("Release date", rules="G0002")] = None


class ExposureType037(Group, kw_only=True):
    exposure: Annotated[Amount, Item("Exposure", rules="G0021")]
    exposureCounter: Annotated[PositiveCount8, Item("Exposure counter")]
    balance: Annotated[Amount | None, Conditional("Balance", rules="C0286 G0021")] = None
    currency: Annotated[LetterTriple, Item("Currency", codes="CL048")]


class GuarantorType037(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="G0002")] = None
    name: Annotated[Text70, Item("Name")]
    Address: Annotated[AddressType019, Item("Address")]
    ContactPerson: Annotated[ContactPersonType009 | None, Item("Contact person", rules="G0105")] = None


class ComprehensiveGuaranteeType037(Group, kw_only=True):
    referenceAmount: Annotated[Amount | None, Conditional("Reference amount", rules="C0231 G0021")] = None
    percentageOfReferenceAmount: Annotated[
        Number3 | None, Conditional("Percentage of reference amount", rules="C0231")
    ] = None
    guaranteeAmount: Annotated[Amount, Item("Guarantee amount", rules="G0021")]
    currency: Annotated[LetterTriple, Item("Currency", codes="CL048")]
    numberOfCertificates: Annotated[Count8, Item("Number of certificates", rules="G0021")]
    validityStartDate: Annotated[Date, Item("Validity start date", rules="G0002")]
    validityEndDate: Annotated[Date | None, Item("Validity end date", rules="G0002")] = None
    invalidityReasonCode: Annotated[Chars3 | None, Item("Invalidity reason code", codes="CL212")] = None
    invalidityReasonText: Annotated[Text512 | None, Item("Invalidity reason text")] = None
    liabilityLiberationDate: Annotated[Date | None, Item("Liability liberation date", rules="G0002")] = None
    restrictedUseForSuspendedGoods: Annotated[Flag, Item("Restricted use for suspended goods", codes="CL027")]
    ValidityLimitation: Annotated[list[ValidityLimitationType], Item("Validity limitation", max=99)] = []


class IndividualGuaranteeByGuarantorType037(Group, kw_only=True):
    guaranteeAmount: Annotated[Amount, Item("Guarantee amount", rules="G0021")]
    currency: Annotated[LetterTriple, Item("Currency", codes="CL048")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfDestination: Annotated[
        CustomsOfficeOfDestinationType094, Item("Customs office of destination")
    ]


class IndividualGuaranteeVoucherType037(Group, kw_only=True):
    issueDate: Annotated[Date, Item("Issue date", rules="G0002")]
    expiryDate: Annotated[Date, Item("Expiry date", rules="G0002")]
    copyGiven: Annotated[Flag, Item("Copy given", codes="CL027")]
    TIRCarnet: Annotated[Flag, Item("TIR carnet", codes="CL027")]
    voucherAmount: Annotated[Amount | None, Conditional("Voucher amount", rules="C0232 G0021")] = None
    currency: Annotated[LetterTriple | None, Conditional("Currency", codes="CL048", rules="C0232")] = None


class GuaranteeReferenceType037(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    GRN: Annotated[GuaranteeReferenceNumber, Item("GRN", rules="G0002")]
    acceptanceDateAndTime: Annotated[DateTime, Item("Acceptance date and time", rules="G0002")]
    guaranteeType: Annotated[CapitalOrDigit, Item("Guarantee type", codes="CL251")]
    guaranteeMonitoringCode: Annotated[Digit, Item("Guarantee monitoring code", codes="CL050")]
    GuaranteeQuery: Annotated[GuaranteeQueryType037, Item("Guarantee query")]
    Owner: Annotated[OwnerType037 | None, Conditional("Owner", rules="C0270")] = None
    Usage: Annotated[list[UsageType037], Conditional("Usage", max=9999, rules="C0817")] = []
    Exposure: Annotated[ExposureType037 | None, Conditional("Exposure", rules="C0285")] = None
    Guarantor: Annotated[GuarantorType037 | None, Conditional("Guarantor", rules="C0234")] = None
    ComprehensiveGuarantee: Annotated[
        ComprehensiveGuaranteeType037 | None, Conditional("Comprehensive guarantee", rules="C0280")
    ] = None
    IndividualGuaranteeByGuarantor: Annotated[
        IndividualGuaranteeByGuarantorType037 | None,
        Conditional("Individual guarantee by guarantor", rules="C0280"),
    ] = None
    IndividualGuaranteeVoucher: Annotated[
        IndividualGuaranteeVoucherType037 | None, Conditional("Individual guarantee voucher", rules="C0280")
    ] = None


class HolderOfTheTransitProcedureType224(Group, kw_only=True):
    identificationNumber: Annotated[Trimmed17 | None, Item("Identification number", rules="G0120 R0850")] = (
        None
    )
    name: Annotated[Trimmed70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType015 | None, Conditional("Address", rules="C0250")] = None


class AddressType224(Group, kw_only=True):
    streetAndNumber: Annotated[Trimmed70, Item("Street and number")]
    postcode: Annotated[Trimmed17 | None, Conditional("Postcode", rules="C0505")] = None
    city: Annotated[Trimmed35, Item("City")]
    country: Annotated[CountryCode, Item("Country", codes="CL070")]


class GuarantorType224(Group, kw_only=True):
    identificationNumber: Annotated[Text17, Item("Identification number", rules="G0002 R0860")]
    name: Annotated[Trimmed70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType224 | None, Conditional("Address", rules="C0250")] = None


class GuaranteeReferenceType224(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    GRN: Annotated[GuaranteeReferenceNumber, Item("GRN", rules="G0002")]
    currency: Annotated[LetterTriple | None, Conditional("Currency", codes="CL048", rules="C0232")] = None
    issueDate: Annotated[Date, Item("Issue date", rules="G0002")]
    accessCode: Annotated[Trimmed4, Item("Access code")]
    TIRCarnet: Annotated[Flag, Item("TIR carnet", codes="CL027")]
    expiryDate: Annotated[Date, Item("Expiry date", rules="G0002")]
    copyGiven: Annotated[Flag, Item("Copy given", codes="CL027", rules="G0905")]
    voucherAmount: Annotated[Amount | None, Conditional("Voucher amount", rules="C0232 G0021")] = None


class HolderOfTheTransitProcedureType225(Group, kw_only=True):
    identificationNumber: Annotated[Text17, Item("Identification number", rules="R0850")]


class GuaranteeReferenceType225(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    GRN: Annotated[GuaranteeReferenceNumber, Item("GRN", rules="G0002 R0324")]
    currency: Annotated[LetterTriple, Item("Currency", codes="CL048")]
    referenceAmount: Annotated[Amount | None, Item("Reference amount", rules="G0021")] = None
    percentageOfReferenceAmount: Annotated[
        Count3 | None, Item("Percentage of reference amount", rules="G0021")
    ] = None
    guaranteeAmount: Annotated[Amount | None, Item("Guarantee amount", rules="G0021")] = None
    numberOfCertificates: Annotated[Count8 | None, Item("Number of certificates", rules="G0021")] = None
    validityDate: Annotated[Date | None, Item("Validity date", rules="G0002")] = None
    invalidityDate: Annotated[Date | None, Conditional("Invalidity date", rules="C0260 G0002")] = None
    invalidityReasonCode: Annotated[Chars3 | None, Item("Invalidity reason code", codes="CL212")] = None
    restrictedUseSuspendedGoods: Annotated[Flag, Item("Restricted use for suspended goods", codes="CL027")]
    CustomsOfficeOfGuarantee: Annotated[CustomsOfficeOfGuaranteeType, Item("Customs office of guarantee")]


class HolderOfTheTransitProcedureType228(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="G0120 R0850")] = None
    name: Annotated[Text70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType004 | None, Conditional("Address", rules="C0250")] = None


class AddressType228(Group, kw_only=True):
    postcode: Annotated[Text17 | None, Conditional("Postcode", rules="C0505")] = None
    city: Annotated[Text35, Item("City")]
    country: Annotated[CountryCode, Item("Country", codes="CL070")]


class GuarantorType228(Group, kw_only=True):
    identificationNumber: Annotated[Text17, Item("Identification number", rules="G0002 R0860")]
    name: Annotated[Text70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType228 | None, Conditional("Address", rules="C0250")] = None


class GuaranteeReferenceType228(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    GRN: Annotated[GuaranteeReferenceNumber, Item("GRN", rules="G0002 R0324")]
    currency: Annotated[LetterTriple, Item("Currency", codes="CL048")]
    guaranteeAmount: Annotated[Amount, Item("Guarantee amount", rules="G0021")]
    invalidityDate: Annotated[Date, Item("Invalidity date", rules="G0002")]
    liabilityLiberationDate: Annotated[Date, Item("Liability liberation date", rules="G0002")]
    CustomsOfficeOfGuarantee: Annotated[CustomsOfficeOfGuaranteeType, Item("Customs office of guarantee")]


class GuarantorType229(Group, kw_only=True):
    identificationNumber: Annotated[Text17, Item("Identification number", rules="R0860")]
    name: Annotated[Text70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType019 | None, Conditional("Address", rules="C0250")] = None


class GuaranteeReferenceType229(Group, kw_only=True):
    GRN: Annotated[GuaranteeReferenceNumber, Item("GRN", rules="G0002")]
    invalidityDate: Annotated[Date, Item("Invalidity date", rules="G0002")]
    CustomsOfficeOfGuarantee: Annotated[CustomsOfficeOfGuaranteeType, Item("Customs office of guarantee")]


class GuaranteeReferenceType231(Group, kw_only=True):
    GRN: Annotated[GuaranteeReferenceNumber, Item("GRN", rules="G0002 R0324")]
    invalidityDate: Annotated[Date, Item("Invalidity date", rules="G0002")]
    invalidityReasonCode: Annotated[Chars3 | None, Item("Invalidity reason code", codes="CL212")] = None
    invalidityReasonText: Annotated[Text512 | None, Item("Invalidity reason text")] = None
    CustomsOfficeOfGuarantee: Annotated[CustomsOfficeOfGuaranteeType, Item("Customs office of guarantee")]


class CC026C(ExternalMessage, kw_only=True):
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType026, Item("Holder of the transit procedure")
    ]
    CustomsOfficeOfGuarantee: Annotated[CustomsOfficeOfGuaranteeType, Item("Customs office of guarantee")]
    GuaranteeReference: Annotated[GuaranteeReferenceType026, Item("Guarantee reference")]


class CC034C(ExternalMessage, kw_only=True):
    Requester: Annotated[RequesterType034, Item("Requester")]
    GuaranteeReference: Annotated[list[GuaranteeReferenceType034], Item("Guarantee reference", max=99)]


class CC037C(ExternalMessage, kw_only=True):
    Requester: Annotated[RequesterType037, Item("Requester")]
    CustomsOfficeOfGuarantee: Annotated[CustomsOfficeOfGuaranteeType, Item("Customs office of guarantee")]
    GuaranteeReference: Annotated[list[GuaranteeReferenceType037], Item("Guarantee reference", max=99)]


class CC224C(ExternalMessage, kw_only=True):
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType224, Item("Holder of the transit procedure")
    ]
    Guarantor: Annotated[GuarantorType224, Item("Guarantor")]
    CustomsOfficeOfGuarantee: Annotated[CustomsOfficeOfGuaranteeType, Item("Customs office of guarantee")]
    GuaranteeReference: Annotated[list[GuaranteeReferenceType224], Item("Guarantee reference", max=99)]


class CC225C(ExternalMessage, kw_only=True):
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType225, Item("Holder of the transit procedure")
    ]
    GuaranteeReference: Annotated[
        list[GuaranteeReferenceType225], Item("Guarantee reference", max=99, rules="G0650")
    ]


class CC228C(ExternalMessage, kw_only=True):
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType228, Item("Holder of the transit procedure")
    ]
    Guarantor: Annotated[GuarantorType228, Item("Guarantor")]
    GuaranteeReference: Annotated[list[GuaranteeReferenceType228], Item("Guarantee reference", max=99)]


class CC229C(ExternalMessage, kw_only=True):
    Guarantor: Annotated[GuarantorType229, Item("Guarantor")]
    GuaranteeReference: Annotated[GuaranteeReferenceType229, Item("Guarantee reference")]


class CC231C(ExternalMessage, kw_only=True):
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType225, Item("Holder of the transit procedure")
    ]
    GuaranteeReference: Annotated[GuaranteeReferenceType231, Item("Guarantee reference")]
