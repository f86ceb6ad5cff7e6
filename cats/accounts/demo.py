"""The demo's own conveniences: accounts to sign in with by one click, and its mail. Nothing of it exists elsewhere."""

import email
import email.policy
import json
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from guardian.models import UserObjectPermission

from cats.accounts.models import User
from cats.accounts.roles import LABELS, Role
from cats.tenancy import scope

BETWEEN = "-" * 79
MOST = 50
DESKS = [role.value for role in Role]


@dataclass(frozen=True, slots=True)
class Desk:
    """One account of the demo: who works there, as what, and where or for whom."""

    login: str
    name: str
    roles: list[Any]
    places: list[str]


def desks() -> list[Desk]:
    """The accounts that the demo's world made for the administration of this address, in the order of the roles."""
    users = {user.pk: user for user in _users().prefetch_related("memberships")}
    places = _places(users)
    found = []
    for user in users.values():
        held = {membership.role for membership in user.memberships.all()}
        roles = [role for role in Role if role.value in held]
        if roles:
            desk = Desk(user.login, user.name, [LABELS[role] for role in roles], places.get(user.pk, []))
            found.append((DESKS.index(roles[0].value), user.login, desk))
    return [desk for _order, _login, desk in sorted(found, key=lambda one: one[:2])]


def user_of(login: str) -> User | None:
    """The demo account of this login name at this address; None for every other account, and outside the demo."""
    found: User | None = _users().filter(login=login).first()
    return found


def mails() -> list[EmailMessage]:
    """What was sent to people of this address, the newest first."""
    if not settings.CATS_DEMO:
        return []
    files = sorted(Path(settings.EMAIL_FILE_PATH).glob("*.log"), key=lambda file: -file.stat().st_mtime)
    found = [message for file in files[:MOST] for message in reversed(_messages(file))]
    here = scope.current_or_none()
    people = User.objects.filter(administration_id=here).exclude(email="").values_list("email", flat=True)
    known = {address.lower() for address in people}
    return [one for one in found if _is_for(one, here or "host", known)][:MOST]


def text_of(letter: EmailMessage) -> str:
    """What a reader without pictures sees of it."""
    body = letter.get_body(("plain", "html"))
    return str(body.get_content()) if body else ""


def _is_for(letter: EmailMessage, here: str, people: set[str]) -> bool:
    """By the administration that it names, else by whom it is addressed to."""
    named = letter.get("X-CATS-Administration")
    return named == here if named else str(letter["To"]).strip().lower() in people


def _users() -> Any:
    facts = _facts()
    code = scope.current_or_none()
    known = facts.get("administrations", {}).get(code, {}) if code else facts.get("host", {})
    return User.objects.filter(
        administration_id=code, is_active=True, login__in=list(known.get("accounts", {}))
    ).order_by("login")


def _facts() -> dict[str, Any]:
    if not settings.CATS_DEMO:
        return {}
    try:
        facts: dict[str, Any] = json.loads(Path(settings.STATE_DIR, "demo.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return facts


def _places(users: dict[Any, User]) -> dict[Any, list[str]]:
    """Names of the offices and firms of all these people, in a few queries."""
    rows = UserObjectPermission.objects.filter(user__in=users.values()).values_list(
        "content_type__app_label", "content_type__model", "object_pk", "user_id"
    )
    kinds: dict[str, list[tuple[str, Any]]] = {}
    for app, model, pk, user in rows:
        kinds.setdefault(f"{app}.{model}", []).append((pk, user))
    found: dict[Any, list[str]] = {}
    for label, pairs in kinds.items():
        objects = apps.get_model(label)._default_manager.in_bulk([pk for pk, _user in pairs])
        names = {str(pk): getattr(one, "name", str(one)) for pk, one in objects.items()}
        for pk, user in pairs:
            if pk in names:
                found.setdefault(user, []).append(names[pk])
    return found


def _messages(file: Path) -> list[EmailMessage]:
    """The mails of one file, as Django's file backend writes them."""
    parts = file.read_bytes().split(BETWEEN.encode() + b"\n")
    return [email.message_from_bytes(part, policy=email.policy.default) for part in parts if part.strip()]
