"""What the script of the goods grid sends and gets, as JSON. The same acts as those of the page's form."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as said

from cats.api import problems
from cats.kernel import json_text
from cats.kernel.errors import Conflict, Forbidden, NotFound, Refused
from cats.ui.views import Page
from transit.drafts import access, columns, goods, goods_page, paste, services
from transit.models.draft import MOST_ITEMS
from transit.views.goods_shared import clash_words, grid, number, page_of, parts_of


class GoodsCells(Page):
    """What the grid's script sends: cells of rows, a mend, a new row, a block to fill in. Answers what became of it, as JSON."""

    permission = access.PERMISSION

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            given = json_text.loads(request.body)
            cells, before = by_row(given.get("cells")), by_row(given.get("before"))
        except (ValueError, AttributeError, TypeError):
            return _said(HTTPStatus.BAD_REQUEST, said("This could not be read. Reload the page."), "")
        try:
            with transaction.atomic():
                return self.do(given, cells, before)
        except (Conflict, Refused, Forbidden, NotFound) as error:
            problems.audit(request, error)
            return _said(problems.status_of(error), error.message, error.remedy)

    def do(self, given: dict[str, Any], cells: goods.Cells, before: goods.Cells) -> HttpResponse:
        """Save, do the act, answer the rows that changed."""
        id = self.kwargs["draft"]
        done = goods.write(self.actor, id, cells, before)
        if done.clashes:
            return self.clashed(done)
        act, rest = given.get("act"), given.get("what")
        if act == "mend":
            done = goods.mend(self.actor, id, *parts_of(".".join(_texts(rest, "row", "name", "number"))))
        elif act == "fill":
            return self.filled(id, rest)
        elif act == "add":
            done = goods.add(self.actor, id)
            position = done.items[0].position
            return JsonResponse({"go": f"{grid(id)}?from={page_of(position)}#item-{position}"})
        return self.answer(done)

    def filled(self, id: UUID, what: Any) -> HttpResponse:
        """A block of cells was pasted into the grid."""
        row, column, begin, text = _texts(what, "row", "column", "from", "text")
        start, name, _way = parts_of(f"{row}.{column}")
        done = goods.fill(self.actor, id, start, name, paste.block(text))
        first = min((item.position for item in done.items), default=1)
        return JsonResponse({"go": f"{grid(id)}?from={max(number(begin), 1)}#item-{first}"})

    def answer(self, done: goods.Written) -> HttpResponse:
        """The rows as they stand now."""
        sums = goods_page.figures(done.draft)
        rows = [goods_page.row(item) for item in done.items]
        return JsonResponse(
            {
                "saved": render_to_string(
                    "transit/goods/saved.html", {"draft": done.draft, "zone": services.zone()}
                ),
                "figures": render_to_string(
                    "transit/goods/figures.html", {"figures": sums, "most": MOST_ITEMS}
                ),
                "faulty": render_to_string("transit/goods/faulty.html", {"figures": sums}),
                "rows": [
                    {
                        "id": row.item.pk.hex,
                        "seal": row.seal,
                        "cells": {cell.name: cell.text for cell in row.cells},
                        "wrong": [cell.name for cell in row.cells if cell.wrong],
                        "why": render_to_string(
                            "transit/goods/why.html", {"row": row, "columns": columns.COLUMNS, "open": True}
                        ),
                    }
                    for row in rows
                ],
            }
        )

    def clashed(self, done: goods.Written) -> HttpResponse:
        """Somebody wrote something else in the meantime."""
        words = [clash_words(one, done.draft) for one in done.clashes]
        return _said(
            HTTPStatus.CONFLICT,
            " ".join(words),
            said("Reload the page to see what is there now, then write it again."),
        )


def by_row(given: Any) -> dict[UUID, dict[str, str]]:
    """Cells by row as the script sends them. ValueError for what names no row."""
    found = {}
    for row, cells in (given or {}).items():
        found[UUID(row)] = {name: str(text) for name, text in cells.items() if name in columns.BY_NAME}
    return found


def _texts(given: Any, *names: str) -> list[str]:
    """What the script says about an act; empty texts where it says nothing."""
    known = given if isinstance(given, dict) else {}
    return [str(known.get(name, "")) for name in names]


def _said(status: int, message: str, remedy: str) -> JsonResponse:
    return JsonResponse({"message": message, "remedy": remedy}, status=status)
