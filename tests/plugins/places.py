"""The world of all pages, built once for each module that asks for it and committed: such tests take neither `db` nor `commits`."""

from collections.abc import Iterator

import pytest
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from cats.embedded.testing import Servers
from tests.pages import world
from tests.plugins.databases import close_all


@pytest.fixture(scope="module")
def places(
    servers: Servers, database_name: str, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[world.Places]:
    """The world; a fresh copy of the empty database follows."""
    with django_db_blocker.unblock():
        try:
            yield world.build()
        finally:
            close_all()
            servers.fresh_copy(database_name)


@pytest.fixture(scope="module")
def places_server(places: world.Places) -> Iterator[LiveServer]:
    """A running server on the world's database."""
    server = LiveServer("localhost")
    yield server
    server.stop()
