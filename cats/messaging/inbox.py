"""The way in: messages are inserted once, claimed one by one per subject, and leave with their effect's transaction.

Order is kept per link and subject: the oldest unresolved message of each is its head, and only a head is claimed.
"""

from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string

from cats.kernel import clock
from cats.kernel.errors import Conflict
from cats.kernel.sentences import said
from cats.messaging import documents
from cats.messaging.models import InboundMessage, MessageDocument
from cats.messaging.states import FOLLOWS, RESOLVED, UNRESOLVED, VOID, Channel, Inbound
from cats.tenancy import scope

TRIES = 5
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=1), timedelta(minutes=1)


def receive(
    data: bytes,
    *,
    channel: Channel | str,
    sender: str,
    message_id: str,
    type: str,
    subject: str,
    state: Inbound | str = Inbound.READY,
    **facts: Any,
) -> InboundMessage:
    """Take a message into custody; the same one again returns the first row, in whatever state it is now.

    `facts` are further columns: mrn, lrn, cause, correlation, gen, seq, follows, jws, fp, receipt, ack. A `VOID` is
    done at once. Raises `Conflict` (code 26) when the sender used the id for other content or another type.
    """
    void = type == VOID
    row = InboundMessage(
        channel=str(channel),
        sender=sender,
        message_id=message_id,
        type=type,
        subject=subject,
        state=str(Inbound.DONE if void else state),
        processed_at=clock.now() if void else None,
        **facts,
    )
    known = InboundMessage.objects.filter(sender=sender, message_id=message_id)
    first = known.first()
    if first is None:
        row.document_id = None if void else documents.store(data)
        InboundMessage.objects.bulk_create([row], ignore_conflicts=True)
        first = known.get()
    if first.id == row.id:
        _announce(first)
        return first
    return _same(first, data, type)


def stand_in(sender: str, position: str, by: InboundMessage | None) -> None:
    """A position of a link is taken by a message that keeps another one (stamped anew), or by one that was refused (None).

    What follows that position follows the message's own one from now on, or nothing.
    """
    followers = InboundMessage.objects.filter(sender=sender, follows=position, state__in=UNRESOLVED)
    ids = list(followers.values_list("id", flat=True))
    followers.update(follows=by.position if by else "")
    _ready(InboundMessage.objects.filter(id__in=ids, state=Inbound.WAITING, waits_for=FOLLOWS))


def attempt(subject: str) -> None:
    """Have the subject's messages processed right after this commit; a worker does it when that fails."""
    scope.afterwards(process_subject, subject)


def process_subject(subject: str) -> None:
    """Hand the subject to the processor that the installation names in `CATS_INBOX_PROCESSOR`."""
    import_string(settings.CATS_INBOX_PROCESSOR)(scope.current(), subject)


def wake(mrn: str) -> int:
    """The record of this MRN moved: what waited for that may be tried again. Returns how many messages woke."""
    if not mrn:
        return 0
    waiting = InboundMessage.objects.filter(mrn=mrn, state=Inbound.WAITING).exclude(waits_for=FOLLOWS)
    return _ready(waiting)


def claim(subject: str, *, skip: Collection[UUID] = ()) -> InboundMessage | None:
    """Lock the next message of the subject to process, or None. Its effect belongs into this same transaction.

    A head that is waiting, stuck or not due yet holds back its own link alone; one that another worker holds is passed over.
    """
    for head in _heads(subject):
        if head.state != Inbound.READY or head.id in skip:
            continue
        if not _follows_resolved(head):
            _hold_back(head)
            continue
        due = Q(not_before__isnull=True) | Q(not_before__lte=clock.machine_now())
        row = (
            InboundMessage.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(due, id=head.id, state=Inbound.READY)
            .first()
        )
        if row is not None:
            return row
    return None


def done(row: InboundMessage) -> None:
    """The message had its effect, or its refusal was posted. What followed it may go on."""
    _resolve(row, Inbound.DONE)


def skip(row: InboundMessage, reason: str) -> None:
    """A person decided that the message shall have no effect; `reason` stays with it.

    Raises `Conflict` when it had its effect meanwhile.
    """
    now = InboundMessage.objects.select_for_update().get(pk=row.pk)
    if now.state in RESOLVED:
        raise Conflict(
            "state",
            said("The message is {state} already.", state=now.state),
            remedy=said("Look at it again."),
        )
    row.error = reason
    _resolve(row, Inbound.SKIPPED)


def refuse(row: InboundMessage, reason: str) -> None:
    """The message can never be taken; it is kept as evidence."""
    row.error = reason
    _resolve(row, Inbound.REFUSED)


def wait(row: InboundMessage, waits_for: str) -> None:
    """The message came too early; every transition of its MRN makes it ready again."""
    row.state = Inbound.WAITING
    row.waits_for = waits_for
    row.crashes = 0
    row.waiting_since = row.waiting_since or clock.now()
    row.save(update_fields=["state", "waits_for", "crashes", "waiting_since"])


def failed(row: InboundMessage, error: str) -> None:
    """The attempt failed: another one after a pause that doubles, or `stuck` for a person after the last of them."""
    row.attempts += 1
    row.crashes = 0
    row.error = error
    row.state = Inbound.STUCK if row.attempts >= TRIES else Inbound.READY
    pause = min(FIRST_PAUSE * 2 ** (row.attempts - 1), LONGEST_PAUSE)
    row.not_before = None if row.state == Inbound.STUCK else clock.machine_now() + pause
    row.save(update_fields=["attempts", "crashes", "error", "state", "not_before"])


def quarantine(row: InboundMessage, reason: str) -> None:
    """No further attempt before a person has looked at the message."""
    row.state = Inbound.STUCK
    row.error = reason
    row.not_before = None
    row.save(update_fields=["state", "error", "not_before"])


def redrive(row: InboundMessage) -> None:
    """A person has a stuck or waiting message tried again, under the same id."""
    row.attempts = row.crashes = 0
    row.error = ""
    row.save(update_fields=["attempts", "crashes", "error"])
    _ready(InboundMessage.objects.filter(id=row.id, state__in=(Inbound.STUCK, Inbound.WAITING)))


def subjects_ready(limit: int) -> list[str]:
    """Subjects with a message that is ready and due, those that have waited longest first; for the worker's sweep."""
    _heal_followers()
    due = Q(not_before__isnull=True) | Q(not_before__lte=clock.machine_now())
    ready = InboundMessage.objects.filter(due, state=Inbound.READY).order_by("received_at")
    return list(dict.fromkeys(ready.values_list("subject", flat=True)[: limit * 4]))[:limit]


def _announce(row: InboundMessage) -> None:
    """What was collected from ICE is processed by workers: the link process has no time for it."""
    if row.state in RESOLVED:
        _release_followers(row)
    elif row.channel != Channel.ICE:
        attempt(row.subject)


def _same(first: InboundMessage, data: bytes, type: str) -> InboundMessage:
    document = first.document.sha256 if first.document_id else ""
    if first.type == type and document == (MessageDocument.digest(data) if type != VOID else ""):
        return first
    raise Conflict(
        "26",
        said(
            "The message {message_id} of {sender} was received before with other content.",
            message_id=first.message_id,
            sender=first.sender,
        ),
        pointer=f"/{type}/messageIdentification",
        remedy=said("Send other content under an identification of its own."),
    )


def _heads(subject: str) -> list[InboundMessage]:
    """The oldest unresolved message of each link, in one order that all workers share."""
    return list(
        InboundMessage.objects.filter(subject=subject, state__in=UNRESOLVED)
        .order_by("channel", "sender", "gen", "seq", "received_at", "id")
        .distinct("channel", "sender")
    )


def _follows_resolved(row: InboundMessage) -> bool:
    """Whether the message that this one names as its predecessor is resolved; one that never came is not."""
    if not row.follows:
        return True
    gen, seq = row.follows.split(":")
    return InboundMessage.objects.filter(
        sender=row.sender, gen=int(gen), seq=int(seq), state__in=RESOLVED
    ).exists()


def _heal_followers() -> None:
    """A predecessor may have been resolved by another transaction just while its follower was put to wait."""
    waiting = InboundMessage.objects.filter(state=Inbound.WAITING, waits_for=FOLLOWS)
    for row in waiting.order_by("received_at")[:200]:
        if _follows_resolved(row):
            _ready(waiting.filter(id=row.id))


def _hold_back(row: InboundMessage) -> None:
    """Nobody has locked this row: only what is still ready may be put to wait."""
    still = InboundMessage.objects.filter(pk=row.pk, state=Inbound.READY)
    still.update(state=Inbound.WAITING, waits_for=FOLLOWS, waiting_since=row.waiting_since or clock.now())


def _resolve(row: InboundMessage, state: Inbound) -> None:
    row.state = state
    row.waits_for = ""
    row.processed_at = clock.now()
    row.save(update_fields=["state", "waits_for", "processed_at", "error"])
    _release_followers(row)


def _release_followers(row: InboundMessage) -> None:
    """A resolved position lets the message that follows it go on."""
    if row.position:
        _ready(
            InboundMessage.objects.filter(
                sender=row.sender, follows=row.position, state=Inbound.WAITING, waits_for=FOLLOWS
            )
        )


def _ready(rows: QuerySet[InboundMessage]) -> int:
    subjects = set(rows.values_list("subject", flat=True))
    if not subjects:
        return 0
    woken = rows.update(state=Inbound.READY, waits_for="", not_before=None)
    for subject in subjects:
        attempt(subject)
    return woken
