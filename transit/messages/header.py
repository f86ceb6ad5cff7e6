"""What every outgoing message of transit shares: its empty header, offices, errors and times."""

from collections.abc import Iterable
from typing import Any

from cats.kernel.errors import Fault
from cats.specification.definitions import FunctionalErrorType056

HEADER: dict[str, Any] = {
    "messageSender": "",
    "messageRecipient": "",
    "preparationDateAndTime": "",
    "messageIdentification": "",
    "messageType": "",
}
"""The outbox fills these when the message is posted."""

MOST_ERRORS = 9999
LONGEST_TEXT = 512


def functional_errors(faults: Iterable[Fault], root: str) -> list[FunctionalErrorType056]:
    """The faults as the group FunctionalError; one without a pointer points at the root element (G0009)."""
    return [
        FunctionalErrorType056(
            errorPointer=(fault.pointer or f"/{root}")[:LONGEST_TEXT],
            errorCode=fault.code,
            errorReason=fault.reason[:8] or "CATS",
            originalAttributeValue=fault.value[:LONGEST_TEXT] or None,
        )
        for fault in list(faults)[:MOST_ERRORS]
    ]


def reason_text(faults: Iterable[Fault]) -> str | None:
    """The sentences of the faults for people, as far as 512 characters hold them."""
    text = " ".join(dict.fromkeys(fault.text for fault in faults if fault.text))
    return text[:LONGEST_TEXT] or None
