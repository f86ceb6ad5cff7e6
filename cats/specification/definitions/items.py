"""The facts of one data item, written in the `Annotated` of its field."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """Label, code list number, codes of the rules that guard the item (space-separated), greatest occurrence.

    The least occurrence is 1 where the field has no default, else 0.
    """

    label: str
    codes: str = ""
    rules: str = ""
    max: int = 1


@dataclass(frozen=True, slots=True)
class Conditional(Item):
    """An optional item whose presence a rule decides (status D of the specifications)."""
