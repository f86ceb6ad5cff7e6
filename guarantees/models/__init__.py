"""The app's tables, by subject."""

from guarantees.models.exposure import GuaranteeDay, GuarantorDay, OpenUsage, UsedLevel
from guarantees.models.guarantees import AccessCode, Guarantee, GuaranteeType, Suspension
from guarantees.models.ledger import Account, Transfer, Usage
from guarantees.models.parties import Guarantor, GuarantorMandate
from guarantees.models.requests import Answer, ReservationRequest, WaitingRequest
from guarantees.models.scheme import GuaranteeScheme

__all__ = [
    "AccessCode",
    "Account",
    "Answer",
    "Guarantee",
    "GuaranteeDay",
    "GuaranteeScheme",
    "GuaranteeType",
    "Guarantor",
    "GuarantorDay",
    "GuarantorMandate",
    "OpenUsage",
    "ReservationRequest",
    "Suspension",
    "Transfer",
    "Usage",
    "UsedLevel",
    "WaitingRequest",
]
