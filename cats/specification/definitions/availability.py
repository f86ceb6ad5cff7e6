"""When systems are not available, and what is counted of them."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import CommonMessage, Group
from cats.specification.definitions.formats import (
    Chars2,
    Chars3,
    Chars4,
    Count9,
    CountryCode,
    DateTime,
    Digit,
    Digits2,
    Flag,
    Letter,
    MovementReferenceNumber,
    Number5,
    Text512,
    Year,
)
from cats.specification.definitions.items import Conditional, Item


class FallbackType070(Group, kw_only=True):
    flag: Annotated[Digit, Item("Flag", codes="CL027")]
    text: Annotated[Text512 | None, Item("Text")] = None


class UnavailabilityType070(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Letter, Item("Type", codes="CL079", rules="R0516")]
    functionality: Annotated[Letter, Item("Functionality", codes="CL168")]
    startDateAndTime: Annotated[DateTime, Item("Start date and time", rules="G0002")]
    endDateAndTime: Annotated[
        DateTime | None, Conditional("End date and time", rules="C0400 G0002 R0519")
    ] = None
    explanation: Annotated[Chars2, Item("Explanation", codes="CL183")]
    text: Annotated[Text512 | None, Item("Text")] = None
    Fallback: Annotated[FallbackType070 | None, Conditional("Fallback", rules="C0828")] = None


class ActionType070(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    operation: Annotated[Letter, Item("Operation", codes="CL024")]
    Unavailability: Annotated[list[UnavailabilityType070], Item("Unavailability", max=99, rules="R0518")]


class CountryType070(Group, kw_only=True):
    country: Annotated[CountryCode, Item("Country", codes="CL070")]
    Action: Annotated[list[ActionType070], Item("Action", max=9)]


class SeriesElementsType411(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    otherCountry: Annotated[CountryCode | None, Item("Other country", codes="CL008")] = None
    counter: Annotated[Count9, Item("Counter", rules="G0021")]


class StatisticalCharacteristicsType411(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    operation: Annotated[Letter, Item("Operation", codes="CL191")]
    statisticsType: Annotated[Chars4, Item("Statistics type", codes="CL057")]
    statisticsTypeSupport: Annotated[Flag, Item("Statistics type support", codes="CL027")]
    SeriesElements: Annotated[
        list[SeriesElementsType411], Conditional("Series elements", max=999, rules="C0805")
    ] = []


class SystemApplicabilityType411(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    systemCode: Annotated[Digits2, Item("System code", codes="CL169", rules="G0906")]
    StatisticalCharacteristics: Annotated[
        list[StatisticalCharacteristicsType411], Item("Statistical characteristics", max=999)
    ]


class SendingCountryType411(Group, kw_only=True):
    country: Annotated[CountryCode, Item("Country", codes="CL008")]
    year: Annotated[Year, Item("Year", rules="G0002")]
    month: Annotated[Chars2, Item("Month", codes="CL026")]
    SystemApplicability: Annotated[list[SystemApplicabilityType411], Item("System applicability", max=99)]


class CountryType971(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    country: Annotated[CountryCode, Item("Country", codes="CL070")]
    Action: Annotated[list[ActionType070], Item("Action", max=9)]


class HeaderType974(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]


class HeaderType975(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002 R0028")]
    status: Annotated[Chars3, Item("Status")]


class CD070C(CommonMessage, kw_only=True):
    Country: Annotated[CountryType070, Item("Country", rules="G0210")]


class CD071C(CommonMessage, kw_only=True):
    Country: Annotated[CountryType070, Item("Country", rules="G0210")]


class CD411D(CommonMessage, kw_only=True):
    SendingCountry: Annotated[SendingCountryType411, Item("Sending country")]


class CD971C(CommonMessage, kw_only=True):
    Country: Annotated[list[CountryType971], Item("Country", max=99, rules="G0210")]


class CD974C(CommonMessage, kw_only=True):
    Header: Annotated[HeaderType974, Item("Header")]


class CD975C(CommonMessage, kw_only=True):
    Header: Annotated[HeaderType975 | None, Item("Header")] = None
