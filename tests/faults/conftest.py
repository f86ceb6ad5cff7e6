"""Long fault runs ask for a seed and tell it, so that a run that failed can be run again."""

import os
import random
from collections.abc import Callable

import pytest


@pytest.fixture
def seed() -> int:
    """`FAULT_SEED` of the environment, else a new one."""
    told = os.environ.get("FAULT_SEED", "")
    return int(told) if told else random.SystemRandom().randrange(10**6)


@pytest.fixture
def say(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Writes a line to the terminal at once, captured or not."""
    terminal = request.config.pluginmanager.getplugin("terminalreporter")

    def line(text: str) -> None:
        terminal.ensure_newline()
        terminal.write_line(text)

    return line
