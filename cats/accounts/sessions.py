"""Sessions: opened, watched, listed and ended. A session without work ends after a while; none outlives a shift.

Django's table holds them, found by their cookie before anything else; beside each lies an `OpenSession` of its user. What counts
as work is every request but those that a page makes by itself: looking how long is left, and refreshing a list (htmx).
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY as USER
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from cats.accounts import actors, binding, origin
from cats.accounts.journal import audit
from cats.accounts.models import OFFICERS, OpenSession, User
from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.tenancy import scope

SEEN, SINCE, PROVED, IDLE = "cats_seen", "cats_since", "cats_proved", "cats_idle"
WAS = "cats_was"
"""In the nameless session that follows one that ended by itself: whose that was."""
BACKEND = "cats.accounts.backends.PasswordBackend"
LONGEST = timedelta(hours=12)
STEP = timedelta(seconds=60)
"""How exactly the last work is kept: writing a row at every request would cost more than it tells."""
FRESH = timedelta(minutes=15)
WARNING = timedelta(minutes=2)
OWN_PATH = "/session/"


@dataclass(frozen=True, slots=True)
class Seen:
    """A session in its user's list."""

    entry: OpenSession
    last_seen: datetime
    here: bool


def enter(request: HttpRequest, user: User, *, by: str) -> None:
    """Sign the user in, in a new session. `by` says how he proved himself, for the audit."""
    leave(request)
    request.session.flush()
    login(request, user, backend=BACKEND)
    binding.bind(request)
    now = _seconds()
    request.session.update({SEEN: now, SINCE: now, PROVED: now, IDLE: _idle(user)})
    OpenSession.objects.create(
        administration_id=user.administration_id,
        user=user,
        session_key=str(request.session.session_key),
        device=origin.device(request),
        address=origin.address(request),
    )
    audit("user.signed_in", actor=actors.actor_of(user), subject=user, by=by)


def renew(request: HttpRequest, user: User) -> None:
    """Keep this session, under a new key, after the user's password was changed; every other one is over by itself."""
    before = request.session.session_key
    update_session_auth_hash(request, user)
    OpenSession.objects.filter(session_key=before).update(session_key=request.session.session_key)
    request.session[PROVED] = _seconds()


def leave(request: HttpRequest) -> None:
    """Take the present session out of its user's list, before it is flushed."""
    if request.session.session_key:
        OpenSession.objects.filter(session_key=request.session.session_key).delete()


def watch(request: HttpRequest) -> None:
    """Before every request: end the session when its time is over, else note that somebody works."""
    session = request.session
    if USER not in session:
        return
    if seconds_left(request) <= 0:
        whose, key = session[USER], session.session_key
        session.flush()
        session[WAS] = whose
        _regardless(str(key))
    elif _is_work(request):
        touch(request)


def touch(request: HttpRequest, *, at_once: bool = False) -> None:
    """Note that somebody works."""
    now = _seconds()
    if at_once or now - request.session.get(SEEN, now) >= STEP.total_seconds():
        request.session[SEEN] = now


def seconds_left(request: HttpRequest) -> int:
    """How long the session lasts without work, and at the longest; 0 where nobody is signed in."""
    session, now = request.session, _seconds()
    if USER not in session:
        return 0
    seen, since = session.get(SEEN, 0), session.get(SINCE, 0)
    return int(min(seen + session.get(IDLE, 0), since + LONGEST.total_seconds()) - now)


def is_fresh(request: HttpRequest) -> bool:
    """Whether the person proved himself a moment ago: asked before he changes how he proves himself."""
    return bool(_seconds() - request.session.get(PROVED, 0) < FRESH.total_seconds())


def was(request: HttpRequest) -> str:
    """Id of the user whose session ended by itself in this browser, or the empty string."""
    return str(request.session.get(WAS, ""))


def listed(request: HttpRequest, user: User) -> list[Seen]:
    """The user's open sessions, this one first, then the one used last."""
    entries = {entry.session_key: entry for entry in OpenSession.objects.filter(user=user)}
    alive = Session.objects.filter(session_key__in=entries, expire_date__gt=clock.machine_now())
    found = []
    for row in alive:
        seconds = row.get_decoded().get(SEEN, 0)
        here = row.session_key == request.session.session_key
        found.append(Seen(entries[row.session_key], datetime.fromtimestamp(seconds, UTC), here))
    return sorted(found, key=lambda one: (not one.here, -one.last_seen.timestamp()))


def end(entry: OpenSession, *, actor: Actor) -> None:
    """End one session: its next request is nobody's."""
    Session.objects.filter(session_key=entry.session_key).delete()
    entry.delete()
    audit("session.ended", actor=actor, subject=entry.user, device=entry.device)


def end_all(user: User, *, actor: Actor, but: str = "") -> int:
    """End every session of a user, but the one of this key; returns how many there were."""
    entries = OpenSession.objects.filter(user=user).exclude(session_key=but)
    keys = list(entries.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    entries.delete()
    if keys:
        audit("session.all_ended", actor=actor, subject=user, count=len(keys))
    return len(keys)


def forget_ended() -> None:
    """Delete entries whose session is gone."""
    alive = Session.objects.values("session_key")
    OpenSession.objects.exclude(session_key__in=alive).delete()


def _idle(user: User) -> int:
    minutes = settings.CATS_IDLE_MINUTES_OFFICERS if user.roles & OFFICERS else settings.CATS_IDLE_MINUTES
    return int(minutes) * 60


def _is_work(request: HttpRequest) -> bool:
    by_itself = request.path == OWN_PATH or "HX-Request" in request.headers
    return not (by_itself and request.method in ("GET", "HEAD"))


def _regardless(key: str) -> None:
    """The session is over even if the request that found it so is refused and rolled back."""
    duty: Any = _delete
    if scope.current_or_none() is None:
        duty(key)
    else:
        scope.regardless(duty, key)


def _delete(key: str) -> None:
    Session.objects.filter(session_key=key).delete()
    OpenSession.objects.filter(session_key=key).delete()


def _seconds() -> float:
    return clock.machine_now().timestamp()
