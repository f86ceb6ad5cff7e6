"""Groups for people and firms: holder, representative, carrier, consignor, consignee, their addresses."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import Group
from cats.specification.definitions.formats import (
    CountryCode,
    Digit,
    EMailAddress,
    LetterPair,
    Letters3,
    Number5,
    RegisteredNumber,
    Text17,
    Text35,
    Text70,
    Trimmed17,
    Trimmed35,
    Trimmed70,
    TrimmedEMailAddress,
)
from cats.specification.definitions.items import Conditional, Item


class AddressType015(Group, kw_only=True):
    streetAndNumber: Annotated[Trimmed70, Item("Street and number")]
    postcode: Annotated[Trimmed17 | None, Conditional("Postcode", rules="C0505")] = None
    city: Annotated[Trimmed35, Item("City")]
    country: Annotated[CountryCode, Item("Country", codes="CL248")]


class AddressType015B(Group, kw_only=True):
    streetAndNumber: Annotated[Trimmed70, Item("Street and number")]
    postcode: Annotated[Trimmed17 | None, Conditional("Postcode", rules="C0505")] = None
    city: Annotated[Trimmed35, Item("City")]
    country: Annotated[CountryCode, Item("Country", codes="CL009")]


class AddressType015C(Group, kw_only=True):
    streetAndNumber: Annotated[Trimmed70, Item("Street and number")]
    postcode: Annotated[Trimmed17 | None, Item("Postcode")] = None
    city: Annotated[Trimmed35, Item("City")]
    country: Annotated[CountryCode, Item("Country", codes="CL248")]


class AddressType001(Group, kw_only=True):
    streetAndNumber: Annotated[Text70, Item("Street and number")]
    postcode: Annotated[Text17 | None, Conditional("Postcode", rules="C0505")] = None
    city: Annotated[Text35, Item("City")]
    country: Annotated[CountryCode, Item("Country", codes="CL199")]


class AddressType001B(Group, kw_only=True):
    streetAndNumber: Annotated[Text70, Item("Street and number")]
    postcode: Annotated[Text17 | None, Item("Postcode")] = None
    city: Annotated[Text35, Item("City")]
    country: Annotated[CountryCode, Item("Country", codes="CL199")]


class AddressType004(Group, kw_only=True):
    streetAndNumber: Annotated[Text70, Item("Street and number")]
    postcode: Annotated[Text17 | None, Conditional("Postcode", rules="C0505")] = None
    city: Annotated[Text35, Item("City")]
    country: Annotated[CountryCode, Item("Country", codes="CL248")]


class AddressType007(Group, kw_only=True):
    streetAndNumber: Annotated[Trimmed70, Item("Street and number")]
    postcode: Annotated[Trimmed17 | None, Conditional("Postcode", rules="C0505")] = None
    city: Annotated[Trimmed35, Item("City")]


class AddressType019(Group, kw_only=True):
    streetAndNumber: Annotated[Text70, Item("Street and number")]
    postcode: Annotated[Text17 | None, Conditional("Postcode", rules="C0505")] = None
    city: Annotated[Text35, Item("City")]
    country: Annotated[CountryCode, Item("Country", codes="CL070")]


class AddressType029(Group, kw_only=True):
    streetAndNumber: Annotated[Text70, Item("Street and number")]
    postcode: Annotated[Text17 | None, Conditional("Postcode", rules="C0505")] = None
    city: Annotated[Text35, Item("City")]
    country: Annotated[CountryCode, Item("Country", codes="CL009")]


class AddressType029B(Group, kw_only=True):
    streetAndNumber: Annotated[Text70, Item("Street and number")]
    postcode: Annotated[Text17 | None, Item("Postcode")] = None
    city: Annotated[Text35, Item("City")]
    country: Annotated[CountryCode, Item("Country", codes="CL248")]


class AddressType043(Group, kw_only=True):
    streetAndNumber: Annotated[Text70, Item("Street and number")]
    postcode: Annotated[Text17 | None, Conditional("Postcode", rules="C0505")] = None
    city: Annotated[Text35, Item("City")]


class ContactPersonType015(Group, kw_only=True):
    name: Annotated[Trimmed70, Item("Name")]
    phoneNumber: Annotated[Text35, Item("Phone number")]
    eMailAddress: Annotated[TrimmedEMailAddress | None, Item("E-mail address", rules="G0002")] = None


class ContactPersonType009(Group, kw_only=True):
    name: Annotated[Text70, Item("Name")]
    phoneNumber: Annotated[Text35, Item("Phone number")]
    eMailAddress: Annotated[EMailAddress | None, Item("E-mail address", rules="G0002")] = None


class HolderOfTheTransitProcedureType015(Group, kw_only=True):
    identificationNumber: Annotated[Trimmed17 | None, Item("Identification number", rules="G0120 R0850")] = (
        None
    )
    TIRHolderIdentificationNumber: Annotated[
        Trimmed17 | None, Conditional("TIR holder identification number", rules="C0904 G0002")
    ] = None
    name: Annotated[Trimmed70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType015 | None, Conditional("Address", rules="C0250")] = None
    ContactPerson: Annotated[ContactPersonType015 | None, Item("Contact person", rules="G0105")] = None


class HolderOfTheTransitProcedureType001(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="G0120")] = None
    TIRHolderIdentificationNumber: Annotated[
        Text17 | None, Conditional("TIR holder identification number", rules="C0904 G0002")
    ] = None
    name: Annotated[Text70, Item("Name")]
    Address: Annotated[AddressType001, Item("Address")]


class HolderOfTheTransitProcedureType004(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="G0120 R0850")] = None
    TIRHolderIdentificationNumber: Annotated[
        Text17 | None, Conditional("TIR holder identification number", rules="C0904 G0002")
    ] = None
    name: Annotated[Text70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType004 | None, Conditional("Address", rules="C0250")] = None


class HolderOfTheTransitProcedureType009(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="G0120 R0850")] = None
    TIRHolderIdentificationNumber: Annotated[
        Text17 | None, Conditional("TIR holder identification number", rules="C0904 G0002")
    ] = None
    name: Annotated[Text70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType004 | None, Conditional("Address", rules="C0250")] = None
    ContactPerson: Annotated[ContactPersonType009 | None, Item("Contact person", rules="G0105")] = None


class HolderOfTheTransitProcedureType014(Group, kw_only=True):
    identificationNumber: Annotated[Trimmed17 | None, Item("Identification number", rules="G0120 R0850")] = (
        None
    )
    TIRHolderIdentificationNumber: Annotated[
        Trimmed17 | None, Conditional("TIR holder identification number", rules="C0904 G0002")
    ] = None
    name: Annotated[Text70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType004 | None, Conditional("Address", rules="C0250")] = None
    ContactPerson: Annotated[ContactPersonType009 | None, Item("Contact person", rules="G0105")] = None


class HolderOfTheTransitProcedureType043(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="G0120 R0850")] = None
    TIRHolderIdentificationNumber: Annotated[
        Text17 | None, Conditional("TIR holder identification number", rules="C0904 G0002")
    ] = None
    name: Annotated[Text70, Item("Name")]
    Address: Annotated[AddressType004, Item("Address")]


class HolderOfTheTransitProcedureType050(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="G0120")] = None
    name: Annotated[Text70, Item("Name")]
    Address: Annotated[AddressType001, Item("Address")]


class HolderOfTheTransitProcedureType055(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="G0120 R0850")] = None
    name: Annotated[Text70 | None, Item("Name")] = None
    Address: Annotated[AddressType004 | None, Item("Address")] = None


class HolderOfTheTransitProcedureType056(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="G0120 R0850")] = None
    TIRHolderIdentificationNumber: Annotated[
        Text17 | None, Item("TIR holder identification number", rules="G0002")
    ] = None
    name: Annotated[Text70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType004 | None, Conditional("Address", rules="C0250")] = None


class HolderOfTheTransitProcedureType200(Group, kw_only=True):
    identificationNumber: Annotated[Text17, Item("Identification number")]


class RepresentativeType015(Group, kw_only=True):
    identificationNumber: Annotated[Trimmed17, Item("Identification number", rules="R0850")]
    status: Annotated[Digit, Item("Status", codes="CL094")]
    ContactPerson: Annotated[ContactPersonType015 | None, Item("Contact person", rules="G0105")] = None


class RepresentativeType029(Group, kw_only=True):
    identificationNumber: Annotated[Text17, Item("Identification number", rules="R0850")]
    status: Annotated[Digit, Item("Status", codes="CL094")]
    ContactPerson: Annotated[ContactPersonType009 | None, Item("Contact person", rules="G0105")] = None


class RepresentativeType051(Group, kw_only=True):
    identificationNumber: Annotated[Text17, Item("Identification number", rules="G0002")]
    ContactPerson: Annotated[ContactPersonType009 | None, Item("Contact person", rules="G0105")] = None


class RepresentativeType056(Group, kw_only=True):
    identificationNumber: Annotated[Text17, Item("Identification number", rules="R0850")]
    status: Annotated[Digit, Item("Status", codes="CL094")]


class CarrierType015(Group, kw_only=True):
    identificationNumber: Annotated[
        RegisteredNumber, Item("Identification number", rules="G0002 G0201 R0840")
    ]
    ContactPerson: Annotated[ContactPersonType015 | None, Item("Contact person", rules="G0105")] = None


class CarrierType001(Group, kw_only=True):
    identificationNumber: Annotated[Text17, Item("Identification number", rules="G0002 G0201 R0840")]


class CarrierType029(Group, kw_only=True):
    identificationNumber: Annotated[
        RegisteredNumber, Item("Identification number", rules="G0002 G0201 R0840")
    ]
    ContactPerson: Annotated[ContactPersonType009 | None, Item("Contact person", rules="G0105")] = None


class ConsignorType015(Group, kw_only=True):
    identificationNumber: Annotated[Trimmed17 | None, Item("Identification number", rules="R0850")] = None
    name: Annotated[Trimmed70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType015 | None, Conditional("Address", rules="C0250")] = None
    ContactPerson: Annotated[ContactPersonType015 | None, Item("Contact person", rules="G0105")] = None


class ConsignorType001(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="G0002")] = None
    name: Annotated[Text70, Item("Name")]
    Address: Annotated[AddressType001, Item("Address")]


class ConsignorType029(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="R0850")] = None
    name: Annotated[Text70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType004 | None, Conditional("Address", rules="C0250")] = None
    ContactPerson: Annotated[ContactPersonType009 | None, Item("Contact person", rules="G0105")] = None


class ConsignorType043(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="R0850")] = None
    name: Annotated[Text70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType004 | None, Conditional("Address", rules="C0250")] = None


class ConsigneeType015(Group, kw_only=True):
    identificationNumber: Annotated[Trimmed17 | None, Item("Identification number", rules="R0851")] = None
    name: Annotated[Trimmed70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType015 | None, Conditional("Address", rules="C0250")] = None


class ConsigneeType015B(Group, kw_only=True):
    identificationNumber: Annotated[Trimmed17 | None, Item("Identification number", rules="R0851")] = None
    name: Annotated[Trimmed70 | None, Item("Name")] = None
    Address: Annotated[AddressType015C | None, Item("Address")] = None


class ConsigneeType001(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="R0851")] = None
    name: Annotated[Text70, Item("Name")]
    Address: Annotated[AddressType001, Item("Address")]


class ConsigneeType001B(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="R0851")] = None
    name: Annotated[Text70, Item("Name")]
    Address: Annotated[AddressType001B, Item("Address")]


class ConsigneeType029(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="R0851")] = None
    name: Annotated[Text70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType004 | None, Conditional("Address", rules="C0250")] = None


class ConsigneeType029B(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="R0851")] = None
    name: Annotated[Text70 | None, Item("Name")] = None
    Address: Annotated[AddressType029B | None, Item("Address", rules="G0989")] = None


class AdditionalSupplyChainActorType(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    role: Annotated[Letters3, Item("Role", codes="CL704")]
    identificationNumber: Annotated[
        RegisteredNumber, Item("Identification number", rules="G0002 G0201 R0840")
    ]


class EconomicOperatorType015(Group, kw_only=True):
    identificationNumber: Annotated[Trimmed17, Item("Identification number", rules="R0850")]


class EconomicOperatorType029(Group, kw_only=True):
    identificationNumber: Annotated[Text17, Item("Identification number", rules="R0850")]


class PostcodeAddressType015(Group, kw_only=True):
    houseNumber: Annotated[Trimmed17 | None, Conditional("House number", rules="C0382")] = None
    postcode: Annotated[Trimmed17, Item("Postcode")]
    country: Annotated[CountryCode, Item("Country", codes="CL190")]


class PostcodeAddressType029(Group, kw_only=True):
    houseNumber: Annotated[Text17 | None, Conditional("House number", rules="C0382")] = None
    postcode: Annotated[Text17, Item("Postcode")]
    country: Annotated[CountryCode, Item("Country", codes="CL190")]


class TraderAtDestinationType007(Group, kw_only=True):
    identificationNumber: Annotated[Trimmed17, Item("Identification number", rules="R0850")]
    communicationLanguageAtDestination: Annotated[
        LetterPair | None, Item("Communication language at destination", codes="CL192", rules="R0100")
    ] = None


class TraderAtDestinationType025(Group, kw_only=True):
    identificationNumber: Annotated[Text17, Item("Identification number", rules="R0850")]


class TraderAtDestinationType044(Group, kw_only=True):
    identificationNumber: Annotated[Trimmed17, Item("Identification number", rules="R0850")]


class GuarantorType(Group, kw_only=True):
    identificationNumber: Annotated[Text17 | None, Item("Identification number", rules="G0002")] = None
    name: Annotated[Text70 | None, Conditional("Name", rules="C0250")] = None
    Address: Annotated[AddressType019 | None, Conditional("Address", rules="C0250")] = None
