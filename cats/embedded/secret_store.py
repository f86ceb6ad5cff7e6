"""Generated passwords, kept in one JSON file that only its owner can read (mode 0600)."""

import fcntl
import json
import os
import secrets
from pathlib import Path

from cats.embedded.errors import SetupError


class SecretStore:
    """Names to generated values; a value is made on first use and then kept."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, name: str) -> str:
        """The secret of that name (32 random bytes, URL-safe), made and saved when it is new."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            known = self._read()
            if name not in known:
                known[name] = secrets.token_urlsafe(32)
                write_private(self.path, json.dumps(known, indent=1))
            return known[name]

    def has(self, name: str) -> bool:
        """Whether the secret was made before."""
        return name in self._read()

    def _read(self) -> dict[str, str]:
        try:
            return dict(json.loads(self.path.read_text()))
        except FileNotFoundError:
            return {}
        except ValueError as error:
            raise SetupError(
                f"{self.path} cannot be read ({error}): restore it, or start anew with `make demo-reset`."
            ) from error


def write_private(path: Path, text: str) -> None:
    """Replaces a file whole, mode 0600, so that a reader never sees half of it."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as sink:
        sink.write(text)
        sink.flush()
        os.fsync(sink.fileno())
    draft.replace(path)
