"""One whole installation of real processes for the journeys and faults of a test run; it starts once, when first asked for.

Tests that use it lie in `tests/journeys/` and `tests/faults/`, which one worker runs, so that one stack serves them all.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cats.embedded.state import CHECKOUT
from cats.embedded.supervisor import Stack
from ice_connector.journey.desks import World

IN_ONE_PROCESS = """
import sys
from django.core.management import execute_from_command_line
for line in sys.argv[1:]:
    execute_from_command_line(["manage.py", *line.split()])
"""
REAL_SERVERS = ("DATABASE_URL", "DATABASE_MIGRATE_URL", "REDIS_URL", "ICE_HUB_URL", "HUB_DATABASE_URL")


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The installation, on embedded servers of its own and free ports."""
    environ = {name: value for name, value in os.environ.items() if name not in REAL_SERVERS}
    running = Stack(tmp_path_factory.mktemp("stack") / "state", environ=environ)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def demo(stack: Stack) -> World:
    """The people of the demo world, as clients of that installation."""
    return World(stack.web_url, Path(stack.env["CATS_STATE_DIR"], "demo.json"))


def manage(stack: Stack, *words: str) -> subprocess.CompletedProcess[str]:
    """A management command in the environment of the installation."""
    return _run(stack, "manage.py", *words)


def commands(stack: Stack, *lines: str) -> subprocess.CompletedProcess[str]:
    """Several management commands in one process, each a line; the first that fails ends it."""
    return _run(stack, "-c", IN_ONE_PROCESS, *lines)


def _run(stack: Stack, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        env={**os.environ, **stack.env},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
