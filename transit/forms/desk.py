"""Forms of the desk: a note, a colleague for a case, a lorry without a record and its end."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from transit.services.desk import LONGEST_NOTE, LONGEST_TEXT


class NoteForm(forms.Form):
    """What the next shift should know."""

    text = forms.CharField(
        label=_("Note for the next shift"), max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 4})
    )


class ReassignForm(forms.Form):
    """Who gets the case."""

    colleague = forms.ChoiceField(label=_("Colleague"))
    held_by = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *given: Any, colleagues: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*given, **options)
        self.fields["colleague"].choices = colleagues  # type: ignore[attr-defined]


class StrayForm(forms.Form):
    """A lorry that stands here without a record."""

    reference = forms.CharField(label=_("MRN, plate or other number"), max_length=40)
    text = forms.CharField(
        label=_("What you know"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class EndStrayForm(forms.Form):
    """How the case ended."""

    outcome = forms.CharField(
        label=_("How it ended"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 2})
    )
