"""Guarantees for holder, guarantor and office of guarantee: the list, and one with balance and usages."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from cats.ui.views import ListPage, Page
from guarantees import access, paging, selectors

STATES = {
    "none": _("Nothing reserved"),
    "reserved": _("Reserved"),
    "credited": _("Free again, still liable"),
    "released": _("Released"),
    "cancelled": _("Cancelled"),
}


class GuaranteeList(ListPage):
    """The guarantees that the person may see."""

    permission = access.VIEW
    title = _("Guarantees")
    template_name = "guarantees/list.html"
    order = ("grn",)

    def get_rows(self) -> QuerySet[Any]:
        return access.visible_to(self.actor)


class GuaranteePage(Page):
    """One guarantee: its terms; for those who may see it, its balance and the movements under it."""

    permission = access.VIEW
    template_name = "guarantees/guarantee.html"

    def get(self, request: HttpRequest, grn: str) -> HttpResponse:
        guarantee = access.find(self.actor, grn)
        if not self.actor.may(access.VIEW_BALANCE):
            return self.show(guarantee=guarantee)
        rows = selectors.usages_of(guarantee, after=paging.after(request.GET.get("after", "")))
        return self.show(
            guarantee=guarantee,
            balance=selectors.balance_of(guarantee),
            usages=[(STATES.get(str(row.state), row.state), row) for row in rows],
            next=paging.following(rows),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"title": kwargs["guarantee"].grn}
