"""A declaration that customs has accepted, taken up again: the draft whose sending asks for its amendment (013)."""

from uuid import UUID

from cats.kernel.actors import Actor
from cats.kernel.errors import NotFound, Refused
from cats.kernel.sentences import said
from cats.messaging.models import InboundMessage
from cats.specification.definitions.base import Message
from cats.workflow import locks
from transit import access as movements
from transit import comparing, documents
from transit.drafts import access, copying, rejections
from transit.drafts.decompose import decompose
from transit.messages.secrets import access_codes
from transit.models import Draft, Movement
from transit.services import amendments


def amend(actor: Actor, movement: UUID | str) -> Draft:
    """The draft in which a declaration is amended: the one that is open, else one made from the declaration.

    What customs refused or declined opens again. Raises `NotFound` for the declaration of others, `Refused` while customs
    has an amendment and has not decided, or when it takes none any more.
    """
    record = _own(actor, movement)
    locks.hold(record.mrn)
    record.refresh_from_db()
    last = access.visible_to(actor).filter(amends=record).order_by("-id").first()
    if last is not None and not last.sent:
        return last
    row = _sent_as(last)
    if row is not None and (opened := rejections.reopen(row, actor=actor)):
        return opened
    _require_time(record, row)
    declaration = documents.declaration_of(record)
    return copying.from_parts(
        decompose(declaration),
        record.declarant,
        record.lrn,
        actor=actor,
        amends=record,
        secrets=access_codes(declaration),
    )


def changes(draft: Draft, message: Message | None) -> tuple[list[comparing.Difference], int]:
    """What the draft, as it would be sent, changes in the declaration that it amends; nothing for any other draft."""
    if draft.amends is None or message is None:
        return [], 0
    return comparing.differences(documents.declaration_of(draft.amends), message)


def _own(actor: Actor, movement: UUID | str) -> Movement:
    access.require(actor)
    record = movements.movement(actor, movement, "transit.amend_declaration")
    if record.declaration_id is None or not record.mrn or record.declarant not in actor.operators:
        raise NotFound("declaration", said("There is no declaration of yours here that could be amended."))
    return record


def _sent_as(draft: Draft | None) -> InboundMessage | None:
    if draft is None or draft.submission_id is None:
        return None
    return InboundMessage.objects.filter(pk=draft.submission_id).first()


def _require_time(record: Movement, row: InboundMessage | None) -> None:
    if record.amendment_requested_at or (row is not None and row.processed_at is None):
        raise Refused(
            "92",
            said("You have asked for an amendment already; customs has not decided yet."),
            remedy=said("Wait for the answer in your mailbox."),
        )
    if not amendments.are_taken(record):
        raise Refused(
            "92",
            said("Customs takes no amendment of this declaration any more."),
            remedy=said("Open the movement and see where it stands."),
        )
