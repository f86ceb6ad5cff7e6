"""The words that lists and pages of movements show for a record, its guarantees and what happened to it."""

from typing import Any

from cats.kernel.actors import Actor
from transit import selectors, wording
from transit.models import Movement
from transit.workflow.labels import ACT_LABELS, DEADLINE_LABELS, ROLE_LABELS, state_label


def name(record: Movement) -> Movement:
    """The record with the words for its state and role."""
    record.state_words = state_label(record.role, record.state)  # type: ignore[attr-defined]
    record.role_words = ROLE_LABELS.get(record.role, record.role)  # type: ignore[attr-defined]
    return record


def covers(record: Movement, actor: Actor) -> list[tuple[Any, selectors.Cover]]:
    """The guarantees of a departure record for those who may see guarantees, each with the words for where it stands."""
    may = actor.may("guarantees.view_guarantee") or actor.may("guarantees.view_balance")
    if not record.declaration_id or not may:
        return []
    return [(wording.COVERS.get(cover.status, cover.status), cover) for cover in selectors.covers(record)]


def told(event: selectors.Event) -> tuple[selectors.Event, Any]:
    """An event with the words for what happened."""
    if event.kind == "message":
        return event, wording.name_of(event.what)
    kind, _dot, what = event.what.partition(".")
    words = {"act": ACT_LABELS, "due": DEADLINE_LABELS}.get(kind, {})
    return event, words.get(what) or wording.name_of(what)
