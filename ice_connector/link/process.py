"""The link process as a whole: finds the administrations hosted here, takes their locks, runs their threads, stops in order."""

import signal
import threading
import time
from types import FrameType

import structlog
from django.conf import settings
from django.db import DatabaseError, connection

from cats.celery import app as celery
from cats.tenancy.models import Administration
from ice_connector.link.client import HubAway, HubClient
from ice_connector.link.context import Context
from ice_connector.link.directories import Directories
from ice_connector.link.identity import Identity
from ice_connector.link.worker import Participant
from ice_connector.protocol.errors import ProtocolError

RETRY = 2.0
ENDING = 2.0
"""Seconds that all threads together have to finish what they do; what was collected or sent by halves is repeated safely."""

log = structlog.get_logger(__name__)


class LinkProcess:
    """All links of this host. A second process on the same installation stands by until the locks are free."""

    def __init__(self, identity: Identity) -> None:
        self.stop = threading.Event()
        self.env = settings.ICE_ENVIRONMENT
        self.client = HubClient(settings.ICE_HUB_URL, identity)
        self.directories = Directories(self.client, identity.registrar(), self.env)
        self.running: dict[str, Participant] = {}
        self._backend = 0

    def run(self) -> None:
        """Run until `stop` is set; re-reads the directory and looks for new administrations on the way."""
        while not self.stop.is_set():
            self._refresh_directory()
            try:
                self._keep_locks()
                for code in self._free():
                    self._start(code)
            except DatabaseError as error:
                log.warning("database away", error=str(error).strip())
                connection.close()
            self.stop.wait(RETRY)
        self._end()

    def _keep_locks(self) -> None:
        """A new connection holds none of the old one's locks: what a standby took meanwhile is left to it."""
        backend = _backend()
        if backend == self._backend:
            return
        self._backend = backend
        for code in [code for code in self.running if not _lock(code)]:
            self.running.pop(code).context.stop.set()

    def _refresh_directory(self) -> None:
        if not self.directories.is_due():
            return
        try:
            self.directories.refresh()
        except (HubAway, ProtocolError) as error:
            log.warning("directory not read", error=str(error))

    def _free(self) -> list[str]:
        """Administrations in the directory whose lock this process gets; the lock lives as long as this connection."""
        if not self.directories.is_known():
            return []
        codes = Administration.objects.order_by("code").values_list("code", flat=True)
        known = self.directories.current.entries
        return [code for code in codes if code not in self.running and code in known and _lock(code)]

    def _start(self, code: str) -> None:
        context = Context(code, self.client, self.directories, self.env)
        self.running[code] = Participant(context, wake)
        self.running[code].start()
        log.info("link runs", participant=code)

    def _end(self) -> None:
        for participant in self.running.values():
            participant.context.stop.set()
        until = time.monotonic() + ENDING
        for participant in self.running.values():
            participant.join(until)
        self.client.close()


def run(identity: Identity) -> None:
    """Run the link process until SIGTERM or SIGINT."""
    process = LinkProcess(identity)

    def end(number: int, frame: FrameType | None) -> None:
        process.stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    process.run()


def wake(participant: str) -> None:
    """Tell the workers that something was collected; they would find it within a second anyway."""
    try:
        celery.send_task("ice_connector.tasks.process_messages", retry=False, ignore_result=True)
    except Exception:
        log.warning("broker away: the sweep will find it", exc_info=True)


def _lock(code: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [f"ice_link:{code}"])
        return bool(cursor.fetchone()[0])


def _backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])
