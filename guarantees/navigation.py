"""What guarantees bring into the navigation."""

from django.utils.translation import gettext_lazy as _

from cats.ui.navigation import Entry

ENTRIES = (
    Entry(_("Exposure"), "guarantees:exposure", "guarantees.view_exposure", 45, home=True),
    Entry(_("Guarantees"), "guarantees:guarantees", "guarantees.view_guarantee", 50, home=True),
    Entry(_("Guarantors"), "guarantees:guarantors", "guarantees.admit_guarantor", 55),
)
