"""The audit as a list: who did or tried what, when, to which record."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cats.audit import selectors, verbs
from cats.audit.models import Outcome
from cats.ui.views import ListPage


class AuditFilter(forms.Form):
    """What to look for."""

    mrn = forms.CharField(label=_("MRN"), max_length=18, required=False)
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        required=False,
        choices=[("", _("All")), *((one.value, one.label) for one in Outcome)],
    )


class AuditList(ListPage):
    """Every entry of the administration, the newest first."""

    permission = "audit.view_log"
    title = _("Audit")
    template_name = "audit/list.html"

    def get_rows(self) -> QuerySet[Any]:
        self.asked = AuditFilter(self.request.GET or None)
        if not self.asked.is_valid():
            return selectors.entries()
        wanted = {name: value for name, value in self.asked.cleaned_data.items() if value}
        return selectors.entries().filter(**wanted)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known = verbs.registered()
        for entry in kwargs.get("rows", ()):
            entry.sentence = known.get(entry.verb, entry.verb)
            entry.particulars = list(entry.facts.items())
        return super().get_context_data(**kwargs) | {"form": self.asked}
