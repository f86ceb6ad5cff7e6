"""Start-up refuses what would let tenants see each other, lose what was acknowledged, or open the demo's doors."""

import os
import subprocess
import sys

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from cats.tenancy import roles


class OtherRole:
    """Django's connection with another role's cursor in its place."""

    def __init__(self, url: str) -> None:
        self.cursor = psycopg.connect(url).cursor


def test_the_applications_role_is_taken(db):
    assert roles.refuse_unsafe_role() is None


@pytest.mark.parametrize(
    ("who", "reason"), [("superuser_url", "is a superuser"), ("migrator_url", "owns tables")]
)
def test_a_role_that_row_level_security_does_not_bind_is_refused(
    db, servers, database_name, monkeypatch, who, reason
):
    monkeypatch.setattr(roles, "connection", OtherRole(getattr(servers, who)(database_name)))

    with pytest.raises(ImproperlyConfigured, match=f"{reason}.*Use the role cats_app"):
        assert roles.refuse_unsafe_role() is None


def test_a_role_that_may_bypass_row_level_security_is_refused(db, servers, database_name, monkeypatch):
    url = servers.superuser_url(database_name)
    with psycopg.connect(url, autocommit=True) as superuser:
        superuser.execute("CREATE ROLE bypassing BYPASSRLS")
    try:
        other = psycopg.connect(url)
        other.execute("SET ROLE bypassing")
        monkeypatch.setattr(roles, "connection", other)
        with pytest.raises(ImproperlyConfigured, match="may bypass row-level security"):
            assert roles.refuse_unsafe_role() is None
        other.close()
    finally:
        with psycopg.connect(url, autocommit=True) as superuser:
            superuser.execute("DROP ROLE bypassing")


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes", "synchronous_commit"])
def test_a_server_that_may_forget_what_it_acknowledged_is_refused(monkeypatch, setting):
    class Cursor:
        def __enter__(self):
            return self

        def __exit__(self, *args):
            return None

        def execute(self, sql):
            assert setting in sql

        def fetchall(self):
            return [(setting, "off"), ("other", "on")]

    monkeypatch.setattr(roles, "connection", type("Server", (), {"cursor": staticmethod(Cursor)}))

    with pytest.raises(ImproperlyConfigured, match=f"{setting} off"):
        roles.refuse_unsafe_durability()


def test_the_demo_does_not_start_in_production():
    env = {**os.environ, "CATS_DEMO": "1", "CATS_ENVIRONMENT": "prod", "SECRET_KEY": "x"}

    done = subprocess.run(
        [sys.executable, "-c", "import cats.settings"], env=env, capture_output=True, text=True
    )

    assert done.returncode != 0
    assert "may not run with CATS_ENVIRONMENT=prod" in done.stderr


def test_the_tests_themselves_run_on_a_server_that_would_be_refused(db):
    """Throw-away servers forget on purpose: the check sees it."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW fsync")
        assert cursor.fetchone() == ("off",)
    with pytest.raises(ImproperlyConfigured, match="fsync"):
        roles.refuse_unsafe_durability()
