"""What must hold before anything starts; each refusal is one sentence with what to do."""

import ctypes.util
from pathlib import Path

from cats.embedded.errors import SetupError
from cats.embedded.processes import port_is_free

LIBRARIES = {"pango-1.0": "libpango-1.0-0", "pangoft2-1.0": "libpangoft2-1.0-0"}


def check_libraries() -> None:
    """Raises SetupError when the libraries that print documents are missing."""
    missing = [package for name, package in LIBRARIES.items() if not ctypes.util.find_library(name)]
    if missing:
        raise SetupError(
            "Documents cannot be printed without Pango: install it with"
            f" `apt-get install {' '.join(missing)}` (or your system's package of Pango), then start again."
        )


def check_web_port(port: int) -> None:
    """Raises SetupError when the web port is taken or needs a privilege."""
    if not port_is_free(port):
        user = _listener(port)
        raise SetupError(
            f"Port {port} of 127.0.0.1 is in use{user}: stop what listens there,"
            " or choose another one with `CATS_PORT=8001 make demo`."
        )


def _listener(port: int) -> str:
    """` by <command> (process <pid>)` of whoever listens, as far as /proc lets us see."""
    inodes = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        try:
            rows = [line.split() for line in Path(table).read_text().splitlines()[1:]]
        except OSError:
            continue
        inodes |= {f"socket:[{row[9]}]" for row in rows if row[3] == "0A" and _port(row[1]) == port}
    for process in Path("/proc").glob("[0-9]*"):
        if _holds(process, inodes):
            command = (process / "comm").read_text().strip()
            return f" by {command} (process {process.name})"
    return ""


def _port(address: str) -> int:
    return int(address.rpartition(":")[2], 16)


def _holds(process: Path, inodes: set[str]) -> bool:
    try:
        return any(str(entry.readlink()) in inodes for entry in (process / "fd").iterdir())
    except OSError:
        return False
