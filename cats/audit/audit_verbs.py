"""The audit's own verb: what was tried and refused."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "act.refused": _("An act was refused."),
    "audit.proof_asked": _("A proof of the audit was asked for."),
    "audit.exported": _("Entries of the audit were taken out as a file."),
}
