"""Wakes the long polls of this process when something for them was committed. Other processes look once a second."""

import threading
import time
from collections import defaultdict

_LOOK_AGAIN = 1.0
_LOOK_AGAIN_SHARED = 0.2


class Bells:
    """One bell per reader. NOTIFY is not used: it serialises all commits of the database behind one lock."""

    def __init__(self, processes: int = 1) -> None:
        self._pause = _LOOK_AGAIN if processes == 1 else _LOOK_AGAIN_SHARED
        self._rung: defaultdict[str, int] = defaultdict(int)
        self._condition = threading.Condition()
        self.closed = False

    def count(self, reader: str) -> int:
        """How often it rang; to be read before looking into the database."""
        return self._rung[reader]

    def ring(self, *readers: str) -> None:
        """Something for these readers was committed."""
        with self._condition:
            for reader in readers:
                self._rung[reader] += 1
            self._condition.notify_all()

    def wait(self, reader: str, count: int, until: float) -> bool:
        """Sleep until the bell rings beyond `count`, it is time to look again, or `until` (monotonic) is over.

        False if the reader is to be answered now: its time is over or the process stops.
        """
        pause = min(self._pause, until - time.monotonic())
        if pause <= 0 or self.closed:
            return False
        with self._condition:
            self._condition.wait_for(lambda: self.closed or self._rung[reader] != count, pause)
        return not self.closed

    def close(self) -> None:
        """Let every sleeper go: the process stops."""
        self.closed = True
        with self._condition:
            self._condition.notify_all()
