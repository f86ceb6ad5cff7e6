"""The small forms around a draft: begin, copy, delete, send."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cats.api.spoken import spoken
from refdata import selectors as refdata
from transit.drafts import services

TYPES = "CL231"


class LrnForm(forms.Form):
    """A form with an LRN that must be free for its operator."""

    lrn = forms.CharField(
        label=_("Your reference (LRN)"),
        max_length=22,
        help_text=_("Proposed by the system. You may write your own, at most 22 characters."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    operator_of = ""

    def clean_lrn(self) -> str:
        lrn = str(self.cleaned_data["lrn"]).strip()
        why = services.lrn_fault(self.get_operator(), lrn)
        if why:
            raise forms.ValidationError(spoken(why))
        return lrn

    def get_operator(self) -> str:
        """For whom the LRN must be free."""
        return self.operator_of


class CopyForm(LrnForm):
    """The LRN of a copy."""

    def __init__(self, *given: Any, operator: str) -> None:
        self.operator_of = operator
        super().__init__(*given)
        self.initial = {"lrn": services.propose_lrn(operator)}


class NewForm(LrnForm):
    """LRN, operator and declaration type."""

    field_order = ("operator", "type", "lrn")
    operator = forms.ChoiceField(label=_("For whom"))
    type = forms.ChoiceField(label=_("Declaration type"))

    def __init__(self, *given: Any, operators: list[str], on: date) -> None:
        first = operators[0] if operators else ""
        super().__init__(*given)
        self.initial = {"lrn": services.propose_lrn(first), "type": "T1", "operator": first}
        names = services.names_of(operators)
        self.fields["operator"].choices = [(one, f"{names.get(one, one)} ({one})") for one in operators]  # type: ignore[attr-defined]
        if len(operators) == 1:
            self.fields["operator"].widget = forms.HiddenInput()
        known = refdata.choices(TYPES, get_language() or "en", on)
        self.fields["type"].choices = [(code, f"{code}: {text}"[:110]) for code, text in known]  # type: ignore[attr-defined]

    def get_operator(self) -> str:
        return str(self.cleaned_data.get("operator", ""))


class DeleteForm(forms.Form):
    """Yes or no."""

    sure = forms.ChoiceField(
        label=_("Nobody can bring it back."),
        choices=(("yes", _("Yes, delete it")), ("no", _("No, keep it"))),
        widget=forms.RadioSelect,
    )


class SendForm(forms.Form):
    """The truth statement, for the version that was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput())
    truth = forms.BooleanField(
        label=_(
            "I declare that these particulars are true and complete, and that I may make this declaration."
        ),
        error_messages={"required": _("Tick the statement, then send.")},
    )
