"""What the views of goods share: addresses of the grid, cells and marks of a sent form, words about a clash."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as said

from cats.kernel.errors import Conflict
from transit.drafts import columns, goods, goods_page, services
from transit.models import Draft

CELL, SEAL = "c", "w"
MOST_MARKED = goods_page.SIZE


def is_open(draft: Draft, actor: Any) -> bool:
    """Whether the actor may write in it now."""
    return not draft.sent and not services.held_by_another(draft, actor)


def task_list(draft: Draft) -> str:
    """The address of the declaration's list of tasks."""
    return reverse("transit:draft", args=[draft.pk])


def clash_words(clash: goods.Clash, draft: Draft) -> str:
    """Which cell was changed by somebody else, and to what."""
    return said(
        "Item %(position)s, %(column)s: %(who)s wrote “%(theirs)s” in the meantime, you “%(mine)s”."
    ) % {
        "position": clash.position,
        "column": columns.label_of(clash.name),
        "who": draft.changed_by.name,
        "theirs": clash.theirs,
        "mine": clash.mine,
    }


def typed_cells(given: Any) -> tuple[dict[UUID, dict[str, str]], dict[UUID, str]]:
    """The cells (`c.<row>.<column>`) and seals (`w.<row>`) of a sent form; what names no cell is passed over."""
    typed: dict[UUID, dict[str, str]] = defaultdict(dict)
    seals: dict[UUID, str] = {}
    for key in given:
        kind, _dot, rest = key.partition(".")
        row, _dot, name = rest.partition(".")
        id = uuid_of(row)
        if id and kind == CELL and name in columns.BY_NAME:
            typed[id][name] = given[key]
        elif id and kind == SEAL:
            seals[id] = given[key]
    return dict(typed), seals


def marked_rows(request: HttpRequest) -> list[UUID]:
    """The rows that are marked, at most a page of them."""
    given = request.POST if request.method == "POST" else request.GET
    found = [uuid_of(one) for one in given.getlist("row")[:MOST_MARKED]]
    return [one for one in found if one]


def parts_of(rest: str) -> tuple[UUID, str, int]:
    """Row, column and number of the way to mend that a button names."""
    row, name, way = (*rest.split("."), "", "", "")[:3]
    id = uuid_of(row)
    if id is None or name not in columns.BY_NAME:
        raise Conflict("row-gone", said("This can no longer be done."), remedy=said("Reload the page."))
    return id, name, number(way)


def grid(id: UUID) -> str:
    """The address of the grid."""
    return reverse("transit:draft_goods", args=[id])


def page_of(position: int) -> int:
    """Where the page of a position begins."""
    return (max(position, 1) - 1) // goods_page.SIZE * goods_page.SIZE + 1


def number(text: str) -> int:
    """A small number in an address or form; 0 for none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


def uuid_of(text: str) -> UUID | None:
    """The id that a text is, if it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None
