"""What a definition is made of: structs, the facts of an item, the facts of a format. No groups, no messages here."""

from __future__ import annotations

from typing import Annotated

import msgspec

from cats.specification.definitions.formats import DateTime, MessageTypeCode, Text35
from cats.specification.definitions.items import Conditional, Item

NAMESPACE = "urn:carec:cats:ice:1"
PHASE = "CATS1.0"


class Group(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A data group. Attributes are spelt as the XML elements and stand in their order."""


class Message(Group, kw_only=True):
    """A message: the header that every message has, then its own groups."""

    messageSender: Annotated[Text35, Item("Message sender")]
    messageRecipient: Annotated[Text35, Item("Message recipient")]
    preparationDateAndTime: Annotated[DateTime, Item("Preparation date and time", rules="G0002")]
    messageIdentification: Annotated[Text35, Item("Message identification")]
    messageType: Annotated[MessageTypeCode, Item("Message type", codes="CL060")]
    correlationIdentifier: Annotated[
        Text35 | None, Conditional("Correlation identifier", rules="C0511 R0008")
    ] = None


class ExternalMessage(Message, kw_only=True):
    """Between customs and an economic operator or guarantor."""


class CommonMessage(Message, kw_only=True):
    """Between customs administrations."""

    messageIdentification: Annotated[Text35, Item("Message identification", rules="G0137")]
    correlationIdentifier: Annotated[
        Text35 | None, Conditional("Correlation identifier", rules="C0511 G0137 R0008")
    ] = None
