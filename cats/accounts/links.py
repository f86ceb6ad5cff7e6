"""Links that open once: to a new password, by e-mail or from an administrator, and to the first one of a new account."""

import secrets
from datetime import timedelta

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from cats.accounts import factors, lockout, sessions, vault
from cats.accounts.journal import audit
from cats.accounts.models import OneTimeLink, ResetRequest, User
from cats.kernel import clock
from cats.kernel.actors import SYSTEM, Actor
from cats.tenancy import scope
from cats.tenancy.models import Administration

BY_MAIL, BY_HAND = timedelta(hours=1), timedelta(days=3)
MAILS_AN_HOUR, ASKED_AN_HOUR = 3, 20
WORTH_SENDING = timedelta(hours=1)

log = structlog.get_logger(__name__)


def make(user: User, *, actor: Actor, valid: timedelta = BY_HAND, renews_second_step: bool = False) -> str:
    """A new link for the user, as a whole address. Its secret is in the address and nowhere else."""
    token = secrets.token_urlsafe(32)
    now = clock.machine_now()
    OneTimeLink.objects.create(
        administration_id=user.administration_id,
        user=user,
        digest=_digest(token),
        renews_second_step=renews_second_step,
        created_at=now,
        expires_at=now + valid,
    )
    audit(
        "link.made",
        actor=actor,
        subject=user,
        hours=valid / timedelta(hours=1),
        second_step=renews_second_step,
    )
    return f"{address_of(user.administration_id)}/sign-in/link/{token}/"


def find(token: str) -> OneTimeLink | None:
    """The link of this secret, while it is good and its user's account is open."""
    return valid().filter(digest=_digest(token)).first()


def valid() -> QuerySet[OneTimeLink]:
    """Links of the administration in scope that still open."""
    return OneTimeLink.objects.select_related("user").filter(
        administration_id=scope.current_or_none(),
        used_at=None,
        expires_at__gt=clock.machine_now(),
        user__is_active=True,
    )


def use(link: OneTimeLink, password: str, *, actor: Actor) -> bool:
    """Set the password (checked before) and end what went before: links, sessions, failures. False when it was used meanwhile."""
    user, now = link.user, clock.machine_now()
    if not OneTimeLink.objects.filter(pk=link.pk, used_at=None).update(used_at=now):
        return False
    OneTimeLink.objects.filter(user=user, used_at=None).update(used_at=now)
    user.set_password(password)
    user.save(update_fields=["password"])
    audit("password.changed", actor=actor, subject=user, by="link")
    if link.renews_second_step:
        factors.forget_all(user, actor=actor)
    sessions.end_all(user, actor=actor)
    lockout.forgive(lockout.of_login(user.login), lockout.of_second_step(user.pk))
    return True


def ask(asked_for: str, address: str) -> None:
    """Somebody wants a link by e-mail. The same for everybody, so that the page tells nothing. Raises `Locked` after 20 an hour."""
    hour = timedelta(hours=1)
    here = ResetRequest.objects.filter(
        administration_id=scope.current_or_none(), address=address, asked_at__gt=clock.machine_now() - hour
    )
    times = list(here.order_by("-asked_at").values_list("asked_at", flat=True)[:ASKED_AN_HOUR])
    if len(times) >= ASKED_AN_HOUR:
        raise lockout.Locked(times[-1] + hour)
    ResetRequest.objects.create(
        administration_id=scope.current_or_none(), asked_for=asked_for, address=address
    )


def send_waiting() -> None:
    """Send the links that were asked for in the administration in scope, or by host people outside every scope."""
    now = clock.machine_now()
    waiting = ResetRequest.objects.select_for_update(skip_locked=True).filter(
        administration_id=scope.current_or_none(), done_at=None, asked_at__gt=now - WORTH_SENDING
    )
    for request in waiting.order_by("asked_at")[:20]:
        for user in _people(request.asked_for):
            _send(user)
        ResetRequest.objects.filter(pk=request.pk).update(done_at=now)


def forget_old() -> None:
    """Delete links and requests that mean nothing any more."""
    past = clock.machine_now() - timedelta(days=1)
    OneTimeLink.objects.filter(Q(expires_at__lt=past) | Q(used_at__lt=past)).delete()
    ResetRequest.objects.filter(asked_at__lt=past).delete()


def address_of(administration: str | None) -> str:
    """The web address of an administration, or of the host people."""
    host = settings.CATS_HOST_NAME
    if administration is not None:
        host = Administration.objects.values_list("host", flat=True).get(code=administration)
    return f"http://{host}:{settings.CATS_PORT}" if settings.CATS_DEMO else f"https://{host}"


def _people(asked_for: str) -> list[User]:
    """Open accounts of this login name or e-mail address that have an e-mail address; of one address there may be several."""
    named = Q(login=asked_for) | Q(email__iexact=asked_for)
    found = User.objects.filter(named, administration_id=scope.current_or_none(), is_active=True)
    return list(found.exclude(email="").order_by("id")[:5])


def _send(user: User) -> None:
    """A mail with a link, in the user's language; no more than a few an hour, whoever asks."""
    hour_ago = clock.machine_now() - timedelta(hours=1)
    if OneTimeLink.objects.filter(user=user, created_at__gt=hour_ago).count() >= MAILS_AN_HOUR:
        log.warning("no more links by mail for now", user=str(user.pk))
        return
    link = make(user, actor=SYSTEM, valid=BY_MAIL)
    with translation.override(user.language):
        message = EmailMessage(
            _("Your link to a new password"),
            render_to_string("accounts/mail/link.txt", {"user": user, "link": link, "minutes": 60}),
            to=[user.email],
            headers={"X-CATS-Administration": user.administration_id or "host"},
        )
    message.send()


def _digest(token: str) -> str:
    return vault.digest("link", token)
