"""Signing in and out: password, passkey, the demo's one click, and the way back to answers that were kept."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from cats.accounts import actors, demo, factors, journal, kept, lockout, passkeys, sessions, steps
from cats.accounts.forms import SignInForm
from cats.accounts.models import User
from cats.accounts.views.base import Gate, Personal, locked
from cats.kernel.errors import Forbidden
from cats.kernel.sentences import said


class SignIn(Gate):
    """The sign-in page of one administration."""

    public = "Whoever signs in is not signed in yet."
    template_name = "accounts/sign_in.html"
    title = gettext_lazy("Sign in")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(form=SignInForm(), next=request.GET.get("next", ""))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SignInForm(request.POST)
        login = str(form.data.get("login", ""))[:150]
        subject = lockout.of_login(login)
        try:
            lockout.check(request, subject)
        except lockout.Locked as error:
            journal.refused(error, actor=actors.NOBODY, login=login, act="sign in")
            return locked(self, form, error)
        user = authenticate(request, **form.cleaned_data) if form.is_valid() else None
        if not isinstance(user, User):
            return self._wrong(request, form, login)
        lockout.forgive(subject)
        wanted = steps.here(request, request.POST.get("next", ""))
        return steps.go_on(
            request, user, by="password", wanted=wanted, answers=request.POST.get(kept.FIELD, "")
        )

    def context(self) -> dict[str, Any]:
        given = self.request.POST
        return context_of(self.request) | {
            "next": given.get("next", ""),
            "kept": given.get(kept.FIELD, ""),
        }

    def _wrong(self, request: HttpRequest, form: SignInForm, login: str) -> HttpResponse:
        """One answer for every wrong pair; it counts, and is audited."""
        if form.is_valid():
            lockout.failed(request, lockout.of_login(login))
            form.add_error(
                None, _("This login name and password do not belong together, or the account is closed.")
            )
        error = Forbidden("sign-in", said("Wrong login name or password, or a closed account."))
        journal.refused(error, actor=actors.NOBODY, login=login, act="sign in")
        return self.show(HTTPStatus.UNAUTHORIZED, form=form)


def context_of(request: HttpRequest) -> dict[str, Any]:
    """What the sign-in page needs wherever it is shown."""
    return {
        "desks": demo.desks(),
        "optional": not factors.required(),
        "ended": bool(sessions.was(request)) and not isinstance(request.user, User),
        "again": isinstance(request.user, User),
    }


def ended(request: HttpRequest) -> HttpResponse:
    """The sign-in page as the answer to a form that came when its sender was no longer signed in; his answers are kept."""
    sealed = kept.sealed(request)
    context = context_of(request) | {
        "title": SignIn.title,
        "form": SignInForm(),
        "next": kept.page_of(request),
        "kept": sealed,
        "frame": "gate.html",
        "sent": True,
    }
    return render(request, SignIn.template_name, context, status=HTTPStatus.UNAUTHORIZED)


class SignOut(View):
    """Ends the session; by POST only, so that no link on another site can do it."""

    public = "Nobody can be forbidden to leave."
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, User):
            sessions.leave(request)
            journal.audit("user.signed_out", actor=actors.actor_of(user), subject=user)
        logout(request)
        return redirect("accounts:sign_in")


class PasskeyQuestion(View):
    """`POST`: what the browser's authenticator is asked, as JSON; kept in the session until it is answered."""

    public = "Whoever signs in is not signed in yet."
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        pending = steps.pending(request, steps.CODE)
        question = passkeys.begin_asking(request, pending.user if pending else None)
        if not isinstance(request.user, User) and not sessions.was(request):
            request.session.set_expiry(passkeys.ANSWER_SECONDS)
        return JsonResponse(question)


class SignInByPasskey(Gate):
    """The authenticator's answer: as the second step of somebody on his way in, else instead of password and second step."""

    public = "Whoever signs in is not signed in yet."
    template_name = "accounts/sign_in.html"
    title = SignIn.title
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        pending = steps.pending(request, steps.CODE)
        subject = lockout.of_second_step(pending.user.pk if pending else "passkey without a name")
        try:
            if pending:
                lockout.check(request, subject)
        except lockout.Locked as error:
            journal.refused(error, actor=actors.NOBODY, act="sign in")
            return locked(self, SignInForm(), error)
        answer = request.POST.get("answer", "")
        user = passkeys.finish_asking(request, pending.user if pending else None, answer)
        if user is None:
            return self._wrong(request, subject if pending else "")
        if pending:
            return steps.finish(request, pending, "passkey")
        wanted = steps.here(request, request.POST.get("next", ""))
        return steps.arrive(
            request, user, by="passkey", wanted=wanted, answers=request.POST.get(kept.FIELD, "")
        )

    def context(self) -> dict[str, Any]:
        return context_of(self.request) | {"next": self.request.POST.get("next", "")}

    def _wrong(self, request: HttpRequest, subject: str) -> HttpResponse:
        if subject:
            lockout.failed(request, subject)
        error = Forbidden("sign-in", said("The passkey does not belong to an open account here."))
        journal.refused(error, actor=actors.NOBODY, act="sign in by passkey")
        form = SignInForm()
        return self.show(HTTPStatus.UNAUTHORIZED, form=form, passkey_failed=True)


class DemoSignIn(View):
    """One click of the demo: only where CATS_DEMO=1, and only for an account that the demo's world made at this address."""

    public = "It exists in the demo only."
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        user = demo.user_of(request.POST.get("login", "")) if settings.CATS_DEMO else None
        if user is None:
            raise Http404
        wanted = steps.here(request, request.POST.get("next", ""))
        return steps.arrive(request, user, by="demo", wanted=wanted, answers=request.POST.get(kept.FIELD, ""))


class KeptAnswers(Personal):
    """After signing in again: the answers that were sent when the session had ended, to be sent now or left."""

    public = "Everybody who is signed in finds his own answers here."
    template_name = "accounts/kept.html"
    title = gettext_lazy("Your answers are still here")

    def get(self, request: HttpRequest) -> HttpResponse:
        found = kept.opened(request.session.get(kept.SESSION, ""))
        if found is None or found.user != str(self.user.pk):
            return redirect("ui:start")
        return self.show(found=found, frame="gate.html")

    def post(self, request: HttpRequest) -> HttpResponse:
        found = kept.opened(request.session.pop(kept.SESSION, ""))
        return HttpResponseRedirect(found.page if found else "/")


class SessionAge(View):
    """`GET /session/`: how long the session lasts without work, as JSON; `POST`: somebody works. GET itself is no work."""

    public = "It says only of one's own session how long it lasts."
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._answer(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User):
            sessions.touch(request, at_once=True)
        return self._answer(request)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        signed_in = isinstance(request.user, User)
        return JsonResponse(
            {
                "signed_in": signed_in,
                "seconds_left": sessions.seconds_left(request) if signed_in else 0,
                "warn_at": int(sessions.WARNING.total_seconds()),
            }
        )
