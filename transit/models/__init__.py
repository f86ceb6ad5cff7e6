"""What transit keeps: declarations and their versions, movements and what belongs to them."""

from transit.models.control import Control
from transit.models.declaration import Declaration, DeclarationVersion
from transit.models.desk import KnownBy, SealCheck, ShiftNote, Stray
from transit.models.guarantee_use import GuaranteeUse
from transit.models.movement import Movement, MovementDocument, Passage

__all__ = [
    "Control",
    "Declaration",
    "DeclarationVersion",
    "GuaranteeUse",
    "KnownBy",
    "Movement",
    "MovementDocument",
    "Passage",
    "SealCheck",
    "ShiftNote",
    "Stray",
]
