"""The way into the audit: `record` what was done, `refused` for what was not allowed."""

from collections.abc import Iterable
from typing import Any

import structlog
from django.db import models

from cats.audit import requests, verbs
from cats.audit.models import AuditEntry, Outcome
from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.kernel.errors import CatsError
from cats.tenancy import scope

log = structlog.get_logger(__name__)


def record(
    verb: str, *, actor: Actor, subject: models.Model | None = None, mrn: str = "", **facts: Any
) -> AuditEntry:
    """Write what was done, in the caller's transaction.

    `verb` stands in an app's `audit_verbs.py`; `facts` become JSON (dates, decimals and ids as text) and hold no
    secrets, no access codes and no personal data that the subject does not show. Raises `verbs.UnknownVerb`.
    """
    written = entry(verb, actor=actor, subject=subject, mrn=mrn, **facts)
    written.save(force_insert=True)
    return written


def entry(
    verb: str, *, actor: Actor, subject: models.Model | None = None, mrn: str = "", **facts: Any
) -> AuditEntry:
    """What `record` would write, for `record_all`."""
    return AuditEntry(**_content(verb, actor, subject, mrn), facts=facts)


def record_all(entries: Iterable[AuditEntry]) -> None:
    """Write many entries in one statement, in the caller's transaction."""
    AuditEntry.objects.bulk_create(entries)


def refused(
    verb: str,
    *,
    actor: Actor,
    error: CatsError,
    subject: models.Model | None = None,
    mrn: str = "",
    **facts: Any,
) -> None:
    """Write what was refused, after the rollback of the attempt, in a scope of its own. One error is written once.

    Host people act in no administration: their refusals go to the log file alone.
    """
    if getattr(error, "audited", False):
        return
    error.audited = True  # type: ignore[attr-defined]
    content = _content(verb, actor, subject, mrn)
    content["outcome"] = Outcome.REFUSED
    content["facts"] = facts | {"code": error.code, "message": error.message}
    if error.pointer:
        content["facts"]["pointer"] = error.pointer
    if scope.current_or_none() is None:
        log.warning("refused", verb=verb, actor=actor.ref, **content["facts"])
        return
    scope.regardless(_write, content)


def _write(content: dict[str, Any]) -> None:
    AuditEntry(**content).save(force_insert=True)


def _content(verb: str, actor: Actor, subject: models.Model | None, mrn: str) -> dict[str, Any]:
    verbs.sentence(verb)
    return {
        "at": clock.now(),
        "verb": verb,
        "actor_kind": actor.kind,
        "actor_ref": actor.ref,
        "actor_label": actor.label[:200],
        "subject_type": "" if subject is None else subject._meta.label_lower,
        "subject_id": "" if subject is None else str(subject.pk),
        "mrn": mrn,
        "request_id": requests.current_id(),
    }
