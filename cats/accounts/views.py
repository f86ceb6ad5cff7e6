"""Signing in and out, and the token endpoint for systems. Second factor and limits on attempts come with the desks."""

import hashlib
import json
from typing import Any

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView
from oauth2_provider.models import get_access_token_model
from oauth2_provider.views import TokenView as OAuthTokenView

from cats.accounts import actors, binding, services
from cats.accounts.forms import SignInForm
from cats.accounts.models import User
from cats.audit import log
from cats.kernel.errors import Forbidden
from cats.kernel.sentences import said


@method_decorator([never_cache, sensitive_post_parameters("password")], name="dispatch")
class SignIn(FormView):  # type: ignore[type-arg]
    """The sign-in page of one administration."""

    public = "Whoever signs in is not signed in yet."
    template_name = "accounts/sign_in.html"
    form_class = SignInForm
    http_method_names = ["get", "head", "options", "post"]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form: SignInForm) -> HttpResponse:
        assert form.user is not None
        self.request.session.flush()
        login(self.request, form.user, backend="cats.accounts.backends.PasswordBackend")
        binding.bind(self.request)
        services.audit("user.signed_in", actor=actors.actor_of(form.user), subject=form.user)
        return HttpResponseRedirect(self._where_to())

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        tried = str(form.data.get("login", ""))[:150]
        error = Forbidden("sign-in", said("Wrong login name or password, or a closed account."))
        log.refused("act.refused", actor=actors.NOBODY, error=error, login=tried, act="sign in")
        response = super().form_invalid(form)
        response.status_code = 401
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"next": self.request.GET.get("next", "")}

    def _where_to(self) -> str:
        wanted = self.request.POST.get("next", "")
        here = url_has_allowed_host_and_scheme(
            wanted, {self.request.get_host()}, require_https=self.request.is_secure()
        )
        return wanted if here else "/"


class SignOut(View):
    """Ends the session; by POST only, so that no link on another site can do it."""

    public = "Nobody can be forbidden to leave."
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, User):
            services.audit("user.signed_out", actor=actors.actor_of(user), subject=user)
        logout(request)
        return redirect("accounts:sign_in")


class TokenView(OAuthTokenView):  # type: ignore[misc]
    """`POST /oauth/token/` with `grant_type=client_credentials`, on the administration's own host."""

    public = "Systems prove who they are within the request."
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _, headers, body, status = self.create_token_response(request)
        given = json.loads(body or "{}")
        if status == 200:
            _audit_issue(given["access_token"])
        else:
            error = Forbidden(given.get("error", "token"), said("No access token was given."))
            log.refused("act.refused", actor=actors.NOBODY, error=error, act="token")
        return HttpResponse(body, status=status, headers=headers)


def _audit_issue(token: str) -> None:
    """The token itself stands nowhere: it is found by its digest."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    client = (
        get_access_token_model()
        .objects.select_related("application__user")
        .get(token_checksum=digest)
        .application
    )
    services.audit("token.issued", actor=actors.actor_of(client.user), subject=client)
