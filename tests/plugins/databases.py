"""Test databases: every worker has a copy of one migrated template and connects as the application role.

Ordinary database tests roll back. Tests marked `commits` really commit; their database is replaced by a
new copy afterwards (the application role may not TRUNCATE, so there is no flushing).
"""

import io
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from cats.embedded.testing import Servers, begin_run, end_run

MIGRATOR = "migrator"
_run_folder = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """The controlling process opens the run; workers find it in their environment."""
    if not hasattr(config, "workerinput"):
        config.stash[_run_folder] = begin_run()


def pytest_unconfigure(config: pytest.Config) -> None:
    """The controlling process stops what any worker started."""
    folder = config.stash.get(_run_folder, None)
    if folder is not None:
        end_run(folder)


@pytest.fixture(scope="session")
def servers() -> Servers:
    """The throw-away servers of this run."""
    return Servers()


@pytest.fixture(scope="session")
def database_name() -> str:
    """The name of this worker's own database."""
    return f"cats_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


@pytest.fixture(scope="session")
def django_db_setup(
    servers: Servers, database_name: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Replaces pytest-django's: the template is migrated by the migrator, once; each worker copies it."""
    with django_db_blocker.unblock():
        servers.ensure_template(migrate)
        point_at(servers.fresh_copy(database_name))
    yield
    with django_db_blocker.unblock():
        close_all()
        servers.drop(database_name)


@pytest.fixture
def _django_db_helper(
    request: pytest.FixtureRequest,
    servers: Servers,
    database_name: str,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """pytest-django's, except for tests that commit: no transaction around them, a new copy after them."""
    if request.node.get_closest_marker("commits") is None:
        request.getfixturevalue("_django_db_helper")
        yield
        return
    with django_db_blocker.unblock():
        try:
            yield
        finally:
            close_all()
            servers.fresh_copy(database_name)


@pytest.fixture(autouse=True)
def _database_for_commits(request: pytest.FixtureRequest) -> None:
    """The marker `commits` alone gives access to the database."""
    if request.node.get_closest_marker("commits"):
        request.getfixturevalue("_django_db_helper")


@pytest.fixture(scope="session")
def valkey_url(servers: Servers) -> str:
    """A Valkey for tests that need a real broker."""
    return servers.valkey_url()


def migrate(url: str) -> None:
    """Runs all migrations through the migrator's URL, in this process, and loads the reference data."""
    settings.DATABASES[MIGRATOR] = {**settings.DATABASES["default"], **as_settings(url)}
    try:
        call_command("migrate", database=MIGRATOR, verbosity=0, interactive=False)
        point_at(url)
        call_command("load_refdata", verbosity=0, stdout=io.StringIO())
    finally:
        close_all()
        del connections[MIGRATOR], settings.DATABASES[MIGRATOR]


def point_at(url: str) -> None:
    """Makes Django's default connection use this database and role."""
    close_all()
    settings.DATABASES["default"].update(as_settings(url))


def as_settings(url: str) -> dict[str, str]:
    """A PostgreSQL URL as the keys of Django's setting."""
    parts = urlsplit(url)
    return {
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }


def close_all() -> None:
    """Closes Django's connections, pooled ones too."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
