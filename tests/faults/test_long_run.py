"""The long run of `make faults`: fifty seeded kills among a stream of journeys, and a report. FAULT_SEED repeats a run."""

import json
import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from cats.embedded.supervisor import Restarts, Stack
from ice_connector.journey.course import Journey, headroom
from ice_connector.journey.desks import World
from tests.journeys import books
from tests.journeys.carrying import STEPS, Progress, carry, prepare

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3000)]

KILLS, JOURNEYS, AT_ONCE = 50, 60, 6
VICTIMS = {"web": 4, "worker": 4, "link": 4, "hub": 3, "postgres": 3, "valkey": 1, "beat": 1}
"""Who is killed and how often compared with the others."""


@dataclass(frozen=True)
class Kill:
    """One kill as it was planned: whom, and after how many steps of all journeys."""

    victim: str
    after: int


def plan(seed: int) -> list[Kill]:
    """The same kills for the same seed; each process at least once."""
    dice = random.Random(seed)
    victims = [*VICTIMS, *dice.choices(list(VICTIMS), list(VICTIMS.values()), k=KILLS - len(VICTIMS))]
    dice.shuffle(victims)
    places = sorted(dice.sample(range(2, JOURNEYS * STEPS * 9 // 10), KILLS))
    return [Kill(victim, after) for victim, after in zip(victims, places, strict=True)]


def test_a_seed_plans_the_same_kills_again_and_another_one_others():
    assert plan(7) == plan(7)
    assert plan(7) != plan(8)
    assert (len(plan(7)), {kill.victim for kill in plan(7)}) == (KILLS, set(VICTIMS))


@dataclass
class Report:
    """What a long run found; printed as one line of JSON whatever becomes of it."""

    seed: int
    journeys: int = JOURNEYS
    finished: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    revived: Counter[str] = field(default_factory=Counter)
    longest_restart: float = 0.0
    seconds: float = 0.0
    stopped: list[str] = field(default_factory=list)

    def struck(self, victim: str, seconds: float) -> None:
        self.kills[victim] += 1
        self.longest_restart = max(self.longest_restart, round(seconds, 1))


def test_journeys_outlive_fifty_kills(stack, demo, seed, say):
    report = Report(seed)
    say(f"FAULT_SEED={seed}: {KILLS} kills among {JOURNEYS} journeys")
    before = headroom(demo)
    journeys = run(stack, demo, report)
    say(json.dumps(vars(report)))
    assert report.stopped == []
    assert report.kills.total() == KILLS
    assert headroom(demo) == before
    books.settled(stack, [journey.mrn for journey in journeys])


def run(stack: Stack, demo: World, report: Report) -> list[Journey]:
    """Carry all journeys and meanwhile kill as planned, each victim up again before the next one falls."""
    progress, begun = Progress(), time.monotonic()
    journeys = prepare(demo, JOURNEYS, progress)
    with ThreadPoolExecutor(1) as carrier:
        carried = carrier.submit(carry, journeys, AT_ONCE)
        carried.add_done_callback(lambda _: progress.end())
        threading.Thread(target=supervise, args=(stack, progress, report), daemon=True).start()
        for kill in plan(report.seed):
            if progress.reach(kill.after):
                strike(stack, kill.victim, report)
        report.stopped = [str(stopped) for stopped in carried.result() if stopped]
    report.finished = JOURNEYS - len(report.stopped)
    report.seconds = round(time.monotonic() - begun)
    return journeys


def strike(stack: Stack, victim: str, report: Report) -> None:
    begun = time.monotonic()
    stack.kill(victim)
    stack.restart(victim)
    report.struck(victim, time.monotonic() - begun)


class AtOnce(Restarts):
    """A supervisor's restarts without pauses, noted in the report."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report

    def due(self, name: str) -> bool:
        return True

    def count(self, name: str) -> None:
        self._report.revived[name] += 1


def supervise(stack: Stack, progress: Progress, report: Report) -> None:
    """Start again what ends of itself, as every installation does: a program that begins while the database is down gives up."""
    restarts = AtOnce(report)
    while not progress.ended(within=0.3):
        stack.watch(restarts)
