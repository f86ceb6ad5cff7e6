"""What this room brings into the navigation."""

from django.utils.translation import gettext_lazy as _

from cats.ui.navigation import MENU, Entry

ENTRIES = (
    Entry(_("Users"), "refdata:users", "accounts.manage_users", 20),
    Entry(_("Operators"), "refdata:operators", "refdata.manage_operators", 30),
    Entry(_("Customs offices"), "refdata:offices", "refdata.view_reference_data", 40, MENU),
    Entry(_("Settings of the administration"), "refdata:settings", "refdata.change_settings", 45, MENU),
)
