"""The second step of signing in: a code of the app, a recovery code, a passkey."""

from http import HTTPStatus
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from cats.accounts import actors, factors, journal, lockout, steps
from cats.accounts.forms import CodeForm, RecoveryForm
from cats.accounts.models import User
from cats.accounts.views.base import Gate, locked
from cats.kernel.errors import Forbidden
from cats.kernel.sentences import said


class SecondStep(Gate):
    """Asks for one proof more of the person whose password was right; without such a person it leads back."""

    public = "Whoever signs in is not signed in yet."
    form_class: ClassVar[type[forms.Form]]
    wrong: Any = ""
    how: ClassVar[str] = ""

    def get(self, request: HttpRequest) -> HttpResponse:
        pending = steps.pending(request, steps.CODE)
        if pending is None:
            return redirect("accounts:sign_in")
        return self.show(form=self.form_class(), pending=pending, has=factors.of(pending.user))

    def post(self, request: HttpRequest) -> HttpResponse:
        pending = steps.pending(request, steps.CODE)
        if pending is None:
            return redirect("accounts:sign_in")
        form, subject = self.form_class(request.POST), lockout.of_second_step(pending.user.pk)
        try:
            lockout.check(request, subject)
        except lockout.Locked as error:
            journal.refused(error, actor=actors.NOBODY, subject=pending.user, act=self.how)
            return locked(self, form, error)
        if form.is_valid() and self.judge(pending.user, form):
            lockout.forgive(subject)
            response = steps.finish(request, pending, self.how)
            if form.cleaned_data.get("trust"):
                steps.trust(response, pending.user)
            return response
        return self._wrong(request, pending.user, form)

    def judge(self, user: User, form: Any) -> bool:
        """Whether the proof is the user's."""
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        pending = steps.pending(self.request, steps.CODE)
        return {"pending": pending, "has": factors.of(pending.user)} if pending else {}

    def _wrong(self, request: HttpRequest, user: User, form: forms.Form) -> HttpResponse:
        if form.is_valid():
            lockout.failed(request, lockout.of_second_step(user.pk))
            form.add_error("code", self.wrong)
        error = Forbidden("sign-in", said("Wrong code at the second step."))
        journal.refused(error, actor=actors.NOBODY, subject=user, act=self.how)
        return self.show(HTTPStatus.UNAUTHORIZED, form=form)


class Code(SecondStep):
    """The six digits of the authenticator app."""

    template_name = "accounts/code.html"
    title = gettext_lazy("Second step")
    form_class = CodeForm
    wrong = gettext_lazy("This code is not the right one, or was used before. Wait for the next one.")
    how = "code"

    def judge(self, user: User, form: Any) -> bool:
        return factors.is_app_code(user, form.cleaned_data["code"])


class Recovery(SecondStep):
    """A recovery code, once."""

    template_name = "accounts/recovery.html"
    title = gettext_lazy("Recovery code")
    form_class = RecoveryForm
    wrong = gettext_lazy("This is none of your recovery codes, or it was used before.")
    how = "recovery code"

    def judge(self, user: User, form: Any) -> bool:
        if not factors.use_recovery_code(user, form.cleaned_data["code"]):
            return False
        journal.audit("recovery_code.used", actor=actors.actor_of(user), subject=user)
        return True


class AnotherAccount(Gate):
    """Forget who was on his way in."""

    public = "Whoever signs in is not signed in yet."
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        steps.forget(request)
        return redirect("accounts:sign_in")
