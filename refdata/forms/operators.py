"""Forms about economic operators, their authorisations, and settings."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cats.kernel import clock
from cats.tenancy import scope
from refdata import choices, selectors
from refdata.models.rules import DeadlineDuration
from refdata.services.operators import TYPES

NUMBER = RegexValidator(r"^[A-Z0-9]{3,17}\Z", _("3 to 17 capital letters and digits, without spaces."))
BASIS: int = DeadlineDuration._meta.get_field("legal_basis").max_length or 200


class DayField(forms.DateField):
    """A day, with the browser's calendar."""

    widget = forms.DateInput(attrs={"type": "date"})


class OperatorFilter(forms.Form):
    """Which operators."""

    q = forms.CharField(label=_("Name or number"), max_length=70, required=False)
    state = forms.ChoiceField(
        label=_("Registration"),
        required=False,
        choices=[("", _("All")), ("open", _("in force")), ("ended", _("ended"))],
    )


class OperatorForm(forms.Form):
    """What is known of an operator; the fields of the message group HolderOfTheTransitProcedure."""

    name = forms.CharField(label=_("Name"), max_length=70)
    street = forms.CharField(label=_("Street and number"), max_length=70)
    postcode = forms.CharField(label=_("Postcode"), max_length=17, required=False)
    city = forms.CharField(label=_("City"), max_length=35)
    country = forms.ChoiceField(label=_("Country"))
    language = forms.ChoiceField(label=_("Language"))
    valid_from = DayField(label=_("Registered from"))
    valid_until = DayField(
        label=_("Last day"), required=False, help_text=_("Leave it empty for a registration without an end.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.now().date()
        countries = selectors.choices("CL248", get_language() or "en", today)
        names = dict(settings.LANGUAGES)
        languages = [(code, names[code]) for code in settings.CATS_LANGUAGES]
        self.fields["country"].choices = [(code, f"{code} {text}") for code, text in countries]  # type: ignore[attr-defined]
        self.fields["language"].choices = languages  # type: ignore[attr-defined]


class NewOperatorForm(OperatorForm):
    """A registration: the number cannot be changed later."""

    identification = forms.CharField(
        label=_("Identification number"),
        max_length=17,
        validators=[NUMBER],
        help_text=_("As the operator writes it in declarations."),
    )
    field_order = ("identification",)


class AuthorisationForm(forms.Form):
    """A simplification that the operator may use."""

    type = forms.ChoiceField(label=_("Type"))
    reference = forms.CharField(label=_("Reference number"), max_length=35)
    offices = forms.MultipleChoiceField(
        label=_("Offices where it may be used"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        help_text=_("None ticked means every office of the administration."),
    )
    valid_from = DayField(label=_("First day"))
    valid_until = DayField(label=_("Last day"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["type"].choices = [(code, f"{code} {type_words(code)}") for code in TYPES]  # type: ignore[attr-defined]
        here = selectors.offices(scope.current(), clock.now().date())
        self.fields["offices"].choices = [(one.code, f"{one.code} {one.name}") for one in here]  # type: ignore[attr-defined]


class SettingForm(forms.Form):
    """The new value of a setting that is a number, from when on, and why."""

    value = forms.IntegerField(label=_("Days"))
    valid_from = DayField(label=_("Counts from"))
    reason = forms.CharField(
        label=_("Why"), max_length=300, help_text=_("The second administrator reads this before deciding.")
    )

    def __init__(self, *args: Any, choice: choices.Choice | choices.DeadlineChoice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(choice, choices.Choice):
            field = self.fields["value"]
            field.widget.attrs |= {"min": choice.lowest, "max": choice.highest}

    def clean_valid_from(self) -> Any:
        day = self.cleaned_data["valid_from"]
        if day < clock.now().date():
            raise forms.ValidationError(_("This day is over."), code="past")
        return day

    def wanted(self) -> Any:
        """The value as the setting keeps it."""
        return self.cleaned_data["value"]


class DeadlineForm(SettingForm):
    """The new duration of a deadline."""

    value = None  # type: ignore[assignment]
    days = forms.IntegerField(label=_("Days"), min_value=0, max_value=choices.LONGEST_DAYS, initial=0)
    hours = forms.IntegerField(label=_("Hours"), min_value=0, max_value=23, initial=0)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=0, max_value=59, initial=0)
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=BASIS)
    field_order = ("days", "hours", "minutes", "legal_basis", "valid_from", "reason")

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        parts = [given.get(name) for name in ("days", "hours", "minutes")]
        if None not in parts and not any(parts):
            raise forms.ValidationError(_("A deadline lasts a minute at least."), code="nothing")
        return given

    def wanted(self) -> Any:
        names = ("days", "hours", "minutes", "legal_basis")
        return {name: self.cleaned_data[name] for name in names}


def type_words(code: str) -> str:
    """What the type of authorisation says, in the reader's language."""
    number = "CL236" if code in ("C520", "C522") else "CL235"
    return selectors.code_text(number, code, get_language() or "en")
