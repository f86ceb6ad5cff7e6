"""What states, postings and marks are called on the pages, each with its sign."""

from datetime import date
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from guarantees.bookkeeping import TransferKind
from guarantees.levels import Level
from guarantees.models import Guarantee
from guarantees.usages import State


class Sign(NamedTuple):
    """A state as signal, icon and word."""

    signal: str
    icon: str
    words: str | Promise


LEVELS: dict[Level, Sign] = {
    Level.IN_ORDER: Sign("go", "check2", pgettext_lazy("state of a guarantee", "In order")),
    Level.WATCH: Sign("late", "exclamation-triangle", pgettext_lazy("state of a guarantee", "Watch")),
    Level.NEARLY: Sign("stop", "exclamation-octagon-fill", _("Nearly used up")),
}
GAUGES = {Level.IN_ORDER: "info", Level.WATCH: "late", Level.NEARLY: "stop"}
BARS = {Level.IN_ORDER: "b1", Level.WATCH: "b3", Level.NEARLY: "b4"}

USAGES: dict[State, Sign] = {
    State.NONE: Sign("off", "circle", _("Nothing reserved")),
    State.RESERVED: Sign("info", "lock", pgettext_lazy("amount", "Reserved")),
    State.CREDITED: Sign("late", "unlock", _("Free again, still liable")),
    State.RELEASED: Sign("go", "check2", pgettext_lazy("amount", "Released")),
    State.CANCELLED: Sign("off", "circle", pgettext_lazy("reservation", "Cancelled")),
}

EVENTS: dict[TransferKind, str | Promise] = {
    TransferKind.UNDERTAKE: _("Guarantee registered"),
    TransferKind.RAISE: _("Reference amount raised"),
    TransferKind.LOWER: _("Reference amount lowered"),
    TransferKind.RESERVE: _("Amount reserved"),
    TransferKind.VOID: _("Reservation given up or replaced"),
    TransferKind.RELEASE: _("Movement discharged"),
    TransferKind.RETURN_HEADROOM: _("Movement arrived, amount free again"),
    TransferKind.KEEP_LIABLE: _("Still liable until discharge"),
    TransferKind.END_LIABILITY: _("Liability ended"),
}

TYPES: dict[str, str | Promise] = {
    "1": _("Comprehensive guarantee"),
    "2": _("Individual guarantee by a guarantor"),
}


def validity(guarantee: Guarantee, today: date) -> Sign:
    """Whether the guarantee may be used today, from its terms and its suspensions (at hand)."""
    if any(suspension.covers(today) for suspension in guarantee.suspensions.all()):
        return Sign("stop", "pause-circle", _("Suspended"))
    if today < guarantee.valid_from:
        return Sign("away", "hourglass-bottom", _("Not in force yet"))
    if guarantee.valid_until is not None and guarantee.valid_until < today:
        return Sign("off", "calendar-x", pgettext_lazy("guarantee", "Ended"))
    return Sign("go", "check2", _("In force"))


def type_of(guarantee: Guarantee) -> Any:
    """What the type of the guarantee is called."""
    return TYPES.get(guarantee.type, guarantee.type)
