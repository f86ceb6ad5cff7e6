"""The guarantors of the administration: the list, and one with his people and his guarantees."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from cats.kernel import clock
from cats.kernel.errors import NotFound
from cats.kernel.sentences import said
from cats.ui.views import ListPage, Page
from guarantees import access, exposure
from guarantees.models import Guarantor
from guarantees.views import words

SHOWN = 50


class GuarantorList(ListPage):
    """Everybody who is admitted as guarantor, by identification number."""

    permission = access.ADMIT
    title = _("Guarantors")
    template_name = "guarantees/guarantors.html"
    order = ("identification",)

    def get_rows(self) -> QuerySet[Any]:
        return Guarantor.objects.all()


class GuarantorPage(Page):
    """A guarantor, who acts for him, and the guarantees that he gave, those closest to their limit first."""

    permission = access.ADMIT
    template_name = "guarantees/guarantor.html"

    def get(self, request: HttpRequest, guarantor: UUID) -> HttpResponse:
        found = Guarantor.objects.filter(pk=guarantor).first()
        if found is None:
            raise NotFound("guarantor-not-found", said("There is no such guarantor here."))
        zone: str = request.administration.time_zone  # type: ignore[attr-defined]
        mine = set(access.visible_to(self.actor).filter(guarantor=found).values_list("pk", flat=True))
        rows = [row for row in exposure.undertakings(found, zone=zone) if row.guarantee.pk in mine]
        mandates = found.mandates.select_related("user").order_by("valid_from", "pk")
        today = clock.today(zone)
        return self.show(
            guarantor=found,
            title=found.name,
            mandates=[(mandate, mandate.holds(today)) for mandate in mandates],
            totals=exposure.totals(rows),
            undertakings=[(row, words.LEVELS[row.standing.level]) for row in rows[:SHOWN]],
            more=max(len(rows) - SHOWN, 0),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"title": kwargs["title"]}
