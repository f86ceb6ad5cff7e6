"""Negative answers to what cannot be taken: 917 for XML and structure, 906 for function. Never a refusal of a refusal."""

from typing import Any

from cats.kernel.errors import CatsError, Fault, Invalid, NotFound
from cats.messaging import outbox
from cats.messaging.models import InboundMessage
from cats.messaging.states import Channel
from cats.specification import faults as structure
from cats.specification.catalogue import REFUSALS
from cats.specification.definitions import (
    CC906C,
    CC917C,
    CD906C,
    CD917C,
    FunctionalErrorType056,
    FunctionalErrorType906,
    HeaderType906,
    HeaderType906B,
    XMLErrorType,
)
from cats.specification.definitions.base import Message

OUT_OF_SEQUENCE, UNKNOWN_MRN, RULE = "92", "90", "14"
HEADER: dict[str, Any] = {
    "messageSender": "",
    "messageRecipient": "",
    "preparationDateAndTime": "",
    "messageIdentification": "",
    "messageType": "",
}


def answer_structure(row: InboundMessage, refused: structure.Refused) -> str:
    """Answer a document that is not a message of the specification with 917; returns what to note with the row."""
    errors = [_xml_error(fault) for fault in refused.faults]
    if row.type not in REFUSALS:
        to_trader = row.channel == Channel.TRADER
        answer: Message = (
            CC917C(**HEADER, XMLError=errors) if to_trader else CD917C(**HEADER, XMLError=errors)
        )
        _post(row, answer)
    return f"917: {refused}"


def answer_function(row: InboundMessage, error: CatsError) -> str:
    """Answer a message whose content or moment is wrong with 906; returns what to note with the row."""
    faults = _faults(row, error)
    if row.type not in REFUSALS:
        _post(row, _cc906c(row, faults) if row.channel == Channel.TRADER else _cd906c(row, faults))
    return f"906: {'; '.join(f'{fault.pointer} {fault.code} {fault.reason}' for fault in faults[:3])}"


def _post(row: InboundMessage, answer: Message) -> None:
    outbox.post(answer, to=row.sender, subject=row.subject, mrn=row.mrn, lrn=row.lrn, cause=row)


def _faults(row: InboundMessage, error: CatsError) -> list[Fault]:
    """G0009: 92 points at the root element, 90 at the MRN; a refusal by the state table is out of sequence."""
    if isinstance(error, Invalid):
        return list(error.faults)
    if isinstance(error, NotFound):
        return [Fault(f"/{row.type}/TransitOperation/MRN", UNKNOWN_MRN, "CATS_190", error.message, row.mrn)]
    return [Fault(error.pointer or f"/{row.type}", OUT_OF_SEQUENCE, "CATS_192", error.message)]


def _cc906c(row: InboundMessage, faults: list[Fault]) -> CC906C:
    errors = [
        FunctionalErrorType056(
            errorPointer=structure.shortened(fault.pointer),
            errorCode=fault.code,
            errorReason=fault.reason[:8],
            originalAttributeValue=structure.shortened(fault.value) or None,
        )
        for fault in faults
    ]
    header = HeaderType906(MRN=row.mrn) if row.mrn else HeaderType906(LRN=row.lrn or None)
    return CC906C(**HEADER, Header=header, FunctionalError=errors)


def _cd906c(row: InboundMessage, faults: list[Fault]) -> CD906C:
    errors = [
        FunctionalErrorType906(
            errorPointer=structure.shortened(fault.pointer),
            errorCode=fault.code,
            errorReason=fault.reason[:8] or None,
            originalAttributeValue=structure.shortened(fault.value) or None,
        )
        for fault in faults
    ]
    header = HeaderType906B(MRN=row.mrn) if row.mrn else None
    return CD906C(**HEADER, Header=header, FunctionalError=errors)


def _xml_error(fault: structure.Fault) -> XMLErrorType:
    return XMLErrorType(
        errorLineNumber=fault.line,
        errorColumnNumber=fault.column,
        errorPointer=structure.shortened(fault.pointer) or None,
        errorCode=fault.code,
        errorText=structure.shortened(fault.reason),
        originalAttributeValue=structure.shortened(fault.value or "") or None,
    )
