"""Which worker runs which test: a file stays together, so that what its module builds is built once, and so do all tests of the stack.

pytest-xdist's own `loadgroup` does not see groups under pytest 9.2 (pytest-dev/pytest-xdist#1386).
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

ON_THE_STACK = ("tests/journeys/", "tests/faults/")


class ByFile(LoadScopeScheduling):
    """Files as they are, and everything that runs on the stack as if it were one file."""

    def _split_scope(self, nodeid: str) -> str:
        return "stack" if nodeid.startswith(ON_THE_STACK) else nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    """Replaces whatever `--dist` names."""
    return ByFile(config, log)
