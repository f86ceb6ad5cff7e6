"""Models of reference data: global lists and directory, and what each administration keeps for itself."""

from refdata.models.directory import CustomsOffice
from refdata.models.editions import Edition, EditionInForce
from refdata.models.lists import Code, CodeList, CodeText, HsCode
from refdata.models.mandates import OfficePosting, OperatorMandate
from refdata.models.operators import Authorisation, EconomicOperator
from refdata.models.rights import RightsDecision, RightsRequest
from refdata.models.rules import DeadlineDuration, Holiday, Setting

__all__ = [
    "Authorisation",
    "Code",
    "CodeList",
    "CodeText",
    "CustomsOffice",
    "DeadlineDuration",
    "EconomicOperator",
    "Edition",
    "EditionInForce",
    "Holiday",
    "HsCode",
    "OfficePosting",
    "OperatorMandate",
    "RightsDecision",
    "RightsRequest",
    "Setting",
]
