"""What a CATS installation on one machine consists of: databases, set-up commands, programs, environment.

Names of commands and modules stand here as strings; how they are run stands in `supervisor`.
"""

import http.client
import os
import signal
import ssl
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from cats.embedded.databases import (
    create_database,
    database_exists,
    ensure_hub_role,
    ensure_roles,
    with_user,
)
from cats.embedded.errors import SetupError
from cats.embedded.imprint import Imprint
from cats.embedded.postgres import Postgres
from cats.embedded.processes import Program
from cats.embedded.state import CHECKOUT, StateDir
from cats.embedded.valkey import Valkey

WEB_THREADS = 8
SET_UP_ONLY = ("DATABASE_MIGRATE_URL", "HUB_DATABASE_URL")
PROGRESS = "CATS_PROGRESS_FD"
ONE_AFTER_ANOTHER = f"""
import os, sys
from django.core.management import execute_from_command_line
with os.fdopen(int(os.environ.pop("{PROGRESS}")), "w", buffering=1) as told:
    for name in sys.argv[1:]:
        print(name.split()[0], file=told)
        execute_from_command_line(["manage.py", *name.split()])
"""
"""Runs several management commands in one process, for starting Django takes longer than most of them."""
COLLECT = "collectstatic --noinput -v0 -i redoc -i rest_framework -i *.map"
MANAGE = (sys.executable, str(CHECKOUT / "manage.py"))


@dataclass(frozen=True)
class Step:
    """A set-up command that runs to its end before anything later starts.

    A `staged` one writes the name of each stage, a line each, to the file descriptor in CATS_PROGRESS_FD.
    """

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    staged: bool = False


@dataclass(frozen=True)
class Plan:
    """Rounds of set-up steps (those of one round run at once, one of them staged), then programs that keep running.

    `env` is what clients need besides their own environment; `finished` is called when the set-up has come to its end.
    """

    rounds: Sequence[Sequence[Step]]
    programs: Sequence[Program]
    env: Mapping[str, str]
    ports: Mapping[str, int]
    addresses: Sequence[str] = field(default_factory=tuple)
    finished: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Needs:
    """Which embedded servers are wanted: those for which the environment names no real one."""

    environ: Mapping[str, str]

    def __post_init__(self) -> None:
        if self.environ.get("DATABASE_URL") and not self.environ.get("DATABASE_MIGRATE_URL"):
            raise SetupError(
                "DATABASE_URL is set but DATABASE_MIGRATE_URL is not: migrations run as cats_migrator"
                " (deploy/roles.sql makes the roles), so set both, or none for the embedded server."
            )

    @property
    def hub(self) -> bool:
        """Whether the hub simulator runs here."""
        return not self.environ.get("ICE_HUB_URL")

    @property
    def cats_database(self) -> bool:
        """Whether CATS uses the embedded PostgreSQL."""
        return not self.environ.get("DATABASE_URL")

    @property
    def hub_database(self) -> bool:
        """Whether the hub uses the embedded PostgreSQL."""
        return self.hub and not self.environ.get("HUB_DATABASE_URL")

    @property
    def postgres(self) -> bool:
        """Whether the embedded PostgreSQL is started."""
        return self.cats_database or self.hub_database

    @property
    def valkey(self) -> bool:
        """Whether the embedded Valkey is started."""
        return not self.environ.get("REDIS_URL")


def prepare_databases(state: StateDir, needs: Needs, server: Postgres) -> dict[str, str]:
    """Makes databases and roles on the embedded server; answers the URLs as environment variables."""
    urls = {}
    if needs.cats_database:
        words = {role: state.secrets.get(role) for role in ("migrator", "app")}
        cats = _ensured(server, "cats")
        ensure_roles(cats, words)
        urls["DATABASE_URL"] = with_user(cats, "cats_app", words["app"])
        urls["DATABASE_MIGRATE_URL"] = with_user(cats, "cats_migrator", words["migrator"])
    if needs.hub_database:
        hub = _ensured(server, "ice_hub")
        ensure_hub_role(hub, state.secrets.get("hub"))
        urls["HUB_DATABASE_URL"] = with_user(hub, "ice_hub", state.secrets.get("hub"))
    return urls


def _ensured(server: Postgres, name: str) -> str:
    if not database_exists(server.superuser_url(), name):
        create_database(server.superuser_url(), name)
    return server.superuser_url(name)


def cats_plan(
    state: StateDir,
    environ: Mapping[str, str],
    web_port: int,
    postgres: Postgres | None,
    valkey: Valkey | None,
) -> Plan:
    """The plan of the demo: the servers that are given run already."""
    needs = Needs(environ)
    hub_port = state.remembered_port("hub")
    env = _chosen(environ) | (prepare_databases(state, needs, postgres) if postgres else {})
    env |= {"REDIS_URL": valkey.url} if valkey else {}
    env |= {"ICE_HUB_URL": f"https://127.0.0.1:{hub_port}"} if needs.hub else {}
    env |= _demo_variables(state, environ, web_port)
    ports = {"web": web_port, **({"hub": hub_port} if needs.hub else {})}
    ports.update({server.name: server.port for server in (postgres, valkey) if server})
    bare = {key: value for key, value in environ.items() if key not in SET_UP_ONLY}
    public = {key: value for key, value in env.items() if key not in SET_UP_ONLY}
    rounds, finished = _set_up(state, needs, bare | env, postgres)
    return Plan(
        rounds=rounds,
        finished=finished,
        programs=_programs(needs, bare | public, bare | env, web_port),
        env=public,
        ports=ports,
        addresses=_addresses(web_port),
    )


def _set_up(
    state: StateDir, needs: Needs, private: Mapping[str, str], postgres: Postgres | None
) -> tuple[list[list[Step]], Callable[[], None]]:
    """The set-up, left out where the last one was made from the same files into the same databases.

    Of real servers nobody here knows what became of them: there it always runs.
    """
    rounds = _rounds(needs, private)
    if postgres is None or not needs.cats_database or needs.hub != needs.hub_database:
        return rounds, lambda: None
    imprint = Imprint(state, postgres.superuser_url(), private["SECRET_KEY"])
    return ([] if imprint.is_current() else rounds), imprint.leave


def _chosen(environ: Mapping[str, str]) -> dict[str, str]:
    """The real servers that the environment names."""
    names = ("DATABASE_URL", "DATABASE_MIGRATE_URL", "HUB_DATABASE_URL", "REDIS_URL", "ICE_HUB_URL")
    return {name: environ[name] for name in names if environ.get(name)}


def _demo_variables(state: StateDir, environ: Mapping[str, str], web_port: int) -> dict[str, str]:
    return {
        "CATS_DEMO": "1",
        "CATS_STATE_DIR": str(state.path),
        "CATS_PORT": str(web_port),
        "CATS_STATIC_COLLECTED": "1",
        "HUB_STATE_DIR": str(state.path / "ice" / "hub"),
        "SECRET_KEY": environ.get("SECRET_KEY") or state.secrets.get("django"),
        "DJANGO_SETTINGS_MODULE": "cats.settings",
        "PYTHONUNBUFFERED": "1",
    }


def _rounds(needs: Needs, private: Mapping[str, str]) -> list[list[Step]]:
    stages = [COLLECT, "migrate", "demo_world", *(["ice_registrar"] if needs.hub else [])]
    command = (sys.executable, "-c", ONE_AFTER_ANOTHER, *stages)
    steps = [Step("set-up", command, private, staged=True)]
    if needs.hub:
        migrate = (sys.executable, "-m", "django", "migrate", "--settings", "ice_connector.hub.settings")
        steps.append(Step("migrate-hub", migrate, _of_hub(private)))
    return [steps]


def _of_hub(private: Mapping[str, str]) -> dict[str, str]:
    """The hub's environment: nothing of CATS's databases, broker or keys."""
    hidden = ("DATABASE_URL", "DATABASE_MIGRATE_URL", "REDIS_URL", "SECRET_KEY")
    env = {key: value for key, value in private.items() if key not in hidden}
    return {**env, "DJANGO_SETTINGS_MODULE": "ice_connector.hub.settings"}


def _programs(
    needs: Needs, env: Mapping[str, str], private: Mapping[str, str], web_port: int
) -> list[Program]:
    programs = [_web(env, web_port), *_workers(env)]
    return [_hub(private), *programs] if needs.hub else programs


def _hub(private: Mapping[str, str]) -> Program:
    config = str(CHECKOUT / "ice_connector/hub/gunicorn.py")
    command = (sys.executable, "-m", "gunicorn", "-c", config, "ice_connector.hub.wsgi:application")
    url = private["ICE_HUB_URL"]
    access_point = Path(private["CATS_STATE_DIR"], "ice", "access-points", "cats")
    env = {**_of_hub(private), "HUB_BIND": urlsplit(url).netloc}
    return Program("hub", command, env, CHECKOUT, ready=lambda: hub_answers(url, access_point))


def _web(env: Mapping[str, str], port: int) -> Program:
    command = (
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", env.get("CATS_WEB_WORKERS", "1"), "--blocking-threads", str(WEB_THREADS)),
        *("--respawn-failed-workers", "--no-ws", "--workers-kill-timeout", "5", "cats.wsgi:application"),
    )
    pooled = {**env, "CATS_DB_POOL": "1", "CATS_DB_POOL_SIZE": str(WEB_THREADS)}
    return Program("web", command, pooled, CHECKOUT, ready=lambda: web_answers(port))


def _workers(env: Mapping[str, str]) -> list[Program]:
    """What works in the background. Django's checks are left out: they judge the code, which has passed them, for a second each."""
    env = {**env, "CELERY_SKIP_CHECKS": "1"}
    celery = (sys.executable, "-m", "celery", "-A", "cats")
    quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat")
    schedule = os.path.join(env["CATS_STATE_DIR"], "celerybeat-schedule")
    beat = (*celery, "beat", "-l", "WARNING", "-s", schedule, "--pidfile=")
    worker = (*celery, "worker", "-c", "2", "-P", "prefork", "-l", "INFO", *quiet)
    printer = (*celery, "worker", "-Q", "documents", "-P", "solo", "-l", "WARNING", *quiet)
    return [
        Program("link", (*MANAGE, "ice_link", "--skip-checks"), env, CHECKOUT),
        Program("worker", worker, env, CHECKOUT, stop_seconds=20),
        Program("printer", printer, env, CHECKOUT, stop_seconds=20),
        Program("beat", beat, env, CHECKOUT, stop_signal=signal.SIGTERM),
    ]


def web_answers(port: int) -> bool:
    """Whether `/livez` of the web answers 200."""
    return (
        _status(lambda: http.client.HTTPConnection("127.0.0.1", port, timeout=5), "/livez") == http.client.OK
    )


def hub_answers(url: str, access_point: Path) -> bool:
    """Whether the hub answers, whatever it says, to the access point whose certificate and CA lie in that folder."""
    parts = urlsplit(url)

    def connect() -> http.client.HTTPConnection:
        context = ssl.create_default_context(cafile=access_point / "ca.pem")
        context.load_cert_chain(access_point / "cats.pem", access_point / "cats.key")
        return http.client.HTTPSConnection(parts.hostname or "", parts.port, timeout=5, context=context)

    return _status(connect, "/v1/directory") > 0


def _status(connect: Callable[[], http.client.HTTPConnection], path: str) -> int:
    """The status of a GET, 0 when there is no answer."""
    try:
        connection = connect()
        with closing(connection):
            connection.request("GET", path)
            return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0


def _addresses(port: int) -> tuple[str, ...]:
    names = {
        "host": "people of no administration",
        "ge": "Georgia",
        "az": "Azerbaijan",
        "kz": "Kazakhstan",
        "uz": "Uzbekistan",
    }
    lines = [f"http://{name}.localhost:{port}/   {what}" for name, what in names.items()]
    return (
        *lines,
        f"Programs connect to 127.0.0.1:{port} and send the host: curl -H 'Host: ge.localhost:{port}' …",
    )
