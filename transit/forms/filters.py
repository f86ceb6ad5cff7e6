"""What a list of movements can be narrowed to."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from transit.workflow.labels import ROLE_LABELS, STATE_LABELS


class MovementFilter(forms.Form):
    """A reference, a role, a state."""

    reference = forms.CharField(label=_("MRN or LRN"), max_length=22, required=False)
    role = forms.ChoiceField(
        label=_("Role"),
        required=False,
        choices=[("", _("All")), *((str(k), v) for k, v in ROLE_LABELS.items())],
    )
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        words: dict[str, list[str]] = {}
        for found in STATE_LABELS.values():
            for state, label in found.items():
                words.setdefault(state, []).append(str(label))
        choices = [(state, " / ".join(dict.fromkeys(said))) for state, said in words.items() if state]
        self.fields["state"].choices = [("", _("All")), *choices]  # type: ignore[attr-defined]

    @property
    def condition(self) -> Q:
        """The rows that are asked for; none while the form is not valid."""
        if not self.is_valid():
            return Q(pk__in=[])
        asked = Q()
        for name in ("role", "state"):
            if self.cleaned_data[name]:
                asked &= Q(**{name: self.cleaned_data[name]})
        reference = self.cleaned_data["reference"].upper()
        return asked & (Q(mrn=reference) | Q(lrn=self.cleaned_data["reference"])) if reference else asked
