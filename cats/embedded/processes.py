"""Operating-system processes: identity that survives pid reuse, child processes with logs, free ports.

Linux only (reads /proc). What is started, and in which order, lives in `plan` and `supervisor`.
"""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from cats.embedded.errors import SetupError

POLL = 0.02


def free_port() -> int:
    """A TCP port of 127.0.0.1 that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def port_is_free(port: int) -> bool:
    """Whether 127.0.0.1:port can be bound now (a lingering TIME_WAIT does not count as use)."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def identity(pid: int) -> str | None:
    """`pid:start time:boot` of a live process, None when it is gone or only a zombie."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()
    if fields[0] in "ZX":
        return None
    boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()[:8]
    return f"{pid}:{fields[19]}:{boot}"


def pid_of(known: str | None) -> int | None:
    """The pid of an identity whose process still lives, else None."""
    if not known:
        return None
    pid = int(known.partition(":")[0])
    return pid if identity(pid) == known else None


def working_in(folder: Path) -> Iterator[int]:
    """Live processes whose working directory is this folder (how PostgreSQL's orphans are found)."""
    wanted = os.path.realpath(folder)
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            here = os.readlink(entry / "cwd")
        except OSError:
            continue
        if here == wanted and identity(int(entry.name)):
            yield int(entry.name)


def wait_until(condition: Callable[[], bool], seconds: float, poll: float = POLL) -> bool:
    """Polls until the condition holds; False after that many seconds."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(poll)
    return True


def signal_pid(pid: int, number: int) -> None:
    """Sends a signal; a process that is gone already is fine."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def signal_group(pid: int, number: int) -> None:
    """Sends a signal to the process group that this pid leads; gone already is fine."""
    try:
        os.killpg(pid, number)
    except ProcessLookupError:
        return


def end_process(pid: int, number: int, seconds: float) -> None:
    """Signals a process that need not be our child, waits, and kills it when it will not go."""
    signal_pid(pid, number)
    if not wait_until(lambda: identity(pid) is None, seconds):
        signal_pid(pid, signal.SIGKILL)
        wait_until(lambda: identity(pid) is None, 5)


def tail(log: Path, lines: int = 8) -> str:
    """The last lines of a log file, for messages; empty when there is none."""
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
    except OSError:
        return ""


@dataclass(frozen=True)
class Program:
    """A long-running command: how to start it, when it is ready, how to stop it.

    `ready` is asked until it answers True; None means ready at once. Times are in seconds.
    """

    name: str
    command: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)
    cwd: Path | None = None
    ready: Callable[[], bool] | None = None
    stop_signal: int = signal.SIGTERM
    stop_seconds: float = 10
    ready_seconds: float = 60


class Child:
    """A running `Program` in a session of its own (so that Ctrl-C reaches only the supervisor)."""

    def __init__(self, program: Program, log: Path) -> None:
        self.program = program
        self.name = program.name
        self.log = log
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The pid while it runs, else None."""
        return self._process.pid if self._process and self.alive() else None

    @property
    def exit_code(self) -> int | None:
        """The exit status once it has ended (negative: killed by that signal)."""
        return self._process.returncode if self._process else None

    def launch(self) -> None:
        """Starts the process without waiting for readiness; output is appended to the log."""
        self._process = spawn(self.program.command, self.program.env, self.log, cwd=self.program.cwd)

    def wait_ready(self) -> None:
        """Waits for readiness. Raises SetupError when the process ends or stays silent."""
        ready = self.program.ready or (lambda: True)
        answered = wait_until(lambda: not self.alive() or ready(), self.program.ready_seconds, 0.05)
        self.check_alive()
        if not answered:
            raise SetupError(self._failure(f"was not ready within {self.program.ready_seconds:.0f} s"))

    def check_alive(self) -> None:
        """Raises SetupError when the process has ended."""
        if not self.alive():
            raise SetupError(self._failure(f"ended with status {self.exit_code} while it was starting"))

    def start(self) -> None:
        """Launches and waits for readiness."""
        self.launch()
        self.wait_ready()

    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """Asks it to end, then kills what is left of its group."""
        if self._process is None:
            return
        if self.alive():
            signal_pid(self._process.pid, self.program.stop_signal)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(self.program.stop_seconds)
        self.kill()

    def kill(self) -> None:
        """SIGKILL to the whole group, as when the machine had lost it."""
        if self._process is not None:
            signal_group(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _failure(self, what: str) -> str:
        return f"{self.name} {what}; the end of {self.log}:\n{tail(self.log)}"


def dropped_to(user: int | None) -> dict[str, Any]:
    """Arguments for `subprocess` that start a command as that uid and gid; None: as ourselves."""
    return {} if user is None else {"user": user, "group": user, "extra_groups": []}


def spawn(
    command: Sequence[str],
    env: Mapping[str, str],
    log: Path,
    *,
    cwd: Path | None = None,
    stdin: IO[bytes] | None = None,
    user: int | None = None,
    pass_fds: Sequence[int] = (),
) -> "subprocess.Popen[bytes]":
    """Starts a command in its own session, output appended to `log`; `user`: drop to that uid and gid."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as sink:
        return subprocess.Popen(
            list(command),
            env=dict(env),
            cwd=cwd,
            stdin=stdin or subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            pass_fds=pass_fds,
            **dropped_to(user),
        )
