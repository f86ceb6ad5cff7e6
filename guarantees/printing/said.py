"""What the register says now about a guarantee whose certificate somebody holds."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.documents import labels as words
from cats.documents.kinds import Said
from cats.documents.models import PrintedDocument
from cats.kernel import clock
from cats.kernel.actors import Actor
from guarantees import access
from guarantees.printing.content import state_of, version_of

STATES = {
    "in_force": _("In force"),
    "suspended": _("Suspended"),
    "not_in_force": _("Not in force"),
}


def said(printed: PrintedDocument, actor: Actor) -> Said | None:
    """The register's words for an actor who may see the guarantee; None for others."""
    guarantee = access.visible_to(actor).filter(pk=printed.subject).first()
    if guarantee is None:
        return None
    state = state_of(guarantee, clock.today(printed.zone))
    return Said(
        stands=state == "in_force",
        state=STATES[state],
        version=version_of(guarantee),
        facts=[
            (_("Guarantor"), guarantee.guarantor.name),
            (_("Holder of the transit procedure"), f"{guarantee.holder_name} {guarantee.holder}"),
            (_("Reference amount"), words.money(guarantee.reference_amount, guarantee.currency)),
        ],
        url=reverse("guarantees:guarantee", args=[guarantee.grn]),
    )
