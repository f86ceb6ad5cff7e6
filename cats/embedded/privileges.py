"""PostgreSQL refuses to run as root. How to start it anyway, without making a user or opening folders."""

import functools
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

NOBODY = 65534
_NAMESPACE = ("unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--")


@dataclass(frozen=True)
class RunAs:
    """`prefix` goes before the command; `user` is the uid to drop to, None to stay."""

    prefix: tuple[str, ...] = ()
    user: int | None = None

    def let_through(self, folder: Path) -> None:
        """Lets the account pass through our own folder (without listing it); folders above are not ours."""
        if self.user is not None:
            folder.chmod(folder.stat().st_mode | 0o001)

    def own(self, what: Path) -> None:
        """Gives a file, or a folder with all in it, to the account that the server will really run under."""
        wanted = os.geteuid() if self.user is None else self.user
        if what.stat().st_uid == wanted:
            return
        os.chown(what, wanted, wanted)
        for path in what.rglob("*"):
            os.chown(path, wanted, wanted, follow_symlinks=False)


@functools.cache
def unprivileged() -> RunAs:
    """Directly when not root; else in a user namespace; else, where those are forbidden, as nobody."""
    if os.geteuid() != 0:
        return RunAs()
    if shutil.which("unshare") and _namespaces_allowed():
        return RunAs(prefix=_NAMESPACE)
    return RunAs(user=NOBODY)


def _namespaces_allowed() -> bool:
    tried = subprocess.run([*_NAMESPACE, "true"], capture_output=True, check=False)
    return tried.returncode == 0
