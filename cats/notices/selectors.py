"""Which notices somebody sees: those to himself and to everything that he works at or acts for."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext

from cats.kernel.actors import Actor
from cats.notices.models import Notice, Reading


def notices_for(actor: Actor) -> QuerySet[Notice]:
    """The notices of a user, the newest first, each with `is_read` for him."""
    if actor.kind != "user" or not actor.ref:
        return Notice.objects.none()
    read = Reading.objects.filter(notice=OuterRef("pk"), user_id=UUID(actor.ref))
    return (
        Notice.objects.filter(_audiences(actor)).annotate(is_read=Exists(read)).order_by("-created_at", "-id")
    )


def unread_for(actor: Actor) -> QuerySet[Notice]:
    """What the user has not read yet, the newest first."""
    return notices_for(actor).filter(Q(is_read=False))


def sentence(notice: Notice) -> str:
    """The notice in the reader's language."""
    text: str = gettext(notice.text) % notice.params
    return text


def _audiences(actor: Actor) -> Q:
    return (
        Q(audience_kind=Notice.USER, audience=actor.ref)
        | Q(audience_kind=Notice.OFFICE, audience__in=actor.offices)
        | Q(audience_kind=Notice.OPERATOR, audience__in=actor.operators)
        | Q(audience_kind=Notice.GUARANTOR, audience__in=actor.guarantors)
    )
