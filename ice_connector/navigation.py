"""What the connector brings into the navigation."""

from django.utils.translation import gettext_lazy as _

from cats.ui.navigation import Entry

ENTRIES = (
    Entry(_("Administration"), "ice:administration", "accounts.manage_users", 5, home=True, host=True),
    Entry(_("Links to ICE"), "ice:links", "ice.view_links", 85),
)
