"""The directory in force in this process: read again when its file changes, never replaced by an older one."""

import os
import threading
import time
from pathlib import Path

from django.db import connection

from cats.kernel import clock
from ice_connector.hub.alarms import alarm
from ice_connector.hub.layout import HubFiles
from ice_connector.protocol.directory import Directory, open_directory
from ice_connector.protocol.errors import DirectoryRefused, ProtocolError

_LOOK_EVERY = 1.0


class Directories:
    """Holds the directory in force."""

    def __init__(self, files: HubFiles) -> None:
        self._authority = files.authority()
        self._path = files.directory
        self._lock = threading.Lock()
        self._changed = _changed(self._path)
        self._looked = time.monotonic()
        self._current = self._open(None)
        self._keep(self._current)

    def current(self) -> Directory:
        """The directory in force; looks at the file at most once a second."""
        if time.monotonic() - self._looked >= _LOOK_EVERY and self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._lock.release()
        return self._current

    def _look(self) -> None:
        self._looked = time.monotonic()
        changed = _changed(self._path)
        if changed == self._changed:
            return
        self._changed = changed
        try:
            fresh = self._open(self._current)
            self._keep(fresh)
        except (ProtocolError, OSError) as error:
            alarm("directory", "registrar", f"{self._path} is not taken: {error}")
            return
        self._current = fresh

    def _open(self, current: Directory | None) -> Directory:
        pinned = self._authority
        jws = self._path.read_text("ascii")
        return open_directory(jws, pinned.registrar, pinned.env, clock.machine_now(), current)

    def _keep(self, directory: Directory) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_HIGHEST)
            found = cursor.fetchone()
            if found is not None and found[0] > directory.serial:
                raise DirectoryRefused(f"serial {directory.serial} is smaller than {found[0]}, already seen")
            if found == (directory.serial, directory.fp):
                return
            if found is not None and found[0] == directory.serial:
                raise DirectoryRefused(f"another content under the serial {directory.serial} already seen")
            cursor.execute(_KEEP, [directory.serial, directory.fp, directory.jws, clock.machine_now()])


_HIGHEST = "SELECT serial, fp FROM ice_hub_directory ORDER BY serial DESC LIMIT 1"
_KEEP = (
    "INSERT INTO ice_hub_directory (serial, fp, statement, accepted) VALUES (%s, %s, %s, %s)"
    " ON CONFLICT DO NOTHING"
)


def _changed(path: Path) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_mtime_ns, found.st_ino
