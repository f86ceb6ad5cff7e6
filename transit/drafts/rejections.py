"""Customs sent a declaration back: its draft opens again, with every fault at its question."""

from cats.audit import log
from cats.kernel import clock
from cats.kernel.actors import SYSTEM, Actor
from cats.kernel.errors import Fault
from cats.messaging.models import InboundMessage
from transit import wording
from transit.drafts import judging, services
from transit.drafts.compose import compose
from transit.models import Draft


def reopen(row: InboundMessage, *, actor: Actor = SYSTEM) -> Draft | None:
    """Open the draft that was sent as this message, if the message was refused. Repeated, it changes nothing."""
    draft = Draft.objects.select_for_update().filter(submission_id=row.pk, sent_at__isnull=False).first()
    return take_faults(draft, row, actor=actor) if draft else None


def take_faults(draft: Draft, row: InboundMessage, *, actor: Actor) -> Draft | None:
    """Map the faults of the refusal into the draft and open it; None where the message was not refused."""
    refusal = wording.refusal_of(row.sender, row.message_id)
    if refusal is None:
        return None
    composed = compose(draft, draft.items.order_by("position"))
    faults = [
        Fault(one.pointer, one.code, one.reason, one.text, one.value) for one in wording.faults_in(refusal)
    ]
    draft.faults = [one.as_dict() for one in judging.placed(faults, composed)]
    draft.sent_at = None
    draft.version += 1
    draft.kept_until = services.kept_until(clock.today(services.zone()))
    draft.save()
    log.record("draft.reopened", actor=actor, subject=draft, lrn=draft.lrn, faults=len(draft.faults))
    return draft
