"""Permissions of the audit."""

from django.utils.translation import gettext_lazy as _

PERMISSIONS = {
    "audit.view_log": _("See who did what and when."),
    "audit.verify_chain": _("Have the chain of the audit proven, and take entries out as a file."),
}
