"""Processing of what was received, on all three channels: claim, decode, handle, done, in one transaction per subject.

A poison message ends as `stuck` and holds back its own subject only; the worker's sweep finds what nobody woke.
"""

from datetime import timedelta
from uuid import UUID

import structlog
from django.db import OperationalError, transaction

from cats.kernel import clock, references
from cats.kernel.errors import Fault, Forbidden, Invalid, NotFound, Refused
from cats.kernel.sentences import said
from cats.messaging import inbox
from cats.messaging.errors import TooEarly
from cats.messaging.models import InboundMessage
from cats.messaging.states import FOLLOWS, Channel, Inbound
from cats.specification import codec
from cats.specification import faults as structure
from cats.specification.definitions.base import Message
from cats.tenancy import scope
from cats.workflow import locks
from ice_connector import negative
from ice_connector.alarms import alarm, clear
from ice_connector.models import AlarmKind
from ice_connector.protocol import limits
from ice_connector.routing import INBOUND

SUBJECTS = 200
BUSINESS_WAIT = timedelta(days=7)
SUSPICIOUS = timedelta(seconds=20)
CRASHES = 3

log = structlog.get_logger(__name__)


def process_subject(administration: str, subject: str, *, most: int | None = None) -> int:
    """Process what is ready for one subject (an MRN, or an LRN before there is one); returns how many messages ended.

    Runs in the scope of the administration; the advisory lock on the subject keeps workers from doing it twice.
    `most` limits how many messages are tried in this transaction.
    """
    if administration != scope.current():
        raise scope.ScopeMisused(f"Subject of {administration} processed in scope {scope.current()}.")
    if not locks.try_hold(subject):
        return 0
    ended = 0
    tried: set[UUID] = set()
    while len(tried) != most and (row := inbox.claim(subject, skip=tried)) is not None:
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
        if subject in suspicious:
            ended += _one_by_one(administration, subject)
            continue
        with scope.scope(administration):
            ended += process_subject(administration, subject)
    return ended


def _one_by_one(administration: str, subject: str) -> int:
    """Each message in a transaction of its own, its try counted before: the one that ends its workers is found, not its neighbour."""
    ended = 0
    while _note_try(administration, subject):
        with scope.scope(administration):
            ended += process_subject(administration, subject, most=1)
    return ended


def _process(row: InboundMessage) -> bool:
    """One message in a savepoint. Returns whether it ended, done or refused; otherwise it waits or is tried again."""
    try:
        with transaction.atomic():
            _handle(row)
            _done(row)
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
            "92",
            said("{type} is not taken here.", type=row.type),
            remedy=said("Send it to the office that it is meant for."),
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
        Fault(
            f"/{row.type}/{name}",
            "14",
            "CATS_191",
            said("The envelope says {proven}.", proven=proven[name]),
            stated[name],
        )
        for name in proven
        if stated[name] != proven[name]
    ]
    if faults or type(message).__name__ != row.type:
        raise Invalid(
            faults or [Fault(f"/{row.type}", "14", "CATS_191", said("The document is another message."))],
            said(
                "The document and its envelope name different senders, recipients, types or identifications."
            ),
        )


def _answered(row: InboundMessage, note: str) -> bool:
    row.error = note
    _done(row)
    return True


def _done(row: InboundMessage) -> None:
    inbox.done(row)
    if row.waiting_since is not None:
        clear(AlarmKind.WAITING, row.message_id)


def _failed(row: InboundMessage, error: Exception) -> None:
    inbox.failed(row, f"{type(error).__name__}: {error}")
    if row.state == Inbound.STUCK:
        alarm(
            AlarmKind.STUCK, row.message_id, f"{row.type} from {row.sender} could not be processed: {error}"
        )


def _suspicious(subjects: list[str]) -> list[str]:
    """Subjects whose ready message should have ended long ago: perhaps it ends its worker each time."""
    old = clock.now() - SUSPICIOUS
    rows = InboundMessage.objects.filter(
        subject__in=subjects, state=Inbound.READY, received_at__lt=old, not_before=None
    )
    return list(rows.values_list("subject", flat=True).distinct())


def _note_try(administration: str, subject: str) -> bool:
    """Count the next message's try before it starts, in a transaction of its own: a worker that dies cannot take the count with it."""
    with scope.scope(administration):
        if not locks.try_hold(subject):
            return False
        row = inbox.claim(subject)
        if row is None:
            return False
        row.crashes += 1
        row.save(update_fields=["crashes"])
        if row.crashes <= CRASHES:
            return True
        inbox.quarantine(row, f"{CRASHES} workers ended while processing it.")
        text = said(
            "{type} from {sender} ends the workers that process it.", type=row.type, sender=row.sender
        )
        alarm(AlarmKind.STUCK, row.message_id, text)
        return False


def _end_long_waits() -> None:
    """What waited for something that never came is refused after seven days; after thirty minutes somebody is told."""
    waiting = InboundMessage.objects.filter(state=Inbound.WAITING)
    told = waiting.filter(waiting_since__lt=clock.now() - timedelta(seconds=limits.ALARM_WAITING))
    for row in told.order_by("waiting_since")[:100]:
        alarm(AlarmKind.WAITING, row.message_id, f"{row.type} from {row.sender} waits for {row.waits_for}.")
    ended = waiting.filter(waiting_since__lt=clock.now() - BUSINESS_WAIT).exclude(waits_for=FOLLOWS)
    for row in ended.order_by("waiting_since")[:100]:
        if locks.try_hold(row.subject) and ended.filter(pk=row.pk).exists():
            late = Refused(
                "92",
                said("{waits_for} never came.", waits_for=row.waits_for),
                remedy=said("Send the message again when it has been sent."),
            )
            _answered(row, negative.answer_function(row, late))
