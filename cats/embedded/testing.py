"""Throw-away PostgreSQL and Valkey for one test run, shared by all its processes.

The controlling process calls `begin_run` and `end_run`; its folder name travels to workers in the
environment. The first process that needs a server starts it under a file lock. What a killed run
left behind is removed by the next `begin_run`. The pytest side is `tests/plugins/databases.py`.
"""

import fcntl
import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from cats.embedded.databases import (
    create_database,
    database_exists,
    drop_database,
    ensure_roles,
    with_database,
    with_user,
)
from cats.embedded.owner import OwnerFile
from cats.embedded.postgres import FAST, Postgres
from cats.embedded.processes import end_process, identity, pid_of
from cats.embedded.secret_store import SecretStore
from cats.embedded.valkey import FAST as VALKEY_FAST
from cats.embedded.valkey import Valkey

RUN_VARIABLE = "CATS_TEST_RUN"
TEMPLATE = "cats_template"
_started: list[Postgres | Valkey] = []


def runs_folder() -> Path:
    """Where the folders of all test runs of this account lie."""
    return Path(tempfile.gettempdir(), f"cats-test-{os.getuid()}")


def begin_run() -> Path:
    """Makes the folder of a new run, controlled by this process; removes what dead runs left."""
    root = runs_folder()
    root.mkdir(mode=0o700, exist_ok=True)
    with _locked(root / "lock"):
        for leftover in root.glob("run-*"):
            if pid_of(_read(leftover / "controller")) is None:
                end_run(leftover)
        folder = Path(tempfile.mkdtemp(prefix=f"run-{os.getpid()}-", dir=root))
        (folder / "controller").write_text(identity(os.getpid()) or "")
    os.environ[RUN_VARIABLE] = str(folder)
    return folder


def end_run(folder: Path) -> None:
    """Stops the servers of a run at once (nothing in them is worth a checkpoint) and removes its folder."""
    for name, number in (("postgres", signal.SIGQUIT), ("valkey", signal.SIGKILL)):
        pid = OwnerFile.beside(folder / name).server()
        if pid is not None:
            end_process(pid, number, 10)
    shutil.rmtree(folder, ignore_errors=True)


class Servers:
    """The servers of the present run; each starts when it is first asked for, in whichever process."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path(os.environ[RUN_VARIABLE])
        self._secrets = SecretStore(self.folder / "secrets.json")

    def superuser_url(self, database: str = "postgres") -> str:
        """The superuser's URL: to make and drop databases."""
        port = self._join("postgres", Postgres(self.folder / "postgres", settings=FAST))
        return f"postgresql://postgres:{self._secrets.get('postgres')}@127.0.0.1:{port}/{database}"

    def valkey_url(self) -> str:
        """The URL of Valkey."""
        port = self._join("valkey", Valkey(self.folder / "valkey", settings=VALKEY_FAST))
        return f"redis://:{self._secrets.get('valkey')}@127.0.0.1:{port}/0"

    def app_url(self, database: str) -> str:
        """The URL as which the application, and so every test, connects."""
        return with_user(self.superuser_url(database), "cats_app", self._secrets.get("app"))

    def migrator_url(self, database: str) -> str:
        """The URL as which migrations connect."""
        return with_user(self.superuser_url(database), "cats_migrator", self._secrets.get("migrator"))

    def ensure_template(self, migrate: Callable[[str], None]) -> None:
        """Makes the template database once per run; `migrate` fills it through the migrator's URL given."""
        with _locked(self.folder / "template.lock"):
            server = self.superuser_url()
            if not database_exists(server, TEMPLATE):
                self._make_template(server, migrate)

    def fresh_copy(self, name: str) -> str:
        """(Re)makes a database as a copy of the template; answers the application's URL of it."""
        server = self.superuser_url()
        drop_database(server, name)
        with _locked(self.folder / "copy.lock"):
            create_database(server, name, template=TEMPLATE)
        return self.app_url(name)

    def drop(self, name: str) -> None:
        """Drops a database of this run."""
        drop_database(self.superuser_url(), name)

    def _make_template(self, server: str, migrate: Callable[[str], None]) -> None:
        draft = f"{TEMPLATE}_draft"
        drop_database(server, draft)
        create_database(server, draft)
        passwords = {role: self._secrets.get(role) for role in ("migrator", "app")}
        ensure_roles(with_database(server, draft), passwords)
        migrate(self.migrator_url(draft))
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(rename.format(sql.Identifier(draft), sql.Identifier(TEMPLATE)))

    def _join(self, name: str, server: Postgres | Valkey) -> int:
        """The port of the running server, which is started first if no process of the run did."""
        owner = OwnerFile.beside(self.folder / name)
        with _locked(self.folder / f"{name}.lock"):
            if owner.server() is None:
                server.start(detached=True)
                _started.append(server)
            return int(str(owner.read()["port"]))


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
