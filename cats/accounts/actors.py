"""Users as actors: what they may do and for whom, read afresh for every request."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from cats.accounts import grants
from cats.accounts.models import User
from cats.accounts.roles import permissions_of
from cats.kernel.actors import Actor

NOBODY = Actor("user", "", "nobody")


def actor_of(user: User | AnonymousUser) -> Actor:
    """The user with his permissions, offices (codes), operators (identification numbers) and guarantors (ids)."""
    if not isinstance(user, User) or not user.is_active:
        return NOBODY
    return Actor(
        "user",
        str(user.pk),
        user.name,
        administration=user.administration_id or "",
        permissions=permissions_of(user.roles),
        **grants.granted(user),
    )


def of_request(request: HttpRequest) -> Actor:
    """The actor of a request (Django's or the API's), read once per request."""
    user = request.user
    kept: tuple[object, Actor] | None = getattr(request, "_cats_actor", None)
    if kept is None or kept[0] != user.pk:
        kept = (user.pk, actor_of(user))
        request._cats_actor = kept  # type: ignore[attr-defined]
    return kept[1]
