"""Limits on guessing: wrong passwords and codes are counted by what was tried and by where from, in the database.

By subject (a login name, whether or not it exists; a user at his second step): five tries are free, then pauses of 1, 2, 4, 8
and 15 minutes, and an hour without failures forgets them. By address: 60 failures in 15 minutes, so that an office behind one
address can still mistype. While a pause lasts nothing is checked, and nothing is counted either.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.http import HttpRequest

from cats.accounts import origin, vault
from cats.accounts.models import FailedProof
from cats.kernel import clock
from cats.kernel.errors import CatsError
from cats.kernel.sentences import said
from cats.tenancy import scope

FREE = 5
MEMORY = timedelta(hours=1)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(minutes=15)
FREE_BY_ADDRESS = 60
WINDOW = timedelta(minutes=15)
KEPT = timedelta(days=1)


class Locked(CatsError):
    """Too many wrong tries; `until` says when the next one counts."""

    def __init__(self, until: datetime) -> None:
        super().__init__("locked", said("Too many wrong tries."))
        self.until = until

    @property
    def seconds(self) -> int:
        """How long still, at least one second."""
        return max(1, round((self.until - clock.machine_now()).total_seconds()))

    @property
    def minutes(self) -> int:
        """How long still, in minutes begun."""
        return -(-self.seconds // 60)


def of_login(login: str) -> str:
    """The subject of tries at a login name; its digest, since people type passwords into the wrong field."""
    return vault.digest("login", f"{scope.current_or_none() or ''}:{login}")


def of_second_step(user_id: object) -> str:
    """The subject of tries at a user's second step, and at his recovery codes."""
    return vault.digest("second step", str(user_id))


def check(request: HttpRequest, subject: str) -> None:
    """Raises `Locked` when a pause lasts for the subject or for where the request comes from."""
    now = clock.machine_now()
    ends = (
        pause_by_subject(_times(now - MEMORY, FREE + 5, subject=subject)),
        pause_by_address(_times(now - WINDOW, FREE_BY_ADDRESS, address=origin.network(request))),
    )
    until = max((end for end in ends if end), default=now)
    if until > now:
        raise Locked(until)


def pause_by_subject(failures: Sequence[datetime]) -> datetime | None:
    """When the next try at a subject counts; `failures` begin with the newest."""
    beyond = len(failures) - FREE
    return failures[0] + min(LONGEST_PAUSE, FIRST_PAUSE * 2**beyond) if beyond >= 0 else None


def pause_by_address(failures: Sequence[datetime]) -> datetime | None:
    """When the next try from an address counts; `failures` begin with the newest and end where the window does."""
    return failures[FREE_BY_ADDRESS - 1] + WINDOW if len(failures) >= FREE_BY_ADDRESS else None


def failed(request: HttpRequest, subject: str) -> None:
    """Count a failure. It outlives the rollback of the attempt."""
    row = {"subject": subject, "address": origin.network(request), "at": clock.machine_now()}
    if scope.current_or_none() is None:
        _write(row)
    else:
        scope.regardless(_write, row)


def forgive(*subjects: str) -> None:
    """Forget the failures of a subject that has proved itself."""
    FailedProof.objects.filter(administration_id=scope.current_or_none(), subject__in=subjects).delete()


def forget_old() -> None:
    """Delete what no pause can come from any more."""
    FailedProof.objects.filter(at__lt=clock.machine_now() - KEPT).delete()


def _times(since: datetime, most: int, **where: str) -> list[datetime]:
    rows = FailedProof.objects.filter(administration_id=scope.current_or_none(), at__gt=since, **where)
    return list(rows.order_by("-at").values_list("at", flat=True)[:most])


def _write(row: dict[str, object]) -> None:
    FailedProof.objects.create(administration_id=scope.current_or_none(), **row)
