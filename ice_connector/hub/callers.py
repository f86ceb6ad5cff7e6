"""Who acts: the participant of the path, spoken for by the access point of the connection, in which epoch, how often."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse

from cats.kernel import clock
from ice_connector.hub.alarms import alarm
from ice_connector.hub.answers import RateExceeded
from ice_connector.hub.middleware import ACCESS_POINT
from ice_connector.hub.rates import Lane
from ice_connector.hub.state import hub
from ice_connector.hub.store import logs
from ice_connector.protocol.directory import Directory
from ice_connector.protocol.errors import Malformed, Problem, ProtocolError
from ice_connector.protocol.wire import EPOCH_HEADER

_SEEN_EVERY = 5.0
_seen: dict[str, float] = {}


@dataclass(frozen=True, slots=True)
class Caller:
    """An admitted request."""

    participant: str
    directory: Directory
    request: WSGIRequest
    now: datetime


def acting(lane: Lane) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Make an endpoint of a view: `{p}` must be spoken for, not suspended, in no later epoch, within its rate."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def endpoint(request: WSGIRequest, p: str, **path: Any) -> HttpResponse:
            with lane_of(request, p, lane) as caller:
                return view(caller, **path)

        return endpoint

    return decorate


@contextmanager
def lane_of(request: WSGIRequest, participant: str, lane: Lane) -> Iterator[Caller]:
    """Admit a request and hold one of the participant's slots while it is answered."""
    caller = admit(request, participant, lane)
    with hub().slots[lane].one(participant):
        yield caller


def admit(request: WSGIRequest, participant: str, lane: Lane) -> Caller:
    """The caller of a request; ProtocolError where it may not act."""
    fence(request, participant)
    directory = hub().directories.current()
    check_speaker(directory, request.environ[ACCESS_POINT], participant)
    limits = directory.entries[participant].limits
    wait = hub().buckets.take(participant, lane, limits, time.monotonic())
    if wait > 0:
        raise RateExceeded(wait)
    now = clock.machine_now()
    _note(participant, now)
    return Caller(participant, directory, request, now)


def check_speaker(directory: Directory, access_point: str, participant: str) -> None:
    """Refuse an access point that the directory does not let speak for the participant, and a suspended one."""
    if not directory.speaks_for(access_point, participant):
        raise ProtocolError(
            Problem.NOT_YOUR_PARTICIPANT, f"access point {access_point} does not speak for {participant}"
        )
    if directory.is_suspended(participant):
        raise ProtocolError(Problem.SUSPENDED, f"{participant} is suspended in directory {directory.serial}")


def fence(request: WSGIRequest, participant: str) -> None:
    """Do nothing for one who has seen a later epoch than ours: another hub has taken over."""
    epoch = stated_epoch(request.headers.get(EPOCH_HEADER))
    if epoch > hub().epoch:
        refuse_later(epoch, participant)


def refuse_later(epoch: int, participant: str) -> None:
    """503 and an alarm: this hub was replaced without being stopped."""
    alarm("stale-epoch", participant, f"has seen epoch {epoch}, this hub serves {hub().epoch}")
    raise ProtocolError(
        Problem.STALE_EPOCH, f"this hub serves epoch {hub().epoch}, {epoch} has begun elsewhere"
    )


def stated_epoch(text: str | None) -> int:
    """The highest epoch that the caller has seen; 0 = none. Malformed where it is not said."""
    if text is None or not (text == "0" or (len(text) == 14 and text.isascii() and text.isdigit())):
        raise Malformed(f"every request carries {EPOCH_HEADER}: YYYYMMDDhhmmss, or 0", EPOCH_HEADER)
    return int(text)


def _note(participant: str, now: datetime) -> None:
    if time.monotonic() - _seen.get(participant, -_SEEN_EVERY) >= _SEEN_EVERY:
        _seen[participant] = time.monotonic()
        logs.seen(participant, now)
