"""How the links stand, in the words and signals of a page: per partner, of our own end, and in counts of every administration."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cats.kernel import clock
from cats.messaging.models import InboundMessage
from cats.messaging.selectors import Depth
from cats.messaging.states import Inbound
from cats.tenancy import scope
from cats.tenancy.models import Administration
from ice_connector import operating
from ice_connector.models import Alarm, AlarmKind, Participation, SigningKey
from ice_connector.operating import LinkState

ONLINE, SLOW = timedelta(seconds=90), timedelta(minutes=5)
KEY_SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Signal:
    """A state as word, icon and colour."""

    colour: str
    icon: str
    words: str | Promise


STATES: dict[str, Signal] = {
    "idle": Signal("go", "check2", pgettext_lazy("a link", "Healthy")),
    "busy": Signal("go", "check2", pgettext_lazy("a link", "Working")),
    "late": Signal("late", "speedometer", pgettext_lazy("a link", "Slow")),
    "stuck": Signal("stop", "exclamation-octagon-fill", pgettext_lazy("a link", "Needs you")),
    "halted": Signal("stop", "pause-circle", pgettext_lazy("a link", "Halted")),
}
WORST_FIRST = ("halted", "stuck", "late", "busy", "idle")


@dataclass(frozen=True, slots=True)
class Line:
    """One link on the page. Ages are of business time, `seen` is the machine's."""

    partner: str
    signal: Signal
    state: str
    out: int
    out_age: timedelta | None
    inside: int
    inside_age: timedelta | None
    position: str
    seen: datetime | None


@dataclass(frozen=True, slots=True)
class OwnEnd:
    """Our own end: whether the hub answers, and until when our signing key is good."""

    signal: Signal
    live: str
    polled_at: datetime | None
    handshaken_at: datetime | None
    halted: str
    clock_off: str
    key_until: datetime | None
    key_days: int | None

    @property
    def key_ends_soon(self) -> bool:
        return self.key_days is not None and self.key_days <= KEY_SOON.days


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums over all links: how many, and how old the oldest is."""

    out: int
    out_age: timedelta | None
    inside: int
    inside_age: timedelta | None
    waiting: int
    stuck: int


@dataclass(frozen=True, slots=True)
class Count:
    """One administration in counts alone, for the people who keep the host."""

    administration: Administration
    signal: Signal
    figures: Figures
    alarms: int
    polled_at: datetime | None


def lines() -> list[Line]:
    """The links, the worst first."""
    found = [_line(state) for state in operating.links()]
    return sorted(found, key=lambda line: (WORST_FIRST.index(line.state), line.partner))


def own_end() -> OwnEnd:
    """Whether this administration's own end speaks with the hub."""
    own, now = operating.participation(), clock.machine_now()
    key = SigningKey.objects.filter(valid_from__lte=now).order_by("-valid_until").first()
    off = Alarm.objects.filter(kind=AlarmKind.CLOCK, cleared_at=None).first()
    return OwnEnd(
        signal=_signal_of(own, now),
        live=_live(own, now),
        polled_at=own.polled_at if own else None,
        handshaken_at=own.handshaken_at if own else None,
        halted=own.halted if own else "",
        clock_off=off.text if off else "",
        key_until=key.valid_until if key else None,
        key_days=(key.valid_until - now).days if key else None,
    )


def figures(found: Iterable[Line]) -> Figures:
    """The sums over these links."""
    lines_ = list(found)
    held = list(
        InboundMessage.objects.filter(state__in=operating.HELD).values_list("state", flat=True)[:1000]
    )
    return Figures(
        out=sum(line.out for line in lines_),
        out_age=max((line.out_age for line in lines_ if line.out_age is not None), default=None),
        inside=sum(line.inside for line in lines_),
        inside_age=max((line.inside_age for line in lines_ if line.inside_age is not None), default=None),
        waiting=held.count(Inbound.WAITING),
        stuck=held.count(Inbound.STUCK),
    )


def of_every_administration() -> list[Count]:
    """Counts of each administration, read in its own scope one after another: nothing of any message."""
    counts: list[Count] = []
    for administration in list(Administration.objects.order_by("code")):
        with scope.scope(administration.code):
            counts.append(_count(administration))
    return counts


def _count(administration: Administration) -> Count:
    found, own = lines(), own_end()
    worst = found[0].signal if found and found[0].state in ("halted", "stuck", "late") else own.signal
    return Count(administration, worst, figures(found), operating.open_alarms().count(), own.polled_at)


def _line(state: LinkState) -> Line:
    return Line(
        partner=state.partner,
        signal=STATES[state.state],
        state=state.state,
        out=state.out.count if state.out else 0,
        out_age=_age(state.out),
        inside=state.inside.count if state.inside else 0,
        inside_age=_age(state.inside),
        position=state.position,
        seen=state.last_seen_at,
    )


def _age(depth: Depth | None) -> timedelta | None:
    return depth.age() if depth and depth.count else None


def _live(own: Participation | None, now: datetime) -> str:
    """on, slow or off: how long ago the hub answered a poll; a poll waits up to 25 seconds for news."""
    if own is None or own.polled_at is None or own.halted:
        return "off"
    silent = now - own.polled_at
    return "on" if silent < ONLINE else "slow" if silent < SLOW else "off"


def _signal_of(own: Participation | None, now: datetime) -> Signal:
    if own is not None and own.halted:
        return STATES["halted"]
    return {
        "on": Signal("go", "check2", _("The hub answers")),
        "slow": Signal("late", "speedometer", _("The hub answers late")),
        "off": Signal("stop", "wifi-off", _("The hub does not answer")),
    }[_live(own, now)]
