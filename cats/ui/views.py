"""Base views of every page: a declared permission, keyset lists, records, and acts offered by the state tables."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.generic.base import ContextMixin, TemplateResponseMixin

from cats.accounts import actors
from cats.accounts.models import User
from cats.api import paging, problems
from cats.api.access import declared, enforce
from cats.kernel.actors import Actor
from cats.kernel.errors import Conflict, Forbidden, Invalid, Refused
from cats.ui import navigation, once


class Page(TemplateResponseMixin, ContextMixin, View):
    """Declare `permission` (one code, or codes by method) or `public` (the reason), and `title`.

    Who is not signed in is led to the sign-in page; who may not do this gets 403. Raise `CatsError` for refusals.
    """

    permission: ClassVar[str | dict[str, str]] = ""
    public: ClassVar[str] = ""
    title: Any = ""

    @property
    def actor(self) -> Actor:
        """Who looks or acts."""
        return actors.of_request(self.request)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method and request.method.lower() in self.http_method_names and self._asks(request):
            if not isinstance(request.user, User) and request.method in ("GET", "HEAD"):
                return redirect_to_login(request.get_full_path())
            enforce(request, self)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"title": self.title, "actor": self.actor}

    def show(self, **context: Any) -> HttpResponse:
        """The page, rendered within the scope."""
        return render(self.request, self.get_template_names(), self.get_context_data(**context))

    def _asks(self, request: HttpRequest) -> bool:
        offered = hasattr(self, (request.method or "").lower())
        return offered and declared(self, request.method or "GET") is not None


class Start(Page):
    """The start page: leads to the desk of the person's first role; who has none is told so."""

    public = "It leads to a desk or to the sign-in page, and shows a name."
    template_name = "ui/start.html"

    def get(self, request: HttpRequest) -> HttpResponseBase:
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        home = navigation.home_of(self.actor)
        return HttpResponseRedirect(reverse(home.url)) if home else self.show()


class ListPage(Page):
    """A list by keyset: `get_rows` gives the visible rows, `order` their order (fields that end with a unique one).

    The template gets `rows` and `next`, the address of the next page.
    """

    template_name = "ui/list.html"
    order: ClassVar[Sequence[str]] = ("-id",)
    size: ClassVar[int] = 50

    def get_rows(self) -> QuerySet[Any]:
        """The rows that the actor may see."""
        raise NotImplementedError

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        rows, after = paging.page(
            self.get_rows(), order=self.order, after=request.GET.get("after", ""), size=self.size
        )
        return self.show(rows=rows, next=self._next(after))

    def _next(self, after: str) -> str:
        if not after:
            return ""
        query = self.request.GET.copy()
        query["after"] = after
        return f"?{query.urlencode()}"


class RecordPage(Page):
    """One record. `get_record` raises `NotFound` for what is absent and for what is not the actor's alike.

    `get_acts` gives what the state table says about now: offers (with `trigger`, `allowed`, `why`) under the addresses
    that carry them out; the template shows an allowed one as a form and says of another why it is not.
    """

    def get_record(self) -> Model:
        """The record that the address names, if the actor may see it."""
        raise NotImplementedError

    def get_acts(self, record: Any) -> Sequence[Any]:
        """What could be done with the record; `cats.ui.acts.offered` makes them from a machine's offers."""
        return ()

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        record = self.get_record()
        return self.show(record=record, acts=self.get_acts(record))


class ActPage(Page):
    """Carries out an act by POST and leads back; refusals roll back and become a page that says why."""

    http_method_names: ClassVar[list[str]] = ["post", "options"]  # type: ignore[misc]

    def act(self) -> str:
        """Do it and return the address to show next. Raises `CatsError` when it is refused."""
        raise NotImplementedError

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return once.once(request, lambda: HttpResponseRedirect(self.act()))


class FormPage(Page):
    """A form of its own page: GET shows it, POST does `done` and leads on; what is wrong is shown with the answers kept."""

    template_name = "ui/form.html"
    form_class: ClassVar[type[forms.Form]]
    button: Any = _("Send")

    def done(self, form: Any) -> str:
        """Do it with the cleaned form and return the address to show next. Raises `CatsError` when it is refused."""
        raise NotImplementedError

    def get_form(self, *given: Any) -> forms.Form:
        """The form, empty or with what was sent."""
        return self.form_class(*given)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show(form=self.get_form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return once.once(request, lambda: self._sent(request))

    def _sent(self, request: HttpRequest) -> HttpResponse:
        form = self.get_form(request.POST, request.FILES)
        if not form.is_valid():
            return self._again(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            with transaction.atomic():
                return HttpResponseRedirect(self.done(form))
        except (Invalid, Refused, Conflict, Forbidden) as error:
            problems.audit(request, error)
            faults = error.faults if isinstance(error, Invalid) else ()
            return self._again(form, problems.status_of(error), error=error, faults=faults)

    def _again(self, form: forms.Form, status: int, **context: Any) -> HttpResponse:
        response = self.show(form=form, **context)
        response.status_code = status
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"button": self.button}
