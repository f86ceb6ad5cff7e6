"""One form for each act on a movement. Its fields are those of `transit.services.facts`; an empty field is not said."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cats.kernel import clock
from refdata import selectors as refdata
from transit import guarantee_uses
from transit.models import Movement
from transit.workflow.states import Role

LONG = 512
YES_NO = (("true", _("Yes")), ("false", _("No")))
RESULTS = (
    ("A1", _("A1: satisfactory")),
    ("A2", _("A2: considered satisfactory")),
    ("A5", _("A5: minor discrepancies")),
    ("B1", _("B1: major discrepancies")),
)


class DayInput(forms.DateInput):
    """The browser's own field for a date."""

    input_type = "date"


def sentence(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    """A field for a sentence or two."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONG,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ActForm(forms.Form):
    """A form about one movement. `facts` is what was entered."""

    def __init__(self, *given: Any, record: Movement, **options: Any) -> None:
        super().__init__(*given, **options)
        self.record = record

    @property
    def facts(self) -> dict[str, Any]:
        """What was entered, by the names of the act's facts."""
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None, [])}

    def codes(self, number: str) -> list[tuple[str, str]]:
        """The codes of a list that hold today at the record's office, each with its text."""
        today = clock.today(refdata.office_zone(self.record.office))
        found = refdata.choices(number, get_language() or "en", today)
        return [(code, f"{code}: {text}"[:120]) for code, text in found]


class DecideControl(ActForm):
    """Control or not, and of what kind."""

    control = forms.ChoiceField(
        label=_("Control the goods?"), choices=YES_NO, widget=forms.RadioSelect, initial="true"
    )
    types = forms.MultipleChoiceField(
        label=_("Kinds of control"), required=False, widget=forms.CheckboxSelectMultiple
    )
    text = sentence(_("What is to be looked at"), required=False)

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self.fields["types"].choices = self.codes("CL716")  # type: ignore[attr-defined]
        if self.record.role == Role.TRANSIT:
            # A lorry that is not stopped passes: there is nothing to decide not to do.
            self.fields["control"] = forms.ChoiceField(
                choices=YES_NO[:1], widget=forms.HiddenInput, initial="true"
            )


class RecordControlResult(ActForm):
    """What the control found."""

    result = forms.ChoiceField(label=_("Result"), choices=RESULTS)
    seals_intact = forms.ChoiceField(
        label=_("Are the seals intact?"), required=False, choices=(("", _("No seals")), *YES_NO)
    )
    text = sentence(
        _("What was found"), required=False, help_text=_("Needed where the result reports discrepancies.")
    )


class Release(ActForm):
    """By when the goods must arrive."""

    limit_on = forms.DateField(
        label=_("Last day for the arrival"),
        required=False,
        widget=DayInput,
        help_text=_("Empty: the declared day, else the standard duration."),
    )


class RefuseRelease(ActForm):
    """Why the goods are not released."""

    code = forms.ChoiceField(label=_("Reason"))
    text = sentence(_("Explanation for the holder"))

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self.fields["code"].choices = self.codes("CL211")  # type: ignore[attr-defined]


class Explained(ActForm):
    """An act that needs a reason."""

    text = sentence(_("Reason"))


class DecideInvalidation(ActForm):
    """Whether the request of the holder is granted."""

    agreed = forms.ChoiceField(
        label=_("Agree to the invalidation?"), choices=YES_NO, widget=forms.RadioSelect
    )
    text = sentence(_("Explanation for the holder"), required=False)


class DecideAmendment(ActForm):
    """Whether the declaration is amended as the holder asks."""

    agreed = forms.ChoiceField(label=_("Agree to the amendment?"), choices=YES_NO, widget=forms.RadioSelect)
    text = sentence(
        _("Explanation for the holder"), required=False, help_text=_("Needed where you do not agree.")
    )


class RaiseAmount(ActForm):
    """A higher amount at risk, in the currency that was declared."""

    grn = forms.ChoiceField(label=_("Guarantee (GRN)"))
    amount = forms.DecimalField(
        label=_("Amount to be covered"), max_digits=16, decimal_places=2, min_value=Decimal("0.01")
    )

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self.uses = {use.grn: use for use in guarantee_uses.current(self.record)}
        self.fields["grn"].choices = [  # type: ignore[attr-defined]
            (use.grn, f"{use.grn} ({use.amount} {use.currency})") for use in self.uses.values()
        ]

    @property
    def facts(self) -> dict[str, Any]:
        return super().facts | {"currency": self.uses[self.cleaned_data["grn"]].currency}


class AcceptArrival(ActForm):
    """Who brought the goods."""

    trader = forms.CharField(label=_("Identification number of the trader"), max_length=17)


class AmendGuarantee(ActForm):
    """The guarantee that shall stand instead of what was refused."""

    type = forms.ChoiceField(
        label=_("Type"), choices=(("1", _("1: comprehensive")), ("2", _("2: individual, by a guarantor")))
    )
    grn = forms.CharField(label=_("GRN"), min_length=17, max_length=24)
    access_code = forms.CharField(
        label=_("Access code"),
        max_length=4,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("It is shown to nobody."),
    )
    amount = forms.DecimalField(
        label=_("Amount to be covered"),
        required=False,
        max_digits=16,
        decimal_places=2,
        min_value=Decimal("0.01"),
        help_text=_("Empty: the flat amount."),
    )
    currency = forms.CharField(
        label=_("Currency of the guarantee"), required=False, min_length=3, max_length=3
    )

    @property
    def facts(self) -> dict[str, Any]:
        return {"guarantees": [super().facts]}


class UnloadingRemarks(ActForm):
    """Everything is unloaded and nothing differs."""

    unloaded_on = forms.DateField(
        label=_("Day of the unloading"), required=False, widget=DayInput, help_text=_("Empty: today.")
    )
    text = sentence(_("Remark"), required=False)


FORMS: dict[str, type[ActForm]] = {
    "decide_control": DecideControl,
    "record_control_result": RecordControlResult,
    "release": Release,
    "refuse_release": RefuseRelease,
    "invalidate": Explained,
    "decide_invalidation": DecideInvalidation,
    "decide_amendment": DecideAmendment,
    "raise_amount": RaiseAmount,
    "accept_arrival": AcceptArrival,
    "amend_guarantee": AmendGuarantee,
    "request_invalidation": Explained,
    "submit_unloading_remarks": UnloadingRemarks,
    "record_passage": ActForm,
    "permit_unloading": ActForm,
    "release_goods": ActForm,
}
