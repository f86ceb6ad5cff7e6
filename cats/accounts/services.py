"""Acts on accounts, each audited. They work in the administration in scope; outside every scope on host people."""

from collections.abc import Iterable
from typing import Any

import structlog
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from oauth2_provider.generators import generate_client_id, generate_client_secret
from oauth2_provider.models import get_access_token_model

from cats.accounts.models import Client, Membership, User
from cats.accounts.roles import Role
from cats.audit import log
from cats.kernel.actors import Actor
from cats.kernel.errors import Conflict, Fault, Invalid
from cats.kernel.sentences import said
from cats.tenancy import scope

journal = structlog.get_logger(__name__)


def create_user(
    login: str,
    name: str,
    *,
    password: str | None,
    roles: Iterable[Role] = (),
    language: str = "en",
    actor: Actor,
) -> User:
    """Make a user of the administration in scope, or of none. Without a password he cannot sign in by one.

    Raises `Invalid` for a weak password or an unusable login name, `Conflict` when the login name is taken.
    """
    administration = scope.current_or_none()
    user = User(
        administration_id=administration, login=login, key=f"{administration or ''}:{login}", name=name
    )
    user.language = language
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
    audit("user.deactivated", actor=actor, subject=user)


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


def audit(verb: str, *, actor: Actor, subject: models.Model, **facts: Any) -> None:
    """Into the administration's audit; acts of host people, who have none, into the log file."""
    if scope.current_or_none() is None:
        journal.info(verb, actor=actor.ref, subject=str(subject.pk), **facts)
    else:
        log.record(verb, actor=actor, subject=subject, **facts)


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
