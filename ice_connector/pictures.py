"""The picture of a trace: who told whom, as lanes and arrows. Coordinates only; the template draws them."""

from collections.abc import Sequence
from dataclasses import dataclass

from cats.kernel import references
from ice_connector.protocol.directory import HUB
from ice_connector.tracing import TracedMessage, clock_of

LANE, FIRST, TOP, STEP, HEAD = 230, 110, 78, 38, 11
MOST_ARROWS = 60


@dataclass(frozen=True, slots=True)
class Lane:
    """One participant."""

    name: str
    x: int
    is_hub: bool

    @property
    def left(self) -> int:
        return self.x - 80


@dataclass(frozen=True, slots=True)
class Arrow:
    """One hop: a line with its head, and the words above it."""

    begin: int
    end: int
    y: int
    words: str
    time: str
    holds: bool

    @property
    def middle(self) -> int:
        return (self.begin + self.end) // 2

    @property
    def above(self) -> int:
        return self.y - 8

    @property
    def line(self) -> str:
        way = 1 if self.end > self.begin else -1
        return f"M{self.begin + 4 * way} {self.y}H{self.end - 8 * way}"

    @property
    def head(self) -> str:
        way = 1 if self.end > self.begin else -1
        tip = self.end - 2 * way
        return f"M{tip} {self.y}l{-HEAD * way} -6v12z"


@dataclass(frozen=True, slots=True)
class Diagram:
    """The whole picture; `left_out` says how many hops did not fit."""

    lanes: list[Lane]
    arrows: list[Arrow]
    width: int
    height: int
    left_out: int

    @property
    def bottom(self) -> int:
        return self.height - 10


def sequence(messages: Sequence[TracedMessage], here: str) -> Diagram | None:
    """The picture of what crossed ICE, in the order of the hops; None where nothing did. Times are UTC."""
    hops = [
        (hop.at, hop, message)
        for message in messages
        for hop in message.hops
        if hop.at is not None and HUB in (hop.sender, hop.recipient)
    ]
    if not hops:
        return None
    hops.sort(key=lambda one: one[0])
    lanes = _lanes([country(end) for _, hop, _ in hops for end in (hop.sender, hop.recipient)], here)
    at = {lane.name: lane.x for lane in lanes}
    arrows = [
        Arrow(
            begin=at[country(hop.sender)],
            end=at[country(hop.recipient)],
            y=TOP + STEP * index,
            words=message.row.type if hop.sender != HUB else "",
            time=clock_of(when),
            holds=hop.finding.verdict == "valid" and message.holds,
        )
        for index, (when, hop, message) in enumerate(hops[:MOST_ARROWS])
    ]
    width = FIRST * 2 + LANE * (len(lanes) - 1)
    return Diagram(lanes, arrows, width, TOP + STEP * len(arrows), max(len(hops) - MOST_ARROWS, 0))


def country(end: str) -> str:
    """`GE` for `NTA.GE`; the hub and others by their own name."""
    return references.authority_country(end) or end


def _lanes(ends: Sequence[str], here: str) -> list[Lane]:
    """We stand on the left, the hub beside us, then the partners."""
    partners = sorted({*ends} - {here, HUB})
    return [
        Lane(name, FIRST + LANE * place, name == HUB) for place, name in enumerate([here, HUB, *partners])
    ]
