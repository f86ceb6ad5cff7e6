"""A new draft from what there is: another draft, a declaration, one that customs sent back."""

from uuid import UUID

from django.db.models import QuerySet

from cats.kernel.actors import Actor
from cats.kernel.errors import Forbidden, NotFound
from cats.kernel.sentences import said
from cats.messaging.models import InboundMessage
from cats.specification import codec
from cats.specification.definitions import CC015C
from transit import access as movements
from transit import documents, mailbox
from transit.drafts import access, goods_rows, rejections, services
from transit.drafts.decompose import Parts, decompose
from transit.messages.secrets import access_codes
from transit.models import Declaration, Draft, DraftItem, Movement

MENDED = ("CC015C", "CC013C")
"""The messages that are written as drafts."""


def copy_draft(actor: Actor, id: UUID | str, lrn: str) -> Draft:
    """The draft once more under another LRN, without the access codes and without what customs said of it."""
    source = access.draft(actor, id)
    made = services.start(
        source.operator,
        lrn,
        actor=actor,
        answers=source.answers,
        carried=source.carried,
        copied_from=source.pk,
    )
    DraftItem.objects.bulk_create(
        goods_rows.judge(
            DraftItem(
                draft=made,
                position=item.position,
                house=item.house,
                answers=item.answers,
                carried=item.carried,
            )
            for item in source.items.order_by("position")
        )
    )
    return made


def copyable(actor: Actor, movement: UUID | str) -> tuple[Movement, str]:
    """A movement whose declaration the actor may copy, and for whom. Raises `NotFound`, `Forbidden`."""
    access.require(actor)
    record = movements.movement(actor, movement)
    operator = next((one for one in (record.declarant, record.holder) if one and one in actor.operators), "")
    if record.declaration_id is None or not operator:
        raise NotFound("declaration", said("There is no declaration of yours here that could be copied."))
    return record, operator


def copy_movement(actor: Actor, movement: UUID | str, lrn: str) -> Draft:
    """The declaration of a movement as a new draft."""
    record, operator = copyable(actor, movement)
    parts = decompose(documents.shown_declaration(record))
    return from_parts(parts, operator, lrn, actor=actor, copied_from=record.pk)


def from_parts(parts: Parts, operator: str, lrn: str, *, actor: Actor, **columns: object) -> Draft:
    """A draft with the answers and items of a document."""
    made = services.start(operator, lrn, actor=actor, answers=parts.answers, carried=parts.carried, **columns)
    items = (
        DraftItem(draft=made, position=position, house=item.house, answers=item.answers, carried=item.carried)
        for position, item in enumerate(parts.items, 1)
    )
    DraftItem.objects.bulk_create(goods_rows.judge(items))
    return made


def mend(actor: Actor, id: UUID) -> Draft:
    """The draft in which a rejected declaration is mended: the one it was sent from, else one made from it.

    `id` is that of the submission or of the declaration. A refused amendment is mended in its own draft alone. Under the same LRN, which the rejection freed, and with the
    access codes that the declarant gave for it.
    """
    access.require(actor)
    row = _submission(actor, id)
    if row.sender not in actor.operators:
        raise Forbidden("operator", said("You do not act for this operator."), pointer=row.sender)
    own = access.visible_to(actor).filter(operator=row.sender)
    found = own.filter(submission_id=row.pk).first()
    if found is not None:
        return rejections.reopen(row, actor=actor) or found
    message = codec.decode(row.data)
    if not isinstance(message, CC015C):
        raise _no_submission()
    made = from_parts(
        decompose(message),
        row.sender,
        _lrn(own, message.TransitOperation.LRN),
        actor=actor,
        copied_from=id,
        secrets=access_codes(message),
        submission_id=row.pk,
    )
    return rejections.take_faults(made, row, actor=actor) or made


def _lrn(own: QuerySet[Draft], lrn: str) -> str:
    """The declaration's own LRN, unless another draft has it by now."""
    first = own.filter(lrn=lrn, amends=None).first()
    return services.propose_lrn(first.operator) if first else lrn


def _submission(actor: Actor, id: UUID) -> InboundMessage:
    declaration = Declaration.objects.filter(pk=id, declarant__in=list(actor.operators)).first()
    if declaration is None:
        row: InboundMessage | None = mailbox.submissions(actor).filter(pk=id, type__in=MENDED).first()
    else:
        row = (
            mailbox.submissions(actor)
            .filter(type="CC015C", sender=declaration.declarant, message_id=declaration.message_id)
            .first()
        )
    if row is None:
        raise _no_submission()
    return row


def _no_submission() -> NotFound:
    return NotFound("submission", said("There is no such declaration of yours."))
