"""The place where benches run: a durable embedded PostgreSQL of their own, a migrated template, a fresh copy for each bench."""

import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connections

from cats.embedded.databases import create_database, drop_database, ensure_roles, with_user
from cats.embedded.postgres import Postgres

TEMPLATE = "bench_template"
CHECKOUT = Path(__file__).resolve().parents[1]
AS_IS, DELAYED = "flush as it is", "+1 ms"
FLUSHES = (AS_IS, DELAYED)
MIGRATE = """
import io
from django.core.management import call_command, execute_from_command_line
execute_from_command_line(["manage.py", "migrate", "--verbosity", "0"])
call_command("load_refdata", verbosity=0, stdout=io.StringIO())
"""
FLOOR_TABLES = """
    CREATE TABLE bench_account (id int PRIMARY KEY, credit numeric NOT NULL, used numeric NOT NULL);
    CREATE TABLE bench_entry (id uuid PRIMARY KEY, account int NOT NULL, amount numeric NOT NULL);
    CREATE TABLE bench_message (id uuid PRIMARY KEY, mrn text NOT NULL);
    CREATE TABLE bench_item (message uuid NOT NULL, number int NOT NULL, code text, mass numeric, description text);
    GRANT SELECT, INSERT, UPDATE, DELETE ON bench_account, bench_entry, bench_message, bench_item TO cats_app;
"""


class Site:
    """One server in a temporary folder, as durable as the real one (fsync, synchronous commit, full page writes)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = Postgres(folder / "postgres")
        self._words = {role: secrets.token_urlsafe(12) for role in ("migrator", "app")}

    def start(self) -> None:
        """Start the server, migrate the template, tell this process and its children where the database is."""
        (self.folder / "state" / "static").mkdir(parents=True)
        self.server.start()
        create_database(self.server.superuser_url(), TEMPLATE)
        ensure_roles(self.server.superuser_url(TEMPLATE), self._words)
        os.environ.update(self._environment(TEMPLATE))
        migrator = {
            "DATABASE_URL": self.migrator_url(TEMPLATE),
            "DATABASE_MIGRATE_URL": self.migrator_url(TEMPLATE),
        }
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", MIGRATE],
            env=os.environ | migrator,
            cwd=CHECKOUT,
            check=True,
        )
        with psycopg.connect(self.migrator_url(TEMPLATE)) as connection:
            connection.execute(FLOOR_TABLES)

    def migrator_url(self, database: str) -> str:
        """Where rows may be generated and tables made."""
        return with_user(self.server.superuser_url(database), "cats_migrator", self._words["migrator"])

    def app_url(self, database: str) -> str:
        """Where the application, and every floor, connects."""
        return with_user(self.server.superuser_url(database), "cats_app", self._words["app"])

    @contextmanager
    def database(self, name: str) -> Iterator[str]:
        """A fresh copy of the template, for Django and child processes alike; answers its name."""
        connections.close_all()
        create_database(self.server.superuser_url(), name, template=TEMPLATE)
        os.environ.update(self._environment(name))
        connections["default"].settings_dict["NAME"] = name
        try:
            yield name
        finally:
            connections.close_all()
            drop_database(self.server.superuser_url(), name)

    def flush(self, how: str) -> None:
        """Commits flush as the disk lets them, or with a delay of 1 ms that emulates a disk that hides nothing."""
        delayed = how == DELAYED
        with psycopg.connect(self.server.superuser_url(), autocommit=True) as connection:
            connection.execute(f"ALTER SYSTEM SET commit_delay = {1000 if delayed else 0}")
            connection.execute(f"ALTER SYSTEM SET commit_siblings = {0 if delayed else 5}")
            connection.execute("SELECT pg_reload_conf()")
        self._await_delay("1ms" if delayed else "0")

    def _await_delay(self, delay: str) -> None:
        for _ in range(100):
            with psycopg.connect(self.server.superuser_url()) as connection:
                found = connection.execute(
                    "SELECT setting::int FROM pg_settings WHERE name = 'commit_delay'"
                ).fetchone()
            if found == (1000 if delay == "1ms" else 0,):
                return
            time.sleep(0.02)
        raise RuntimeError("The server did not take the new commit_delay within 2 s.")

    def _environment(self, database: str) -> dict[str, str]:
        return {
            "DATABASE_URL": self.app_url(database),
            "CATS_STATE_DIR": str(self.folder / "state"),
            "SECRET_KEY": self._words["app"],
            "DJANGO_SETTINGS_MODULE": "cats.settings",
            "PYTHONWARNINGS": "ignore",
        }


@contextmanager
def running_site() -> Iterator[Site]:
    """A site that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="cats-bench-", ignore_cleanup_errors=True) as folder:
        site = Site(Path(folder))
        try:
            site.start()
            yield site
        finally:
            site.server.stop()
