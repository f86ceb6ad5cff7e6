"""The notices that this room posts."""

from django.utils.translation import gettext_lazy as _

from cats.notices.kinds import Kind

KINDS = {
    "right.asked": Kind(_("A colleague needs me as the second person"), needs_you=True),
    "account.link_made": Kind(_("Somebody made a link to a new password of mine"), needs_you=True),
    "right.decided": Kind(_("What I asked for was decided")),
}
