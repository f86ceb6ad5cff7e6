"""Acts on mandates of guarantors. The right on the guarantor follows in the same transaction."""

from datetime import date

from cats.accounts import grants
from cats.accounts.models import User
from cats.audit import log
from cats.kernel import clock
from cats.kernel.actors import Actor
from guarantees.models import Guarantor, GuarantorMandate
from refdata.services.mandates import changed_by_the_calendar


def mandate_for_guarantor(
    user: User, guarantor: Guarantor, *, actor: Actor, until: date | None = None
) -> GuarantorMandate:
    """Let a person act for a guarantor, or change until when (last day included, UTC)."""
    first_day = clock.now().date()
    mandate, _ = GuarantorMandate.objects.update_or_create(
        user=user,
        guarantor=guarantor,
        defaults={"valid_until": until},
        create_defaults={"valid_from": first_day, "valid_until": until},
    )
    grants.sync(user, guarantor, grants.ACT_FOR, mandate.holds(first_day))
    log.record(
        "guarantor_mandate.saved",
        actor=actor,
        subject=mandate,
        user=user.key,
        guarantor=guarantor.identification,
        until=until,
    )
    return mandate


def keep_in_step() -> int:
    """Give and take what began or ended in the last days by the calendar alone; returns how many rows were looked at."""
    rows = changed_by_the_calendar(GuarantorMandate.objects.select_related("user", "guarantor"))
    for row in rows:
        grants.sync(row.user, row.guarantor, grants.ACT_FOR, row.holds(clock.now().date()))
    return len(rows)
