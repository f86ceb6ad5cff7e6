"""The injected clock: the only place that says what time it is.

Business time may be moved by an offset (demo, training, tests); the wire, TLS and tokens use `machine_now`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_offset: ContextVar[timedelta] = ContextVar("cats_clock_offset", default=timedelta())


def machine_now() -> datetime:
    """The machine's own time, aware, UTC. For the wire, TLS and tokens only."""
    return datetime.now(UTC)


def now() -> datetime:
    """Business time, aware, UTC: the machine's time plus the offset in force."""
    return machine_now() + _offset.get()


def today(zone: str) -> date:
    """The calendar date in an office's time zone (an IANA name such as `Asia/Tbilisi`)."""
    return local(now(), zone).date()


def local(moment: datetime, zone: str) -> datetime:
    """The same moment, shown in an office's time zone."""
    return moment.astimezone(ZoneInfo(zone))


def wire_time(moment: datetime, zone: str = "UTC") -> str:
    """`YYYY-MM-DDThh:mm:ss` without zone, as messages carry it: UTC between administrations, office time to traders."""
    return local(moment, zone).strftime("%Y-%m-%dT%H:%M:%S")


def from_wire(text: str, zone: str = "UTC") -> datetime:
    """The aware UTC moment of a message's zoneless time that was written in `zone`."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def offset() -> timedelta:
    """How far business time is ahead of the machine's."""
    return _offset.get()


def set_offset(value: timedelta) -> None:
    """Put the offset in force for this context; the scope reads it from its row once per opening."""
    _offset.set(value)


@contextmanager
def shifted(by: timedelta) -> Iterator[None]:
    """Move business time by `by` inside the block (tests and training)."""
    token = _offset.set(_offset.get() + by)
    try:
        yield
    finally:
        _offset.reset(token)
