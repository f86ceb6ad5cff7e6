"""The verbs that reference data writes into the audit, each with its sentence."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "reference_data.put_in_force": _("put an edition of the reference data in force"),
    "office_posting.saved": _("posted an officer to a customs office or changed his posting"),
    "operator_mandate.saved": _("gave a person a mandate to act for an economic operator or changed it"),
}
