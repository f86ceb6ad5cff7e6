"""What transit brings into the navigation."""

from django.utils.translation import gettext_lazy as _

from cats.ui.navigation import Entry

ENTRIES = (
    Entry(_("Movements"), "transit:movements", "transit.view_movement", 10),
    Entry(_("Drafts"), "transit:drafts", "transit.lodge_declaration", 15),
    Entry(_("Lodge a declaration"), "transit:lodge", "transit.lodge_declaration", 20),
    Entry(_("Notify an arrival"), "transit:notify_arrival", "transit.notify_arrival", 30),
    Entry(_("Mailbox"), "transit:mailbox", "transit.read_mailbox", 40),
)
