"""Processing of what was received, on all three channels: claim, decode, handle, done, in one transaction per subject.

A poison message ends as `stuck` and holds back its own subject only; the worker's sweep finds what nobody woke.
"""

from datetime import timedelta
from uuid import UUID

import structlog
from django.db import OperationalError, transaction
from django.db.models import F

from cats.kernel import clock, references
from cats.kernel.errors import Fault, Forbidden, Invalid, NotFound, Refused
from cats.messaging import inbox
from cats.messaging.errors import TooEarly
from cats.messaging.models import InboundMessage
from cats.messaging.states import Channel, Inbound
from cats.specification import codec
from cats.specification import faults as structure
from cats.specification.definitions.base import Message
from cats.tenancy import scope
from cats.workflow import locks
from ice_connector import negative
from ice_connector.alarms import alarm
from ice_connector.models import AlarmKind
from ice_connector.protocol import limits
from ice_connector.routing import INBOUND

SUBJECTS = 200
BUSINESS_WAIT = timedelta(days=7)
SUSPICIOUS = timedelta(seconds=20)
CRASHES = 3

log = structlog.get_logger(__name__)


def process_subject(administration: str, subject: str) -> int:
    """Process what is ready for one subject (an MRN, or an LRN before there is one); returns how many messages ended.

    Runs in the scope of the administration; the advisory lock on the subject keeps workers from doing it twice.
    """
    if administration != scope.current():
        raise scope.ScopeMisused(f"Subject of {administration} processed in scope {scope.current()}.")
    if not locks.try_hold(subject):
        return 0
    ended = 0
    tried: set[UUID] = set()
    while (row := inbox.claim(subject, skip=tried)) is not None:
        tried.add(row.id)
        ended += _process(row)
    return ended


def sweep(administration: str) -> int:
    """Find the subjects with work of one administration and process each in a scope of its own; returns how many ended."""
    with scope.scope(administration):
        _end_long_waits()
        subjects = inbox.subjects_ready(SUBJECTS)
        suspicious = set(_suspicious(subjects))
    ended = 0
    for subject in subjects:
        if subject in suspicious and not _note_try(administration, subject):
            continue
        with scope.scope(administration):
            ended += process_subject(administration, subject)
    return ended


def _process(row: InboundMessage) -> bool:
    """One message in a savepoint. Returns whether it ended, done or refused; otherwise it waits or is tried again."""
    try:
        with transaction.atomic():
            _handle(row)
            inbox.done(row)
    except TooEarly as early:
        inbox.wait(row, early.waits_for)
        return False
    except structure.Refused as refused:
        return _answered(row, negative.answer_structure(row, refused))
    except (Invalid, Refused, NotFound, Forbidden) as error:
        return _answered(row, negative.answer_function(row, error))
    except OperationalError:
        raise
    except Exception as error:
        log.exception("message failed", message=row.message_id, type=row.type, sender=row.sender)
        _failed(row, error)
        return False
    return True


def _handle(row: InboundMessage) -> None:
    message = codec.decode(row.data)
    _require_envelope(message, row)
    handler = INBOUND.get(row.type)
    if handler is None:
        raise Refused(
            "92", f"{row.type} is not taken here.", remedy="Send it to the office that it is meant for."
        )
    handler(message, row)


def _require_envelope(message: Message, row: InboundMessage) -> None:
    """CATS_191: what a document between administrations says of itself is what the signed header has proven."""
    if row.channel == Channel.TRADER:
        return
    proven = {
        "messageSender": row.sender,
        "messageRecipient": references.authority(scope.current()),
        "messageIdentification": UUID(row.message_id).hex,
        "messageType": row.type,
    }
    stated = {name: str(getattr(message, name)) for name in proven}
    faults = [
        Fault(f"/{row.type}/{name}", "14", "CATS_191", f"The envelope says {proven[name]}.", stated[name])
        for name in proven
        if stated[name] != proven[name]
    ]
    if faults or type(message).__name__ != row.type:
        raise Invalid(
            faults or [Fault(f"/{row.type}", "14", "CATS_191", "The document is another message.")],
            "The document and its envelope name different senders, recipients, types or identifications.",
        )


def _answered(row: InboundMessage, note: str) -> bool:
    row.error = note
    inbox.done(row)
    return True


def _failed(row: InboundMessage, error: Exception) -> None:
    inbox.failed(row, f"{type(error).__name__}: {error}")
    if row.state == Inbound.STUCK:
        alarm(
            AlarmKind.STUCK, row.message_id, f"{row.type} from {row.sender} could not be processed: {error}"
        )


def _suspicious(subjects: list[str]) -> list[str]:
    """Subjects whose ready message should have ended long ago: perhaps it ends its worker each time."""
    old = clock.machine_now() - SUSPICIOUS
    rows = InboundMessage.objects.filter(
        subject__in=subjects, state=Inbound.READY, received_at__lt=old, not_before=None
    )
    return list(rows.values_list("subject", flat=True).distinct())


def _note_try(administration: str, subject: str) -> bool:
    """Count the try before it starts, in a transaction of its own: a worker that dies cannot take the count with it."""
    with scope.scope(administration):
        if not locks.try_hold(subject):
            return False
        rows = InboundMessage.objects.filter(subject=subject, state=Inbound.READY)
        rows.update(crashes=F("crashes") + 1)
        for row in rows.filter(crashes__gt=CRASHES):
            inbox.quarantine(row, f"{CRASHES} workers ended while processing it.")
            alarm(
                AlarmKind.STUCK,
                row.message_id,
                f"{row.type} from {row.sender} ends the workers that process it.",
            )
        return rows.exists()


def _end_long_waits() -> None:
    """What waited for something that never came is refused after seven days; after thirty minutes somebody is told."""
    waiting = InboundMessage.objects.filter(state=Inbound.WAITING)
    told = waiting.filter(waiting_since__lt=clock.now() - timedelta(seconds=limits.ALARM_WAITING))
    for row in told.order_by("waiting_since")[:100]:
        alarm(AlarmKind.WAITING, row.message_id, f"{row.type} from {row.sender} waits for {row.waits_for}.")
    for row in waiting.filter(waiting_since__lt=clock.now() - BUSINESS_WAIT).exclude(waits_for="follows")[
        :100
    ]:
        late = Refused(
            "92", f"{row.waits_for} never came.", remedy="Send the message again when it has been sent."
        )
        _answered(row, negative.answer_function(row, late))
