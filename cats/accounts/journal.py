"""The audit of acts on accounts, for people of an administration and of none."""

from typing import Any

import structlog
from django.db import models

from cats.audit import log
from cats.kernel.actors import Actor
from cats.kernel.errors import CatsError
from cats.tenancy import scope

journal = structlog.get_logger(__name__)


def audit(verb: str, *, actor: Actor, subject: models.Model, **facts: Any) -> None:
    """Into the administration's audit; acts of host people, who have none, into the log file."""
    if scope.current_or_none() is None:
        journal.info(verb, actor=actor.ref, subject=str(subject.pk), **facts)
    else:
        log.record(verb, actor=actor, subject=subject, **facts)


def refused(error: CatsError, *, actor: Actor, subject: models.Model | None = None, **facts: Any) -> None:
    """A refused attempt, after its rollback."""
    log.refused("act.refused", actor=actor, error=error, subject=subject, **facts)
