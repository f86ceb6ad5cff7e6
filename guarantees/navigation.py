"""What guarantees bring into the navigation."""

from django.utils.translation import gettext_lazy as _

from cats.ui.navigation import Entry

ENTRIES = (Entry(_("Guarantees"), "guarantees:guarantees", "guarantees.view_guarantee", 50),)
