"""Forms of the guarantee desks. They check the form of an answer; whether an act is lawful, its service judges."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cats.api.spoken import spoken
from cats.kernel import references
from guarantees import access_codes
from guarantees.models import GuaranteeType, Guarantor
from guarantees.views.words import TYPES

COUNTRY = RegexValidator(r"^[A-Z]{2}\Z", _("A country is two letters, such as GE."))


class Day(forms.DateField):
    """A date, entered by the browser's own picker."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Codes(forms.CharField):
    """Codes with commas or spaces between them; cleaned to a tuple."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value) or ""
        return tuple(text.upper().replace(",", " ").split())


class UpperField(forms.CharField):
    """A reference: upper case, without the spaces that people group it with."""

    def to_python(self, value: Any) -> Any:
        return "".join((super().to_python(value) or "").upper().split())


STATES = {
    "in_force": _("In force"),
    "suspended": _("Suspended"),
    "not_yet": _("Not in force yet"),
    "ended": pgettext_lazy("guarantee", "Ended"),
}


class FindGuarantee(forms.Form):
    """What a list of guarantees is narrowed to."""

    grn = UpperField(label=_("GRN"), required=False, max_length=24)
    holder = forms.CharField(label=_("Holder, name or number"), required=False, max_length=70)
    state = forms.ChoiceField(label=_("State"), choices=[("", _("Any")), *STATES.items()], required=False)

    def clean_grn(self) -> str:
        """A whole GRN has a right check digit; the beginning of one is found too."""
        text: str = self.cleaned_data["grn"]
        if len(text) >= 17 and (wrong := references.grn_fault(text)):
            raise ValidationError(spoken(wrong))
        return text


class PeriodForm(forms.Form):
    """From one day to another."""

    first = Day(label=_("From"), required=False)
    last = Day(label=_("Until"), required=False)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        first, last = answers.get("first"), answers.get("last")
        if first and last and last < first:
            self.add_error("last", _("The period ends before it begins."))
        return answers


class RegisterForm(forms.Form):
    """The terms of a guarantee. Offices and goods bind an individual guarantee only."""

    type = forms.ChoiceField(
        label=_("Type"),
        choices=[(kind, TYPES[kind]) for kind in GuaranteeType.values],
        widget=forms.RadioSelect,
    )
    guarantor: "forms.ModelChoiceField[Guarantor]" = forms.ModelChoiceField(
        label=_("Guarantor"), queryset=None, empty_label=_("Choose")
    )
    holder = UpperField(
        label=_("Identification number of the holder"),
        max_length=17,
        help_text=_("Of the holder of the transit procedure, for example GEDEMO0001."),
    )
    holder_name = forms.CharField(
        label=_("Name of the holder"),
        max_length=70,
        required=False,
        help_text=_("Taken from the register of operators if you leave it empty."),
    )
    office = forms.ChoiceField(label=_("Office of guarantee"))
    reference_amount = forms.DecimalField(
        label=_("Reference amount"),
        max_digits=16,
        decimal_places=2,
        help_text=_("What all open movements together may use up."),
    )
    currency = UpperField(
        label=_("Currency"),
        max_length=3,
        initial="USD",
        validators=[RegexValidator(r"^[A-Z]{3}\Z", _("A currency is three letters, such as USD."))],
    )
    level = forms.TypedChoiceField(
        label=_("Level, percent of the reference amount that the guarantor covers"), coerce=int
    )
    valid_from = Day(label=_("First day"))
    valid_until = Day(label=_("Last day"), required=False, help_text=_("Empty: until further notice."))
    not_valid_in = Codes(
        label=_("Not valid in"), required=False, max_length=80, help_text=_("Countries, such as KG TJ.")
    )
    departure_office = UpperField(
        label=_("Only from the office"),
        required=False,
        max_length=8,
        help_text=_("Individual guarantees only."),
    )
    destination_office = UpperField(
        label=_("Only to the office"),
        required=False,
        max_length=8,
        help_text=_("Individual guarantees only."),
    )
    hs_codes = Codes(
        label=_("Only for goods of the HS codes"),
        required=False,
        max_length=200,
        help_text=_("Individual guarantees only: chapters, headings or sub-headings, such as 2204 080222."),
    )
    grn = UpperField(
        label=_("GRN"), required=False, max_length=17, help_text=_("Empty: the next free number is given.")
    )

    def __init__(
        self, *given: Any, offices: Sequence[tuple[str, str]], levels: Sequence[int], today: date, **more: Any
    ) -> None:
        super().__init__(*given, **more)
        self.fields["guarantor"].queryset = Guarantor.objects.order_by("name")  # type: ignore[attr-defined]
        self.fields["office"].choices = offices  # type: ignore[attr-defined]
        self.fields["level"].choices = [(level, f"{level} %") for level in levels]  # type: ignore[attr-defined]
        self.fields["valid_from"].initial = today

    def clean_grn(self) -> str:
        text: str = self.cleaned_data["grn"]
        if text and (wrong := references.grn_fault(text)):
            raise ValidationError(spoken(wrong))
        return text

    def clean_not_valid_in(self) -> tuple[str, ...]:
        codes: tuple[str, ...] = self.cleaned_data["not_valid_in"]
        for code in codes:
            COUNTRY(code)
        return codes


class AmountForm(forms.Form):
    """Another reference amount, in the currency of the guarantee, and why."""

    reference_amount = forms.DecimalField(max_digits=16, decimal_places=2, min_value=Decimal("0.01"))
    reason = forms.CharField(label=_("Why"), max_length=200)


class SuspendForm(forms.Form):
    """From when a guarantee may not be used, and why."""

    first_day = Day(label=_("First day without it"))
    reason = forms.CharField(label=_("Why"), max_length=200)


class ReinstateForm(forms.Form):
    """The last day of the suspension."""

    last_day = Day(label=_("Last day of the suspension"))


class RevokeForm(forms.Form):
    """The last day of the guarantee, and why it ends."""

    last_day = Day(
        label=_("Last day"), help_text=_("Declarations that are accepted later can no longer use it.")
    )
    reason = forms.CharField(label=_("Why"), max_length=200)


class AccessCodeForm(forms.Form):
    """A new access code, typed twice and never shown."""

    new = forms.CharField(
        label=_("New access code"),
        max_length=access_codes.LENGTH,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Four letters A to Z or digits. The old code stops working at once."),
    )
    again = forms.CharField(
        label=_("The same once more"),
        max_length=access_codes.LENGTH,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    def clean_new(self) -> str:
        code: str = self.cleaned_data["new"].upper()
        if not access_codes.is_code(code):
            raise ValidationError(_("An access code has exactly four letters A to Z or digits."))
        return code

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        new = answers.get("new")
        if new and answers.get("again", "").upper() != new:
            self.add_error("again", _("The two codes differ."))
        return answers


class AdmitForm(forms.Form):
    """A new guarantor."""

    identification = UpperField(
        label=_("Identification number"), max_length=17, help_text=_("For example GEDEMOG001.")
    )
    name = forms.CharField(label=_("Name"), max_length=70)
    street = forms.CharField(label=_("Street and number"), max_length=70, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=17, required=False)
    city = forms.CharField(label=_("City"), max_length=35, required=False)
    country = UpperField(label=_("Country"), max_length=2, validators=[COUNTRY])
