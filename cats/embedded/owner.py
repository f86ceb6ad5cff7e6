"""Who launched the server of a data folder, written beside it, so that a later start can tell an orphan
(its launcher was killed) from a server in use."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from cats.embedded.errors import SetupError
from cats.embedded.processes import end_process, identity, pid_of


@dataclass(frozen=True)
class OwnerFile:
    """`<data folder>.owner`: JSON with the identities of launcher and server and the server's port."""

    path: Path

    @classmethod
    def beside(cls, data_dir: Path) -> "OwnerFile":
        """The owner file of a data folder."""
        return cls(data_dir.with_name(data_dir.name + ".owner"))

    def write(self, server_pid: int, port: int, *, detached: bool = False) -> None:
        """Records the server; `detached`: nobody in particular launched it, any process may end it."""
        launcher = None if detached else identity(os.getpid())
        record = {"launcher": launcher, "server": identity(server_pid), "port": port}
        self.path.write_text(json.dumps(record))

    def read(self) -> dict[str, object]:
        """The record, empty when there is none or it was cut off half-written."""
        try:
            found = json.loads(self.path.read_text())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def server(self) -> int | None:
        """The pid of the recorded server while it lives."""
        return pid_of(str(self.read().get("server") or ""))

    def forget(self) -> None:
        """Removes the record."""
        self.path.unlink(missing_ok=True)

    def refuse_if_in_use(self, what: str) -> None:
        """Raises SetupError when another live process launched the server and it still runs."""
        launcher = pid_of(str(self.read().get("launcher") or ""))
        if launcher not in (None, os.getpid()) and self.server():
            raise SetupError(
                f"{what} of {self.path.with_suffix('')} is in use by process {launcher}: stop that first."
            )

    def end_orphan(self, number: int, seconds: float) -> None:
        """Stops a recorded server whose launcher is gone."""
        pid = self.server()
        if pid is not None:
            end_process(pid, number, seconds)
        self.forget()
