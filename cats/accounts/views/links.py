"""The lost password, and links that open once."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from cats.accounts import actors, journal, links, lockout, origin, steps
from cats.accounts.forms import ForgotForm, NewPasswordForm
from cats.accounts.models import OneTimeLink
from cats.accounts.views.base import Gate, locked
from cats.kernel.errors import Forbidden
from cats.kernel.sentences import said

LINK = "cats_link"
WHY = "Whoever has lost his password is not signed in."


class Forgot(Gate):
    """Asks who wants a link. The answer is the same whether or not there is such a person."""

    public = WHY
    template_name = "accounts/forgot.html"
    title = gettext_lazy("Forgot the password")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(form=ForgotForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ForgotForm(request.POST)
        if not form.is_valid():
            return self.show(HTTPStatus.UNPROCESSABLE_ENTITY, form=form)
        try:
            links.ask(form.cleaned_data["who"], origin.network(request))
        except lockout.Locked as error:
            journal.refused(error, actor=actors.NOBODY, act="ask for a link")
            return locked(self, form, error)
        return redirect("accounts:forgot_sent")


class ForgotSent(Gate):
    """What happens next."""

    public = WHY
    template_name = "accounts/forgot_sent.html"
    title = gettext_lazy("Look into your mail")
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(minutes=int(links.BY_MAIL.total_seconds() // 60))


class OpenLink(Gate):
    """The link itself: it is remembered in the session, so that its secret leaves the address at once. Looking uses nothing up."""

    public = WHY
    template_name = "accounts/dead_link.html"
    title = gettext_lazy("This link does not open any more")
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        link = links.find(token)
        if link is None:
            error = Forbidden("link", said("A link that is used, expired, or was never made here."))
            journal.refused(error, actor=actors.NOBODY, act="open a link")
            return self.show(HTTPStatus.NOT_FOUND)
        request.session[LINK] = str(link.pk)
        return redirect("accounts:new_password")


class NewPassword(Gate):
    """A password for whom the link was made for; then on to the second step."""

    public = WHY
    template_name = "accounts/new_password.html"
    title = gettext_lazy("Choose a password")

    def get(self, request: HttpRequest) -> HttpResponse:
        link = self._link()
        if link is None:
            return redirect("accounts:sign_in")
        return self.show(form=NewPasswordForm(user=link.user), link=link)

    def post(self, request: HttpRequest) -> HttpResponse:
        link = self._link()
        if link is None:
            return redirect("accounts:sign_in")
        form = NewPasswordForm(request.POST, user=link.user)
        if not form.is_valid():
            return self.show(HTTPStatus.UNPROCESSABLE_ENTITY, form=form, link=link)
        actor = actors.actor_of(link.user)
        if not links.use(link, form.cleaned_data["password"], actor=actor):
            return redirect("accounts:sign_in")
        return steps.go_on(request, link.user, by="link")

    def context(self) -> dict[str, Any]:
        return {"person_name": getattr(getattr(self._link(), "user", None), "name", "")}

    def _link(self) -> OneTimeLink | None:
        known = self.request.session.get(LINK)
        return links.valid().filter(pk=known).first() if known else None
