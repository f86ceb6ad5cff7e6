"""Raising and clearing alarms."""

import structlog

from cats.kernel import clock
from ice_connector.models import Alarm, AlarmKind

log = structlog.get_logger(__name__)


def alarm(kind: AlarmKind, matter: str, text: str, evidence: str = "") -> None:
    """Raise an alarm unless the same one is open; once in the log, once in the table."""
    row = Alarm(kind=kind, matter=matter, text=text, evidence=evidence, raised_at=clock.machine_now())
    made = Alarm.objects.bulk_create([row], ignore_conflicts=True)
    if made and Alarm.objects.filter(id=row.id).exists():
        log.warning("alarm", kind=str(kind), matter=matter, text=text)


def clear(kind: AlarmKind, matter: str) -> None:
    """The matter is settled."""
    Alarm.objects.filter(kind=kind, matter=matter, cleared_at=None).update(cleared_at=clock.machine_now())
