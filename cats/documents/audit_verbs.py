"""What the audit trail says about printed documents."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "document.ordered": _("A copy of a document was ordered."),
    "document.made": _("A copy of a document was made."),
    "document.failed": _("A copy of a document could not be made."),
    "document.retried": _("A copy of a document was ordered again after it had failed."),
    "document.fetched": _("A copy of a document was handed out."),
}
