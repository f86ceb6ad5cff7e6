"""The audit's own verb: what was tried and refused."""

from django.utils.translation import gettext_lazy as _

VERBS = {"act.refused": _("An act was refused.")}
