"""The page of a record for people who do not work at its office."""

from typing import Any

from cats.kernel.actors import Actor
from refdata import selectors as refdata
from transit import documents, reading, selectors, wording
from transit.models import Movement
from transit.workflow.labels import ACT_LABELS, DEADLINE_LABELS

TEMPLATE = "transit/movement_plain.html"


def context(record: Movement, actor: Actor) -> dict[str, Any]:
    """Data, timeline and messages of a record, as far as this person may know them."""
    items, number = reading.goods_of(documents.shown(record))
    return {
        "zone": refdata.office_zone(record.office),
        "events": [told(event) for event in selectors.timeline(record, actor)],
        "letters": selectors.messages_of(record, actor),
        "covers": covers(record, actor),
        "passages": selectors.passages_of(record),
        "deadlines": [
            (DEADLINE_LABELS.get(one.kind, one.kind), one) for one in selectors.deadlines_of(record)
        ],
        "items": items,
        "more_items": number - len(items),
    }


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
