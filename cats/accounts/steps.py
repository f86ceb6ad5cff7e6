"""From the password to the desk: what a sign-in still needs, remembered in a session that is nobody's yet.

A person without a second step, where one is required, sets one up before he gets in. The memory lasts ten minutes.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from cats.accounts import binding, factors, kept, sessions
from cats.accounts.models import User
from cats.kernel import clock
from cats.tenancy import scope

PENDING = "cats_pending"
CODE, SET_UP = "code", "set-up"
SECONDS = 10 * 60
TRUSTED = "cats_trusted"
TRUST_SECONDS = 12 * 60 * 60


@dataclass(frozen=True, slots=True)
class Pending:
    """A person whose password was right: where he wants to go, and what is still asked of him."""

    user: User
    stage: str
    next: str
    by: str


def go_on(request: HttpRequest, user: User, *, by: str, wanted: str = "/", answers: str = "") -> HttpResponse:
    """After the first proof: to the second step, to setting one up, or in."""
    has = factors.of(user).any
    if has and not is_trusted(request, user):
        return _wait(request, user, CODE, wanted, by, answers)
    if not has and factors.required():
        return _wait(request, user, SET_UP, wanted, by, answers)
    return arrive(request, user, by=by, wanted=wanted, answers=answers)


def arrive(request: HttpRequest, user: User, *, by: str, wanted: str, answers: str = "") -> HttpResponse:
    """In: to where he wanted to go, or to the answers that were kept for him."""
    sessions.enter(request, user, by=by)
    found = kept.opened(answers)
    if found is not None and found.user == str(user.pk):
        request.session[kept.SESSION] = answers
        return HttpResponseRedirect(reverse("accounts:kept"))
    return HttpResponseRedirect(wanted or "/")


def finish(request: HttpRequest, pending: Pending, how: str) -> HttpResponse:
    """The second step is done."""
    answers = request.session[PENDING].get("answers", "")
    return arrive(request, pending.user, by=f"{pending.by}, {how}", wanted=pending.next, answers=answers)


def pending(request: HttpRequest, *stages: str) -> Pending | None:
    """Who is on his way in, at one of these stages; None when nobody is, or it took him too long."""
    found = request.session.get(PENDING)
    if found is None or found["stage"] not in stages or found["until"] < clock.machine_now().timestamp():
        return None
    user = User.objects.filter(
        pk=found["user"], administration_id=scope.current_or_none(), is_active=True
    ).first()
    return None if user is None else Pending(user, found["stage"], found["next"], found["by"])


def forget(request: HttpRequest) -> None:
    """Somebody else wants to sign in."""
    request.session.pop(PENDING, None)


def here(request: HttpRequest, wanted: str) -> str:
    """Where to go afterwards: an address of this host, else the start page."""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else "/"


def trust(response: HttpResponse, user: User) -> None:
    """Do not ask for the second step on this machine until the shift ends, or password or second step change."""
    value = signing.dumps([str(user.pk), factors.mark(user)], salt=TRUSTED)
    response.set_cookie(
        _cookie(),
        value,
        TRUST_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def is_trusted(request: HttpRequest, user: User) -> bool:
    """Whether the user proved his second step on this machine during this shift."""
    try:
        found = signing.loads(request.COOKIES.get(_cookie(), ""), salt=TRUSTED, max_age=TRUST_SECONDS)
    except signing.BadSignature:
        return False
    return bool(found == [str(user.pk), factors.mark(user)])


def _cookie() -> str:
    return f"__Host-{TRUSTED}" if settings.SESSION_COOKIE_SECURE else TRUSTED


def _wait(request: HttpRequest, user: User, stage: str, wanted: str, by: str, answers: str) -> HttpResponse:
    sessions.leave(request)
    request.session.flush()
    binding.bind(request)
    request.session[PENDING] = {
        "user": str(user.pk),
        "stage": stage,
        "next": wanted,
        "by": by,
        "answers": answers,
        "until": clock.machine_now().timestamp() + SECONDS,
    }
    return HttpResponseRedirect(reverse("accounts:code" if stage == CODE else "accounts:set_up"))
