"""Is a printed page genuine? Anybody who holds it may ask by its code; whom its record concerns also reads what that says now."""

from typing import Any, ClassVar

from django import forms
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from cats.accounts.models import User
from cats.documents import codes, kinds, selectors
from cats.documents.models import PrintedDocument, State
from cats.kernel import clock
from cats.ui.views import Page

MOST_PER_MINUTE = 30
"""Questions from one address. Codes have 75 random bits: this spares the server, guessing is hopeless anyway."""


class CheckForm(forms.Form):
    """The code on the page."""

    code = forms.CharField(
        label=_("Code on the document"),
        help_text=_("Sixteen letters and digits below the QR code, such as 7K2M-9QXC-4T1B-H8DW."),
        max_length=40,
        strip=True,
    )


class CheckPage(Page):
    """Says whether a code belongs to a document of this administration, and of which number and day."""

    public: ClassVar[str] = "Whoever holds a printed page may ask whether it is genuine; the code is its key."
    title = _("Check a document")
    template_name = "documents/check.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = request.GET.get("code", "")
        form = CheckForm({"code": codes.grouped(codes.read(asked) or asked)}) if asked else CheckForm()
        if not asked or not form.is_valid():
            return self.show(form=form)
        if _too_often(request):
            response = self.show(form=form, busy=True)
            response.status_code = 429
            return response
        return self.show(form=form, asked=asked, **self._answer(asked))

    def _answer(self, asked: str) -> dict[str, Any]:
        found = selectors.by_code(asked) if getattr(self.request, "administration", None) else None
        if found is None or found.state != State.MADE:
            return {"found": None}
        return {"found": found, "label": kinds.of(found).label, "said": self._said(found)}

    def _said(self, found: PrintedDocument) -> kinds.Said | None:
        """Only for people who are signed in and whom the record concerns."""
        if not isinstance(self.request.user, User):
            return None
        return kinds.of(found).said(found, self.actor)


def _too_often(request: HttpRequest) -> bool:
    minute = int(clock.machine_now().timestamp() // 60)
    key = f"document-check:{request.META.get('REMOTE_ADDR', '')}:{minute}"
    cache.add(key, 0, timeout=120)
    return cache.incr(key) > MOST_PER_MINUTE
