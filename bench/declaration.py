"""A declaration from POST to acceptance, with its memory, against parse + validate + one COPY and commit (after goal P8)."""

import json
import subprocess
import sys
from collections.abc import Iterator

from bench.measuring import Scale
from bench.results import Result
from bench.site import AS_IS, CHECKOUT, FLUSHES, Site

NAME = "declaration"
SIZES = (1, 100, 1999)


def measure(site: Site, scale: Scale) -> Iterator[Result]:
    """Each size in a process and a database of its own."""
    found = {}
    for how in FLUSHES:
        site.flush(how)
        for items in SIZES if scale.part == 1 else SIZES[:2]:
            found[how, items] = _alone(site, items, scale.repetitions)
            took = found[how, items]
            what = f"{items} items from POST to acceptance, {how}, ms"
            yield Result(
                NAME, what, took["product"] * 1000, took["floor"] * 1000, "<= 2.5" if items > 1 else ""
            )
    small, middle, large = (found[AS_IS, items] for items in (1, 100, max(items for _, items in found)))
    items = max(items for _, items in found)
    what = f"cost of one item, {items} items against 100, ms"
    yield Result(NAME, what, large["product"] / items * 1000, middle["product"] / 100 * 1000, "<= 1.2")
    what = f"peak memory of {items} items above that of 1 item, MB"
    yield Result(NAME, what, large["peak"] - small["peak"], None, "<= 16")


def _alone(site: Site, items: int, repetitions: int) -> dict[str, float]:
    with site.database(f"{NAME}_{items}"):
        command = [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "bench.child",
            "lodging",
            str(items),
            str(repetitions),
        ]
        told = subprocess.run(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True, check=True)
    answer: dict[str, float] = json.loads(told.stdout)
    return answer
