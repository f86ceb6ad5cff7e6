"""What the accounts room writes into the audit."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "user.created": _("A user was created."),
    "user.deactivated": _("A user's account was closed."),
    "user.reopened": _("A user's account was opened again."),
    "user.signed_in": _("Somebody signed in."),
    "user.signed_out": _("Somebody signed out."),
    "membership.added": _("A role was given to a user."),
    "membership.removed": _("A role was taken from a user."),
    "client.created": _("A system was registered to act as a user."),
    "client.removed": _("A system may no longer act as a user."),
    "token.issued": _("A system received an access token."),
}
