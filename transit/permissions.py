"""What people may be allowed to do in transit: code and sentence."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PERMISSIONS: dict[str, str | Promise] = {
    "transit.lodge_declaration": _("Lodge transit declarations"),
    "transit.view_movement": _("See movements"),
    "transit.read_mailbox": _("Read what customs writes to economic operators"),
    "transit.amend_declaration": _("Amend declarations, or offer another guarantee for one"),
    "transit.request_invalidation": _("Ask for a declaration to be invalidated"),
    "transit.print_document": _("Print accompanying documents"),
    "transit.decide_control": _("Decide whether goods are controlled"),
    "transit.release_movement": _("Release goods for transit"),
    "transit.refuse_release": _("Refuse to release goods for transit"),
    "transit.invalidate_movement": _("Invalidate declarations and decide on such requests"),
    "transit.decide_amendment": _("Decide on requests to amend a declaration"),
    "transit.work_at_desk": _("Work at the desk of an office: scan, work list, cases, seals, notes"),
    "transit.control_in_transit": _("Stop goods at an office of transit and record what the check found"),
    "transit.record_passage": _("Record that goods cross the frontier"),
    "transit.notify_arrival": _("Notify the arrival of goods"),
    "transit.accept_arrival": _("Record the arrival of goods for a trader"),
    "transit.permit_unloading": _("Permit unloading"),
    "transit.submit_unloading_remarks": _("Submit unloading remarks"),
    "transit.record_control_result": _("Record the result of a control"),
    "transit.release_goods": _("Release goods from transit"),
}
