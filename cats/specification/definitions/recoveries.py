"""Recovery of the debt: requests, acceptance, notices to holder and guarantor."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import CommonMessage, ExternalMessage, Group
from cats.specification.definitions.formats import (
    Amount,
    CountryCode,
    Date,
    EMailAddress,
    Flag,
    GuaranteeReferenceNumber,
    LetterTriple,
    MovementReferenceNumber,
    Number5,
    OfficeReferenceNumber,
    Text17,
    Text35,
    Text70,
    Text140,
    Text512,
)
from cats.specification.definitions.items import Conditional, Item
from cats.specification.definitions.offices import (
    CustomsOfficeOfDepartureType004,
    CustomsOfficeOfDestinationActualType,
    CustomsOfficeOfDestinationDeclaredType010,
    CustomsOfficeOfExitForTransitDeclaredType010,
    CustomsOfficeOfTransitDeclaredType010,
)
from cats.specification.definitions.operations import TransitOperationType010, TransitOperationType055
from cats.specification.definitions.parties import (
    AddressType019,
    ContactPersonType009,
    GuarantorType,
    HolderOfTheTransitProcedureType004,
)
from cats.specification.definitions.records import (
    CustomsOfficeOfExitForTransitActualType024,
    CustomsOfficeOfTransitActualType024,
)


class CustomsOfficeOfRecoveryAtDepartureType023(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL177")]


class GuarantorNotificationType023(Group, kw_only=True):
    guarantorNotificationDate: Annotated[Date, Item("Guarantor notification date", rules="G0002")]
    guarantorNotificationText: Annotated[Text512 | None, Item("Guarantor notification text")] = None


class RecoveryNotificationType035(Group, kw_only=True):
    recoveryNotificationDate: Annotated[Date | None, Item("Recovery notification date", rules="G0002")] = None
    recoveryNotificationText: Annotated[Text512 | None, Item("Recovery notification text")] = None
    amountClaimed: Annotated[Amount, Item("Amount claimed", rules="G0021")]
    currency: Annotated[LetterTriple, Item("Currency", codes="CL048")]


class TransitOperationType063(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]
    recoveryCommunicationDate: Annotated[Date | None, Item("Recovery communication date", rules="G0002")] = (
        None
    )


class CustomsOfficeOfIncidentRegistrationType063(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL141")]


class CustomsOfficeOfRecoveryRequestingType150(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL177")]
    ContactPerson: Annotated[
        ContactPersonType009 | None, Item("Contact person", rules="G0105 G0172 G0173")
    ] = None


class CustomsOfficeOfRecoveryRequestedType150(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL177")]


class RecoveryType150(Group, kw_only=True):
    recoveryCommunicationDate: Annotated[Date, Item("Recovery communication date", rules="G0002")]
    text: Annotated[Text512, Item("Text")]


class AddressType150(Group, kw_only=True):
    streetAndNumber: Annotated[Text70, Item("Street and number")]
    postcode: Annotated[Text17 | None, Conditional("Postcode", rules="C0505")] = None
    city: Annotated[Text35, Item("City")]
    country: Annotated[CountryCode | None, Item("Country", codes="CL070")] = None


class ContactPersonType150(Group, kw_only=True):
    name: Annotated[Text70, Item("Name")]
    phoneNumber: Annotated[Text35 | None, Item("Phone number")] = None
    eMailAddress: Annotated[EMailAddress | None, Item("E-mail address", rules="G0002")] = None


class AgentInCountryOfCompetentAuthorityType150(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number")] = None
    name: Annotated[Text70, Item("Name")]
    Address: Annotated[AddressType019, Item("Address")]
    ContactPerson: Annotated[ContactPersonType150 | None, Item("Contact person", rules="G0105")] = None


class GuarantorType150(Group, kw_only=True):
    contactDetailsInCountryOfCompetentAuthority: Annotated[
        Text140 | None, Item("Contact details in country of competent authority")
    ] = None
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="G0002")] = None
    name: Annotated[Text70, Item("Name")]
    Address: Annotated[AddressType150, Item("Address")]
    ContactPerson: Annotated[ContactPersonType009 | None, Item("Contact person", rules="G0105")] = None
    AgentInCountryOfCompetentAuthority: Annotated[
        AgentInCountryOfCompetentAuthorityType150 | None, Item("Agent in country of competent authority")
    ] = None


class GuaranteeReferenceType150(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    GRN: Annotated[GuaranteeReferenceNumber, Item("GRN", rules="G0002 R0028")]
    Guarantor: Annotated[GuarantorType150 | None, Conditional("Guarantor", rules="C0014")] = None


class CustomsOfficeOfRecoveryRequestingType151(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL177")]


class CustomsOfficeOfRecoveryRequestedType151(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL177")]
    ContactPerson: Annotated[ContactPersonType009 | None, Item("Contact person", rules="G0105")] = None


class RecoveryType151(Group, kw_only=True):
    recoveryAcceptance: Annotated[Flag, Item("Recovery acceptance", codes="CL027")]
    recoveryCommunicationDate: Annotated[Date, Item("Recovery communication date", rules="G0002")]
    text: Annotated[Text512 | None, Item("Text")] = None


class CustomsOfficeOfRecoveryAtDepartureType152(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL177")]
    ContactPerson: Annotated[ContactPersonType009 | None, Item("Contact person", rules="G0105")] = None


class CustomsOfficeOfRecoveryType152(Group, kw_only=True):
    referenceNumber: Annotated[OfficeReferenceNumber, Item("Reference number", codes="CL177")]


class RecoveryType152(Group, kw_only=True):
    collectionDate: Annotated[Date, Item("Collection date", rules="G0002")]
    text: Annotated[Text512 | None, Item("Text")] = None


class CC023C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType055, Item("Transit operation")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfRecoveryAtDeparture: Annotated[
        CustomsOfficeOfRecoveryAtDepartureType023, Item("Customs office of recovery at departure")
    ]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType004, Item("Holder of the transit procedure")
    ]
    Guarantor: Annotated[GuarantorType | None, Item("Guarantor")] = None
    GuarantorNotification: Annotated[GuarantorNotificationType023, Item("Guarantor notification")]


class CC035C(ExternalMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType055, Item("Transit operation")]
    RecoveryNotification: Annotated[RecoveryNotificationType035, Item("Recovery notification")]
    CustomsOfficeOfDeparture: Annotated[CustomsOfficeOfDepartureType004, Item("Customs office of departure")]
    CustomsOfficeOfRecoveryAtDeparture: Annotated[
        CustomsOfficeOfRecoveryAtDepartureType023, Item("Customs office of recovery at departure")
    ]
    HolderOfTheTransitProcedure: Annotated[
        HolderOfTheTransitProcedureType004, Item("Holder of the transit procedure")
    ]
    Guarantor: Annotated[GuarantorType | None, Item("Guarantor")] = None


class CD063C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType063, Item("Transit operation", rules="G0170")]
    CustomsOfficeOfDestinationDeclared: Annotated[
        CustomsOfficeOfDestinationDeclaredType010, Item("Customs office of destination declared")
    ]
    CustomsOfficeOfDestinationActual: Annotated[
        CustomsOfficeOfDestinationActualType | None, Item("Customs office of destination actual")
    ] = None
    CustomsOfficeOfTransitDeclared: Annotated[
        list[CustomsOfficeOfTransitDeclaredType010], Item("Customs office of transit declared", max=9)
    ] = []
    CustomsOfficeOfTransitActual: Annotated[
        list[CustomsOfficeOfTransitActualType024], Item("Customs office of transit actual", max=9)
    ] = []
    CustomsOfficeOfExitForTransitDeclared: Annotated[
        list[CustomsOfficeOfExitForTransitDeclaredType010],
        Conditional("Customs office of exit for transit declared", max=9, rules="C0812"),
    ] = []
    CustomsOfficeOfExitForTransitActual: Annotated[
        list[CustomsOfficeOfExitForTransitActualType024],
        Conditional("Customs office of exit for transit actual", max=9, rules="C0812"),
    ] = []
    CustomsOfficeOfIncidentRegistration: Annotated[
        list[CustomsOfficeOfIncidentRegistrationType063],
        Item("Customs office of incident registration", max=9),
    ] = []
    CustomsOfficeOfRecoveryAtDeparture: Annotated[
        CustomsOfficeOfRecoveryAtDepartureType023, Item("Customs office of recovery at departure")
    ]


class CD150C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType010, Item("Transit operation")]
    CustomsOfficeOfRecoveryRequesting: Annotated[
        CustomsOfficeOfRecoveryRequestingType150, Item("Customs office of recovery requesting", rules="G0190")
    ]
    CustomsOfficeOfRecoveryRequested: Annotated[
        CustomsOfficeOfRecoveryRequestedType150, Item("Customs office of recovery requested", rules="G0190")
    ]
    Recovery: Annotated[RecoveryType150, Item("Recovery")]
    GuaranteeReference: Annotated[
        list[GuaranteeReferenceType150], Conditional("Guarantee reference", max=99, rules="C0004")
    ] = []


class CD151C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType010, Item("Transit operation")]
    CustomsOfficeOfRecoveryRequesting: Annotated[
        CustomsOfficeOfRecoveryRequestingType151, Item("Customs office of recovery requesting", rules="G0190")
    ]
    CustomsOfficeOfRecoveryRequested: Annotated[
        CustomsOfficeOfRecoveryRequestedType151, Item("Customs office of recovery requested", rules="G0190")
    ]
    Recovery: Annotated[RecoveryType151, Item("Recovery")]
    GuaranteeReference: Annotated[
        list[GuaranteeReferenceType150], Conditional("Guarantee reference", max=99, rules="C0025")
    ] = []


class CD152C(CommonMessage, kw_only=True):
    TransitOperation: Annotated[TransitOperationType010, Item("Transit operation")]
    CustomsOfficeOfRecoveryAtDeparture: Annotated[
        CustomsOfficeOfRecoveryAtDepartureType152, Item("Customs office of recovery at departure")
    ]
    CustomsOfficeOfRecovery: Annotated[CustomsOfficeOfRecoveryType152, Item("Customs office of recovery")]
    Recovery: Annotated[RecoveryType152, Item("Recovery")]
