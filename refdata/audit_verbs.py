"""The verbs that reference data writes into the audit, each with its sentence."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "reference_data.put_in_force": _("put an edition of the reference data in force"),
    "office_posting.saved": _("posted an officer to a customs office or changed his posting"),
    "right.asked": _("asked a second person for a right or a setting"),
    "right.approved": _("approved as the second person what another one asked for"),
    "right.refused": _("refused as the second person what another one asked for"),
    "right.withdrawn": _("took a request for a right or a setting back"),
    "setting.changed": _("set something for the administration from a day on"),
    "operator.registered": _("registered an economic operator"),
    "operator.changed": _("changed what is known of an economic operator"),
    "operator.closed": _("ended the registration of an economic operator"),
    "authorisation.granted": _("granted an authorisation to an economic operator"),
    "authorisation.ended": _("ended an authorisation of an economic operator"),
    "operator_mandate.saved": _("gave a person a mandate to act for an economic operator or changed it"),
}
