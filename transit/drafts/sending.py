"""A draft becomes a declaration: by the same door as the interface's."""

from uuid import UUID

from cats.audit import log
from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.kernel.errors import Invalid, Refused
from cats.kernel.sentences import said
from cats.specification import codec
from transit.drafts import access, amending, judging, services
from transit.drafts.judging import Judgement
from transit.models import Draft
from transit.services import submissions


def check(draft: Draft) -> Judgement:
    """Judge the draft as it stands, for the page of all answers."""
    return judging.judge(draft, draft.items.order_by("position"))


def send(actor: Actor, id: UUID | str, version: int) -> UUID:
    """Send the version that was checked and return the submission. Sent before, it returns the first one.

    Raises `Refused` where it was changed since, or a colleague edits it; `Invalid` with every fault.
    """
    draft = access.for_change(actor, id)
    if draft.sent and draft.submission_id:
        return draft.submission_id
    draft = services.editable(actor, id)
    if draft.version != version:
        raise Refused(
            "draft-changed",
            said("{name} changed this declaration after you had checked it.", name=draft.changed_by.name),
            remedy=said("Look at the answers again, then send."),
        )
    judgement = check(draft)
    if judgement.findings or judgement.message is None:
        raise Invalid(
            [judging.fault_of(one) for one in judgement.findings],
            said("Something is still to be mended before this can be sent."),
        )
    if draft.amends and not amending.changes(draft, judgement.message)[1]:
        raise Refused(
            "nothing-amended",
            said("Nothing differs from the declaration that customs has."),
            remedy=said("Change what is to be amended, then send."),
        )
    row = submissions.submit(codec.encode(judgement.message), actor=actor, types=("CC015C", "CC013C"))
    draft.sent_at, draft.submission_id, draft.faults = clock.now(), row.pk, []
    draft.locked_by = draft.locked_until = None
    draft.save()
    log.record("draft.sent", actor=actor, subject=draft, lrn=draft.lrn, message=row.message_id)
    return row.pk
