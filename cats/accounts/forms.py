"""Forms of signing in, of the second step, and of what people say of themselves."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cats.accounts.models import User


class SignInForm(forms.Form):
    """Login name and password."""

    login = forms.CharField(
        label=_("Login name"),
        max_length=150,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username webauthn",
                "autocapitalize": "none",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class CodeForm(forms.Form):
    """Six digits of an authenticator app; typed or pasted, with spaces or without."""

    code = forms.CharField(
        label=pgettext_lazy("six digits", "Code"),
        max_length=12,
        help_text=_("A new code comes every 30 seconds. You may paste it."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "class": "code-in",
                "autofocus": True,
            }
        ),
    )
    trust = forms.BooleanField(
        label=_("Do not ask again on this machine until my shift ends"), required=False
    )


class AppForm(forms.Form):
    """The first code of an app that is being set up."""

    code = forms.CharField(
        label=_("The six digits that your app shows now"),
        max_length=12,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code-in"}
        ),
    )


class RecoveryForm(forms.Form):
    """One of the codes on paper."""

    code = forms.CharField(
        label=_("Recovery code"),
        max_length=30,
        help_text=_("Twelve letters and digits. Each code works once; dashes do not matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "autofocus": True}
        ),
    )


class ForgotForm(forms.Form):
    """Who wants a link."""

    who = forms.CharField(
        label=_("Login name or e-mail address"),
        max_length=254,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )


class NewPasswordForm(forms.Form):
    """A password, chosen for a user."""

    password = forms.CharField(
        label=_("New password"),
        max_length=1000,
        strip=False,
        help_text=_(
            "At least 12 characters. Three or four words that do not belong together are easy to remember."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "autofocus": True}),
    )
    again = forms.CharField(
        label=_("The same password again"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        password = given.get("password")
        if password:
            try:
                validate_password(password, self.user)
            except ValidationError as error:
                self.add_error("password", error)
            if given.get("again") not in (None, password):
                self.add_error("again", _("The two passwords differ."))
        return given


class ChangePasswordForm(NewPasswordForm):
    """A new password of somebody who knows the present one."""

    present = forms.CharField(
        label=_("Present password"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("present", "password", "again")


AS_THE_MACHINE = "machine"


class PreferencesForm(forms.Form):
    """What people say of themselves and how pages shall look."""

    name = forms.CharField(
        label=_("Name shown"),
        max_length=200,
        help_text=_("As colleagues see it in work lists, and as it stands in the audit."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("For notices, and for a link when you have lost your password."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    language = forms.ChoiceField(label=_("Language"))
    theme = forms.ChoiceField(
        label=_("Light or dark"),
        widget=forms.RadioSelect,
        choices=[
            (AS_THE_MACHINE, _("As this machine is set")),
            ("light", pgettext_lazy("theme", "Light")),
            ("dark", pgettext_lazy("theme", "Dark, for the night")),
        ],
    )
    shortcuts = forms.BooleanField(
        label=_("Single keys act, such as R for release"),
        required=False,
        help_text=_("Switch this off if you steer the computer by voice, or press keys by accident."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(settings.LANGUAGES)
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            (code, names[code]) for code in settings.CATS_LANGUAGES
        ]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not name.isprintable():
            raise ValidationError(_("A name has no control characters."))
        return name

    def clean_theme(self) -> str:
        theme: str = self.cleaned_data["theme"]
        return "" if theme == AS_THE_MACHINE else theme


class PasskeyForm(forms.Form):
    """A passkey that the browser made, and what it shall be called."""

    name = forms.CharField(
        label=_("Name of this key"),
        max_length=60,
        help_text=_("So that you know it again: my phone, blue key."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    answer = forms.CharField(widget=forms.HiddenInput, required=False)
