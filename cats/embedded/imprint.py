"""What the last set-up was made from and into: a start for which nothing has changed may leave it out.

A difference in any file of the product, in the databases or in the secrets makes the set-up run again; so does a
set-up that did not come to its end.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import psycopg

from cats.embedded.state import CHECKOUT, StateDir

PRODUCT = ("cats", "refdata", "guarantees", "transit", "ice_connector", "static", "uv.lock")
MADE = ("demo.json", "ice/hub/directory.jws", "ice/access-points/cats/cats.pem")
DATABASES = "SELECT datname, oid FROM pg_database WHERE datname IN ('cats', 'ice_hub') ORDER BY 1"


class Imprint:
    """The digest that a finished set-up leaves in the state folder, and the one that it would leave now."""

    def __init__(self, state: StateDir, superuser_url: str, secret: str) -> None:
        self._folder = state.path
        self._file = state.path / "set-up.imprint"
        self._now = _digest([secret, *_databases(superuser_url), *_product()])

    def is_current(self) -> bool:
        """Whether the last set-up was finished, what it made is there, and nothing that it depends on has changed."""
        made = all((self._folder / name).exists() for name in MADE)
        return made and self._file.exists() and self._file.read_text("ascii") == self._now

    def leave(self) -> None:
        """The set-up has come to its end."""
        self._file.write_text(self._now, "ascii")


def _databases(superuser_url: str) -> list[str]:
    """A database that was made anew has another number."""
    with psycopg.connect(superuser_url) as connection:
        return [f"{name} {oid}" for name, oid in connection.execute(DATABASES)]


def _product() -> Iterator[str]:
    """Every file by name, size and time: reading them all would take longer than it saves."""
    for name in PRODUCT:
        root = CHECKOUT / name
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.is_file() and path.suffix != ".pyc":
                yield _seen(path)


def _seen(path: Path) -> str:
    facts = path.stat()
    return f"{path.relative_to(CHECKOUT)} {facts.st_size} {facts.st_mtime_ns}"


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
