"""What the accounts room writes into the audit."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "user.created": _("A user was created."),
    "user.deactivated": _("A user's account was closed."),
    "user.reopened": _("A user's account was opened again."),
    "user.signed_in": _("Somebody signed in."),
    "user.signed_out": _("Somebody signed out."),
    "user.preferences_saved": _("A user changed what the system knows of him."),
    "password.changed": _("A password was changed."),
    "link.made": _("A link to a new password was made."),
    "second_step.added": _("A second step of sign-in was set up."),
    "second_step.removed": _("A second step of sign-in was removed."),
    "second_step.forgotten": _("Everything of a user's second step was removed; he sets it up anew."),
    "recovery_codes.made": _("Recovery codes were made."),
    "recovery_code.used": _("Somebody signed in with a recovery code."),
    "session.ended": _("A session was ended."),
    "session.all_ended": _("All sessions of a user were ended."),
    "membership.added": _("A role was given to a user."),
    "membership.removed": _("A role was taken from a user."),
    "client.created": _("A system was registered to act as a user."),
    "client.removed": _("A system may no longer act as a user."),
    "token.issued": _("A system received an access token."),
}
