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
    for items in SIZES if scale.part == 1 else SIZES[:2]:
        found[items] = _alone(site, items, scale)
        for how in FLUSHES:
            took = found[items][how]
            what = f"{items} items from POST to acceptance, {how}, ms"
            yield Result(
                NAME, what, took["product"] * 1000, took["floor"] * 1000, "<= 2.5" if items > 1 else ""
            )
    most = max(found)
    small, middle, large = (found[items][AS_IS] for items in (1, 100, most))
    what = f"cost of one item, {most} items against 100, ms"
    yield Result(NAME, what, large["product"] / most * 1000, middle["product"] / 100 * 1000, "<= 1.2")
    what = f"peak memory of {most} items above that of 1 item, MB"
    yield Result(NAME, what, max(0.0, large["peak"] - small["peak"]), None, "<= 16")


def _alone(site: Site, items: int, scale: Scale) -> dict[str, dict[str, float]]:
    """What the child process finds, by kind of flush."""
    numbers = (str(items), str(scale.repetitions), str(int(scale.warm_up)))
    command = [sys.executable, "-W", "ignore", "-m", "bench.child", "lodging", *numbers]
    found = {}
    with site.database(f"{NAME}_{items}"), _talking(command) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        for how in FLUSHES:
            site.flush(how)
            child.stdin.write("go\n")
            child.stdin.flush()
            found[how] = json.loads(child.stdout.readline())
        child.stdin.close()
        child.wait(30)
    return found


def _talking(command: list[str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(command, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
