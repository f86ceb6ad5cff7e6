"""Setting up the second step: on the way in, where it is required and missing, or later from one's own page."""

import io
import json
from http import HTTPStatus
from typing import Any

import segno
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cats.accounts import actors, factors, passkeys, sessions, steps, totp, vault
from cats.accounts.binding import NotSignedIn
from cats.accounts.forms import AppForm, PasskeyForm
from cats.accounts.models import User
from cats.accounts.views.base import SAFE, Gate
from cats.kernel.actors import Actor

SECRET, CODES = "cats_app_secret", "cats_recovery_codes"


class SettingUp(Gate):
    """Somebody on his way in who has no second step yet, or somebody signed in who proved himself a moment ago."""

    public = "It serves people on their way in, and signed in; everybody else is led to the sign-in page."
    user: User
    arriving: steps.Pending | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        method = (request.method or "").lower()
        if method in self.http_method_names and hasattr(self, method) and method != "options":
            self.arriving = steps.pending(request, steps.SET_UP)
            person = self.arriving.user if self.arriving else request.user
            if not isinstance(person, User) and request.method not in SAFE:
                raise NotSignedIn
            if not isinstance(person, User) or not (self.arriving or sessions.is_fresh(request)):
                return redirect(f"{reverse('accounts:sign_in')}?next={reverse('accounts:security')}")
            self.user = person
        return super().dispatch(request, *args, **kwargs)

    @property
    def actor(self) -> Actor:
        """The person himself, signed in or not yet."""
        return actors.actor_of(self.user)

    def context(self) -> dict[str, Any]:
        return {
            "frame": "gate.html" if self.arriving else "base.html",
            "arriving": self.arriving,
            "has": factors.of(self.user),
        }

    def done(self) -> HttpResponse:
        """Something was set up: with it come recovery codes, where there are none yet."""
        if not factors.of(self.user).codes_left:
            codes = factors.new_recovery_codes(self.user, actor=self.actor)
            self.request.session[CODES] = vault.seal(json.dumps(codes))
            return HttpResponseRedirect(reverse("accounts:codes"))
        if self.arriving:
            return steps.finish(self.request, self.arriving, "set-up")
        return HttpResponseRedirect(reverse("accounts:security"))


class SetUp(SettingUp):
    """The choice: an app or a passkey."""

    template_name = "accounts/set_up.html"
    title = gettext_lazy("Set up your second step")
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show()


class BeginApp(SettingUp):
    """A new secret for an app; the page with its picture follows."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        request.session[SECRET] = vault.seal(totp.new_secret())
        return redirect("accounts:app")


class App(SettingUp):
    """The picture for the app, and the proof that the app has it."""

    template_name = "accounts/app.html"
    title = gettext_lazy("Authenticator app")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(form=AppForm()) if self._secret() else redirect("accounts:set_up")

    def post(self, request: HttpRequest) -> HttpResponse:
        secret, form = self._secret(), AppForm(request.POST)
        if not secret:
            return redirect("accounts:set_up")
        if form.is_valid():
            if factors.set_up_app(self.user, secret, form.cleaned_data["code"], actor=self.actor):
                del request.session[SECRET]
                return self.done()
            form.add_error(
                "code",
                _("This is not the code that belongs to the picture. Is the clock of your phone right?"),
            )
        return self.show(HTTPStatus.UNPROCESSABLE_ENTITY, form=form)

    def context(self) -> dict[str, Any]:
        secret = self._secret()
        administration = getattr(self.request, "administration", None)
        issuer = f"CATS {administration.name}" if administration else "CATS"
        address = totp.address(secret, issuer, self.user.login)
        groups = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
        return super().context() | {"picture": picture(address), "secret": groups, "issuer": issuer}

    def _secret(self) -> str:
        return vault.opened(self.request.session.get(SECRET, "")) or ""


class PasskeyMaking(SettingUp):
    """`POST`: what the browser must know to make a passkey, as JSON."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        return JsonResponse(passkeys.begin_making(request, self.user))


class MakePasskey(SettingUp):
    """A passkey or security key."""

    template_name = "accounts/passkey.html"
    title = gettext_lazy("Passkey or security key")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(form=PasskeyForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = PasskeyForm(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            if passkeys.finish_making(request, self.user, given["answer"], given["name"], actor=self.actor):
                return self.done()
            form.add_error(
                None, _("The key did not answer as it should, or it is known already. Try once more.")
            )
        return self.show(HTTPStatus.UNPROCESSABLE_ENTITY, form=form)


class Codes(SettingUp):
    """The recovery codes, shown until the person says that he has them."""

    template_name = "accounts/codes.html"
    title = gettext_lazy("Your recovery codes")

    def get(self, request: HttpRequest) -> HttpResponse:
        found = vault.opened(request.session.get(CODES, ""))
        return self.show(codes=json.loads(found)) if found else redirect("accounts:set_up")

    def post(self, request: HttpRequest) -> HttpResponse:
        request.session.pop(CODES, None)
        if self.arriving and factors.of(self.user).any:
            return steps.finish(request, self.arriving, "set-up")
        return redirect("accounts:security")


class NewCodes(SettingUp):
    """New recovery codes instead of the old ones."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        codes = factors.new_recovery_codes(self.user, actor=self.actor)
        request.session[CODES] = vault.seal(json.dumps(codes))
        return redirect("accounts:codes")


def picture(text: str) -> str:
    """A QR code as SVG, drawn by classes and attributes only."""
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawn, kind="svg", border=4, xmldecl=False, svgns=False, omitsize=True, dark="#000", light="#fff"
    )
    return mark_safe(drawn.getvalue().decode())  # noqa: S308  drawn here, holds paths only
