"""Reservations on one hot guarantee, asked by callers in other processes, against the naive loop (goals P2, P3); releases with them."""

import secrets
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from itertools import count

import psycopg

from bench import jobs
from bench.callers import Callers, callers
from bench.measuring import Scale, alternated, rate
from bench.results import Result
from bench.site import AS_IS, FLUSHES, Site
from cats.kernel import clock, references
from cats.tenancy.scope import scope
from guarantees import invariants, ledger, selectors
from tests.transit import world as corridor
from transit.models import Movement

NAME = "reservation"
LARGE = "999999999"
WIDTHS = ((1, 12), (8, 32), (64, 64))
NAIVE_WIDTH, NAIVE_PIECES = 8, 240
GUARANTEES, BULK, RELEASES = 64, 200, 8
_numbers = count(600_000)


def measure(site: Site, scale: Scale) -> Iterator[Result]:
    """One guarantee: callers one by one, many guarantees, in bulk, and the release of whole movements."""
    with site.database(NAME) as database:
        corridor.build()
        grns = [_register(place) for place in range(scale.of(GUARANTEES, 2))]
        with psycopg.connect(site.migrator_url(database)) as connection:
            connection.execute("INSERT INTO bench_account VALUES (1, %s, 0)", [LARGE])
        with callers() as desks:
            for how in FLUSHES:
                site.flush(how)
                yield from _of_flush(desks, scale, how, grns)


def _of_flush(desks: Callers, scale: Scale, how: str, grns: list[str]) -> Iterator[Result]:
    hot = grns[0]
    sides: dict[str, Callable[[], float]] = {"naive": lambda: _naive(desks, scale.of(NAIVE_PIECES, 8))}
    for width, pieces in WIDTHS:
        sides[f"callers {width}"] = partial(_asked, desks, width, [hot] * scale.of(pieces, 4))
    spread = [grns[place % len(grns)] for place in range(scale.of(WIDTHS[1][1], 4))]
    sides["spread"] = lambda: _asked(desks, 8, spread)
    sides["bulk"] = lambda: _bulk(hot, scale.of(BULK, 4))
    releases = scale.of(RELEASES, 2)
    sides["release"] = lambda: _released(desks, releases)
    found = alternated(scale, sides)
    by_one, in_bulk = (">= 4", ">= 25") if how == AS_IS else (">= 10", ">= 50")
    naive = found["naive"]
    for width, _ in WIDTHS:
        what = f"one guarantee, {width} callers, request to answer, {how}, requests/s"
        yield Result(NAME, what, found[f"callers {width}"], naive, by_one if width == 64 else "")
    what = f"one guarantee against {len(grns)}, 8 callers, {how}, requests/s"
    yield Result(NAME, what, found["callers 8"], found["spread"], ">= 0.90")
    yield Result(
        NAME, f"{BULK} waiting requests posted at once, {how}, requests/s", found["bulk"], naive, in_bulk
    )
    yield Result(
        NAME, f"officer's release to goods released, 8 callers, {how}, movements/s", found["release"], naive
    )


def _register(place: int) -> str:
    grn = references.make_grn(clock.today("UTC"), "GE", f"BENCH{place:07d}")
    corridor.register(grn, LARGE)
    return grn


def _naive(desks: Callers, number: int) -> float:
    return desks.together("naive", NAIVE_WIDTH, [(1, 1)] * number)[0]


def _asked(desks: Callers, width: int, grns: list[str]) -> float:
    """Every caller got its own answer (the job says so); the reserved amount grew by exactly what was asked, the ledger holds."""
    concerned = set(grns)
    before = _reserved(concerned)
    answered, _ = desks.together("ask", width, [(grn, next(_numbers)) for grn in grns])
    assert _reserved(concerned) - before == len(grns)
    with scope("GE"):
        assert ledger.waiting() == []
    return answered


def _bulk(grn: str, number: int) -> float:
    with scope("GE"):
        for _ in range(number):
            ledger.submit(jobs.asking(grn, next(_numbers)))

    def work() -> None:
        with scope("GE"):
            assert ledger.post_waiting(grn) == number

    measured = rate(number, work)
    with scope("GE"):
        assert invariants.broken() == []
    return measured


def _released(desks: Callers, number: int) -> float:
    """Movements are lodged and accepted before the clock runs."""
    lrns = [secrets.randbelow(10**8) for _ in range(number)]
    desks.together("lodge", 8, lrns)
    measured, _ = desks.together("release", 8, lrns)
    with scope("GE"):
        released = Movement.objects.filter(
            lrn__in=[f"BENCH{number:08d}" for number in lrns], state="released"
        )
        assert released.count() == number
    return measured


def _reserved(grns: set[str]) -> Decimal:
    with scope("GE"):
        return sum((selectors.balance(grn).reserved for grn in grns), Decimal(0))
