"""What waits for a second person: the list, one request, and its decision."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.ui import once
from cats.ui.views import ActPage, FormPage, ListPage, Page
from refdata.forms.rights import DecisionForm
from refdata.models import RightsRequest
from refdata.right import kind_of
from refdata.services import approval

MANAGE = "accounts.manage_users"


@dataclass(frozen=True, slots=True)
class Described:
    """A request with its words, how it ended, and whether the reader may decide it."""

    record: RightsRequest
    label: Any
    words: str
    state: str
    decision: Any
    why_not: str
    is_mine: bool

    @property
    def is_open(self) -> bool:
        return self.state == "waiting"


def described(request: RightsRequest, actor: Actor) -> Described:
    """The request as a page shows it. `state` is waiting, expired, approved, refused or withdrawn."""
    kind = kind_of(request.kind)
    decision = next(iter(request.decisions.all()), None)
    waits = "waiting" if request.expires_at > clock.now() else "expired"
    return Described(
        record=request,
        label=kind.label,
        words=kind.words(request.wanted),
        state=decision.outcome if decision else waits,
        decision=decision,
        why_not=approval.may_decide(request, actor),
        is_mine=str(request.asked_by_id) == actor.ref,
    )


class Requests(ListPage):
    """Every request, the newest first; those that wait by default."""

    permission = MANAGE
    title = _("Two-person approval")
    template_name = "administration/requests.html"

    def get_rows(self) -> QuerySet[Any]:
        rows = (
            RightsRequest.objects.select_related("user", "asked_by")
            if self.request.GET.get("all") == "1"
            else approval.waiting()
        )
        return rows.prefetch_related("decisions__decided_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = [described(one, self.actor) for one in kwargs.get("rows", ())]
        return super().get_context_data(**kwargs) | {
            "requests": shown,
            "everything": self.request.GET.get("all") == "1",
        }


class RequestPage(Page):
    """One request: who asks for what and why, and what the reader may do."""

    permission = MANAGE
    template_name = "administration/request.html"
    title = _("Request")

    def get(self, request: HttpRequest, asked: Any) -> HttpResponse:
        return self.show(one=described(approval.request_of(asked), self.actor))


class Approve(Page):
    """The second person approves. What is made with it (a secret) is shown in this answer and nowhere else."""

    permission = approval.DECIDE
    http_method_names = ["post", "options"]
    template_name = "administration/secret.html"
    title = _("The system is registered")

    def post(self, request: HttpRequest, asked: Any) -> HttpResponseBase:
        found = approval.request_of(asked)
        if kind_of(found.kind).makes_a_secret:
            return self.show(made=approval.approve(found, actor=self.actor), one=found)
        return once.once(request, lambda: self._approved(found))

    def _approved(self, found: RightsRequest) -> HttpResponseBase:
        approval.approve(found, actor=self.actor)
        return HttpResponseRedirect(reverse("refdata:request", args=[found.pk]))


class Refuse(FormPage):
    """The second person refuses, with a reason."""

    permission = approval.DECIDE
    title = _("Refuse the request")
    template_name = "administration/refuse.html"
    form_class = DecisionForm
    button = _("Refuse")

    def get_form(self, *given: Any) -> forms.Form:
        self.asked = approval.request_of(self.kwargs["asked"])
        return super().get_form(*given)

    def done(self, form: Any) -> str:
        approval.refuse(self.asked, reason=form.cleaned_data["reason"], actor=self.actor)
        return reverse("refdata:request", args=[self.asked.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"one": described(self.asked, self.actor)}


class Withdraw(ActPage):
    """Whoever asked takes the request back."""

    permission = MANAGE

    def act(self) -> str:
        found = approval.request_of(self.kwargs["asked"])
        approval.withdraw(found, actor=self.actor)
        return reverse("refdata:request", args=[found.pk])
