"""Puts a setting of the administration in force from a day on. Only `approval` calls this for people: it takes two."""

from datetime import date
from typing import Any

from cats.audit import log
from cats.kernel.actors import Actor
from refdata.choices import DeadlineChoice, choice
from refdata.models import DeadlineDuration, Setting


def put(key: str, value: Any, valid_from: date, *, actor: Actor) -> None:
    """Set the value from that day on, in place of what was set for the same day. Raises `Invalid`, `NotFound`."""
    chosen = choice(key)
    chosen.check(value)
    row: DeadlineDuration | Setting
    if isinstance(chosen, DeadlineChoice):
        row, _ = DeadlineDuration.objects.update_or_create(
            kind=chosen.kind,
            valid_from=valid_from,
            defaults={name: int(value.get(name) or 0) for name in ("days", "hours", "minutes")}
            | {"legal_basis": str(value["legal_basis"]).strip()[:200]},
        )
    else:
        row, _ = Setting.objects.update_or_create(key=key, valid_from=valid_from, defaults={"value": value})
    log.record("setting.changed", actor=actor, subject=row, key=key, value=value, valid_from=valid_from)
