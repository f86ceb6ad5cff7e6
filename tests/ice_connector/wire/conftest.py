"""One hub process for the tests of the wire; Georgia is our own end, Azerbaijan is a party that signs for itself."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cats.tenancy.models import Administration
from ice_connector.hub import registrar
from tests.ice_connector.hub.conftest import new_database as new_database
from tests.ice_connector.hub.harness import HubProcess, Party, publish
from tests.ice_connector.wire.ends import End


@pytest.fixture(scope="session")
def hub(new_database: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    folder = tmp_path_factory.mktemp("ice-link")
    registrar.ensure_authority(folder)
    publish(folder)
    process = HubProcess(folder, new_database("link")).start()
    yield process
    process.kill()


@pytest.fixture
def own_hub(new_database: Callable[[str], str], tmp_path: Path) -> Iterator[HubProcess]:
    """A hub of one test, started: for handshakes, which see everything that it holds."""
    registrar.ensure_authority(tmp_path)
    publish(tmp_path)
    process = HubProcess(tmp_path, new_database("link_own")).start()
    yield process
    process.kill()


def _party(name: str, hub: HubProcess) -> Iterator[Party]:
    with hub.client() as client:
        yield Party(name, hub, client)


@pytest.fixture
def az(hub: HubProcess) -> Iterator[Party]:
    """Azerbaijan."""
    yield from _party("AZ", hub)


@pytest.fixture
def georgia(db: None) -> None:
    Administration.objects.create(code="GE", name="Georgia", host="ge.localhost", time_zone="Asia/Tbilisi")


@pytest.fixture
def ge(hub: HubProcess, georgia: None) -> Iterator[End]:
    """Georgia's end, its log read up to now."""
    end = End(hub)
    with hub.client() as client:
        end.begin(Party("GE", hub, client).end_of_log())
    yield end
    end.close()
