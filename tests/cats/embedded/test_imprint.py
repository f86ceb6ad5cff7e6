"""A start for which nothing has changed leaves the set-up out; whatever has changed brings it back."""

import psycopg
import pytest

from cats.embedded import imprint
from cats.embedded.imprint import Imprint
from cats.embedded.state import StateDir


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A small product with one file in each place, and a state folder in which a set-up was finished."""
    checkout = tmp_path / "checkout"
    for name in imprint.PRODUCT[:-1]:
        (checkout / name).mkdir(parents=True)
        (checkout / name / "models.py").write_text("")
    (checkout / "uv.lock").write_text("")
    monkeypatch.setattr(imprint, "CHECKOUT", checkout)
    for name in imprint.MADE:
        made = tmp_path / "state" / name
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_text("")
    return checkout


@pytest.fixture
def look(tmp_path, servers, house):
    def now(secret="secret"):
        return Imprint(StateDir(tmp_path / "state"), servers.superuser_url(), secret)

    return now


def test_nothing_changed_after_a_finished_set_up(look):
    assert not look().is_current()

    look().leave()

    assert look().is_current()


@pytest.mark.parametrize("path", [*(f"{name}/models.py" for name in imprint.PRODUCT[:-1]), "uv.lock"])
def test_a_changed_file_brings_the_set_up_back(look, house, path):
    look().leave()

    (house / path).write_text("changed")

    assert not look().is_current()


@pytest.mark.parametrize("name", imprint.MADE)
def test_what_the_set_up_made_must_still_be_there(look, tmp_path, name):
    look().leave()

    (tmp_path / "state" / name).unlink()

    assert not look().is_current()


def test_another_secret_brings_the_set_up_back(look):
    look().leave()

    assert not look("another").is_current()


def test_a_database_made_anew_brings_the_set_up_back(look, servers, monkeypatch):
    monkeypatch.setattr(imprint, "DATABASES", imprint.DATABASES.replace("'cats'", "'imprinted'"))
    with psycopg.connect(servers.superuser_url(), autocommit=True) as server:
        server.execute("CREATE DATABASE imprinted")
        try:
            look().leave()
            assert look().is_current()
            server.execute("DROP DATABASE imprinted")
            server.execute("CREATE DATABASE imprinted")
            assert not look().is_current()
        finally:
            server.execute("DROP DATABASE imprinted")
