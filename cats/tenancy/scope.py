"""The scope: one administration, one transaction. No scope, no rows.

`scope("GE")` opens the transaction and tells PostgreSQL whose it is; row-level security compares every row with it.
Attempts put aside by `afterwards` run after the commit, each in a scope of its own.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import structlog
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from cats.kernel import clock
from cats.kernel.errors import CatsError

ATTEMPT_SECONDS = 0.2

log = structlog.get_logger(__name__)

Attempt = tuple[Callable[..., object], tuple[Any, ...]]


class NoScope(CatsError):
    """Somebody touched an administration's rows without saying whose."""

    def __init__(self) -> None:
        super().__init__(
            "no-scope", "No administration is in scope.", remedy="Open one with scope(administration)."
        )


class ScopeMisused(CatsError):
    """Scopes do not nest and open their own transaction."""

    def __init__(self, message: str) -> None:
        super().__init__(
            "scope", message, remedy="Close the scope or the transaction before opening a scope."
        )


@dataclass
class Scope:
    """An open scope: whose it is, and what is to be tried once it is closed."""

    administration: str
    attempts: deque[Attempt] = field(default_factory=deque)
    duties: deque[Attempt] = field(default_factory=deque)
    failed: bool = False

    def fail(self) -> None:
        """Roll everything back when the scope closes, although no exception passes through it."""
        self.failed = True


_current: ContextVar[Scope | None] = ContextVar("cats_scope", default=None)


def current() -> str:
    """The code of the administration in scope. Raises `NoScope`."""
    return _open().administration


def current_or_none() -> str | None:
    """The code of the administration in scope, if there is one."""
    opened = _current.get()
    return opened.administration if opened else None


def afterwards(attempt: Callable[..., object], *args: Any) -> None:
    """Try `attempt(*args)` after the commit, in a scope of its own. What fails or takes too long is a worker's to repeat."""
    item = (attempt, args)
    if item not in _open().attempts:
        _open().attempts.append(item)


def regardless(duty: Callable[..., object], *args: Any) -> None:
    """Do `duty(*args)` in a scope of its own when this one has closed, committed or not: the audit of a refusal."""
    _open().duties.append((duty, args))


@contextmanager
def scope(administration: str) -> Iterator[Scope]:
    """Open the transaction of one administration.

    Raises `ScopeMisused` inside another scope and, outside tests, inside an open transaction: what it sets must end with it.
    """
    opened = Scope(administration)
    try:
        with _transaction(opened):
            yield opened
    except BaseException:
        opened.attempts.clear()
        _run_duties(opened)
        raise
    _run_duties(opened)
    _run_attempts(opened)


@contextmanager
def unscoped(reason: str) -> Iterator[None]:
    """A transaction of no administration, for what lies in global tables. Tenant tables stay empty. `reason` is for the reader."""
    if _current.get() is not None:
        raise ScopeMisused(f"unscoped({reason!r}) inside a scope.")
    with transaction.atomic():
        yield


def for_each_administration(work: Callable[[], object]) -> None:
    """Do the work in one scope after another. What fails for one administration is logged and does not stop the others."""
    model = apps.get_model("tenancy", "Administration")
    for code in list(model.objects.order_by("code").values_list("code", flat=True)):
        try:
            with scope(code):
                work()
        except Exception:
            log.exception("work failed", administration=code, work=getattr(work, "__qualname__", repr(work)))


def _open() -> Scope:
    opened = _current.get()
    if opened is None:
        raise NoScope
    return opened


@contextmanager
def _transaction(opened: Scope) -> Iterator[None]:
    if _current.get() is not None:
        raise ScopeMisused(f"Scope {opened.administration} was opened inside scope {current()}.")
    if connection.in_atomic_block and not settings.CATS_SCOPE_MAY_JOIN:
        raise ScopeMisused(f"Scope {opened.administration} was opened inside a transaction.")
    joined = connection.in_atomic_block
    token = _current.set(opened)
    shift = clock.offset()
    try:
        with transaction.atomic():
            _tell_database(opened.administration)
            _set_clock()
            yield
            if opened.failed:
                transaction.set_rollback(True)
    finally:
        _current.reset(token)
        clock.set_offset(shift)
        if joined and not connection.needs_rollback:
            _tell_database("")
            _lift_limit()
    if opened.failed:
        opened.attempts.clear()


def _tell_database(administration: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('cats.administration', %s, true)", [administration])


def _set_clock() -> None:
    if not settings.CATS_CLOCK_MAY_MOVE:
        return
    row = apps.get_model("tenancy", "ClockOffset").objects.first()
    clock.set_offset(clock.offset() if row is None else row.offset)


def _run_duties(opened: Scope) -> None:
    for duty, args in opened.duties:
        with scope(opened.administration):
            duty(*args)


def _run_attempts(opened: Scope) -> None:
    """Within a budget: an attempt may put further ones aside, and a request must not wait for a chain of them."""
    started = time.monotonic()
    waiting = opened.attempts
    while waiting and time.monotonic() - started < ATTEMPT_SECONDS:
        attempt, args = waiting.popleft()
        waiting.extend(_try(opened.administration, attempt, args))


def _try(administration: str, attempt: Callable[..., object], args: tuple[Any, ...]) -> deque[Attempt]:
    opened = Scope(administration)
    try:
        with _transaction(opened):
            _limit(timedelta(seconds=ATTEMPT_SECONDS))
            attempt(*args)
    except Exception:
        log.warning(
            "attempt left to a worker", attempt=getattr(attempt, "__qualname__", repr(attempt)), exc_info=True
        )
        return deque()
    return opened.attempts


def _limit(longest: timedelta) -> None:
    milliseconds = str(int(longest.total_seconds() * 1000))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('lock_timeout', %s, true), set_config('statement_timeout', %s, true)",
            [milliseconds] * 2,
        )


def _lift_limit() -> None:
    """Where the scope joined a longer transaction, as tests do, its limits must not outlive it."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout TO DEFAULT; SET LOCAL statement_timeout TO DEFAULT")
