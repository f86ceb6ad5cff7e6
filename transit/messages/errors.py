"""Functional refusals where no business refusal exists: 906 to administrations and traders. 917 is the connector's."""

from collections.abc import Sequence

from cats.kernel.errors import Fault
from cats.specification import definitions as spec
from transit.messages.header import HEADER, functional_errors


def functional_nack(faults: Sequence[Fault], root: str, mrn: str) -> spec.CD906C:
    """CD906C to another administration."""
    return spec.CD906C(
        **HEADER,
        Header=spec.HeaderType906B(MRN=mrn) if _is_mrn(mrn) else None,
        FunctionalError=[
            spec.FunctionalErrorType906(
                errorPointer=error.errorPointer,
                errorCode=error.errorCode,
                errorReason=error.errorReason,
                originalAttributeValue=error.originalAttributeValue,
            )
            for error in functional_errors(faults, root)
        ],
    )


def functional_nack_to_trader(faults: Sequence[Fault], root: str, mrn: str, lrn: str) -> spec.CC906C:
    """CC906C to an economic operator."""
    return spec.CC906C(
        **HEADER,
        Header=spec.HeaderType906(MRN=mrn if _is_mrn(mrn) else None, LRN=lrn or None),
        FunctionalError=functional_errors(faults, root),
    )


def _is_mrn(text: str) -> bool:
    """A number with a wrong check digit may be quoted; one without the layout of an MRN may not."""
    return len(text) == 18
