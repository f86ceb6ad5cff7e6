"""The form for a declaration that was made elsewhere."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cats.kernel import json_text

LARGEST = settings.DATA_UPLOAD_MAX_MEMORY_SIZE


class LodgeForm(forms.Form):
    """A CC015C as a file or as text, XML or JSON. `document` is bytes (XML) or what the JSON says."""

    file = forms.FileField(
        label=_("File with the declaration (CC015C)"),
        required=False,
        help_text=_("XML or JSON, at most 20 MiB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xml,.json,application/xml,application/json"}),
    )
    text = forms.CharField(
        label=_("or the declaration as text"),
        required=False,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = self.cleaned_data
        file, text = given.get("file"), given.get("text", "")
        if bool(file) == bool(text):
            raise forms.ValidationError(
                _("Choose a file or enter the text of the declaration, one of the two.")
            )
        if file and file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 20 MiB."))
        given["document"] = self._read(file.read() if file else text.encode())
        return given

    def _read(self, data: bytes) -> Any:
        if not data.lstrip().startswith(b"{"):
            return data
        try:
            return json_text.loads(data)
        except ValueError:
            raise forms.ValidationError(
                _("This begins like JSON and is none. Check its brackets and quotes.")
            ) from None
