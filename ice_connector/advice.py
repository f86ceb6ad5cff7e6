"""What to do about each kind of alarm, in a sentence for the administrator."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ice_connector.models import AlarmKind

KINDS: dict[str, str | Promise] = {
    AlarmKind.CONFLICT: _("The hub holds another message under this number"),
    AlarmKind.REFUSED: _("The hub refuses a message for good"),
    AlarmKind.NOT_TAKEN: _("The recipient can never take a message"),
    AlarmKind.TAMPERED: _("A statement does not fit its signature or its message"),
    AlarmKind.EQUIVOCATION: _("A partner signed two contents under one number"),
    AlarmKind.RESTORED: _("One end was restored from a backup"),
    AlarmKind.UNDELIVERED: _("No acknowledgement for 30 minutes"),
    AlarmKind.WAITING: _("A message has waited for 30 minutes"),
    AlarmKind.GAP: _("A number of a link has been missing for 5 minutes"),
    AlarmKind.POLL: _("The hub has answered nothing for 5 minutes"),
    AlarmKind.CLOCK: _("Our clock and the hub's differ by more than 5 seconds"),
    AlarmKind.STUCK: _("A message could not be processed"),
}
ADVICE: dict[str, str | Promise] = {
    AlarmKind.CONFLICT: _(
        "Was this installation restored from a backup? Tell the regional institution; the evidence is kept."
    ),
    AlarmKind.REFUSED: _(
        "Read the detail: it names the member and the reason. Call whoever keeps this system."
    ),
    AlarmKind.NOT_TAKEN: _("Ask the partner: the data or the keys of the sender are wrong."),
    AlarmKind.TAMPERED: _("Keep the evidence and tell the regional institution."),
    AlarmKind.EQUIVOCATION: _("Keep the evidence and tell the regional institution."),
    AlarmKind.RESTORED: _("Sending is halted. Call whoever keeps this system."),
    AlarmKind.UNDELIVERED: _("Nothing is lost: it is repeated. Ask the partner or the hub if it lasts."),
    AlarmKind.WAITING: _("Look at its trace. After 7 days it is refused by itself."),
    AlarmKind.GAP: _("It is asked for every half minute. Ask the sender if it lasts."),
    AlarmKind.POLL: _(
        "Nothing is lost. The link process or the way to the hub is down: call whoever keeps this system."
    ),
    AlarmKind.CLOCK: _("Have the clock of this machine set by a time server."),
    AlarmKind.STUCK: _("Have the cause mended, then try it again; or skip it with a reason."),
}
