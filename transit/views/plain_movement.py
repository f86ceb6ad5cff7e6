"""The page of a record for people who do not work at its office."""

from typing import Any

from cats.kernel.actors import Actor
from refdata import selectors as refdata
from transit import documents, reading, selectors
from transit.models import Movement
from transit.views.naming import covers, told
from transit.workflow.labels import DEADLINE_LABELS

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
