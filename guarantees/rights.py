"""The kind of right that guarantees bring: a person's mandate to act for a guarantor."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from cats.accounts.models import User
from cats.accounts.roles import Role
from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.kernel.errors import Refused
from cats.kernel.sentences import said
from guarantees.models import Guarantor, GuarantorMandate
from guarantees.services import mandates
from refdata.forms.rights import UntilForm
from refdata.right import Held, Right, Wanted, already_held, not_held, require_open
from refdata.rights import day_of, not_over, require_to_come, text_of, with_end


class GuarantorMandateForm(UntilForm):
    """For which guarantor of this administration."""

    guarantor = forms.ChoiceField(label=gettext_lazy("Guarantor"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Guarantor.objects.order_by("identification").values_list("identification", "name")
        self.fields["guarantor"].choices = [(number, f"{number} {name}") for number, name in known]  # type: ignore[attr-defined]


class GuarantorMandateRight(Right):
    """A person's mandate to act for a guarantor."""

    code, order = "guarantor_mandate", 45
    label, ask_label = gettext_lazy("Mandates for guarantors"), gettext_lazy("Ask for a mandate")
    form_class = GuarantorMandateForm
    desks = frozenset({Role.GUARANTOR})

    def wanted(self, form: Any) -> dict[str, Any]:
        return {"guarantor": form.cleaned_data["guarantor"], "until": text_of(form.cleaned_data["until"])}

    def words(self, wanted: Wanted) -> str:
        found = Guarantor.objects.filter(identification=wanted["guarantor"]).first()
        return with_end(f"{wanted['guarantor']} {found.name if found else ''}".strip(), wanted)

    def check(self, user: User | None, wanted: Wanted) -> None:
        person, until = require_open(user), day_of(wanted)
        guarantor = Guarantor.objects.filter(identification=wanted["guarantor"]).first()
        if guarantor is None:
            raise Refused("guarantor-unknown", said("There is no such guarantor in this administration."))
        require_to_come(until)
        rows = GuarantorMandate.objects.filter(user=person, guarantor=guarantor)
        if any(row.valid_until == until and row.holds(clock.now().date()) for row in rows):
            raise already_held()

    def give(self, user: User | None, wanted: Wanted, actor: Actor) -> None:
        guarantor = Guarantor.objects.get(identification=wanted["guarantor"])
        mandates.mandate_for_guarantor(require_open(user), guarantor, actor=actor, until=day_of(wanted))

    def held(self, user: User) -> Sequence[Held]:
        rows = GuarantorMandate.objects.filter(user=user).select_related("guarantor")
        return [
            Held(
                row.guarantor.identification,
                f"{row.guarantor.identification} {row.guarantor.name}",
                row.valid_from,
                row.valid_until,
            )
            for row in rows.order_by("guarantor__identification")
            if not_over(row.valid_until)
        ]

    def take(self, user: User, key: str, actor: Actor) -> None:
        rows = GuarantorMandate.objects.filter(user=user, guarantor__identification=key)
        row = rows.select_related("guarantor").first()
        if row is None or not not_over(row.valid_until):
            raise not_held()
        yesterday = clock.now().date() - timedelta(days=1)
        mandates.mandate_for_guarantor(user, row.guarantor, actor=actor, until=yesterday)


RIGHTS = (GuarantorMandateRight(),)
