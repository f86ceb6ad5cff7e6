"""Declarations to carry: our own samples, and those of NCTS that go or that a rule keeps from going."""

import os
from collections.abc import Mapping
from pathlib import Path

NCTS = os.environ.get("CATS_NCTS_SAMPLES", "")
OWN = sorted((Path(__file__).parents[1] / "samples").glob("*.xml"))
PRELODGED, TIR, NO_CODES = {"CATS_003"}, {"CATS_001"}, {"CL017", "CL042", "CL217", "CL231"}
REFUSED: Mapping[str, set[str]] = {
    "CC015C-16": PRELODGED,
    "CC015C-17": PRELODGED,
    "CC015C-24": PRELODGED,
    "CC015C-29": TIR,
    "CC015C-01": NO_CODES,
    "CC015C-04": NO_CODES,
}
"""Samples of NCTS that cannot go, and rules that say so: pre-lodged, under a TIR carnet, with random codes."""
ORDINARY = [name for name in (f"CC015C-{number:02}" for number in (9, *range(13, 31))) if name not in REFUSED]


def paths() -> dict[str, Path]:
    """Every file there is, by its name."""
    ncts = [Path(NCTS, "valid", f"{name}.xml") for name in (*ORDINARY, *REFUSED)] if NCTS else []
    return {path.stem: path for path in [*OWN, *ncts]}
