"""The forms that ask for a right. Their choices are looked up when the form is made."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cats.accounts.roles import LABELS, Role
from cats.kernel import clock
from cats.tenancy import scope
from refdata import selectors
from refdata.models import EconomicOperator

REASON = 300
NATIONAL = [role for role in Role if role != Role.HOST_ADMINISTRATOR]


class AskForm(forms.Form):
    """What every request says: why."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=REASON,
        help_text=_("The second administrator reads this before deciding."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = [name for name in self.fields if name not in ("until", "reason")]
        self.order_fields([*first, "until", "reason"])


class UntilForm(AskForm):
    """A right that may end on a day."""

    until = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Leave it empty for a right without an end."),
    )

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until is not None and until < clock.now().date():
            raise forms.ValidationError(_("This day is over."), code="past")
        return until


class RoleForm(AskForm):
    """Which role."""

    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, LABELS[role]) for role in NATIONAL])


class PostingForm(UntilForm):
    """Which office of the administration."""

    office = forms.ChoiceField(label=_("Customs office"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = selectors.offices(scope.current(), clock.now().date())
        self.fields["office"].choices = [(one.code, f"{one.code} {one.name}") for one in here]  # type: ignore[attr-defined]


class OperatorMandateForm(UntilForm):
    """For which registered operator."""

    operator = forms.CharField(
        label=_("Economic operator"),
        max_length=17,
        help_text=_("Its identification number, as in the list of operators."),
    )

    def clean_operator(self) -> str:
        named = str(self.cleaned_data["operator"]).strip().upper()
        if not EconomicOperator.objects.filter(identification=named).exists():
            raise forms.ValidationError(_("No operator with this number is registered."), code="unknown")
        return named


class ClientForm(AskForm):
    """How the system is called."""

    name = forms.CharField(
        label=_("Name of the system"),
        max_length=100,
        help_text=_("What the system is and where it runs, so that a colleague recognises it."),
    )


class DecisionForm(forms.Form):
    """Why a request is refused."""

    reason = forms.CharField(label=_("Why it is refused"), max_length=REASON)
