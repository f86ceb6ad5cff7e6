"""Groups for controls, unloading remarks, risk results and errors."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import Group
from cats.specification.definitions.formats import (
    Chars2,
    Count9,
    Date,
    Flag,
    GoodsItemNumberOrZero,
    Letter,
    MovementReferenceNumber,
    Number5,
    PositiveDigit,
    RiskCode,
    Text3,
    Text7,
    Text8,
    Text22,
    Text35,
    Text512,
    Trimmed512,
    TwoDigits,
)
from cats.specification.definitions.items import Conditional, Item


class ControlResultType001(Group, kw_only=True):
    code: Annotated[Chars2, Item("Code", codes="CL196", rules="G0126 R0910 R0912")]
    date: Annotated[Date, Item("Date", rules="G0002 G0127")]
    text: Annotated[Text512 | None, Item("Text")] = None


class ControlResultType018(Group, kw_only=True):
    code: Annotated[Chars2, Item("Code", codes="CL197")]
    date: Annotated[Date, Item("Date", rules="G0002")]
    stateOfSeals: Annotated[
        Flag | None, Conditional("State of seals", codes="CL027", rules="C0810 G0017")
    ] = None
    text: Annotated[Text512 | None, Item("Text")] = None


class ControlResultType029(Group, kw_only=True):
    code: Annotated[Chars2, Item("Code", codes="CL196", rules="G0126 R0910 R0912")]
    date: Annotated[Date, Item("Date", rules="G0002 G0127")]
    controlledBy: Annotated[Text35, Item("Controlled by")]
    text: Annotated[Text512 | None, Item("Text")] = None


class ControlResultType050(Group, kw_only=True):
    code: Annotated[Chars2, Item("Code", codes="CL196", rules="G0126 R0910")]
    date: Annotated[Date, Item("Date", rules="G0002 G0127")]
    text: Annotated[Text512 | None, Item("Text")] = None


class RiskAnalysisResultType(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    code: Annotated[RiskCode | None, Conditional("Code", rules="C0715 G0002 G0821")] = None
    riskAreaCode: Annotated[Text7 | None, Conditional("Risk area code", codes="CL740", rules="C0715")] = None
    text: Annotated[Text512 | None, Item("Text")] = None


class RiskAnalysisType(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    declarationGoodsItemNumber: Annotated[
        GoodsItemNumberOrZero | None, Item("Declaration goods item number", rules="G0003 G0005 G0021")
    ] = None
    RiskAnalysisResult: Annotated[
        list[RiskAnalysisResultType], Item("Risk analysis result", max=99, rules="G0715 G0716")
    ]


class RiskAnalysisIdentificationType(Group, kw_only=True):
    code: Annotated[Letter, Item("Code", codes="CL107", rules="G0041")]
    RiskAnalysis: Annotated[
        list[RiskAnalysisType], Conditional("Risk analysis", max=9999, rules="C0251 G0869")
    ] = []


class CTLControlType(Group, kw_only=True):
    continueUnloading: Annotated[PositiveDigit, Item("Continue unloading", rules="G0510")]


class UnloadingRemarkType(Group, kw_only=True):
    conform: Annotated[Flag, Item("Conform", codes="CL027", rules="G0205")]
    unloadingCompletion: Annotated[Flag, Item("Unloading completion", codes="CL027", rules="G0186")]
    unloadingDate: Annotated[Date, Item("Unloading date", rules="G0002")]
    stateOfSeals: Annotated[
        Flag | None, Conditional("State of seals", codes="CL027", rules="C0440 G0017")
    ] = None
    unloadingRemark: Annotated[Trimmed512 | None, Item("Unloading remark")] = None


class FunctionalErrorType056(Group, kw_only=True):
    errorPointer: Annotated[Text512, Item("Error pointer", rules="G0009")]
    errorCode: Annotated[TwoDigits, Item("Error code", codes="CL180")]
    errorReason: Annotated[Text8, Item("Error reason", rules="G0010")]
    originalAttributeValue: Annotated[Text512 | None, Item("Original attribute value")] = None


class FunctionalErrorType906(Group, kw_only=True):
    errorPointer: Annotated[Text512, Item("Error pointer", rules="G0009")]
    errorCode: Annotated[TwoDigits, Item("Error code", codes="CL180")]
    errorReason: Annotated[Text8 | None, Item("Error reason", rules="G0010")] = None
    originalAttributeValue: Annotated[Text512 | None, Item("Original attribute value")] = None


class TypeOfControlsType(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    type: Annotated[Text3, Item("Type", codes="CL716")]
    text: Annotated[Text512 | None, Conditional("Text", rules="C0451")] = None


class HeaderType906(Group, kw_only=True):
    LRN: Annotated[Text22 | None, Conditional("LRN", rules="C0716")] = None
    MRN: Annotated[MovementReferenceNumber | None, Conditional("MRN", rules="C0716 G0002")] = None


class HeaderType906B(Group, kw_only=True):
    MRN: Annotated[MovementReferenceNumber, Item("MRN", rules="G0002")]


class HeaderType917(Group, kw_only=True):
    LRN: Annotated[Text35 | None, Item("LRN", rules="G0039")] = None
    MRN: Annotated[Text35 | None, Item("MRN", rules="G0040")] = None


class HeaderType917B(Group, kw_only=True):
    MRN: Annotated[Text35, Item("MRN")]


class XMLErrorType(Group, kw_only=True):
    errorLineNumber: Annotated[Count9, Item("Error line number", rules="G0021")]
    errorColumnNumber: Annotated[Count9, Item("Error column number", rules="G0021")]
    errorPointer: Annotated[Text512 | None, Item("Error pointer", rules="G0012")] = None
    errorCode: Annotated[TwoDigits, Item("Error code", codes="CL030")]
    errorText: Annotated[Text512, Item("Error text", rules="G0011")]
    originalAttributeValue: Annotated[Text512 | None, Item("Original attribute value", rules="G0013")] = None
