"""One goods item on its own page: everything that the grid has no column for."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cats.kernel.errors import NotFound
from cats.ui import once
from cats.ui.views import Page
from transit.drafts import access, columns, goods, goods_page
from transit.drafts.fields import Field, Rows
from transit.models import Draft, DraftItem
from transit.views.goods_shared import grid, is_open, page_of

BLANK_ROWS = 1
LISTED = 12
"""A list with so many codes or fewer is offered as a menu, a longer one beside the field."""


class GoodsItem(Page):
    """The further details of one item: fields, and rows of what there may be several of. Saved as it is, wrong or not."""

    permission = access.PERMISSION
    template_name = "transit/goods/item.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        draft, item = self.found()
        return self.page(draft, item)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return once.once(request, self.save)

    def save(self) -> HttpResponse:
        """Save; lead back to the grid, or here where one more row is wanted."""
        position = self.kwargs["position"]
        goods.write_details(self.actor, self.kwargs["draft"], position, self.given())
        act = self.request.POST.get("act", "")
        if act.startswith("add."):
            more = act.removeprefix("add.")
            return HttpResponseRedirect(f"{self.request.path}?more={more}#{more}")
        if act == "stay":
            return HttpResponseRedirect(self.request.path)
        begin = page_of(position)
        return HttpResponseRedirect(f"{grid(self.kwargs['draft'])}?from={begin}#item-{position}")

    def given(self) -> dict[str, Any]:
        """The answers of the sent form: all fields, and the rows in their order."""
        post = self.request.POST
        answers: dict[str, Any] = {one.name: post.get(one.name, "") for one in columns.FIELDS}
        for rows in columns.ROWS:
            texts = {one.name: post.getlist(f"{rows.name}.{one.name}") for one in rows.fields}
            count = max((len(values) for values in texts.values()), default=0)
            answers[rows.name] = [
                {name: values[at] for name, values in texts.items() if at < len(values)}
                for at in range(min(count, rows.element(columns.ITEM).most + BLANK_ROWS))
            ]
        return answers

    def found(self) -> tuple[Draft, DraftItem]:
        """The draft and its item."""
        draft = access.draft(self.actor, self.kwargs["draft"])
        item = draft.items.filter(position=self.kwargs["position"]).first()
        if item is None:
            raise NotFound(
                "item",
                str(_("There is no such goods item.")),
                remedy=str(_("Go back to the goods of the draft.")),
            )
        return draft, item

    def page(self, draft: Draft, item: DraftItem, status: int = HTTPStatus.OK) -> HttpResponse:
        """The page of the item."""
        language, row = get_language() or "en", goods_page.row(item)
        wrong = {(one.name, one.row, one.inner): one for one in row.faults}
        last = draft.items.order_by("-position").values_list("position", flat=True)[0]
        lists: dict[str, list[tuple[str, str]]] = {}

        def box(field: Field, text: str, name: str, fault: Any, inner: str = "") -> dict[str, Any]:
            element = columns.element_of(name, inner)
            choices = goods_page.choices(element.codes, language)
            if len(choices) > LISTED:
                lists[element.codes] = choices
            menu = choices if 0 < len(choices) <= LISTED else []
            return {
                "field": field, "text": text, "fault": fault, "menu": menu, "list": element.codes if choices and not menu else "",
                "known": not text or any(code == text for code, _said in menu),
            }  # fmt: skip

        def lines(rows: Rows) -> dict[str, Any]:
            there = item.answers.get(rows.name) or []
            blank = BLANK_ROWS if self.request.GET.get("more") == rows.name else 0
            return {
                "rows": rows,
                "most": rows.element(columns.ITEM).most,
                "lines": [
                    [
                        box(
                            one,
                            str(answers.get(one.name, "")),
                            rows.name,
                            wrong.get((rows.name, at, one.name)),
                            one.name,
                        )
                        for one in rows.fields
                    ]
                    for at, answers in enumerate([*there, *({} for _each in range(blank))], 1)
                ],
                "fault": wrong.get((rows.name, 0, "")),
            }

        response = self.show(
            draft=draft,
            item=item,
            row=row,
            open=is_open(draft, self.actor),
            blocks=[
                (
                    title,
                    [
                        box(one, str(item.answers.get(one.name, "")), one.name, wrong.get((one.name, 0, "")))
                        for one in fields
                    ],
                )
                for title, fields in columns.BLOCKS
            ],
            groups=[lines(rows) for rows in columns.ROWS],
            lists=lists,
            before=self.address(item.position - 1) if item.position > 1 else "",
            after=self.address(item.position + 1) if item.position < last else "",
            back=f"{grid(draft.pk)}?from={page_of(item.position)}#item-{item.position}",
        )
        response.status_code = status
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = _("Goods item %(position)s") % {"position": self.kwargs["position"]}
        return super().get_context_data(**kwargs) | {"title": title}

    def address(self, position: int) -> str:
        """The page of another item."""
        return reverse("transit:draft_goods_item", args=[self.kwargs["draft"], position])
