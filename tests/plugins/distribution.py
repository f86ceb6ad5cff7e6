"""Which worker runs which test: a file stays together, so that what its module builds is built once, and so do all tests of the stack.

pytest-xdist's own `loadgroup` does not see groups under pytest 9.2 (pytest-dev/pytest-xdist#1386).
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

from tests.plugins.stack import ON_THE_STACK

STACK = "stack"
LONG = (STACK, "tests/browser/", "tests/pages/", "tests/architecture/")
"""Few tests that take long: begun first, so that no worker is left alone with them at the end."""


class ByFile(LoadScopeScheduling):
    """Files as they are, and everything that runs on the stack as if it were one file."""

    def _split_scope(self, nodeid: str) -> str:
        return STACK if nodeid.startswith(ON_THE_STACK) else nodeid.partition("::")[0]

    def _assign_work_unit(self, node: WorkerController) -> None:
        begun_first = (scope for start in LONG for scope in self.workqueue if scope.startswith(start))
        longest = next(begun_first, None)
        if longest:
            self.workqueue.move_to_end(longest, last=False)
        super()._assign_work_unit(node)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    """Replaces whatever `--dist` names."""
    return ByFile(config, log)
