"""Permissions of the accounts room."""

from django.utils.translation import gettext_lazy as _

PERMISSIONS = {
    "accounts.use_api": _("Let a system act under this account through the programming interface."),
    "accounts.manage_users": _("Create users, give and take roles, close accounts."),
    "accounts.decide_rights": _(
        "Approve or refuse, as the second person, what another administrator asked for."
    ),
}
