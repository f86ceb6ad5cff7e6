"""The notices that transit posts."""

from django.utils.translation import gettext_lazy as _

from cats.notices.kinds import Kind

KINDS = {
    "invalidation.requested": Kind(_("A holder asks for an invalidation"), needs_you=True),
    "amendment.requested": Kind(_("A holder asks for an amendment"), needs_you=True),
    "guarantee.silent": Kind(_("An office of guarantee does not answer"), needs_you=True),
    "movement.overdue": Kind(_("Goods did not arrive in time"), needs_you=True),
    "results.missing": Kind(_("Control results have not come in time"), needs_you=True),
    "results.owed": Kind(_("Control results are due"), needs_you=True),
    "discrepancies.found": Kind(_("The office of destination found discrepancies"), needs_you=True),
    "message.refused": Kind(_("Another administration refused a message")),
}
