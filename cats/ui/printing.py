"""Pages on which a document is ordered and taken: the copies with their progress, the order, and the PDF of a copy.

An app gives its own subject: see `transit.views.documents`.
"""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cats.documents import selectors, services
from cats.documents.labels import FIRST, NATIONAL
from cats.documents.models import UNFINISHED, PrintedDocument, State
from cats.documents.services import Order
from cats.kernel.errors import CatsError, NotFound
from cats.tenancy import scope
from cats.ui import once
from cats.ui.views import Page

TONGUES: dict[str, Promise] = {
    "en": _("English"),
    "ru": _("Russian"),
    "ka": _("Georgian"),
    "az": _("Azerbaijani"),
    "kk": _("Kazakh"),
    "uz": _("Uzbek"),
}


class OrderForm(forms.Form):
    """In which languages the labels are."""

    language = forms.ChoiceField(
        label=_("Language of the labels"), choices=[(code, TONGUES[code]) for code in FIRST], initial="en"
    )


class CopiesPage(Page):
    """The copies of one document: GET shows them and their progress, POST orders a copy or tries a failed one again.

    Asked by htmx, GET answers with the copies alone.
    """

    template_name = "documents/copies.html"
    kind: ClassVar[str]

    def get_subject(self) -> Any:
        """The record; raises `NotFound` for those whom it does not concern."""
        raise NotImplementedError

    def refusal(self, subject: Any) -> CatsError | None:
        """Why no copy can be ordered now, by this actor."""
        raise NotImplementedError

    def ordered(self, subject: Any, language: str, national: str) -> Order:
        """What is ordered."""
        raise NotImplementedError

    def pdf_url(self, subject: Any, copy: int) -> str:
        """Where the PDF of a copy is."""
        raise NotImplementedError

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._shown(self.get_subject())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        subject = self.get_subject()
        refusal = self.refusal(subject)
        if refusal is not None:
            raise refusal
        return once.once(request, lambda: self._ordered(request, subject))

    def get_template_names(self) -> list[str]:
        partly = self.request.headers.get("HX-Request") == "true"
        return ["documents/copies_list.html" if partly else self.template_name]

    @property
    def national(self) -> str:
        """The second language of this administration's pages."""
        return NATIONAL.get(scope.current(), "")

    def _ordered(self, request: HttpRequest, subject: Any) -> HttpResponse:
        if again := request.POST.get("again", ""):
            services.retry(_copy(self.kind, subject, again), actor=self.actor)
            return HttpResponseRedirect(request.path)
        form = OrderForm(request.POST)
        if not form.is_valid():
            response = self._shown(subject, form)
            response.status_code = 422
            return response
        services.order(self.ordered(subject, form.cleaned_data["language"], self.national), actor=self.actor)
        return HttpResponseRedirect(request.path)

    def _shown(self, subject: Any, form: OrderForm | None = None) -> HttpResponse:
        copies = selectors.copies_of(self.kind, subject.pk)
        return self.show(
            subject=subject,
            form=form or OrderForm(initial={"language": self._language()}),
            second=TONGUES.get(self.national, ""),
            refusal=self.refusal(subject),
            copies=[(copy, self.pdf_url(subject, copy.copy)) for copy in copies],
            busy=any(copy.state in UNFINISHED for copy in copies),
        )

    def _language(self) -> str:
        asked = getattr(self.request, "LANGUAGE_CODE", "en")
        return asked if asked in FIRST else "en"


class PdfPage(Page):
    """The PDF of a copy: `?copy=2`, else the latest one that was made. Who took it stands in the audit."""

    kind: ClassVar[str]

    def get_subject(self) -> Any:
        """The record; raises `NotFound` for those whom it does not concern."""
        raise NotImplementedError

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        document = _copy(self.kind, self.get_subject(), request.GET.get("copy", ""))
        data = services.fetch(document, actor=self.actor)
        response = HttpResponse(data, content_type="application/pdf")
        name = f"{document.reference}-{document.copy}.pdf"
        response["Content-Disposition"] = f'inline; filename="{name}"'
        return response


def origin(request: HttpRequest) -> str:
    """How addresses on printed pages begin. Outside the demo cookies need TLS, so there is no other way in."""
    return f"{'http' if settings.CATS_DEMO else 'https'}://{request.get_host()}"


def _copy(kind: str, subject: Any, number: str) -> PrintedDocument:
    copies = selectors.copies_of(kind, subject.pk)
    wanted = (
        [copy for copy in copies if str(copy.copy) == number]
        if number
        else [copy for copy in copies if copy.state == State.MADE]
    )
    if not wanted:
        raise NotFound("copy", "There is no such copy of this document.", remedy="Order one on its page.")
    return wanted[0]
