"""What this room writes into the audit, with a sentence for each verb."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "guarantee.registered": _("The guarantee was registered."),
    "guarantee.recoded": _("The access code of the guarantee was changed."),
    "guarantee.amount_changed": _("The reference amount of the guarantee was changed."),
    "guarantee.suspended": _("The guarantee was suspended."),
    "guarantee.reinstated": _("The suspension of the guarantee was ended."),
    "guarantee.revoked": _("The guarantee was ended by its office with a last day."),
    "guarantor.admitted": _("A guarantor was admitted."),
    "guarantee.reserved": _("An amount was reserved for a movement."),
    "guarantee.refused": _("A reservation was refused."),
    "guarantee.credited": _("The movement arrived: the arrival was noted for the guarantee."),
    "guarantee.released": _("The movement was discharged: liability ended."),
    "guarantee.cancelled": _("The reservation was given up."),
    "reservation.contradicted": _("A request came again under its id with other content and was refused."),
    "guarantor_mandate.saved": _("A person's mandate to act for a guarantor was given or changed."),
}
