"""The verbs that reference data writes into the audit, each with its sentence."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "reference_data.put_in_force": _("put an edition of the reference data in force"),
    "office_posting.saved": _("posted an officer to a customs office or changed his posting"),
    "right.asked": _("A second person was asked for a right or a setting."),
    "right.approved": _("A second person approved what another one asked for."),
    "right.refused": _("A second person refused what another one asked for."),
    "right.withdrawn": _("A request for a right or a setting was taken back."),
    "setting.changed": _("A setting of the administration was changed from a day on."),
    "operator.registered": _("An economic operator was registered."),
    "operator.changed": _("What is known of an economic operator was changed."),
    "operator.closed": _("The registration of an economic operator was ended."),
    "authorisation.granted": _("An authorisation was granted to an economic operator."),
    "authorisation.ended": _("An authorisation of an economic operator was ended."),
    "operator_mandate.saved": _("gave a person a mandate to act for an economic operator or changed it"),
}
