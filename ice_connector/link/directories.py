"""The directory in force: read from the hub, verified against the pinned registrar, never replaced by an older one."""

import threading
import time

from cats.kernel import clock
from cats.tenancy import scope
from ice_connector.link.client import HubClient
from ice_connector.models import DirectoryEdition
from ice_connector.protocol import jose, limits, statements
from ice_connector.protocol.directory import Directory, open_directory


class Directories:
    """Holds the directory for every thread of the process and keeps each edition it has seen."""

    def __init__(self, client: HubClient, registrar: jose.Jwk, env: statements.Env) -> None:
        self._client = client
        self._registrar = registrar
        self._env = env
        self._lock = threading.Lock()
        self._read_at = -limits.DIRECTORY_EVERY
        self._current: Directory | None = self._newest_stored()

    @property
    def current(self) -> Directory:
        """The directory in force; read from the hub when none was ever seen."""
        return self._current or self.refresh()

    def is_known(self) -> bool:
        """Whether a directory is in force."""
        return self._current is not None

    def is_due(self) -> bool:
        """Whether it is time to read it anew: every fifteen minutes, and as long as there is none."""
        return self._current is None or time.monotonic() - self._read_at > limits.DIRECTORY_EVERY

    def refresh(self) -> Directory:
        """Read the hub's directory and put it in force. Raises `HubAway`, or `ProtocolError` for one that must not count."""
        jws = self._client.directory()
        with self._lock:
            self._current = open_directory(
                jws, self._registrar, self._env, clock.machine_now(), self._current
            )
            self._read_at = time.monotonic()
            with scope.unscoped("directories are the installation's, not an administration's"):
                edition = DirectoryEdition(serial=self._current.serial, jws=jws, seen_at=clock.machine_now())
                DirectoryEdition.objects.bulk_create([edition], ignore_conflicts=True)
            return self._current

    def _newest_stored(self) -> Directory | None:
        edition = DirectoryEdition.objects.order_by("-serial").first()
        if edition is None:
            return None
        return open_directory(edition.jws, self._registrar, self._env, clock.machine_now())
