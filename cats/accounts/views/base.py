"""Bases: pages before the door, and pages for whoever is signed in, whatever his roles."""

from http import HTTPStatus
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from cats.accounts import actors, lockout, sessions
from cats.accounts.binding import NotSignedIn
from cats.accounts.models import User
from cats.kernel.actors import Actor

SAFE = ("GET", "HEAD")


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class Gate(View):
    """A page before the door: `public` says why nobody is asked for a role. `title` is its heading."""

    public: ClassVar[str] = ""
    template_name: ClassVar[str] = ""
    title: Any = ""
    http_method_names = ["get", "head", "post", "options"]

    def show(self, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """The page, rendered within the scope."""
        given = {"title": self.title, "frame": "gate.html"} | self.context() | context
        return render(self.request, self.template_name, given, status=status)

    def context(self) -> dict[str, Any]:
        """What every showing of this page needs."""
        return {}


class Personal(Gate):
    """A page for whoever is signed in. `fresh`: he must have proved himself within a quarter of an hour."""

    fresh: ClassVar[bool] = False
    user: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        method = (request.method or "").lower()
        if method not in self.http_method_names or not hasattr(self, method) or method == "options":
            return super().dispatch(request, *args, **kwargs)
        user = request.user
        if not isinstance(user, User):
            if request.method in SAFE:
                return redirect_to_login(request.get_full_path())
            raise NotSignedIn
        if self.fresh and not sessions.is_fresh(request):
            return redirect_to_login(
                request.get_full_path() if request.method in SAFE else "/preferences/sign-in/"
            )
        self.user = user
        return super().dispatch(request, *args, **kwargs)

    def show(self, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        return super().show(status, **{"frame": "base.html"} | context)

    @property
    def actor(self) -> Actor:
        """Who looks or acts."""
        return actors.of_request(self.request)


def zone_of(request: HttpRequest) -> str:
    """The time zone in which this address speaks."""
    administration = getattr(request, "administration", None)
    return administration.time_zone if administration else ""


def locked(view: Gate, form: forms.Form, error: lockout.Locked) -> HttpResponse:
    """429: too many wrong tries, and when the next one counts."""
    response = view.show(HTTPStatus.TOO_MANY_REQUESTS, form=form, locked=error, zone=zone_of(view.request))
    response["Retry-After"] = str(error.seconds)
    return response
