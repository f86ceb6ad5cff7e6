"""One whole installation of real processes for the journeys and faults of a test run.

It starts once, when first asked for, and stops after the last test that may use it, because its idle processes still cost a
worker time. Those tests lie in `tests/journeys/` and `tests/faults/`, which one worker runs, so that one stack serves them all.
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
ON_THE_STACK = ("tests/journeys/", "tests/faults/")
RUNNING = pytest.StashKey[Stack]()
LEFT = pytest.StashKey[set[str]]()
REAL_SERVERS = ("DATABASE_URL", "DATABASE_MIGRATE_URL", "REDIS_URL", "ICE_HUB_URL", "HUB_DATABASE_URL")


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Stack]:
    """The installation, on embedded servers of its own and free ports."""
    environ = {name: value for name, value in os.environ.items() if name not in REAL_SERVERS}
    running = Stack(tmp_path_factory.mktemp("stack") / "state", environ=environ)
    running.start()
    request.config.stash[RUNNING] = running
    yield running
    _stop(request.config)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Ends the installation once all tests that may use it are done."""
    yield
    left = item.session.stash.setdefault(LEFT, _all_on_the_stack(item.session))
    left.discard(item.nodeid)
    if not left:
        _stop(item.config)


def _all_on_the_stack(session: pytest.Session) -> set[str]:
    return {item.nodeid for item in session.items if item.nodeid.startswith(ON_THE_STACK)}


def _stop(config: pytest.Config) -> None:
    running = config.stash.get(RUNNING, None)
    if running is not None:
        del config.stash[RUNNING]
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
