"""The door to a draft: everybody who acts for its operator, and nobody else."""

from uuid import UUID

from django.db.models import Count, QuerySet

from cats.kernel.actors import Actor
from cats.kernel.errors import Forbidden, NotFound
from cats.kernel.sentences import said
from transit.models import Draft

PERMISSION = "transit.lodge_declaration"
LIGHT = ("answers", "carried", "secrets", "judged")
"""Columns that no list needs."""


def visible_to(actor: Actor) -> QuerySet[Draft]:
    """The drafts of those for whom the actor acts."""
    if not actor.may(PERMISSION):
        return Draft.objects.none()
    drafts = Draft.objects.select_related("changed_by", "locked_by", "amends")
    return drafts.filter(operator__in=list(actor.operators))


def listed(actor: Actor, search: str = "", *, sent: bool = False) -> QuerySet[Draft]:
    """Those that are open (or were sent), with the number of their items; the next to be deleted first."""
    found = visible_to(actor).defer(*LIGHT).filter(sent_at__isnull=not sent)
    if search:
        found = found.filter(lrn__icontains=search)
    return found.annotate(item_count=Count("items")).order_by("kept_until", "id")


def draft(actor: Actor, id: UUID | str) -> Draft:
    """One draft. Raises `Forbidden` without the permission, `NotFound` for what is not there or not his alike."""
    require(actor)
    found = visible_to(actor).filter(pk=id).first()
    if found is None:
        raise _not_found()
    return found


def for_change(actor: Actor, id: UUID | str) -> Draft:
    """The same under its row's lock, until the transaction ends."""
    require(actor)
    own = Draft.objects.filter(pk=id, operator__in=list(actor.operators))
    found = own.select_for_update().first()
    if found is None:
        raise _not_found()
    return found


def require(actor: Actor) -> None:
    """Raise `Forbidden` for somebody who may not lodge declarations."""
    if not actor.may(PERMISSION):
        raise Forbidden("permission", said("Your role does not include this act."), pointer=PERMISSION)


def _not_found() -> NotFound:
    return NotFound(
        "draft",
        said("There is no such draft of yours."),
        remedy=said("It may have been deleted. The list of drafts shows what is there."),
    )
