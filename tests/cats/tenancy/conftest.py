"""Two administrations to tell apart."""

import psycopg
import pytest

from cats.tenancy.models import Administration


@pytest.fixture
def two(db):
    """Georgia and Azerbaijan."""
    return [
        Administration.objects.create(code=code, name=name, host=f"{code.lower()}.localhost", time_zone=zone)
        for code, name, zone in (("GE", "Georgia", "Asia/Tbilisi"), ("AZ", "Azerbaijan", "Asia/Baku"))
    ]


@pytest.fixture
def as_owner(servers, database_name):
    """Runs statements as the migrator, which owns the tables. For tests that commit."""

    def run(*statements: str) -> None:
        with psycopg.connect(servers.migrator_url(database_name)) as connection:
            for statement in statements:
                connection.execute(statement)

    return run
