"""Two persons for every right: one asks, another one decides; the effect comes in the transaction of the approval.

Never the same person, never the one who gains by it. Giving is slow and seen by two; taking away works at once.
"""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from cats.accounts.models import User
from cats.accounts.roles import ROLE_PERMISSIONS
from cats.audit import log
from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.kernel.errors import Conflict, Forbidden, NotFound, Refused
from cats.kernel.sentences import said
from cats.notices import services as notices
from refdata import selectors
from refdata.models import RightsDecision, RightsRequest
from refdata.models.rights import Outcome
from refdata.right import Right, kind_of

DECIDE = "accounts.decide_rights"
DAYS_SETTING, DAYS = "rights.request_days", 14
ASKED = gettext_noop("%(who)s asks you to decide as the second person about a right of %(whom)s.")
ASKED_SETTING = gettext_noop("%(who)s asks you to decide as the second person about a setting.")
DECIDED = {
    Outcome.APPROVED: gettext_noop("%(who)s approved what you asked for."),
    Outcome.REFUSED: gettext_noop("%(who)s refused what you asked for: %(reason)s"),
}


def waiting() -> QuerySet[RightsRequest]:
    """The requests that somebody must still decide, the newest first."""
    return (
        RightsRequest.objects.filter(decisions=None, expires_at__gt=clock.now())
        .select_related("user", "asked_by")
        .order_by("-id")
    )


def ask(code: str, user: User | None, wanted: dict[str, Any], *, reason: str, actor: Actor) -> RightsRequest:
    """Ask for a right. Raises `Forbidden`, `Refused` when it cannot be given, `Conflict` when it is asked for already."""
    kind = kind_of(code)
    _require(actor, kind.permission)
    kind.check(user, wanted)
    if waiting().filter(kind=code, user=user, wanted=wanted).exists():
        raise Conflict(
            "right-asked",
            said("This was asked for already and waits for a second person."),
            remedy=said("Ask another administrator to decide it."),
        )
    request = RightsRequest.objects.create(
        kind=code, user=user, wanted=wanted, reason=reason, asked_by_id=actor.ref, expires_at=_expiry()
    )
    _audit("right.asked", request, actor, reason=reason)
    _tell_deciders(request, actor)
    return request


def approve(request: RightsRequest, *, actor: Actor) -> Any:
    """Give what was asked for, in this transaction; answers what is to be shown once (a secret), if anything.

    Raises `Forbidden` for the one who asked and the one who gains, `Refused` when it is decided, expired or no longer fits.
    """
    kind = _decidable(request, actor)
    with transaction.atomic():
        _decide(request, Outcome.APPROVED, "", actor)
        kind.check(request.user, request.wanted)
        shown = kind.give(request.user, request.wanted, actor)
        _audit("right.approved", request, actor)
    _tell_asker(request, Outcome.APPROVED, actor)
    return shown


def refuse(request: RightsRequest, *, reason: str, actor: Actor) -> None:
    """Decide that it shall not be given, and say why. Raises as `approve`."""
    _decidable(request, actor)
    _decide(request, Outcome.REFUSED, reason, actor)
    _audit("right.refused", request, actor, reason=reason)
    _tell_asker(request, Outcome.REFUSED, actor, reason=reason)


def withdraw(request: RightsRequest, *, actor: Actor) -> None:
    """Whoever asked takes the request back. Raises `Forbidden` for anybody else, `Refused` when it is decided or expired."""
    if str(request.asked_by_id) != actor.ref:
        raise Forbidden("not-yours", said("Only the person who asked can take a request back."))
    _require_undecided(request)
    _decide(request, Outcome.WITHDRAWN, "", actor)
    _audit("right.withdrawn", request, actor)


def take_away(code: str, user: User, key: str, *, actor: Actor) -> None:
    """Take a right from a person at once: for safety one person is enough. Raises `Forbidden`, `NotFound`."""
    kind = kind_of(code)
    _require(actor, kind.permission)
    kind.take(user, key, actor)


def request_of(pk: Any) -> RightsRequest:
    """The request. Raises `NotFound`."""
    found = RightsRequest.objects.select_related("user", "asked_by").filter(pk=pk).first()
    if found is None:
        raise NotFound("rights-request", said("There is no such request."))
    return found


def may_decide(request: RightsRequest, actor: Actor) -> str:
    """Why the actor may not decide the request; empty when he may, as far as his person goes."""
    if not actor.may(DECIDE):
        return said("Your roles do not let you decide what others asked for.")
    if str(request.asked_by_id) == actor.ref:
        return said("You asked for this yourself: another administrator must decide.")
    if request.user_id is not None and str(request.user_id) == actor.ref:
        return said("This is about your own rights: another administrator must decide.")
    return ""


def _decidable(request: RightsRequest, actor: Actor) -> Right:
    if why := may_decide(request, actor):
        raise Forbidden("second-person", why, remedy=said("Ask another administrator."))
    _require_undecided(request)
    return kind_of(request.kind)


def _require_undecided(request: RightsRequest) -> None:
    if request.decisions.exists():
        raise _decided()
    if request.expires_at <= clock.now():
        raise Refused(
            "request-expired",
            said("Nobody decided in time: the request has expired."),
            remedy=said("Ask for it again if it is still needed."),
        )


def _decide(request: RightsRequest, outcome: Outcome, reason: str, actor: Actor) -> None:
    """Comes before the effect: of two who decide at once the second waits here and finds it decided."""
    try:
        with transaction.atomic():
            RightsDecision.objects.create(
                request=request, outcome=outcome, reason=reason, decided_by_id=actor.ref
            )
    except IntegrityError as error:
        raise _decided() from error


def _decided() -> Refused:
    return Refused(
        "request-decided",
        said("This request was decided already."),
        remedy=said("Open it again to see by whom and how."),
    )


def _require(actor: Actor, permission: str) -> None:
    if not actor.may(permission):
        raise Forbidden("forbidden", said("Your roles do not let you ask for this."))


def _expiry() -> Any:
    days = selectors.setting(DAYS_SETTING, clock.now().date(), DAYS)
    return clock.now() + timedelta(days=days if isinstance(days, int) else DAYS)


def _audit(verb: str, request: RightsRequest, actor: Actor, **facts: Any) -> None:
    whom = {"user": request.user.key} if request.user else {}
    log.record(verb, actor=actor, subject=request, kind=request.kind, wanted=request.wanted, **whom, **facts)


def _tell_deciders(request: RightsRequest, actor: Actor) -> None:
    roles = [role.value for role, held in ROLE_PERMISSIONS.items() if DECIDE in held]
    deciders = User.objects.filter(
        administration_id=request.administration_id, is_active=True, memberships__role__in=roles
    ).exclude(pk__in=[pk for pk in (request.asked_by_id, request.user_id) if pk])
    whom = {"whom": request.user.name} if request.user else {}
    for user in deciders.distinct():
        notices.post(
            "right.asked",
            ASKED if whom else ASKED_SETTING,
            user=str(user.pk),
            link=f"/administration/requests/{request.pk}/",
            key=f"right.asked:{request.pk}",
            who=actor.label,
            **whom,
        )


def _tell_asker(request: RightsRequest, outcome: Outcome, actor: Actor, **params: str) -> None:
    notices.post(
        "right.decided",
        DECIDED[outcome],
        user=str(request.asked_by_id),
        link=f"/administration/requests/{request.pk}/",
        key=f"right.decided:{request.pk}",
        who=actor.label,
        **params,
    )
