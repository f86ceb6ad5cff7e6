"""Probes for machinery: `/livez` says that the process answers, `/readyz` that it could do work."""

from collections.abc import Callable

import redis
import structlog
from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

log = structlog.get_logger(__name__)


@require_safe
@never_cache
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"status": "alive"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """The database takes writes and has every migration, and the broker answers. 503 names what does not."""
    states = {name: _state(name, check) for name, check in CHECKS.items()}
    ready = all(state == "ok" for state in states.values())
    return JsonResponse({"status": "ready" if ready else "not ready", **states}, status=200 if ready else 503)


def _database() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on'")
        if cursor.fetchone()[0]:
            raise RuntimeError("the database is read-only")
        cursor.execute("SELECT pg_current_xact_id()")


def _migrations() -> None:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        raise RuntimeError(f"{len(missing)} migrations are not applied")


def _broker() -> None:
    client = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=1, socket_connect_timeout=1)
    try:
        client.ping()
    finally:
        client.close()


def _state(name: str, check: Callable[[], None]) -> str:
    try:
        check()
    except Exception:
        log.exception("not ready", part=name)
        return "not ready"
    return "ok"


CHECKS: dict[str, Callable[[], None]] = {"database": _database, "migrations": _migrations, "broker": _broker}

for _probe in (livez, readyz):
    _probe.public = "Probes show only whether the parts answer."  # type: ignore[attr-defined]
