"""The doors from a view to a movement: who finds it (else 404), who may act (else 403). Rows of others do not exist."""

from uuid import UUID

from django.db.models import Q, QuerySet

from cats.kernel.actors import Actor
from cats.kernel.errors import Forbidden, NotFound
from cats.kernel.sentences import said
from transit.models import Movement
from transit.workflow.states import Role

VIEW = "transit.view_movement"
AUDIT = "audit.view_log"


def visible_to(actor: Actor) -> QuerySet[Movement]:
    """The movements that the actor may see, newest first.

    Officers: those of their offices. Operators: at departure what they lodged or hold, at destination what they notified.
    Auditors: all of the administration.
    """
    movements = Movement.objects.order_by("-id")
    if actor.kind != "user":
        return movements
    if not actor.may(VIEW):
        return movements.none()
    if actor.may(AUDIT):
        return movements
    operators = list(actor.operators)
    theirs = Q(role=Role.DEPARTURE) & (Q(holder__in=operators) | Q(declarant__in=operators))
    brought = Q(role=Role.DESTINATION, trader_at_destination__in=operators)
    at_office = Q(office__in=list(actor.offices))
    if not operators:
        return movements.filter(at_office)
    return movements.filter(at_office | theirs | brought)


def movement(actor: Actor, id: UUID | str, permission: str = "") -> Movement:
    """The movement with this id. Raises `NotFound` for what the actor may not see, `Forbidden` without the permission."""
    found = visible_to(actor).filter(pk=id).first()
    if found is None:
        raise _not_found(str(id))
    return _allowed(found, actor, permission)


def movement_by_mrn(
    actor: Actor, mrn: str, *, office: str = "", role: str = "", permission: str = ""
) -> Movement:
    """The record of an MRN that the actor may see; where he sees several, `office` and `role` say which. See `movement`."""
    asked = {name: value for name, value in (("office", office), ("role", role)) if value}
    found = visible_to(actor).filter(mrn=mrn, **asked).first()
    if found is None:
        raise _not_found(mrn)
    return _allowed(found, actor, permission)


def works_at(actor: Actor, record: Movement) -> bool:
    """Whether the actor is an officer of the record's office, or no person at all."""
    return actor.kind != "user" or record.office in actor.offices


def _allowed(found: Movement, actor: Actor, permission: str) -> Movement:
    if permission and not actor.may(permission):
        raise Forbidden("permission", said("Your role does not include this act."), pointer=permission)
    return found


def _not_found(reference: str) -> NotFound:
    return NotFound(
        "movement",
        said("No movement {reference} was found.", reference=reference),
        remedy=said("Check the MRN, and that you work at its office or act for its holder or trader."),
    )
