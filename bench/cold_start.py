"""The demo from nothing to ready, and a second time from its kept data: seconds on this machine, without a floor.

The environment is made from a warm package cache, as `make demo` does; where that cannot be done it is left out, and said.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.measuring import Scale, seconds
from bench.results import Result
from bench.site import CHECKOUT, Site
from cats.embedded.supervisor import Stack

NAME = "cold_start"
FIRST, SECOND = "<= 60", "<= 10"


def measure(site: Site | None, scale: Scale, stack: Any = Stack) -> Iterator[Result]:
    """One start of each kind; the site's own server is not used."""
    with tempfile.TemporaryDirectory(prefix="cats-bench-demo-", ignore_cleanup_errors=True) as folder:
        environment = made_environment(Path(folder)) if scale.part == 1 else None
        if environment is not None:
            yield Result(NAME, "virtual environment from a warm package cache, s", environment)
        first, second = (started(stack, Path(folder, "state")) for _ in range(2))
    whole = first + (environment or 0.0)
    said = "" if environment is not None else " (environment there already)"
    yield Result(NAME, f"first start of the demo{said}, s", whole, None, FIRST)
    yield Result(NAME, "second start of the demo, s", second, None, SECOND)


def started(stack: Any, state: Path) -> float:
    """Seconds until everything answers; stopped in order afterwards."""
    ours = ("DATABASE_URL", "SECRET_KEY", "CATS_STATE_DIR", "DJANGO_SETTINGS_MODULE")
    environ = {name: value for name, value in os.environ.items() if name not in ours}
    demo = stack(state, environ=environ)
    try:
        took = seconds(demo.start)
        assert all(demo.pids.values()), demo.pids
    finally:
        demo.stop()
    return took


def made_environment(folder: Path) -> float | None:
    """Seconds to make the environment anew; None where packages cannot be fetched."""
    place = os.path.relpath(folder / "venv", CHECKOUT)
    command = [str(CHECKOUT / ".ci" / "environment"), "python3", place]
    done: list[int] = []

    def make() -> None:
        done.append(subprocess.run(command, cwd=CHECKOUT, capture_output=True, check=False).returncode)

    took = seconds(make)
    if done == [0]:
        return took
    print("cold_start: the environment could not be made here; it is left out.", file=sys.stderr)
    return None
