"""Numbers of goods items as people write them: `1-3, 7`."""

import re
from collections.abc import Iterable

from transit.models.draft import MOST_ITEMS

_PART = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?")


def numbers(text: str) -> list[int]:
    """The numbers that a text names, in order and each once; what is no number names nothing."""
    found: dict[int, None] = {}
    for part in re.split(r"[,;\s]+(?![-–])", re.sub(r"\s*[-–]\s*", "-", text.strip())):
        match = _PART.fullmatch(part)
        if match is None:
            continue
        first, last = int(match[1]), int(match[2] or match[1])
        found |= dict.fromkeys(range(max(first, 1), min(last, MOST_ITEMS) + 1))
    return list(found)


def understood(text: str) -> bool:
    """Whether every part of the text is a number or a range."""
    parts = re.split(r"[,;\s]+", re.sub(r"\s*[-–]\s*", "-", text.strip()))
    return all(_PART.fullmatch(part) for part in parts if part)


def words(found: Iterable[int]) -> str:
    """The shortest way to write the numbers."""
    parts: list[list[int]] = []
    for number in sorted(found):
        if parts and parts[-1][1] == number - 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)
