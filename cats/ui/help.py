"""Help where people hesitate: a page for each desk, whom to call, and what CATS does for people who cannot see or use a mouse.

Apps that know offices to call bring `contacts_of(administration's code)` in `contacts.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cats.audit.catalogue import from_each_app
from cats.kernel.errors import NotFound
from cats.kernel.sentences import said
from cats.ui.views import Page


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of help: the end of its address, its title, and in a sentence whom it helps."""

    slug: str
    title: str | Promise
    whom: str | Promise

    @property
    def template(self) -> str:
        """Where its text stands."""
        return f"help/{self.slug}.html"


TOPICS: Sequence[Topic] = (
    Topic("sign-in", _("Signing in"), _("Everybody: password, second step, codes, a lost telephone")),
    Topic("operator", _("Declaring goods"), _("Economic operators and their representatives at departure")),
    Topic("arrival", _("Goods arrive"), _("Traders at destination and authorised consignees")),
    Topic("officer", _("At the post"), _("Officers of departure, transit and destination")),
    Topic("guarantee", _("Guarantees"), _("Guarantors, guarantee officers and holders")),
    Topic("administration", _("Running CATS"), _("National administrators and auditors")),
    Topic("keys", _("Keys and scanner"), _("Whoever works without a mouse")),
)


@dataclass(frozen=True, slots=True)
class Contact:
    """An office to call: name, code, telephone number, and its hours today by its own clock (`09:00-18:00`, empty: closed)."""

    name: str
    code: str
    phone: str
    hours: str


class HelpPage(Page):
    """What all pages of help share: they are open to everybody and say whom to call."""

    public = "Help needs no account."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        administration = getattr(self.request, "administration", None)
        calls: list[Contact] = []
        if administration:
            for contacts_of in from_each_app("contacts", "contacts_of").values():
                calls += contacts_of(administration.code)
        return super().get_context_data(**kwargs) | {"topics": TOPICS, "calls": calls}


class HelpIndex(HelpPage):
    """All pages of help."""

    title = _("Help")
    template_name = "help/index.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show()


class Help(HelpPage):
    """One page of help."""

    def get(self, request: HttpRequest, topic: str) -> HttpResponse:
        self.topic = next((one for one in TOPICS if one.slug == topic), None)
        if self.topic is None:
            raise NotFound("help", said("There is no such page of help."))
        return self.show(topic=self.topic)

    def get_template_names(self) -> list[str]:
        assert self.topic is not None
        return [self.topic.template]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"title": kwargs["topic"].title}


class Accessibility(HelpPage):
    """What CATS does so that everybody can use it, and what it does not do yet."""

    public = "Whoever is kept out must be able to read why."
    title = _("Accessibility")
    template_name = "help/accessibility.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show()
