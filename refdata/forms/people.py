"""Forms about people: a new one, and what to look for in the list."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cats.accounts.roles import LABELS, Role
from refdata.forms.rights import NATIONAL, REASON


class UserFilter(forms.Form):
    """Which people."""

    q = forms.CharField(label=_("Name or login name"), max_length=100, required=False)
    role = forms.ChoiceField(
        label=_("Role"),
        required=False,
        choices=[("", _("All")), *((role.value, LABELS[role]) for role in NATIONAL)],
    )
    account = forms.ChoiceField(
        label=_("Account"),
        required=False,
        choices=[("", _("All")), ("open", _("open")), ("closed", _("closed"))],
    )


class NewUserForm(forms.Form):
    """A new account. It has no password: the person makes his own with a link that works once."""

    name = forms.CharField(label=_("Name"), max_length=200, help_text=_("As colleagues know the person."))
    login = forms.CharField(
        label=_("Login name"), max_length=150, help_text=_("Without spaces; it cannot be changed later.")
    )
    email = forms.EmailField(label=_("E-mail address"), max_length=254, required=False)
    language = forms.ChoiceField(label=_("Language"))
    roles = forms.MultipleChoiceField(
        label=_("Roles to ask for"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        choices=[(role.value, LABELS[role]) for role in NATIONAL if role != Role.API_USER],
        help_text=_("Each waits for a second administrator. Until then the account can do nothing."),
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=REASON,
        required=False,
        help_text=_("The second administrator reads this before deciding."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(settings.LANGUAGES)
        offered = [(code, names[code]) for code in settings.CATS_LANGUAGES]
        self.fields["language"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("roles") and not given.get("reason"):
            self.add_error("reason", _("Say why these roles are needed."))
        return given
