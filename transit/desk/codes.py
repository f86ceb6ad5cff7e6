"""What a scanner or a hand put into the scan field: which kind of number it is, and whether its check digit fits.

`static/cats/js/scan.js` decides the same in the browser, before anything is sent; a test compares the two.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from cats.kernel import references

_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_MRN = re.compile(r"[0-9]{2}[A-Z]{2}[A-Z0-9]{14}")
_GRN = re.compile(r"[0-9]{2}[A-Z]{2}[A-Z0-9]{12}[0-9]([A-Z][0-9]{6})?")
_CONTAINER = re.compile(r"[A-Z]{3}[UJZ][0-9]{7}")
LONGEST = 200


class Kind(StrEnum):
    """What the number looks like; `OTHER` may be a plate, a seal or an LRN."""

    MRN = "mrn"
    GRN = "grn"
    CONTAINER = "container"
    OTHER = "other"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as it was read: `text` as it stands, `plain` as it is compared. `misread`: its check digit does not fit."""

    kind: Kind
    text: str
    plain: str
    misread: bool = False


def read(text: str) -> Reading:
    """Which number this is. A symbology prefix that some scanners send (`]C1`) is dropped."""
    shown = _AIM.sub("", text.strip(), count=1) if _AIM.match(text.strip()) else text.strip()
    shown = shown[:LONGEST].upper()
    bare = plain(shown)
    if not bare:
        return Reading(Kind.NOTHING, shown, bare)
    if _MRN.fullmatch(bare):
        return Reading(Kind.MRN, shown, bare, references.mrn_fault(bare) is not None)
    if _GRN.fullmatch(bare):
        return Reading(Kind.GRN, shown, bare, references.grn_fault(bare) is not None)
    if _CONTAINER.fullmatch(bare):
        return Reading(Kind.CONTAINER, shown, bare, references.check_digit(bare[:10]) != bare[10])
    return Reading(Kind.OTHER, shown, bare)


def plain(text: str) -> str:
    """Letters and digits of any script as capitals, nothing between them."""
    return "".join(letter for letter in text.upper() if letter.isalnum())
