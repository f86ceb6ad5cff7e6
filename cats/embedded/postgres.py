"""Embedded PostgreSQL: the wheel's binaries under our own launcher. Roles and databases: `databases`.

The data folder has two neighbours: `secrets.json` (the superuser's password) and `<folder>.owner`.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

from cats.embedded.binaries import postgres_bin
from cats.embedded.databases import create_database as create_database
from cats.embedded.databases import drop_database as drop_database
from cats.embedded.databases import ensure_roles as ensure_roles
from cats.embedded.errors import SetupError
from cats.embedded.owner import OwnerFile
from cats.embedded.privileges import RunAs, unprivileged
from cats.embedded.processes import (
    dropped_to,
    end_process,
    free_port,
    port_is_free,
    signal_pid,
    spawn,
    tail,
    wait_until,
    working_in,
)
from cats.embedded.secret_store import SecretStore, write_private

DURABLE: Mapping[str, str] = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
FAST: Mapping[str, str] = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_size": "2GB",
    "max_connections": "400",
}
SUPERUSER = "postgres"


class Postgres:
    """One embedded server on 127.0.0.1, reachable by TCP only.

    `port` None takes the port of the last start if it is free, else any. `settings` are added to the
    command line; without any the server is durable (`FAST` is for throw-away data).
    """

    name = "postgres"

    def __init__(
        self,
        data_dir: Path,
        port: int | None = None,
        settings: Mapping[str, str] = DURABLE,
        *,
        log: Path | None = None,
    ) -> None:
        self.data_dir = Path(data_dir).absolute()
        self.log = log or self.data_dir.with_name("postgres.log")
        self.settings = dict(settings)
        self.port = port or 0
        self._wanted_port = port
        self._owner = OwnerFile.beside(self.data_dir)
        self._secrets = SecretStore(self.data_dir.with_name("secrets.json"))
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The postmaster's pid while it runs."""
        return self._process.pid if self._process and self.alive() else None

    def alive(self) -> bool:
        """Whether the postmaster that we started runs."""
        return self._process is not None and self._process.poll() is None

    def superuser_url(self, database: str = "postgres") -> str:
        """The URL that connects as the superuser: for set-up only, never for the application."""
        return f"postgresql://{SUPERUSER}:{self._secrets.get('postgres')}@127.0.0.1:{self.port}/{database}"

    def start(self, *, detached: bool = False) -> None:
        """Makes the cluster if there is none, recovers from a crash, returns when queries are answered.

        `detached`: the server outlives this process and any process may end it (shared test server).
        """
        self._owner.refuse_if_in_use("The database")
        run_as = unprivileged()
        if not (self.data_dir / "PG_VERSION").exists():
            self._make_cluster(run_as)
        self._check_folder()
        self._end_leftovers()
        run_as.let_through(self.data_dir.parent)
        run_as.own(self.data_dir)
        self._choose_port()
        self._launch(run_as)
        assert self._process is not None
        self._owner.write(self._process.pid, self.port, detached=detached)

    def stop(self) -> None:
        """Fast stop: sessions are ended, everything is flushed; within 30 s, else it is killed."""
        if self._process is None:
            return
        if self.alive():
            signal_pid(self._process.pid, signal.SIGINT)
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()
        self._owner.forget()

    def kill(self) -> None:
        """SIGKILL to the postmaster, as in a fault test; its children notice and go."""
        if self._process is not None:
            signal_pid(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _make_cluster(self, run_as: RunAs) -> None:
        """initdb beside the final place, then one rename: a half-made cluster is never taken for a whole."""
        if self.data_dir.exists() and any(self.data_dir.iterdir()):
            raise SetupError(f"{self.data_dir} is not a PostgreSQL cluster: move it away and start again.")
        draft = self.data_dir.with_name(self.data_dir.name + ".partial")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True, mode=0o700)
        run_as.let_through(draft.parent)
        run_as.own(draft)
        self._initdb(run_as, draft)
        if self.data_dir.exists():
            self.data_dir.rmdir()
        draft.rename(self.data_dir)

    def _initdb(self, run_as: RunAs, folder: Path) -> None:
        password = folder.with_suffix(".password")
        write_private(password, self._secrets.get("postgres"))
        run_as.own(password)
        command = [
            *run_as.prefix,
            str(postgres_bin() / "initdb"),
            f"--pgdata={folder}",
            f"--username={SUPERUSER}",
            f"--pwfile={password}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--data-checksums",
            *(["--no-sync"] if self.settings.get("fsync") == "off" else []),
        ]
        made = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            **dropped_to(run_as.user),
        )
        password.unlink()
        if made.returncode != 0:
            raise SetupError(_explained(f"initdb failed in {folder}", made.stderr.strip(), run_as))

    def _check_folder(self) -> None:
        if not os.access(self.data_dir, os.R_OK | os.W_OK | os.X_OK):
            raise SetupError(
                f"{self.data_dir} belongs to another account: start as that account,"
                " or set CATS_STATE_DIR to a folder of your own."
            )
        if not self._secrets.has("postgres"):
            raise SetupError(
                f"{self._secrets.path} is missing but {self.data_dir} needs its password:"
                " restore the file, or start anew with `make demo-reset`."
            )
        mine = (self.data_dir / "PG_VERSION").read_text().strip()
        told = subprocess.run(
            [str(postgres_bin() / "postgres"), "--version"], capture_output=True, text=True, check=False
        ).stdout
        if mine not in told.replace(".", " ").split():
            raise SetupError(
                f"{self.data_dir} was made by PostgreSQL {mine}, installed is {told.strip()}:"
                " start anew with `make demo-reset`."
            )

    def _end_leftovers(self) -> None:
        """After a SIGKILL: stop an orphaned postmaster, wait for orphaned backends, drop the stale pid file."""
        self._owner.end_orphan(signal.SIGINT, 30)
        pid_file = self.data_dir / "postmaster.pid"
        recorded = _first_number(pid_file)
        if recorded in working_in(self.data_dir):
            end_process(recorded, signal.SIGINT, 30)
        if not wait_until(lambda: not any(working_in(self.data_dir)), 5):
            for pid in working_in(self.data_dir):
                end_process(pid, signal.SIGKILL, 5)
        pid_file.unlink(missing_ok=True)

    def _choose_port(self) -> None:
        if self._wanted_port is None:
            last = _port_in(self.data_dir / "postmaster.opts")
            self.port = self.port or (last if last and port_is_free(last) else free_port())
        elif not port_is_free(self._wanted_port):
            raise SetupError(
                f"Port {self._wanted_port} of 127.0.0.1 is in use: stop what listens there,"
                " or choose another port for PostgreSQL."
            )

    def _launch(self, run_as: RunAs) -> None:
        options = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "max_connections": "120",
            "timezone": "UTC",
            "log_timezone": "UTC",
            **self.settings,
        }
        command = [*run_as.prefix, str(postgres_bin() / "postgres"), "-D", str(self.data_dir)]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        clean = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
        self._process = spawn(command, clean, self.log, user=run_as.user)
        answered = wait_until(lambda: not self.alive() or self._is_ready(), 60, 0.01)
        if not self.alive() or not answered:
            self.kill()
            raise SetupError(_explained("PostgreSQL did not start", tail(self.log), run_as))

    def _is_ready(self) -> bool:
        try:
            lines = (self.data_dir / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        return len(lines) >= 8 and lines[7].strip() == "ready"


def _explained(what: str, log: str, run_as: RunAs) -> str:
    hint = ""
    if run_as.user is not None:
        hint = (
            " This machine forbids user namespaces, so PostgreSQL runs as nobody, who must be able to read"
            " the checkout and CATS_STATE_DIR: start as an ordinary user, or move both out of private folders."
        )
    return f"{what}.{hint} It said:\n{log}"


def _first_number(path: Path) -> int:
    try:
        return int(path.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return 0


def _port_in(opts: Path) -> int | None:
    try:
        _, _, rest = opts.read_text().partition('"port=')
        return int(rest.partition('"')[0])
    except (OSError, ValueError):
        return None
