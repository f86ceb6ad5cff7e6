"""What transit brings into the navigation."""

from django.utils.translation import gettext_lazy as _

from cats.ui.navigation import MENU, Entry

ENTRIES = (
    Entry(
        _("Work list"), "transit:desk", "transit.work_at_desk", 1, home=True, under=("/movements/", "/scan/")
    ),
    Entry(
        _("Movements"),
        "transit:home",
        "transit.read_mailbox",
        10,
        home=True,
        under=("/movements/", "/submissions/"),
    ),
    Entry(_("Drafts"), "transit:drafts", "transit.lodge_declaration", 15),
    Entry(_("All records"), "transit:movements", "transit.view_movement", 70, MENU),
    Entry(_("Lodge a declaration"), "transit:lodge", "transit.lodge_declaration", 20),
    Entry(_("Notify an arrival"), "transit:notify_arrival", "transit.notify_arrival", 30),
    Entry(_("Mailbox"), "transit:mailbox", "transit.read_mailbox", 40),
)
