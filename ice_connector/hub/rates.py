"""How much a participant may ask for: tokens a second, and requests at a time. Posts and reads have lanes of their own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from ice_connector.hub.answers import RateExceeded
from ice_connector.protocol.directory import RateLimits

_SLOT_WAIT = 1.0
Lane = Literal["post", "read"]


@dataclass
class Bucket:
    """Fills with `rate` tokens a second up to `burst`."""

    rate: float
    burst: float
    filled_at: float
    tokens: float = field(init=False)

    def __post_init__(self) -> None:
        self.tokens = self.burst

    def take(self, now: float) -> float:
        """Take one token at the monotonic second `now`; 0.0 if there was one, else the seconds until there is."""
        self.tokens = min(self.burst, self.tokens + (now - self.filled_at) * self.rate)
        self.filled_at = now
        if self.tokens >= 1.0:
            self.tokens -= 1.0
            return 0.0
        return (1.0 - self.tokens) / self.rate


class Slots:
    """How many requests of one participant run at a time in one lane, so that it cannot take all threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken: dict[str, int] = {}
        self._lock = threading.Lock()

    @contextmanager
    def one(self, participant: str) -> Iterator[None]:
        """Hold a slot inside the block; RateExceeded where all are taken."""
        with self._lock:
            taken = self._taken.get(participant, 0)
            if taken >= self._most:
                raise RateExceeded(_SLOT_WAIT)
            self._taken[participant] = taken + 1
        try:
            yield
        finally:
            with self._lock:
                self._taken[participant] -= 1


class Buckets:
    """The buckets of this process. With several processes each grants its share."""

    def __init__(self, processes: int = 1) -> None:
        self._share = 1.0 / processes
        self._buckets: dict[tuple[str, Lane], Bucket] = {}
        self._lock = threading.Lock()

    def take(self, participant: str, lane: Lane, limits: RateLimits, now: float) -> float:
        """Seconds that the participant has to wait before its next request in this lane; 0.0 = go on."""
        with self._lock:
            bucket = self._bucket(participant, lane, limits, now)
            return bucket.take(now)

    def _bucket(self, participant: str, lane: Lane, limits: RateLimits, now: float) -> Bucket:
        rate, burst = limits.rate * self._share, max(1.0, limits.burst * self._share)
        bucket = self._buckets.get((participant, lane))
        if bucket is None or (bucket.rate, bucket.burst) != (rate, burst):
            bucket = self._buckets[participant, lane] = Bucket(rate, burst, now)
        return bucket
