"""Many goods at once: a paste or a file is checked on a page of its own before anything of it is saved; files go out safe."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.api import problems
from cats.kernel import clock
from cats.kernel.errors import CatsError, Conflict, Refused
from cats.ui import once
from cats.ui.views import Page
from transit.drafts import access, columns, goods_import
from transit.models import GoodsPaste
from transit.models.draft import MOST_ITEMS
from transit.views.goods_shared import grid, number

SIZE = 50


class GoodsPasteForm(Page):
    """The paste box and the choice of a file on a page of their own; POST reads either and leads to the check."""

    permission = access.PERMISSION
    title = _("Paste or import goods")
    template_name = "transit/goods/many.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show(
            draft=access.draft(self.actor, self.kwargs["draft"]), columns=columns.COLUMNS, most=MOST_ITEMS
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        try:
            return once.once(request, self.read)
        except (Refused, Conflict) as error:
            problems.audit(request, error)
            return self.again(error)

    def read(self) -> HttpResponse:
        """Read what was pasted or chosen."""
        id, file = self.kwargs["draft"], self.request.FILES.get("file")
        if file is not None:
            name, data = str(file.name), file.read(goods_import.MOST_BYTES + 1)
            goods_import.read_file(self.actor, id, name, data)
        else:
            goods_import.read(self.actor, id, self.request.POST.get("text", ""))
        return HttpResponseRedirect(reverse("transit:draft_goods_check", args=[id]))

    def again(self, error: CatsError) -> HttpResponse:
        """The same page with what is wrong; a paste that is not too large stays in its box."""
        text = self.request.POST.get("text", "")
        response = self.show(
            draft=access.draft(self.actor, self.kwargs["draft"]),
            columns=columns.COLUMNS,
            most=MOST_ITEMS,
            error=error,
            text=text if len(text) <= MOST_SHOWN_AGAIN else "",
        )
        response.status_code = problems.status_of(error)
        return response


MOST_SHOWN_AGAIN = 20_000


class GoodsCheck(Page):
    """What was read, row by row with its faults; POST takes it over, in place of the goods or after them, or leaves it."""

    permission = access.PERMISSION
    title = _("Check before it is saved")
    template_name = "transit/goods/check.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        found = goods_import.waiting(self.actor, self.kwargs["draft"])
        lines = goods_import.faulty(found.lines) if request.GET.get("mend") == "1" else found.lines
        begin = max(number(request.GET.get("from", "1")), 1)
        on = clock.now().date()
        shown = [
            {
                "number": line["number"],
                "cells": [(one, line["answers"].get(one.name, "")) for one in columns.COLUMNS],
                "wrong": {one["name"] for one in line["faults"]},
                "said": goods_import.said_of(line, on),
            }
            for line in lines[begin - 1 : begin - 1 + SIZE]
        ]
        return self.show(
            draft=found.draft,
            found=found,
            lines=shown,
            columns=columns.COLUMNS,
            header=[columns.label_of(name) for name in found.notes.get("header", [])],
            there=found.draft.items.count(),
            count=len(found.lines),
            faulty=len(goods_import.faulty(found.lines)),
            mend=request.GET.get("mend") == "1",
            before=max(begin - SIZE, 1) if begin > 1 else 0,
            after=begin + SIZE if len(lines) >= begin + SIZE else 0,
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return once.once(request, self.do)

    def do(self) -> HttpResponse:
        """Take it over or leave it."""
        id, act = self.kwargs["draft"], self.request.POST.get("act", "")
        if act == "leave":
            goods_import.leave(self.actor, id)
            return HttpResponseRedirect(grid(id))
        done = goods_import.confirm(self.actor, id, replace=self.request.POST.get("how") == "replace")
        first = done.items[0].position if done.items else 1
        return HttpResponseRedirect(f"{grid(id)}?item={first}#item-{first}")


class GoodsTemplate(Page):
    """The file to begin with."""

    permission = access.PERMISSION

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        access.draft(self.actor, self.kwargs["draft"])
        return _file(goods_import.template_file(), "cats-goods.csv")


class GoodsFaults(Page):
    """The rows of a paste that have faults, as a file."""

    permission = access.PERMISSION

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        found: GoodsPaste = goods_import.waiting(self.actor, self.kwargs["draft"])
        return _file(goods_import.faults_file(found), "cats-goods-to-mend.csv")


def _file(text: str, name: str) -> HttpResponse:
    return HttpResponse(
        text.encode(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
