"""The links with ICE for administrators: their state, alarms, held messages, and the trace of one movement."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.kernel import references
from cats.messaging import selectors
from cats.ui.views import ActPage, Page
from ice_connector import operating

SHOWN = 50


class TraceForm(forms.Form):
    """Which movement."""

    mrn = forms.CharField(label=_("MRN"), max_length=18)

    def clean_mrn(self) -> str:
        mrn = str(self.cleaned_data["mrn"]).upper()
        if text := references.mrn_fault(mrn):
            raise forms.ValidationError(text)
        return mrn


class Links(Page):
    """How the links stand, what somebody must look at, which messages are held."""

    permission = operating.VIEW
    title = _("Links to ICE")
    template_name = "ice_connector/links.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(
            own_end=operating.participation(),
            links=operating.links(),
            alarms=operating.open_alarms()[:SHOWN],
            held=operating.held_messages()[:SHOWN],
            may_redrive=self.actor.may(operating.REDRIVE),
            form=TraceForm(),
        )


class Trace(Page):
    """Every message about one movement with the hops behind it."""

    permission = operating.VIEW
    title = _("Trace of messages")
    template_name = "ice_connector/trace.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        form = TraceForm(request.GET or None)
        found = selectors.trace(mrn=form.cleaned_data["mrn"]) if form.is_valid() else []
        return self.show(form=form, rows=found, asked=form.is_valid())


class Redrive(ActPage):
    """Have a held message tried again."""

    permission = operating.REDRIVE

    def act(self) -> str:
        operating.redrive(self.kwargs["message"], actor=self.actor)
        return reverse("ice:links")


class Skip(ActPage):
    """Skip a held message, with a reason."""

    permission = operating.REDRIVE

    def act(self) -> str:
        reason: Any = self.request.POST.get("reason", "")
        operating.skip(self.kwargs["message"], reason.replace("\0", ""), actor=self.actor)
        return reverse("ice:links")
