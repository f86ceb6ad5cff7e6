"""What people may be allowed to do with the links to ICE, with a sentence each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PERMISSIONS: dict[str, str | Promise] = {
    "ice.view_links": _("See the links to ICE, their queues and alarms, and the trace of messages"),
    "ice.take_proof": _("Take the proof of a message out as a file: what was signed, without the document"),
    "ice.redrive_message": _("Have a stuck message tried again, or skip it with a reason"),
}
