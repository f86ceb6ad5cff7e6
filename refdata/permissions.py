"""What people may do with reference data, each with its sentence."""

from django.utils.translation import gettext_lazy as _

PERMISSIONS = {
    "refdata.view_reference_data": _("See code lists, customs offices and the versions in force"),
    "refdata.post_officers": _("Post officers to customs offices and end their postings"),
    "refdata.manage_operators": _("Keep economic operators, their authorisations and mandates"),
    "refdata.change_settings": _("Ask for changes of what the administration sets for itself"),
}
