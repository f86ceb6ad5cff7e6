"""What the audit trail says about the connector: verb and sentence."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "message.proof_taken": _("The proof of a message was taken out as a file"),
    "message.redriven": _("A held message was put up for another attempt"),
    "message.skipped": _("A held message was skipped: it has no effect"),
}
