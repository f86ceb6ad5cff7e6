"""One's own pages: preferences, password, second step, sessions."""

from http import HTTPStatus
from uuid import UUID

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cats.accounts import factors, journal, lockout, services, sessions
from cats.accounts.binding import NotSignedIn
from cats.accounts.forms import AS_THE_MACHINE, ChangePasswordForm, PreferencesForm
from cats.accounts.models import OpenSession, Passkey
from cats.accounts.views.base import Personal, locked, zone_of
from cats.kernel.errors import Forbidden, NotFound, Refused
from cats.kernel.sentences import said

EVERYBODY = "Everybody who is signed in may see and change what is his own; nobody else's is shown."


class Preferences(Personal):
    """Name, e-mail address, language, theme, shortcuts."""

    public = EVERYBODY
    template_name = "accounts/preferences.html"
    title = gettext_lazy("Preferences")

    def get(self, request: HttpRequest) -> HttpResponse:
        initial = {name: getattr(self.user, name) for name in PreferencesForm.base_fields}
        initial["theme"] = initial["theme"] or AS_THE_MACHINE
        return self.show(form=PreferencesForm(initial=initial))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = PreferencesForm(request.POST)
        if not form.is_valid():
            return self.show(HTTPStatus.UNPROCESSABLE_ENTITY, form=form)
        if form.cleaned_data["email"] != self.user.email and not sessions.is_fresh(request):
            request.session[sessions.WAS] = str(self.user.pk)
            raise NotSignedIn(
                said("Sign in once more before you change where links to a new password are sent.")
            )
        services.save_preferences(self.user, actor=self.actor, **form.cleaned_data)
        return redirect("accounts:preferences")


class Security(Personal):
    """How one signs in, and what could be added."""

    public = EVERYBODY
    template_name = "accounts/security.html"
    title = gettext_lazy("Signing in")
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(
            has=factors.of(self.user),
            required=factors.required(),
            is_fresh=sessions.is_fresh(request),
            zone=zone_of(request),
        )


class ChangePassword(Personal):
    """A new password, by the present one."""

    public = EVERYBODY
    template_name = "accounts/password.html"
    title = gettext_lazy("Change the password")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(form=ChangePasswordForm(user=self.user))

    def post(self, request: HttpRequest) -> HttpResponse:
        form, subject = ChangePasswordForm(request.POST, user=self.user), lockout.of_login(self.user.login)
        try:
            lockout.check(request, subject)
        except lockout.Locked as error:
            return locked(self, form, error)
        if form.is_valid():
            given = form.cleaned_data
            if authenticate(request, login=self.user.login, password=given["present"]) == self.user:
                sessions.end_all(self.user, actor=self.actor, but=request.session.session_key or "")
                services.change_password(self.user, given["password"], actor=self.actor)
                sessions.renew(request, self.user)
                return redirect("accounts:security")
            lockout.failed(request, subject)
            form.add_error("present", _("This is not your present password."))
            wrong = Forbidden("password", said("Wrong present password."))
            journal.refused(wrong, actor=self.actor, act="change password")
        return self.show(HTTPStatus.UNPROCESSABLE_ENTITY, form=form)


class RemoveApp(Personal):
    """Forget the authenticator app."""

    public = EVERYBODY
    fresh = True
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        factors.remove_app(self.user, actor=self.actor)
        return redirect("accounts:security")


class RemovePasskey(Personal):
    """Forget one of one's passkeys."""

    public = EVERYBODY
    fresh = True
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, passkey: UUID) -> HttpResponse:
        found = Passkey.objects.filter(pk=passkey, user=self.user).first()
        if found is None:
            raise NotFound("passkey", said("There is no such passkey of yours."))
        factors.remove_passkey(self.user, found, actor=self.actor)
        return redirect("accounts:security")


class Sessions(Personal):
    """Where one is signed in."""

    public = EVERYBODY
    template_name = "accounts/sessions.html"
    title = gettext_lazy("Where you are signed in")
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(rows=sessions.listed(request, self.user), zone=zone_of(request))


class EndSession(Personal):
    """End one of one's sessions."""

    public = EVERYBODY
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, session: UUID) -> HttpResponse:
        found = OpenSession.objects.select_related("user").filter(pk=session, user=self.user).first()
        if found is None:
            raise NotFound("session", said("There is no such session of yours."))
        if found.session_key == request.session.session_key:
            raise Refused(
                "session-here", said("This is the session that you are working in: sign out instead.")
            )
        sessions.end(found, actor=self.actor)
        return redirect("accounts:sessions")


class EndOthers(Personal):
    """End every session of one's own but this one."""

    public = EVERYBODY
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        sessions.end_all(self.user, actor=self.actor, but=request.session.session_key or "")
        return redirect("accounts:sessions")
