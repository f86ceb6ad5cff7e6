"""All answers of a draft in words, for the page on which they are checked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.functional import Promise

from cats.specification.definitions import CC015C
from cats.specification.definitions.base import Group
from transit.drafts import columns, judging, words
from transit.drafts.fields import Field, Section
from transit.drafts.judging import Judgement
from transit.drafts.sections import GOODS, SECTIONS
from transit.models import Draft

FIRST_ITEMS = 20


@dataclass
class Shown:
    """A section with its answers: (what, answer, anchor of the question)."""

    code: str
    title: str | Promise
    lines: list[tuple[str, str, str]] = field(default_factory=list)
    points: int = 0
    more: int = 0


def shown(draft: Draft, judgement: Judgement, on: date) -> list[Shown]:
    """Every section; of the goods the first items."""
    found = []
    for section in SECTIONS:
        lines = _goods(draft, on) if section is GOODS else _section(draft, section, on)
        points = sum(one.section == section.code for one in judgement.findings)
        more = max(len(judgement.composed.items) - FIRST_ITEMS, 0) if section is GOODS else 0
        found.append(Shown(section.code, section.title, lines, points, more))
    return found


def in_short(draft: Draft, judgement: Judgement, items: int) -> dict[str, Any]:
    """Number of items, packages, gross mass and amount at risk."""
    sums = judging.sums(list(draft.items.order_by("position").only("answers")))
    consignment = judgement.composed.body.get("Consignment", {})
    rows = draft.answers.get("guarantee", {}).get("guarantees") or []
    amounts = [(amount(row.get("amount")), row.get("currency", "")) for row in rows]
    return {
        "items": items,
        "packages": sums["packages"],
        "gross": amount(consignment.get("grossMass")),
        "amounts": [(value, currency) for value, currency in amounts if value is not None],
    }


def amount(text: Any) -> Decimal | None:
    """A number that was typed; None where it is none."""
    try:
        value = Decimal(str(text))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _section(draft: Draft, section: Section, on: date) -> list[tuple[str, str, str]]:
    answers = draft.answers.get(section.code) or {}
    lines = [
        (words.label_of(one), words.value_words(one, answers[one.name], CC015C, on), f"id_{one.name}")
        for one in section.fields
        if answers.get(one.name)
    ]
    for rows in section.rows:
        group = rows.element().content
        for number, row in enumerate(answers.get(rows.name) or []):
            lines.append(
                (f"{rows.one} {number + 1}", _row(rows.fields, row, group, on), f"{rows.name}-{number}")
            )
    return lines


def _goods(draft: Draft, on: date) -> list[tuple[str, str, str]]:
    return [
        (str(item.position), _row(columns.COLUMNS, item.answers, columns.ITEM, on), f"item-{item.position}")
        for item in draft.items.order_by("position")[:FIRST_ITEMS]
    ]


def _row(fields: Sequence[Field], row: dict[str, Any], group: type[Group], on: date) -> str:
    parts = [
        words.value_words(one, row[one.name], group, on)
        for one in fields
        if row.get(one.name) and one.kind != "secret"
    ]
    return ", ".join(parts)
