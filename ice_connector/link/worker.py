"""The threads of the link process: one that collects and one that sends for each participant, under its advisory lock."""

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import structlog
from django.db import connection

from cats.tenancy import scope
from ice_connector.link import gaps
from ice_connector.link.acknowledger import send_acks
from ice_connector.link.agenda import look
from ice_connector.link.client import HubAway, Later
from ice_connector.link.collector import collect, watch_polls
from ice_connector.link.context import Context
from ice_connector.link.handshake import shake_hands
from ice_connector.link.sender import raise_undelivered, send_due
from ice_connector.link.stamper import stamp_all
from ice_connector.protocol import limits
from ice_connector.protocol.errors import ProtocolError

IDLE = 0.2
HOUSEKEEPING = 30.0

log = structlog.get_logger(__name__)


class Participant:
    """Runs one participant's link until its context is stopped. `wake` is called when something was collected."""

    def __init__(self, context: Context, wake: Callable[[str], None]) -> None:
        self.context = context
        self.wake = wake
        self._pool = ThreadPoolExecutor(max_workers=limits.MAX_POSTS_IN_FLIGHT)
        self._housekept = 0.0
        self.threads = [
            threading.Thread(
                target=self._run, args=(step,), name=f"{context.participant}-{step.__name__}", daemon=True
            )
            for step in (self.collecting, self.sending)
        ]

    def start(self) -> None:
        """Start both threads."""
        for thread in self.threads:
            thread.start()

    def join(self, until: float) -> None:
        """Wait until both have ended, or until a moment of the monotonic clock: a poll in progress takes longer and may be cut."""
        for thread in self.threads:
            thread.join(timeout=max(until - time.monotonic(), 0))

    def collecting(self) -> None:
        """One poll."""
        if collect(self.context):
            self.wake(self.context.participant)

    def sending(self) -> None:
        """One round: handshake when due, acknowledgements, stamping, posting; a short rest when there is nothing."""
        self._keep_house()
        agenda = look(self.context)
        if agenda.handshake:
            shake_hands(self.context)
        if agenda.acks:
            send_acks(self.context)
        stamped = agenda.pending and self._stamp()
        if agenda.due or stamped:
            send_due(self.context, self._pool)
        if not (agenda.acks or agenda.due or stamped):
            self.context.stop.wait(IDLE)

    def _stamp(self) -> bool:
        """Stamp what is pending; not before the first handshake of this process, and never after a restore was noticed."""
        if not self.context.ready.is_set():
            return False
        with scope.scope(self.context.participant):
            return stamp_all(self.context.signer, self.context.env) > 0

    def _run(self, step: Callable[[], None]) -> None:
        failures = 0
        while not self.context.stop.is_set():
            try:
                step()
                failures = 0
            except Exception as error:  # noqa: BLE001  a link thread never ends: it backs off and says why
                failures += 1
                self._back_off(error, failures)
        connection.close()

    def _back_off(self, error: Exception, failures: int) -> None:
        seconds = error.seconds if isinstance(error, Later) else limits.error_delay(failures, random.random())  # noqa: S311
        if isinstance(error, HubAway | ProtocolError):
            log.warning(
                "link pauses",
                participant=self.context.participant,
                seconds=round(seconds, 1),
                error=str(error),
            )
        else:
            log.error("link fails", participant=self.context.participant, exc_info=error)
            connection.close()
        self.context.handshake_due.set()
        self.context.stop.wait(max(seconds, 0.1))

    def _keep_house(self) -> None:
        if time.monotonic() - self._housekept < HOUSEKEEPING:
            return
        self._housekept = time.monotonic()
        with scope.scope(self.context.participant):
            raise_undelivered()
            watch_polls()
        gaps.fill(self.context)
