"""What the administration sets for itself: each setting with its sentence, what counts, what is to come, what was."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.kernel import clock
from cats.ui.views import FormPage, Page
from refdata import choices
from refdata.choices import Choice, DeadlineChoice, Value
from refdata.forms.operators import DeadlineForm, SettingForm
from refdata.models import DeadlineDuration, RightsRequest, Setting
from refdata.services import approval

SEE, CHANGE = "accounts.manage_users", "refdata.change_settings"


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting on the page."""

    choice: Choice | DeadlineChoice
    now: Value
    to_come: list[Value]
    waiting: bool

    @property
    def now_words(self) -> str:
        return self.choice.words(self.now.value)

    @property
    def next_words(self) -> str:
        return self.choice.words(self.to_come[0].value) if self.to_come else ""


class Settings(Page):
    """Every setting in one line."""

    permission = SEE
    title = _("Settings of the administration")
    template_name = "administration/settings.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = set(approval.waiting().filter(kind="setting").values_list("wanted__key", flat=True))
        shown = _all_shown(asked)
        return self.show(
            rules=[one for one in shown if isinstance(one.choice, Choice)],
            deadlines=[one for one in shown if isinstance(one.choice, DeadlineChoice)],
        )


class SettingPage(FormPage):
    """One setting with its history, and the form that asks for another value."""

    permission = {"GET": SEE, "POST": CHANGE}
    template_name = "administration/setting.html"
    button = _("Ask for the change")

    def get_form(self, *given: Any) -> forms.Form:
        self.choice = choices.choice(self.kwargs["key"])
        kind = DeadlineForm if isinstance(self.choice, DeadlineChoice) else SettingForm
        if given:
            return kind(*given, choice=self.choice)
        value = choices.now_and_then(self.choice.history(), clock.now().date())[0]
        first = (
            dict(value.value) | {"legal_basis": value.basis}
            if isinstance(value.value, dict)
            else {"value": value.value}
        )
        return kind(initial=first, choice=self.choice)

    def done(self, form: Any) -> str:
        wanted = {
            "key": self.choice.key,
            "value": form.wanted(),
            "valid_from": form.cleaned_data["valid_from"].isoformat(),
        }
        request = approval.ask("setting", None, wanted, reason=form.cleaned_data["reason"], actor=self.actor)
        return reverse("refdata:request", args=[request.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        history, today = self.choice.history(), clock.now().date()
        now, to_come = choices.now_and_then(history, today)
        return super().get_context_data(**kwargs) | {
            "choice": self.choice,
            "title": self.choice.label,
            "history": [(one, self.choice.words(one.value), one is now, one in to_come) for one in history],
            "waiting": RightsRequest.objects.filter(
                pk__in=approval.waiting().filter(kind="setting", wanted__key=self.choice.key)
            ),
            "may_change": self.actor.may(CHANGE),
        }


def _all_shown(asked: set[str]) -> list[Shown]:
    """Every setting, with two queries for all of them."""
    today = clock.now().date()
    rows: dict[str, list[Value]] = {}
    for setting in Setting.objects.order_by("key", "-valid_from"):
        rows.setdefault(setting.key, []).append(Value(setting.value, setting.valid_from))
    for row in DeadlineDuration.objects.order_by("kind", "-valid_from"):
        value = Value(choices.parts_of(row.length), row.valid_from, row.legal_basis)
        rows.setdefault(choices.DEADLINE + row.kind, []).append(value)
    shown = []
    for key, choice in choices.catalogue().items():
        now, to_come = choices.now_and_then([*rows.get(key, ()), choice.standard()], today)
        shown.append(Shown(choice, now, to_come, key in asked))
    return shown
