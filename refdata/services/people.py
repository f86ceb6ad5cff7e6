"""A new person: an account without any right, the rights asked for at once, and the way in handed over as a link."""

from collections.abc import Iterable

from cats.accounts import services
from cats.accounts.models import User
from cats.kernel.actors import Actor
from cats.kernel.errors import Refused
from cats.kernel.sentences import said
from cats.tenancy import scope
from refdata.services import approval


def register(
    login: str, name: str, *, language: str, email: str, roles: Iterable[str], reason: str, actor: Actor
) -> User:
    """Make the account and ask a second person for its roles. Raises `Invalid`, `Conflict`."""
    user = services.create_user(login, name, password=None, language=language, actor=actor)
    if email and hasattr(user, "email"):
        user.email = email
        user.save(update_fields=["email"])
    for role in roles:
        approval.ask("role", user, {"role": role}, reason=reason, actor=actor)
    return user


def close(user: User, *, actor: Actor) -> None:
    """Close the account at once. Raises `Refused` for one's own and for one that is closed."""
    if str(user.pk) == actor.ref:
        raise Refused(
            "own-account",
            said("You cannot close your own account."),
            remedy=said("Ask another administrator to close it."),
        )
    if not user.is_active:
        raise Refused("account-closed", said("The account is closed already."))
    services.deactivate(user, actor=actor)


def of_here(pk: object) -> User | None:
    """The person of the administration in scope."""
    return User.objects.filter(pk=pk, administration_id=scope.current()).first()
