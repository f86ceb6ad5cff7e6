"""The links with ICE for administrators: their state, alarms, held messages, and the trace of one movement."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.api.spoken import spoken
from cats.kernel import clock, references
from cats.tenancy import scope
from cats.ui.views import ActPage, FormPage, Page
from ice_connector import advice, health, operating, pictures, tracing

SHOWN = 50


class TraceForm(forms.Form):
    """Which movement: by its MRN, or by the number of one of its messages."""

    mrn = forms.CharField(label=_("MRN or number of a message"), max_length=36)

    def clean_mrn(self) -> str:
        asked = str(self.cleaned_data["mrn"]).strip()
        try:
            return str(UUID(asked))
        except ValueError:
            pass
        mrn = asked.upper().replace(" ", "")
        if text := references.mrn_fault(mrn):
            raise forms.ValidationError(spoken(text))
        return mrn


class SkipForm(forms.Form):
    """Why a message shall have no effect."""

    reason = forms.CharField(
        label=_("Why it shall have no effect"),
        max_length=operating.LONGEST_REASON,
        help_text=_("It stays with the message and in the audit."),
    )


class Links(Page):
    """How the links stand, what somebody must look at, which messages are held."""

    permission = operating.VIEW
    title = _("Links to ICE")
    template_name = "ice_connector/links.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        alarms = list(operating.open_alarms()[:SHOWN])
        for alarm in alarms:
            alarm.words, alarm.advice = advice.KINDS[alarm.kind], advice.ADVICE[alarm.kind]  # type: ignore[attr-defined]
        found = health.lines()
        return self.show(
            own_end=health.own_end(),
            lines=found,
            figures=health.figures(found),
            alarms=alarms,
            held=operating.held_messages()[:SHOWN],
            may_redrive=self.actor.may(operating.REDRIVE),
            form=TraceForm(auto_id="id_trace_%s"),
            machine_now=clock.machine_now(),
        )


class LinksNow(Links):
    """The same without frame and forms: what the page looks at again every few seconds."""

    template_name = "ice_connector/links_now.html"


class Trace(Page):
    """Every message about one movement with its hops; signatures are verified while the page is made."""

    permission = operating.VIEW
    title = _("Message trace")
    template_name = "ice_connector/trace.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        form = TraceForm(request.GET or None)
        if not form.is_valid():
            return self.show(form=form, rows=[], asked="")
        keys = tracing.Keys()
        found = tracing.trace(form.cleaned_data["mrn"], keys)
        return self.show(
            form=form,
            asked=form.cleaned_data["mrn"],
            rows=found,
            can_verify=bool(keys.directories),
            picture=pictures.sequence(found, scope.current()),
            may_take=self.actor.may(tracing.TAKE_PROOF),
            **_summary(found),
        )


class TakeProof(Page):
    """The proof of one message as a file. POST: taking it out is an act, and audited."""

    permission = tracing.TAKE_PROOF
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, direction: str, message: UUID) -> HttpResponse:
        octets = tracing.take_proof(direction, message, actor=self.actor)
        response = HttpResponse(octets, content_type="application/json")
        response["Content-Disposition"] = f'attachment; filename="proof-{message}.json"'
        return response


class Redrive(ActPage):
    """Have a held message tried again."""

    permission = operating.REDRIVE

    def act(self) -> str:
        operating.redrive(self.kwargs["message"], actor=self.actor)
        return reverse("ice:links")


class Skip(FormPage):
    """Skip a held message, with a reason."""

    permission = operating.REDRIVE
    title = _("Skip a message")
    template_name = "ice_connector/skip.html"
    form_class = SkipForm
    button = _("Skip it")

    def get_form(self, *given: Any) -> forms.Form:
        self.row = operating.held(self.kwargs["message"])
        return super().get_form(*given)

    def done(self, form: Any) -> str:
        operating.skip(self.row.pk, form.cleaned_data["reason"], actor=self.actor)
        return reverse("ice:links")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"row": self.row}


def _summary(found: list[tracing.TracedMessage]) -> dict[str, Any]:
    signed = [one for one in found if one.judgement is not None]
    broken = [one for one in signed if not one.holds]
    return {
        "messages": len(found),
        "signed": len(signed),
        "hops": sum(len(one.hops) for one in signed),
        "broken": broken,
        "open": [one for one in signed if one.judgement and one.judgement.ack.verdict == "absent"],
    }
