"""Sets a stack up, starts it in order, keeps it running, stops it in reverse order.

What the stack consists of stands in `plan`. Usable from tests: `Stack(folder).start()`.
"""

import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Protocol, TypeVar

from cats.embedded.errors import SetupError
from cats.embedded.plan import PROGRESS, Needs, Plan, Step, cats_plan
from cats.embedded.postgres import Postgres
from cats.embedded.preflight import check_web_port
from cats.embedded.processes import Child, free_port, port_is_free, signal_group, spawn, tail, wait_until
from cats.embedded.state import CHECKOUT, StateDir
from cats.embedded.valkey import Valkey

WATCH_SECONDS = 0.3
CALM_SECONDS = 60
MAX_PAUSE = 30.0

AnyServer = TypeVar("AnyServer", Postgres, Valkey)
Planner = Callable[[StateDir, Mapping[str, str], int, Postgres | None, Valkey | None], Plan]


class Service(Protocol):
    """What the supervisor needs of a server or program."""

    @property
    def name(self) -> str: ...
    @property
    def log(self) -> Path: ...
    @property
    def pid(self) -> int | None: ...
    def start(self) -> None: ...
    def alive(self) -> bool: ...
    def stop(self) -> None: ...
    def kill(self) -> None: ...


class Stack:
    """A whole installation on one machine: servers, databases, programs.

    `web_port` None takes any free port. `say` receives progress: text to print as it comes. After
    `start`, `env` is what clients and commands need besides their own environment; `ports` and `pids`
    go by name.
    """

    def __init__(
        self,
        state_dir: Path,
        *,
        web_port: int | None = None,
        environ: Mapping[str, str] | None = None,
        planner: Planner = cats_plan,
        say: Callable[[str], None] = lambda text: None,
    ) -> None:
        self.state = StateDir(Path(state_dir))
        self.web_port = web_port or free_port()
        self.environ = dict(os.environ if environ is None else environ)
        self.env: dict[str, str] = {}
        self.ports: dict[str, int] = {}
        self.addresses: Sequence[str] = ()
        self._planner = planner
        self._say = say
        self._services: list[Service] = []
        self._steps: list[subprocess.Popen[bytes]] = []
        self._held: set[str] = set()
        self._lock = threading.RLock()
        self._watcher: Watcher | None = None

    @property
    def web_url(self) -> str:
        """The web's address for clients, which send the host name as a header."""
        return f"http://127.0.0.1:{self.web_port}"

    @property
    def pids(self) -> dict[str, int | None]:
        """The pid of each server and program, None when it is down."""
        return {service.name: service.pid for service in self._services}

    def start(self, *, supervised: bool = False) -> None:
        """Sets up and starts everything; on failure stops what had started and raises SetupError.

        `supervised`: a thread restarts what dies, as `make demo` does.
        """
        self.state.acquire()
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        if supervised:
            self._watcher = Watcher(self)
            self._watcher.start()

    def stop(self) -> None:
        """Stops everything in reverse order and gives the state folder back."""
        if self._watcher:
            self._watcher.halt()
            self._watcher = None
        with self._lock:
            for step in self._steps:
                signal_group(step.pid, 9)
                step.wait()
            for service in reversed(self._services):
                service.stop()
            self._services.clear()
            self.state.release()

    def kill(self, name: str) -> None:
        """SIGKILL to one server or program with all its processes; it stays down until `restart`.

        Under supervision it comes back by itself.
        """
        with self._lock:
            if self._watcher is None:
                self._held.add(name)
            self._service(name).kill()
            self._record()

    def restart(self, name: str) -> None:
        """Stops one if it still runs, starts it, waits for readiness."""
        with self._lock:
            service = self._service(name)
            service.stop()
            service.start()
            self._held.discard(name)
            self._record()

    def watch(self, restarts: "Restarts") -> None:
        """One look: starts again what died unexpectedly, with a growing pause."""
        with self._lock:
            for service in self._services:
                if not service.alive() and service.name not in self._held and restarts.due(service.name):
                    self._revive(service, restarts)

    def _revive(self, service: Service, restarts: "Restarts") -> None:
        self._say(f"{service.name} ended unexpectedly (see {service.log}); starting it again\n")
        restarts.count(service.name)
        try:
            if isinstance(service, Child):
                service.kill()
                service.launch()
            else:
                service.start()
        except (SetupError, OSError) as error:
            self._say(f"{service.name} did not start: {error}\n")
        self._record()

    def _start(self) -> None:
        needs = Needs(self.environ)
        orphans = self.state.end_orphans()
        for name in orphans:
            self._say(f"  ended {name}, left over from a start that was killed\n")
        if orphans:
            wait_until(lambda: port_is_free(self.web_port), 5)
        check_web_port(self.web_port)
        postgres = self._server("PostgreSQL", Postgres) if needs.postgres else None
        valkey = self._server("Valkey", Valkey) if needs.valkey else None
        with self._told("Databases and roles"):
            plan = self._planner(self.state, self.environ, self.web_port, postgres, valkey)
        self.env, self.ports, self.addresses = dict(plan.env), dict(plan.ports), plan.addresses
        for steps in plan.rounds:
            self._run_at_once(steps)
        plan.finished()
        with self._told(", ".join(program.name for program in plan.programs)):
            self._start_programs(plan)

    def _server(self, label: str, kind: type[AnyServer]) -> AnyServer:
        server = kind(self.state.path / kind.name, log=self.state.log(kind.name))
        self._services.append(server)
        with self._told(label):
            server.start()
        return server

    def _run_at_once(self, steps: Sequence[Step]) -> None:
        """Starts all steps of a round, follows the staged one, waits for the others."""
        running = [(step, *self._launch(step)) for step in steps]
        for step, process, progress in running:
            if progress:
                self._follow(step, process, progress)
        others = [(step, process) for step, process, progress in running if not progress]
        if others:
            with self._told(", ".join(step.name for step, _ in others)):
                for step, process in others:
                    self._expect_success(step, process)
        self._steps.clear()

    def _launch(self, step: Step) -> tuple["subprocess.Popen[bytes]", IO[str] | None]:
        log = self.state.log(step.name)
        if not step.staged:
            self._steps.append(spawn(step.command, step.env, log, cwd=CHECKOUT))
            return self._steps[-1], None
        reader, writer = os.pipe()
        env = {**step.env, PROGRESS: str(writer)}
        self._steps.append(spawn(step.command, env, log, cwd=CHECKOUT, pass_fds=[writer]))
        os.close(writer)
        return self._steps[-1], os.fdopen(reader)

    def _follow(self, step: Step, process: "subprocess.Popen[bytes]", progress: IO[str]) -> None:
        with progress, ExitStack() as stage:
            for line in progress:
                stage.close()
                stage.enter_context(self._told(line.strip()))
            self._expect_success(step, process)

    def _expect_success(self, step: Step, process: "subprocess.Popen[bytes]") -> None:
        if process.wait() != 0:
            log = self.state.log(step.name)
            raise SetupError(
                f"The step {step.name} failed; nothing is lost, a further start does it again."
                f" The end of {log}:\n{tail(log)}"
            )

    def _start_programs(self, plan: Plan) -> None:
        children = [Child(program, self.state.log(program.name)) for program in plan.programs]
        for child in children:
            child.launch()
            self._services.append(child)
            self._record()
        for child in children:
            child.wait_ready()
        for child in children:
            child.check_alive()

    def _service(self, name: str) -> Service:
        return next(service for service in self._services if service.name == name)

    def _record(self) -> None:
        self.state.write(self.ports, self.pids, self.env)

    @contextmanager
    def _told(self, label: str) -> Iterator[None]:
        self._say(f"  {label} {'.' * max(2, 44 - len(label))} ")
        begun = time.monotonic()
        try:
            yield
        except BaseException:
            self._say("failed\n")
            raise
        self._say(f"{time.monotonic() - begun:.1f} s\n")


class Restarts:
    """Pauses between restarts of one name: none at first, then 1, 2, 4 ... 30 s; calm forgets them."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._last: dict[str, tuple[float, float]] = {}

    def due(self, name: str) -> bool:
        """Whether the pause since the last restart is over."""
        at, pause = self._last.get(name, (0.0, 0.0))
        return self._now() - at >= pause

    def count(self, name: str) -> None:
        """Notes a restart and sets the pause before the next one."""
        at, pause = self._last.get(name, (self._now(), 0.0))
        calm = self._now() - at > CALM_SECONDS
        self._last[name] = (self._now(), 1.0 if calm or not pause else min(MAX_PAUSE, pause * 2))


class Watcher(threading.Thread):
    """Looks after a stack until it is halted."""

    def __init__(self, stack: Stack) -> None:
        super().__init__(name="cats-supervisor", daemon=True)
        self._stack = stack
        self._halted = threading.Event()

    def run(self) -> None:
        """Looks every 0.3 s."""
        restarts = Restarts()
        while not self._halted.wait(WATCH_SECONDS):
            self._stack.watch(restarts)

    def halt(self) -> None:
        """Ends the watch; returns when a look that is under way is over."""
        self._halted.set()
        self.join()
