"""Permissions of the notices."""

from django.utils.translation import gettext_lazy as _

PERMISSIONS = {"notices.read_notice": _("Read notices to oneself, one's office, operator or guarantor.")}
