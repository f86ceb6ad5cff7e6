"""The notices of a person: what happened that he should know or act on, and which of them come by e-mail."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.accounts.models import User
from cats.kernel.errors import NotFound
from cats.kernel.sentences import said
from cats.notices import deliveries, kinds, selectors, services
from cats.ui.views import ActPage, FormPage, ListPage

READ = "notices.read_notice"


class Notices(ListPage):
    """The notices, the newest first; each has its sentence in the reader's language."""

    permission = READ
    title = _("Notices")
    template_name = "notices/list.html"
    order = ("-created_at", "-id")

    def get_rows(self) -> QuerySet[Any]:
        return selectors.notices_for(self.actor)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        for notice in kwargs.get("rows", ()):
            notice.sentence = selectors.sentence(notice)
        return super().get_context_data(**kwargs)


class ReadNotice(ActPage):
    """The person has read a notice; for colleagues it stays new."""

    permission = READ

    def act(self) -> str:
        found = selectors.notices_for(self.actor).filter(pk=self.kwargs["notice"]).first()
        if found is None:
            raise NotFound("notice", said("There is no such notice to you."))
        services.mark_read(found.pk, UUID(self.actor.ref))
        return "/notices/"


class MailForm(forms.Form):
    """Which kinds of notices come by e-mail."""

    by_mail = forms.MultipleChoiceField(
        label=_("By e-mail I want to hear that"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["by_mail"].choices = [(verb, kind.label) for verb, kind in kinds.known().items()]  # type: ignore[attr-defined]


class MailChoices(FormPage):
    """The person's own choice."""

    permission = READ
    title = _("Notices by e-mail")
    template_name = "notices/choices.html"
    form_class = MailForm
    button = _("Keep")

    def get_form(self, *given: Any) -> forms.Form:
        if given:
            return MailForm(*given)
        person = UUID(self.actor.ref)
        chosen = deliveries.choices_of([person])
        wanted = [verb for verb in kinds.known() if deliveries.wants_mail(person, verb, chosen)]
        return MailForm(initial={"by_mail": wanted})

    def done(self, form: Any) -> str:
        deliveries.choose(UUID(self.actor.ref), list(kinds.known()), set(form.cleaned_data["by_mail"]))
        return reverse("ui:notices")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        address = deliveries.address_of(user) if isinstance(user, User) else ""
        return super().get_context_data(**kwargs) | {
            "address": address,
            "mail": settings.CATS_NOTICES_BY_MAIL,
        }
