"""What transit keeps: drafts, declarations and their versions, movements and what belongs to them."""

from transit.models.amendment import AmendmentRequest
from transit.models.control import Control
from transit.models.declaration import Declaration, DeclarationVersion
from transit.models.desk import KnownBy, SealCheck, ShiftNote, Stray
from transit.models.draft import Draft, DraftItem
from transit.models.goods_paste import GoodsPaste
from transit.models.guarantee_use import GuaranteeUse
from transit.models.movement import Movement, MovementDocument, Passage

__all__ = [
    "AmendmentRequest",
    "Control",
    "Declaration",
    "DeclarationVersion",
    "Draft",
    "DraftItem",
    "GoodsPaste",
    "GuaranteeUse",
    "KnownBy",
    "Movement",
    "MovementDocument",
    "Passage",
    "SealCheck",
    "ShiftNote",
    "Stray",
]
