"""The state folder (`.cats/`): its lock, its secrets, and `stack.json`, which says what runs.

`stack.json` (mode 0600): `supervisor` identity, `ports`, `children` {name: identity}, `env` for clients.
"""

import fcntl
import json
import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from cats.embedded.errors import SetupError
from cats.embedded.processes import free_port, identity, pid_of, port_is_free, signal_group
from cats.embedded.secret_store import SecretStore, write_private

CHECKOUT = Path(__file__).resolve().parents[2]


def default_state_dir() -> Path:
    """`CATS_STATE_DIR`, else `.cats` in the checkout."""
    return Path(os.environ.get("CATS_STATE_DIR") or CHECKOUT / ".cats").absolute()


class StateDir:
    """One state folder, held by at most one supervisor at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.secrets = SecretStore(self.path / "secrets.json")
        self._lock: IO[str] | None = None

    def log(self, name: str) -> Path:
        """The log file of a child or step."""
        return self.path / "logs" / f"{name}.log"

    def acquire(self) -> None:
        """Takes the folder. Raises SetupError when another supervisor holds it or it is not ours to write."""
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = (self.path / "lock").open("w")
        except OSError as error:
            raise SetupError(
                f"{self.path} cannot be written ({error.strerror}): start as the account that owns it,"
                " or set CATS_STATE_DIR to a folder of your own."
            ) from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SetupError(self._already_running()) from error
        self._lock = lock

    def release(self) -> None:
        """Gives the folder back."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def end_orphans(self) -> list[str]:
        """Kills children that a killed supervisor left behind; answers their names."""
        ended = []
        for name, known in self.read().get("children", {}).items():
            pid = pid_of(known)
            if pid is not None and name not in ("postgres", "valkey"):
                signal_group(pid, signal.SIGKILL)
                ended.append(name)
        return ended

    def remembered_port(self, name: str) -> int:
        """The port of that name in the last run if it is free, else any free one."""
        last = self.read().get("ports", {}).get(name)
        return last if isinstance(last, int) and port_is_free(last) else free_port()

    def write(self, ports: dict[str, int], pids: dict[str, int | None], env: dict[str, str]) -> None:
        """Records what runs now."""
        record = {
            "supervisor": identity(os.getpid()),
            "ports": ports,
            "children": {name: identity(pid) for name, pid in pids.items() if pid},
            "env": env,
        }
        write_private(self.path / "stack.json", json.dumps(record, indent=1))

    def read(self) -> dict[str, Any]:
        """The last record, empty when there is none that can be read."""
        try:
            found = json.loads((self.path / "stack.json").read_text())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _already_running(self) -> str:
        record = self.read()
        port = record.get("ports", {}).get("web", "?")
        return (
            f"CATS already runs from {self.path} (process {pid_of(record.get('supervisor')) or '?'},"
            f" http://host.localhost:{port}/): use that, or stop it with `python -m cats.embedded stop`."
        )


@dataclass(frozen=True)
class RunningStack:
    """A stack that another process supervises, as its `stack.json` tells."""

    state: StateDir

    @property
    def supervisor(self) -> int | None:
        """The supervisor's pid."""
        return pid_of(self.state.read().get("supervisor"))

    @property
    def env(self) -> dict[str, str]:
        """The environment in which clients and commands of this stack run."""
        return dict(self.state.read().get("env", {}))

    @property
    def ports(self) -> dict[str, int]:
        """Port of each server by name."""
        return dict(self.state.read().get("ports", {}))

    def pid(self, name: str) -> int | None:
        """The pid of a child (leader of its process group) while it lives."""
        return pid_of(self.state.read().get("children", {}).get(name))

    def kill(self, name: str) -> None:
        """SIGKILL to a child and its group, as in a fault test; its supervisor starts it again."""
        pid = self.pid(name)
        if pid is not None:
            signal_group(pid, signal.SIGKILL)


def find_running(state_dir: Path | None = None) -> RunningStack | None:
    """The running stack of a state folder, None when nothing runs there."""
    found = RunningStack(StateDir(state_dir or default_state_dir()))
    return found if found.supervisor else None
