"""Acts on accounts, each audited. They work in the administration in scope; outside every scope on host people."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from oauth2_provider.generators import generate_client_id, generate_client_secret
from oauth2_provider.models import get_access_token_model

from cats.accounts import links, sessions
from cats.accounts.journal import audit
from cats.accounts.models import Client, Membership, User
from cats.accounts.roles import Role
from cats.kernel.actors import Actor
from cats.kernel.errors import Conflict, Fault, Invalid
from cats.kernel.sentences import said
from cats.tenancy import scope

__all__ = [
    "add_membership",
    "audit",
    "change_password",
    "create_client",
    "create_user",
    "deactivate",
    "people_with",
    "remove_membership",
    "reset_link",
    "save_preferences",
]


def create_user(
    login: str,
    name: str,
    *,
    password: str | None,
    roles: Iterable[Role] = (),
    language: str = "en",
    email: str = "",
    actor: Actor,
) -> User:
    """Make a user of the administration in scope, or of none. Without a password he cannot sign in by one.

    Raises `Invalid` for a weak password or an unusable login name, `Conflict` when the login name is taken.
    """
    administration = scope.current_or_none()
    user = User(
        administration_id=administration, login=login, key=f"{administration or ''}:{login}", name=name
    )
    user.language, user.email = language, email
    _check(user, password)
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as error:
        raise Conflict(
            "login-taken",
            said("The login name {login} is taken.", login=login),
            pointer="/login",
            remedy=said("Choose another."),
        ) from error
    audit("user.created", actor=actor, subject=user, login=login)
    for role in roles:
        add_membership(user, role, actor=actor)
    return user


def people_with(role: Role) -> list[User]:
    """The open accounts of the administration in scope, or of none, that hold a role."""
    held = User.objects.filter(
        administration_id=scope.current_or_none(), is_active=True, memberships__role=role.value
    )
    return list(held.order_by("login"))


def add_membership(user: User, role: Role, *, actor: Actor) -> Membership:
    """Give the user a role. Giving it twice changes nothing. Raises `Invalid` for the host's role of a national user."""
    if role == Role.HOST_ADMINISTRATOR and user.administration_id is not None:
        raise Invalid(
            [
                Fault(
                    "/role",
                    "14",
                    "CATS_ROLE",
                    said("Only people of no administration administer the host."),
                    role,
                )
            ]
        )
    membership, new = Membership.objects.get_or_create(user=user, role=Role(role).value)
    if new:
        audit("membership.added", actor=actor, subject=user, role=membership.role)
    return membership


def remove_membership(user: User, role: Role, *, actor: Actor) -> None:
    """Take a role from the user: his next request goes without it."""
    if Membership.objects.filter(user=user, role=Role(role).value).delete()[0]:
        audit("membership.removed", actor=actor, subject=user, role=Role(role).value)


def create_client(
    user: User, name: str, *, actor: Actor, client_id: str | None = None, secret: str | None = None
) -> tuple[str, str]:
    """Register a system that acts as the user; returns (client id, secret). The secret is kept as a hash only."""
    client_id, secret = client_id or generate_client_id(), secret or generate_client_secret()
    client = Client.objects.create(
        user=user,
        administration_id=user.administration_id,
        name=name,
        client_id=client_id,
        client_secret=secret,
        client_type=Client.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Client.GRANT_CLIENT_CREDENTIALS,
    )
    audit("client.created", actor=actor, subject=client, user=str(user.pk), client_id=client_id)
    return client_id, secret


def deactivate(user: User, *, actor: Actor) -> None:
    """Close the account: its next request, by session or token, is refused."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    get_access_token_model().objects.filter(application__user=user).delete()
    sessions.end_all(user, actor=actor)
    audit("user.deactivated", actor=actor, subject=user)


def reset_link(user: User, actor: Actor, *, second_step: bool = False) -> str:
    """A link, good once for three days, by which the user chooses a password: for a new account, or when he has lost it.

    With `second_step` it also forgets his app, passkeys and recovery codes, which he then sets up anew: only for somebody
    who has proved in person who he is. The address is shown to the administrator once and kept nowhere.
    """
    return links.make(user, actor=actor, renews_second_step=second_step)


def change_password(user: User, password: str, *, actor: Actor) -> None:
    """Set a password that the user chose. His other sessions end with it. Raises `Invalid` for a weak one."""
    _check(user, password)
    user.set_password(password)
    user.save(update_fields=["password"])
    audit("password.changed", actor=actor, subject=user, by="himself")


def save_preferences(user: User, *, actor: Actor, **chosen: Any) -> None:
    """What a user says of himself: `name`, `email`, `language`, `theme`, `shortcuts`. The audit names what changed."""
    changed = sorted(name for name, value in chosen.items() if getattr(user, name) != value)
    for name in changed:
        setattr(user, name, chosen[name])
    if changed:
        user.save(update_fields=changed)
        audit("user.preferences_saved", actor=actor, subject=user, changed=changed)


def reactivate(user: User, *, actor: Actor) -> None:
    """Open a closed account again. For people `refdata.services.approval` calls this: it takes two."""
    user.is_active = True
    user.save(update_fields=["is_active"])
    audit("user.reopened", actor=actor, subject=user)


def remove_client(client: Client, *, actor: Actor) -> None:
    """A system may no longer act as its user: its tokens go with it."""
    facts = {"user": str(client.user_id), "client_id": client.client_id}
    audit("client.removed", actor=actor, subject=client, **facts)
    client.delete()


def _check(user: User, password: str | None) -> None:
    faults = []
    if not user.login or not user.login.isprintable() or ":" in user.login or " " in user.login:
        faults.append(
            Fault(
                "/login",
                "14",
                "CATS_LOGIN",
                said("A login name has no spaces, colons or control characters."),
                user.login,
            )
        )
    if password is not None:
        try:
            validate_password(password, user)
        except ValidationError as error:
            faults += [Fault("/password", "14", "CATS_PASSWORD", text) for text in error.messages]
    if faults:
        raise Invalid(faults)
