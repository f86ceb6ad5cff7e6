"""A declaration and its amendment (013): one made from the other."""

import msgspec

from cats.specification.definitions import (
    CC013C,
    CC015C,
    GuaranteeType015,
    TransitOperationType013,
    TransitOperationType015,
)
from transit.messages.projection import project

GENERAL, OF_GUARANTEE = "0", "1"
"""The values of `amendmentTypeFlag`."""


def is_of_guarantee(amendment: CC013C) -> bool:
    """Whether an amendment offers another guarantee and leaves everything else alone."""
    return amendment.TransitOperation.amendmentTypeFlag == OF_GUARANTEE


def as_amendment(declaration: CC015C, mrn: str, kind: str) -> CC013C:
    """The declaration as an amendment of the movement; `kind` is the amendment type flag. Its header stays."""
    operation = project(
        TransitOperationType013,
        declaration.TransitOperation,
        LRN=None,
        MRN=mrn,
        amendmentTypeFlag=kind,
    )
    return project(CC013C, declaration, messageType="CC013C", TransitOperation=operation)


def as_declared(amendment: CC013C, lrn: str) -> CC015C:
    """The declaration as it stands once a general amendment is agreed to. Raises `Incomplete`."""
    operation = project(TransitOperationType015, amendment.TransitOperation, LRN=lrn)
    return project(CC015C, amendment, messageType="CC015C", TransitOperation=operation)


def with_guarantees(declaration: CC015C, amendment: CC013C) -> CC015C:
    """The declaration with the guarantees of an amendment. Raises `Incomplete`."""
    guarantees = [project(GuaranteeType015, guarantee) for guarantee in amendment.Guarantee]
    return msgspec.structs.replace(declaration, Guarantee=guarantees)
