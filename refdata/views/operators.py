"""Economic operators: registered by the administration alone, with their authorisations and the people who act for them."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.audit import selectors as audit
from cats.kernel import clock
from cats.kernel.errors import NotFound
from cats.kernel.sentences import said
from cats.tenancy import scope
from cats.ui.audit import describe
from cats.ui.views import ActPage, FormPage, ListPage, Page
from refdata.forms.operators import (
    AuthorisationForm,
    NewOperatorForm,
    OperatorFilter,
    OperatorForm,
    type_words,
)
from refdata.models import Authorisation, EconomicOperator, OperatorMandate
from refdata.models.validity import in_force
from refdata.services import operators
from refdata.services.operators import FIELDS

MANAGE = "refdata.manage_operators"
RECENT = 20


class Operators(ListPage):
    """The operators of the administration, by number."""

    permission = MANAGE
    title = _("Economic operators")
    template_name = "administration/operators.html"
    order = ("identification", "id")

    def get_rows(self) -> QuerySet[Any]:
        self.asked = OperatorFilter(self.request.GET or None)
        rows = EconomicOperator.objects.all()
        if not self.asked.is_valid():
            return rows
        given, today = self.asked.cleaned_data, clock.now().date()
        if given["q"]:
            rows = rows.filter(Q(identification__istartswith=given["q"]) | Q(name__icontains=given["q"]))
        if given["state"]:
            rows = rows.filter(in_force(today) if given["state"] == "open" else Q(valid_until__lt=today))
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = clock.now().date()
        for operator in kwargs.get("rows", ()):
            operator.in_force = operator.holds(today)
        return super().get_context_data(**kwargs) | {"form": self.asked}


class OperatorPage(Page):
    """One operator with its authorisations, the people who act for it, and what was done lately."""

    permission = MANAGE
    template_name = "administration/operator.html"

    def get(self, request: HttpRequest, operator: Any) -> HttpResponse:
        found, today = operator_of(operator), clock.now().date()
        granted = list(Authorisation.objects.filter(operator=found).order_by("type", "reference"))
        for one in granted:
            one.in_force, one.words = one.holds(today), type_words(one.type)  # type: ignore[attr-defined]
        people = list(
            OperatorMandate.objects.filter(operator=found).select_related("user").order_by("user__login")
        )
        for mandate in people:
            mandate.in_force = mandate.holds(today)  # type: ignore[attr-defined]
        done = list(audit.of_record(found)[:RECENT])
        describe(done)
        self.title = found.name
        return self.show(
            record=found,
            open=found.holds(today),
            authorisations=granted,
            people=people,
            done=done,
        )


class NewOperator(FormPage):
    """Register an operator."""

    permission = MANAGE
    title = _("Register an operator")
    form_class = NewOperatorForm
    button = _("Register")

    def get_form(self, *given: Any) -> forms.Form:
        if given:
            return NewOperatorForm(*given)
        first = {"valid_from": clock.now().date(), "country": scope.current()}
        return NewOperatorForm(initial=first)

    def done(self, form: Any) -> str:
        made = operators.register(**form.cleaned_data, actor=self.actor)
        return reverse("refdata:operator", args=[made.pk])


class EditOperator(FormPage):
    """Change what is known of an operator."""

    permission = MANAGE
    button = _("Keep the changes")
    template_name = "administration/operator_form.html"

    def get_form(self, *given: Any) -> forms.Form:
        self.record = operator_of(self.kwargs["operator"])
        if given:
            return OperatorForm(*given)
        return OperatorForm(initial={name: getattr(self.record, name) for name in FIELDS})

    def done(self, form: Any) -> str:
        operators.change(self.record, **form.cleaned_data, actor=self.actor)
        return reverse("refdata:operator", args=[self.record.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"record": self.record, "title": self.record.name}


class CloseOperator(ActPage):
    """End the registration."""

    permission = MANAGE

    def act(self) -> str:
        found = operator_of(self.kwargs["operator"])
        operators.close(found, actor=self.actor)
        return reverse("refdata:operator", args=[found.pk])


class Authorise(EditOperator):
    """Grant an authorisation."""

    button = _("Grant it")

    def get_form(self, *given: Any) -> forms.Form:
        self.record = operator_of(self.kwargs["operator"])
        return (
            AuthorisationForm(*given)
            if given
            else AuthorisationForm(initial={"valid_from": clock.now().date()})
        )

    def done(self, form: Any) -> str:
        operators.authorise(self.record, **form.cleaned_data, actor=self.actor)
        return reverse("refdata:operator", args=[self.record.pk])


class EndAuthorisation(ActPage):
    """End an authorisation."""

    permission = MANAGE

    def act(self) -> str:
        rows = Authorisation.objects.select_related("operator").filter(operator=self.kwargs["operator"])
        found = rows.filter(pk=self.kwargs["authorisation"]).first()
        if found is None:
            raise NotFound("authorisation", said("There is no such authorisation."))
        operators.end_authorisation(found, actor=self.actor)
        return reverse("refdata:operator", args=[found.operator_id])


def operator_of(pk: Any) -> EconomicOperator:
    """The operator. Raises `NotFound`."""
    found = EconomicOperator.objects.filter(pk=pk).first()
    if found is None:
        raise NotFound("operator", said("There is no such operator here."))
    return found
