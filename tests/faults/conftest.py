"""Long fault runs ask for a seed and tell it, so that a run that failed can be run again."""

import os
import random
import sys
from collections.abc import Callable

import pytest


@pytest.fixture
def seed() -> int:
    """`FAULT_SEED` of the environment, else a new one."""
    told = os.environ.get("FAULT_SEED", "")
    return int(told) if told else random.SystemRandom().randrange(10**6)


@pytest.fixture
def say(capfd: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Writes a line to the terminal at once."""

    def line(text: str) -> None:
        with capfd.disabled():
            sys.stdout.write(f"\n{text}\n")
            sys.stdout.flush()

    return line
