"""Acts of the office of guarantee and of the holder. What cannot be taken back is shown once more before it is done."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.kernel import clock
from cats.kernel.errors import Forbidden, Invalid
from cats.kernel.sentences import said
from cats.ui import formats
from cats.ui.views import FormPage
from guarantees import access
from guarantees.exposure import standings_of
from guarantees.forms import (
    AccessCodeForm,
    AdmitForm,
    AmountForm,
    RegisterForm,
    ReinstateForm,
    RevokeForm,
    SuspendForm,
)
from guarantees.models import Guarantee
from guarantees.models.scheme import scheme_at
from guarantees.services import guarantees as services
from guarantees.services import guarantors
from guarantees.services.guarantees import Undertaking
from guarantees.services.guarantors import Particulars
from refdata import selectors as refdata
from refdata.models.directory import CustomsOffice

GUARANTEE_OFFICE = "G"


class ConfirmedPage(FormPage):
    """A form that acts when it is sent a second time: the first time it is shown back with what will happen."""

    confirm_template_name = "guarantees/confirm.html"
    consequence: Any = ""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        step = request.POST.get("step", "")
        if step == "done":
            return super().post(request, **kwargs)
        form = self.get_form(request.POST)
        if not form.is_valid():
            return self._again(form, 422)
        if step != "change":
            self.template_name = self.confirm_template_name
        return self.show(form=form, answers=list(answers(form)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"consequence": self.consequence}


def answers(form: forms.Form) -> Iterator[tuple[Any, str]]:
    """What was answered, field by field, in words."""
    for field in form:
        value = form.cleaned_data.get(field.name)
        if value in (None, "", ()):
            continue
        yield field.label, _said(field.field, value)


def _said(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    if isinstance(field, forms.DateField):
        return formats.day(value)
    if isinstance(field, forms.DecimalField):
        return formats.number(value, 2)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


class RegisterGuarantee(ConfirmedPage):
    """Register a guarantee at an office of guarantee to which the person is posted."""

    permission = access.REGISTER
    title = _("Register a guarantee")
    template_name = "guarantees/form.html"
    form_class = RegisterForm
    button = _("Register")
    consequence = _(
        "The guarantor answers from now on for what this guarantee covers. It has no access code that anybody knows:"
        " the holder sets one on its page."
    )

    def get_form(self, *given: Any) -> forms.Form:
        today = clock.today(self.request.administration.time_zone)  # type: ignore[attr-defined]
        levels = sorted(scheme_at(today).reduction_levels, reverse=True)
        return RegisterForm(*given[:1], offices=self._offices(), levels=levels, today=today)

    def done(self, form: Any) -> str:
        terms = dict(form.cleaned_data)
        terms["holder_name"] = terms["holder_name"] or _name_of(terms["holder"])
        registered = services.register(Undertaking(**terms), actor=self.actor)
        return reverse("guarantees:guarantee", args=[registered.guarantee.grn])

    def _offices(self) -> list[tuple[str, str]]:
        today = clock.today(self.request.administration.time_zone)  # type: ignore[attr-defined]
        found = [refdata.office(code, today) for code in sorted(self.actor.offices)]
        return [(one.code, f"{one.code} {one.name}") for one in found if one and _guarantees(one)]


def _guarantees(office: CustomsOffice) -> bool:
    return office.has_role(GUARANTEE_OFFICE)


def _name_of(holder: str) -> str:
    """The name of a registered operator. Raises `Invalid` where there is none and nobody typed one."""
    found = refdata.operator(holder)
    if found is None:
        text = said("No operator {holder} is registered here: type the name.", holder=holder)
        raise Invalid([services.fault("holderName", text, holder)])
    return found.name


class OfGuarantee(ConfirmedPage):
    """An act of the office of guarantee on one guarantee: 404 for strangers, 403 for who only sees it."""

    permission = access.REGISTER
    template_name = "guarantees/form.html"

    @property
    def guarantee(self) -> Guarantee:
        """The guarantee that the address names."""
        found = access.find(self.actor, self.kwargs["grn"])
        access.require_office(self.actor, found.office)
        return found

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show(form=self.get_form())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"guarantee": self.guarantee}

    def back(self) -> str:
        """Where the act leads."""
        return reverse("guarantees:guarantee", args=[self.kwargs["grn"]])


class ChangeAmount(OfGuarantee):
    """Raise or lower the reference amount of the guarantee."""

    title = _("Change the reference amount")
    form_class = AmountForm
    button = _("Change the amount")
    consequence = _(
        "The guarantor answers from now on for the new amount. What is reserved stays reserved, what is left is free for"
        " new movements. Certificates printed earlier state the old amount."
    )

    def get_form(self, *given: Any) -> forms.Form:
        """The form says what the amount is now, and how much of it is taken."""
        guarantee = self.guarantee
        standing = standings_of([guarantee], zone="UTC")[guarantee.pk]
        form = AmountForm(*given[:1])
        form.fields["reference_amount"].label = _("New reference amount, %(currency)s") % {
            "currency": standing.currency
        }
        form.fields["reference_amount"].help_text = _(
            "Now %(limit)s, of which %(reserved)s are reserved."
        ) % {
            "limit": f"{formats.number(standing.limit, 2)} {standing.currency}",
            "reserved": f"{formats.number(standing.reserved, 2)} {standing.currency}",
        }
        return form

    def done(self, form: Any) -> str:
        services.change_amount(self.kwargs["grn"], actor=self.actor, **form.cleaned_data)
        return self.back()


class Suspend(OfGuarantee):
    """Suspend the guarantee from a day on."""

    title = _("Suspend the guarantee")
    form_class = SuspendForm
    button = _("Suspend")
    consequence = _("From that day on no movement can use it. What is reserved stays reserved.")

    def done(self, form: Any) -> str:
        services.suspend(self.kwargs["grn"], actor=self.actor, **form.cleaned_data)
        return self.back()


class Reinstate(OfGuarantee):
    """End the suspension of the guarantee."""

    title = _("End the suspension")
    form_class = ReinstateForm
    button = _("End the suspension")
    consequence = _("From the next day on the guarantee can be used again.")

    def done(self, form: Any) -> str:
        services.reinstate(self.kwargs["grn"], actor=self.actor, **form.cleaned_data)
        return self.back()


class Revoke(OfGuarantee):
    """End the guarantee with a last day."""

    title = _("Revoke the guarantee")
    form_class = RevokeForm
    button = _("Revoke")
    consequence = _(
        "Declarations that are accepted after that day can no longer use it. This cannot be taken back."
        " What is reserved stays reserved until it is released."
    )

    def done(self, form: Any) -> str:
        services.revoke(self.kwargs["grn"], actor=self.actor, **form.cleaned_data)
        return self.back()


class ChangeAccessCode(FormPage):
    """A new access code, typed by the holder or the office. No page, log or address ever shows it."""

    permission = access.VIEW
    title = _("Change the access code")
    template_name = "guarantees/access_code.html"
    form_class = AccessCodeForm
    button = _("Change the code")

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self._allowed()
        return self.show(form=self.get_form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Without the memory of sent forms: it would keep a digest of the code, and sending the same twice does no harm."""
        self._allowed()
        return self._sent(request)

    def done(self, form: Any) -> str:
        services.change_access_code(
            self.kwargs["grn"], actor=self.actor, access_code=form.cleaned_data["new"]
        )
        return reverse("guarantees:guarantee", args=[self.kwargs["grn"]]) + "?code=changed"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"guarantee": self._allowed()}

    def _allowed(self) -> Guarantee:
        guarantee = access.find(self.actor, self.kwargs["grn"])
        if not access.may_recode(self.actor, guarantee):
            raise Forbidden(
                "not-holder", said("The access code is changed by the holder or at the office of guarantee.")
            )
        return guarantee


class AdmitGuarantor(ConfirmedPage):
    """Admit a guarantor."""

    permission = access.ADMIT
    title = _("Admit a guarantor")
    template_name = "guarantees/form.html"
    form_class = AdmitForm
    button = _("Admit")
    consequence = _("Guarantees can then be registered under this guarantor.")

    def done(self, form: Any) -> str:
        guarantor = guarantors.admit(Particulars(**form.cleaned_data), actor=self.actor)
        return reverse("guarantees:guarantor", args=[guarantor.pk])
