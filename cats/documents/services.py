"""The acts on printed documents: order a copy, claim it, tell its progress, keep it, give it up, try again, hand it out."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from cats.audit import log
from cats.documents import codes, storage
from cats.documents.models import UNFINISHED, PrintedDocument, State
from cats.kernel import clock
from cats.kernel.actors import SYSTEM, Actor
from cats.kernel.errors import Refused
from cats.workflow import locks

LEASE = timedelta(minutes=5)
"""Machine time after which a copy in the making is taken for abandoned. Each page renews the claim, so this is
longer than a press is ever silent."""

MOST_ATTEMPTS = 3
GIVEN_UP = "The document could not be made; the log of the printer says why."


@dataclass(frozen=True, slots=True)
class Order:
    """What is ordered. See `PrintedDocument` for the words."""

    kind: str
    subject: UUID
    reference: str
    language: str
    national: str
    office: str
    zone: str
    origin: str


def order(order: Order, *, actor: Actor) -> PrintedDocument:
    """Put a copy into the queue and return it; the same order of the same person, still unfinished, is not doubled."""
    locks.hold(f"print:{order.kind}:{order.subject}")
    copies = PrintedDocument.objects.filter(kind=order.kind, subject=order.subject)
    waiting = copies.filter(
        requested_by=actor.ref, state__in=UNFINISHED, language=order.language, national=order.national
    ).first()
    if waiting is not None:
        return waiting
    document = PrintedDocument.objects.create(
        kind=order.kind,
        subject=order.subject,
        reference=order.reference,
        copy=(copies.aggregate(last=Max("copy"))["last"] or 0) + 1,
        language=order.language,
        national=order.national,
        office=order.office,
        zone=order.zone,
        origin=order.origin,
        code=codes.make(),
        state=State.QUEUED,
        requested_by=actor.ref,
        requested_label=actor.label[:120],
        requested_at=clock.now(),
    )
    _record("document.ordered", document, actor)
    return document


def claim() -> PrintedDocument | None:
    """The oldest copy that waits, or that a maker abandoned, claimed for the caller; None when there is none.

    One that was abandoned too often is given up, so that it cannot hold up the others for ever.
    """
    found = _claimable().first()
    while found is not None and found.attempts >= MOST_ATTEMPTS:
        give_up(found, GIVEN_UP)
        found = _claimable().first()
    if found is None:
        return None
    found.state, found.claimed_at, found.progress = State.MAKING, clock.machine_now(), 0
    found.attempts += 1
    found.save(update_fields=["state", "claimed_at", "progress", "attempts"])
    return found


def _claimable() -> QuerySet[PrintedDocument]:
    abandoned = Q(state=State.MAKING, claimed_at__lt=clock.machine_now() - LEASE)
    waiting = PrintedDocument.objects.select_for_update(skip_locked=True)
    return waiting.filter(Q(state=State.QUEUED) | abandoned).order_by("id")


def tell(document: PrintedDocument, percent: int) -> bool:
    """Write the progress and renew the claim; False when somebody else makes the copy by now."""
    found = _mine(document).update(progress=min(percent, 99), claimed_at=clock.machine_now())
    return bool(found)


def keep(document: PrintedDocument, data: bytes, *, pages: int, version: int) -> bool:
    """Keep the finished copy; False, and nothing kept, when somebody else made or makes it."""
    if not _mine(document).select_for_update().exists():
        return False
    _mine(document).update(
        state=State.MADE,
        progress=100,
        file_id=storage.put(data),
        pages=pages,
        version=version,
        made_at=clock.now(),
        error="",
    )
    _record("document.made", document, SYSTEM, pages=pages)
    return True


def put_back(document: PrintedDocument) -> None:
    """What failed for a reason of the machine is tried again, and given up after `MOST_ATTEMPTS`."""
    if document.attempts >= MOST_ATTEMPTS:
        give_up(document, GIVEN_UP)
    else:
        _mine(document).update(state=State.QUEUED)


def give_up(document: PrintedDocument, why: str) -> None:
    """The copy cannot be made: say why. The person may order it again."""
    if _mine(document).update(state=State.FAILED, error=why[:300]):
        _record("document.failed", document, SYSTEM, why=why[:300])


def retry(document: PrintedDocument, *, actor: Actor) -> None:
    """Put a copy that failed back into the queue, under its number. Raises `Refused` for one that did not fail."""
    again = PrintedDocument.objects.filter(pk=document.pk, state=State.FAILED)
    if not again.update(state=State.QUEUED, attempts=0, error="", progress=0):
        raise Refused("document-not-failed", "This copy has not failed.", remedy="Reload the page.")
    _record("document.retried", document, actor)


def fetch(document: PrintedDocument, *, actor: Actor) -> bytes:
    """The PDF of a copy that was made, for a person to take; who took it stands in the audit. Raises `Refused` before."""
    if document.state != State.MADE or document.file_id is None:
        raise Refused("document-not-made", "This copy is not finished yet.", remedy="Wait until it is made.")
    _record("document.fetched", document, actor)
    return storage.get(document.file_id)


def _mine(document: PrintedDocument) -> QuerySet[PrintedDocument]:
    """The row, as long as this maker's claim is the last one."""
    return PrintedDocument.objects.filter(pk=document.pk, state=State.MAKING, attempts=document.attempts)


def _record(verb: str, document: PrintedDocument, actor: Actor, **facts: object) -> None:
    mrn = document.reference if len(document.reference) == 18 else ""
    log.record(
        verb,
        actor=actor,
        subject=document,
        mrn=mrn,
        kind=document.kind,
        reference=document.reference,
        copy=document.copy,
        **facts,
    )
