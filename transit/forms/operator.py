"""Forms of the operator's pages: what a list is narrowed to, another guarantee, invalidation, arrival, unloading."""

import re
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cats.kernel import clock, references
from refdata import selectors as refdata
from transit import selectors_operator as board
from transit.forms.acts import DayInput, sentence
from transit.models import GuaranteeUse
from transit.selectors_operator import Asked, Tab
from transit.wording_operator import office_name

REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _./-]*")
MRN_LIKE = re.compile(r"[0-9]{2}[A-Za-z]{2}[A-Za-z0-9]{14}")
PERIODS = {"today": 0, "week": 7, "month": 30, "quarter": 90}
YES, NO = "yes", "no"


class BoardFilter(forms.Form):
    """What the list of movements is narrowed to. Unknown tabs, offices and periods narrow nothing; a wrong reference is said."""

    q = forms.CharField(
        label=_("LRN, MRN, plate or container"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    office = forms.ChoiceField(label=_("Office"), required=False)
    period = forms.ChoiceField(
        label=pgettext_lazy("period", "When"),
        required=False,
        choices=[
            ("", _("Any time")),
            ("today", _("Today")),
            ("week", _("Last 7 days")),
            ("month", _("Last 30 days")),
            ("quarter", _("Last 90 days")),
        ],
    )

    def __init__(self, *given: Any, offices: list[tuple[str, str]], zone: str, **options: Any) -> None:
        super().__init__(*given, **options)
        self.zone = zone
        self.fields["office"].choices = [("", _("Every office")), *offices]  # type: ignore[attr-defined]

    def clean_q(self) -> str:
        """Exactly the characters of references; an MRN with its check digit."""
        text: str = self.cleaned_data["q"]
        if text and not REFERENCE.fullmatch(text):
            raise forms.ValidationError(
                _("A reference has letters, digits and the signs - _ . / only. Everything is shown.")
            )
        if MRN_LIKE.fullmatch(text) and references.mrn_fault(text.upper()):
            raise forms.ValidationError(
                _("The check digit of this MRN does not fit: a character was mistyped. Everything is shown.")
            )
        return text

    def asked(self, tab: str, sort: str) -> Asked:
        """What is asked for; of a part that is wrong, nothing."""
        self.is_valid()
        given = self.cleaned_data
        chosen = Tab(tab) if tab in set(Tab) else Tab.ALL
        return Asked(
            tab=chosen,
            reference=given.get("q", ""),
            office=given.get("office", ""),
            since=self._since(given.get("period", "")),
            by_limit=sort == "limit" and chosen in (Tab.WAY, Tab.NEAR),
        )

    def _since(self, period: str) -> datetime | None:
        if period not in PERIODS:
            return None
        midnight = clock.local(clock.now(), self.zone).replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight - timedelta(days=PERIODS[period])


class Confirmed(forms.Form):
    """A form whose last question is yes or no; whoever says no is led back."""

    sure = forms.ChoiceField(label=_("Are you sure?"), widget=forms.RadioSelect)
    yes: Any = _("Yes, send it")
    no: Any = _("No, leave it as it is")

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self.fields["sure"].choices = [(NO, self.no), (YES, self.yes)]  # type: ignore[attr-defined]

    @property
    def declined(self) -> bool:
        """Whether the person said no, whatever else stands in the form."""
        return str(self.data.get(self.add_prefix("sure"), "")) == NO


class Invalidation(Confirmed):
    """Why the declaration shall be invalidated."""

    text = sentence(_("Why it shall be invalidated"), help_text=_("Customs reads this and decides."))
    field_order = ("text", "sure")
    yes = _("Yes, ask customs to invalidate it")
    no = _("No, keep the declaration")


class OfferedGuarantee(forms.Form):
    """One guarantee that shall stand from now on. An empty access code keeps the one that was declared with this GRN."""

    type = forms.ChoiceField(
        label=_("Type"), choices=(("1", _("1: comprehensive")), ("2", _("2: individual, by a guarantor")))
    )
    grn = forms.CharField(
        label=_("GRN"),
        max_length=24,
        help_text=_("17 characters, such as 26GE0000DEMO00012."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "list": "own-guarantees"}
        ),
    )
    access_code = forms.CharField(
        label=_("Access code"),
        required=False,
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
    currency = forms.RegexField(
        r"[A-Za-z]{3}", label=_("Currency"), required=False, help_text=_("Three letters, such as USD.")
    )

    def __init__(self, *given: Any, kept: frozenset[str] = frozenset(), **options: Any) -> None:
        super().__init__(*given, **options)
        self.kept = kept

    def clean_grn(self) -> str:
        """The GRN in capitals, with a check digit that fits."""
        grn: str = self.cleaned_data["grn"].upper()
        if references.grn_fault(grn):
            raise forms.ValidationError(
                _("A GRN has 17 characters and a check digit that fits: a character was mistyped or misread.")
            )
        return grn

    def clean_currency(self) -> str:
        """The currency in capitals."""
        return str(self.cleaned_data["currency"]).upper()

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = self.cleaned_data
        grn = given.get("grn")
        if grn and not given.get("access_code") and grn not in self.kept:
            self.add_error("access_code", _("Enter the access code of this guarantee."))
        if (given.get("amount") is None) == bool(given.get("currency")) and not self.errors:
            self.add_error("currency", _("Give the amount together with its currency, or leave both empty."))
        return given


class Amendment(Confirmed):
    """The guarantees that shall stand: one form for each of the declaration, filled in but for the access codes."""

    yes = _("Yes, offer this to customs")
    no = _("No, go back")

    def __init__(self, *given: Any, uses: list[GuaranteeUse], kept: frozenset[str], **options: Any) -> None:
        super().__init__(*given, **options)
        number = len(uses) or 1
        made = forms.formset_factory(
            OfferedGuarantee, extra=0, min_num=number, max_num=number, validate_min=True, validate_max=True
        )
        initial = [
            {"type": use.guarantee_type, "grn": use.grn, "amount": use.amount, "currency": use.currency}
            for use in uses
        ]
        self.guarantees = made(
            data=given[0] if given else None,
            initial=initial,
            prefix="guarantee",
            form_kwargs={"kept": kept, "empty_permitted": False},
        )

    def is_valid(self) -> bool:
        """Every guarantee and the confirmation."""
        sound = super().is_valid()
        return self.guarantees.is_valid() and sound


class Arrival(forms.Form):
    """The notification of an arrival; what the record already tells is said at once."""

    mrn = forms.CharField(
        label=_("MRN"),
        max_length=30,
        help_text=_("18 characters, as on the accompanying document; blanks do not matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
    )
    office = forms.ChoiceField(label=_("Office of destination"), required=False)
    trader = forms.ChoiceField(label=_("Trader at destination"))
    simplified = forms.ChoiceField(label=_("Where the goods are"), required=False, widget=forms.RadioSelect)

    def __init__(
        self,
        *given: Any,
        offices: list[tuple[str, str]],
        traders: list[tuple[str, str]],
        places: bool,
        **options: Any,
    ) -> None:
        super().__init__(*given, **options)
        self.fields["office"].choices = [("", _("As declared")), *offices]  # type: ignore[attr-defined]
        self.fields["trader"].choices = traders  # type: ignore[attr-defined]
        where = [("", _("At the customs office"))]
        if places:
            where.append(("on", _("At my own place: I am an authorised consignee (C522)")))
        self.fields["simplified"].choices = where  # type: ignore[attr-defined]

    def clean_mrn(self) -> str:
        """The MRN in capitals without blanks, with a check digit that fits."""
        mrn = re.sub(r"\s", "", self.cleaned_data["mrn"]).upper()
        if len(mrn) != references.MRN_LENGTH:
            raise forms.ValidationError(
                _("An MRN has 18 characters; these are %(number)d. Copy it from the accompanying document.")
                % {"number": len(mrn)}
            )
        if references.mrn_fault(mrn):
            raise forms.ValidationError(
                _("The check digit does not fit: a character was mistyped or misread. Enter the MRN again.")
            )
        return mrn

    def clean_simplified(self) -> bool:
        """Whether the goods are at the trader's own place."""
        return bool(self.cleaned_data["simplified"])

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = self.cleaned_data
        mrn, office = given.get("mrn"), given.get("office")
        if not mrn or office is None:
            return given
        why, record = board.obstacle_to_arrival(mrn, office)
        if record is not None and not office:
            given["office"] = record.office
        if why == "unknown":
            self.add_error(
                "mrn",
                _("No movement with this MRN is expected in this country. Check it, or ask the office."),
            )
        elif why == "notified":
            self.add_error("mrn", _("This arrival was notified before. Nothing needs to be sent again."))
        elif why == "elsewhere" and record is not None:
            self.add_error(
                "office",
                _("The goods are expected at %(office)s (%(code)s). Present them there.")
                % {"office": office_name(record.office), "code": record.office},
            )
        return given


class Unloading(forms.Form):
    """Everything is unloaded and nothing differs."""

    unloaded_on = forms.DateField(
        label=_("Day of the unloading"), required=False, widget=DayInput, help_text=_("Empty: today.")
    )
    text = sentence(_("Remark"), required=False)

    def __init__(self, *given: Any, zone: str, **options: Any) -> None:
        super().__init__(*given, **options)
        self.zone = zone

    def clean_unloaded_on(self) -> Any:
        """Not in the future, by the office's calendar."""
        day = self.cleaned_data["unloaded_on"]
        if day and day > clock.today(self.zone):
            raise forms.ValidationError(_("This day lies in the future at the office of destination."))
        return day

    @property
    def facts(self) -> dict[str, Any]:
        """What was entered, by the names of the act's facts."""
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}


def offices_with(role: str, country: str, on: Any) -> list[tuple[str, str]]:
    """The offices of a country that have one of these roles, for a menu: code and name."""
    found = refdata.offices(country, on)
    return [(one.code, f"{one.code} {one.name}") for one in found if set(role) & set(one.roles)]
