"""One hub process per test session and worker; every test uses generations of its own on it."""

import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cats.embedded import databases
from cats.embedded.testing import Servers
from ice_connector.hub import registrar
from tests.ice_connector.hub.harness import HubProcess, Party, publish


@pytest.fixture(scope="session")
def new_database(servers: Servers) -> Iterator[Callable[[str], str]]:
    """Makes an empty database that belongs to the hub's role, and answers its URL."""
    made = []

    def make(name: str) -> str:
        name = f"hub_{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
        server = servers.superuser_url()
        with (servers.folder / "hub-role.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            databases.drop_database(server, name)
            databases.create_database(server, name)
            databases.ensure_hub_role(databases.with_database(server, name), "only-for-tests")
        made.append(name)
        return databases.with_user(databases.with_database(server, name), "ice_hub", "only-for-tests")

    yield make
    for name in made:
        databases.drop_database(servers.superuser_url(), name)


@pytest.fixture(scope="session")
def hub(new_database: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    """A hub with GE, AZ, KZ (host-1) and UZ (host-2)."""
    folder = tmp_path_factory.mktemp("ice")
    registrar.ensure_authority(folder)
    publish(folder)
    process = HubProcess(folder, new_database("shared")).start()
    yield process
    process.stop()


@pytest.fixture
def own_hub(new_database: Callable[[str], str], tmp_path: Path) -> Iterator[HubProcess]:
    """A hub of one test, not started: for restarts, epochs and limits."""
    registrar.ensure_authority(tmp_path)
    publish(tmp_path)
    process = HubProcess(tmp_path, new_database("own"))
    yield process
    process.kill()


def _party(name: str, hub: HubProcess, access_point: str = "host-1") -> Iterator[Party]:
    with hub.client(access_point) as client:
        yield Party(name, hub, client)


@pytest.fixture
def ge(hub: HubProcess) -> Iterator[Party]:
    """Georgia."""
    yield from _party("GE", hub)


@pytest.fixture
def az(hub: HubProcess) -> Iterator[Party]:
    """Azerbaijan."""
    yield from _party("AZ", hub)


@pytest.fixture
def kz(hub: HubProcess) -> Iterator[Party]:
    """Kazakhstan."""
    yield from _party("KZ", hub)


@pytest.fixture
def uz(hub: HubProcess) -> Iterator[Party]:
    """Uzbekistan, on a host of its own."""
    yield from _party("UZ", hub, "host-2")
