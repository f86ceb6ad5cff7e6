"""What the record behind a printed accompanying document says now, for whoever holds the page against it."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cats.documents.kinds import Said
from cats.documents.models import PrintedDocument
from cats.kernel.actors import Actor
from transit import access
from transit.models import Movement
from transit.printing.content import version_of
from transit.printing.printable import is_released
from transit.workflow.labels import ROLE_LABELS, state_label


def said(printed: PrintedDocument, actor: Actor) -> Said | None:
    """The record's words for an actor who may see it; None for others."""
    record = access.visible_to(actor).filter(pk=printed.subject).first()
    if record is None:
        return None
    return Said(
        stands=is_released(record),
        state=state_label(record.role, record.state),
        version=version_of(record),
        facts=_facts(record),
        url=reverse("transit:movement", args=[record.pk]),
    )


def _facts(record: Movement) -> list[tuple[str | Promise, str]]:
    role = ROLE_LABELS.get(record.role, record.role)
    return [
        (role, record.office),
        (_("Holder of the transit procedure"), f"{record.holder_name} {record.holder}".strip()),
        (_("Items"), str(record.item_count)),
        (_("Seals"), ", ".join(record.seals) or "—"),
        (_("Means of transport"), ", ".join(record.means_of_transport) or "—"),
        (_("Containers"), ", ".join(record.containers) or "—"),
    ]
