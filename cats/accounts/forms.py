"""The sign-in form."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cats.accounts.models import User


class SignInForm(forms.Form):
    """Login name and password; `user` holds who they belong to. One answer for every wrong pair."""

    login = forms.CharField(
        label=_("Login name"),
        max_length=150,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}
        ),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: User | None = None

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("login") and given.get("password"):
            self.user = authenticate(self.request, **given)
            if self.user is None:
                raise forms.ValidationError(
                    _("This login name and password do not belong together, or the account is closed."),
                    code="invalid",
                )
        return given
