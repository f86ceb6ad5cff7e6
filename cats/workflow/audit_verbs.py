"""What the audit log says about state tables."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "state.changed": _("The record went from one state to another"),
    "state.confirmed": _("Something was recorded that left the state as it was"),
}
