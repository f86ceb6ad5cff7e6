"""The goods of a draft as a grid: a page of rows that is one form, tariff look-up beside it. Works without scripts."""

from http import HTTPStatus
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from cats.api import problems
from cats.kernel.errors import Conflict, Forbidden, Invalid, Refused
from cats.ui import once
from cats.ui.views import Page
from transit.drafts import access, columns, goods, goods_page, services
from transit.models import Draft
from transit.models.draft import MOST_ITEMS
from transit.views.goods_shared import (
    clash_words,
    grid,
    is_open,
    marked_rows,
    number,
    page_of,
    parts_of,
    task_list,
    typed_cells,
)


class GoodsPage(Page):
    """The grid. GET shows rows from `?from=`, with `?mend=1` only faulty ones; POST saves the rows shown and does one act."""

    permission = access.PERMISSION
    title = _("Goods")
    template_name = "transit/goods/page.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        draft = access.draft(self.actor, self.kwargs["draft"])
        if request.GET.get("part") == "look":
            self.template_name = "transit/goods/look.html"
            return self.show(draft=draft, open=is_open(draft, self.actor), **self.look(draft))
        return self.page(draft)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return once.once(request, lambda: self.sent(request))

    def sent(self, request: HttpRequest) -> HttpResponse:
        """Save what the form shows, do the act, lead back; what is refused is shown with everything that was typed."""
        typed, seals = typed_cells(request.POST)
        id = self.kwargs["draft"]
        try:
            with transaction.atomic():
                done = goods.write(self.actor, id, typed, seals=seals)
                if not done.clashes:
                    return HttpResponseRedirect(self.act(request.POST.get("act", "save"), done.draft))
        except (Conflict, Refused, Forbidden, Invalid) as error:
            problems.audit(request, error)
            draft = access.draft(self.actor, id)
            return self.page(draft, typed, problems.status_of(error), error=error)
        return self.page(
            done.draft,
            typed,
            HTTPStatus.CONFLICT,
            clashes=[clash_words(one, done.draft) for one in done.clashes],
        )

    def act(self, name: str, draft: Draft) -> str:
        """Do what the pressed button says and answer where to go."""
        verb, _dot, rest = name.partition(".")
        marked = marked_rows(self.request)
        if verb == "add":
            done = goods.add(self.actor, draft.pk)
            return self.at(done.items[0].position)
        if verb == "above":
            done = goods.copy_above(self.actor, draft.pk, marked)
            return self.at(done.items[-1].position) if done.items and not marked else self.back()
        if verb == "remove" and marked:
            query = "&".join(f"row={one}" for one in marked)
            return f"{reverse('transit:draft_goods_remove', args=[draft.pk])}?{query}&back={self.begin()}"
        if verb == "mend":
            row, column, way = parts_of(rest)
            goods.mend(self.actor, draft.pk, row, column, way)
        if verb == "put":
            return self.put_code(draft)
        if verb == "go":
            return self.go(draft)
        return self.back()

    def put_code(self, draft: Draft) -> str:
        """Put the code that was looked up into the item that was asked for."""
        code, position = self.request.POST.get("code", ""), number(self.request.POST.get("row", ""))
        item = draft.items.filter(position=position).first()
        if item is None:
            raise Conflict(
                "row-gone",
                said("There is no item %(position)s.") % {"position": position},
                remedy=said("Write the number of an item of the list."),
            )
        goods.write(self.actor, draft.pk, {item.pk: {"hs": code}})
        return self.at(position)

    def go(self, draft: Draft) -> str:
        """On to the list of tasks; where that is cheap, the whole declaration is judged on the way."""
        if draft.items.count() <= services.JUDGED_AT_ONCE:
            services.judged(draft)
            draft.save(update_fields=["judged"])
        return task_list(draft)

    def page(
        self, draft: Draft, typed: goods.Cells | None = None, status: int = HTTPStatus.OK, **context: Any
    ) -> HttpResponse:
        """The whole page."""
        language = get_language() or "en"
        sums = goods_page.figures(draft)
        shown = goods_page.rows(draft, self.begin(), mend=self.mend(), typed=typed)
        response = self.show(
            draft=draft,
            shown=shown,
            figures=sums,
            columns=columns.COLUMNS,
            kinds=goods_page.kinds(language),
            countries=goods_page.countries(language),
            open=is_open(draft, self.actor),
            locked=services.held_by_another(draft, self.actor),
            most=MOST_ITEMS,
            back=task_list(draft),
            zone=services.zone(),
            **self.look(draft),
            **context,
        )
        response.status_code = status
        return response

    def look(self, draft: Draft) -> dict[str, Any]:
        """What the panel of the tariff shows for `?look=` and `?row=`."""
        query = self.request.GET
        asked, row, taken = (query.get(name, "").strip() for name in ("look", "row", "take"))
        hits, found = goods_page.look(asked, draft) if asked else ([], None)
        taken = taken or (hits[0].hit.code if hits else "")
        return {
            "look": asked,
            "row": row if row.isdecimal() else "",
            "hits": hits,
            "found": found,
            "taken": taken,
        }

    def begin(self) -> int:
        """The position from which rows are shown."""
        query = self.request.GET
        if "from" in query:
            return max(number(query["from"]), 1)
        return page_of(number(query.get("item") or query.get("row") or "1"))

    def mend(self) -> bool:
        """Whether only rows with faults are shown."""
        return self.request.GET.get("mend") == "1"

    def back(self) -> str:
        """The same page again."""
        query = f"?from={self.begin()}" + ("&mend=1" if self.mend() else "")
        return f"{self.request.path}{query}"

    def at(self, position: int) -> str:
        """The page of a row, at the row."""
        return f"{self.request.path}?from={page_of(position)}#item-{position}"


class GoodsRemove(Page):
    """Are these rows to go? GET asks, POST removes them."""

    permission = access.PERMISSION
    title = _("Remove goods items")
    template_name = "transit/goods/remove.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        draft = access.draft(self.actor, self.kwargs["draft"])
        items = list(draft.items.filter(pk__in=marked_rows(request)).order_by("position"))
        return self.show(draft=draft, items=items, back=self.back())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        def do() -> HttpResponse:
            goods.remove(self.actor, self.kwargs["draft"], marked_rows(request))
            return HttpResponseRedirect(self.back())

        return once.once(request, do)

    def back(self) -> str:
        """The page of the grid from which this came."""
        begin = number(self.request.POST.get("back") or self.request.GET.get("back") or "1")
        return f"{grid(self.kwargs['draft'])}?from={max(begin, 1)}"
