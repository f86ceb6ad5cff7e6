"""The demo's mail box: what was sent to people of this address."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from cats.accounts import demo
from cats.accounts.views.base import Gate


class Mail(Gate):
    """Every mail that the demo sent, the newest first. Elsewhere there is no such page."""

    public = "It exists in the demo only."
    template_name = "accounts/mail.html"
    title = gettext_lazy("Mail of the demo")
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        if not settings.CATS_DEMO:
            raise Http404
        letters = [
            {"to": one["To"], "subject": one["Subject"], "date": one["Date"], "text": demo.text_of(one)}
            for one in demo.mails()
        ]
        return self.show(letters=letters, frame="base.html")
