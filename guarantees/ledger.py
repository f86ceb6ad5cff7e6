"""The only writer of accounts, transfers, usages, open usages and answers.

Whoever gets a guarantee's lock posts everything that waits for it, in the order of the requests, in one transaction
that never holds a movement's lock. Decisions are made by the pure `guarantees.posting`.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from uuid import UUID

from django.db import connection
from django.db.models import Max

from cats.audit import log
from cats.audit.models import AuditEntry
from cats.kernel import clock, ids
from cats.kernel.actors import Actor
from cats.kernel.errors import Conflict, Refused
from cats.kernel.sentences import said
from cats.tenancy import scope
from guarantees import answering, openings, refusals
from guarantees.bookkeeping import BOOKED, AccountKind, TransferKind
from guarantees.models import (
    Account,
    Answer,
    Guarantee,
    ReservationRequest,
    Transfer,
    Usage,
    WaitingRequest,
)
from guarantees.posting import Book, Decision, asked_of
from guarantees.reading import account, open_book
from guarantees.usages import Kind, Outcome

BATCH = 500

_CLAIM = """
    WITH claimed AS (
        DELETE FROM guarantees_waitingrequest WHERE id IN (
            SELECT id FROM guarantees_waitingrequest
            WHERE grn = %s AND administration_id = %s AND (%s::uuid IS NULL OR request_id = %s::uuid)
            ORDER BY request_id LIMIT %s
        ) RETURNING request_id
    )
    SELECT r.* FROM guarantees_reservationrequest r JOIN claimed ON r.id = claimed.request_id ORDER BY r.id
"""
_SAME = [
    field.attname
    for field in ReservationRequest._meta.local_fields
    if field.attname not in {"id", "issued_at", "received_at", "administration_id"}
]


def open_accounts(guarantee: Guarantee, decided_by: str) -> None:
    """Open the accounts of a newly registered guarantee and book its reference amount. `decided_by` names who decided."""
    Account.objects.bulk_create(
        Account(guarantee=guarantee, kind=kind.value, currency=guarantee.currency) for kind in AccountKind
    )
    _decide(guarantee, TransferKind.UNDERTAKE, guarantee.reference_amount, decided_by)


def change_amount(guarantee: Guarantee, to: Decimal, decided_by: str) -> Decimal:
    """Book another reference amount, under the guarantee's lock; returns the one before.

    `to` is in the guarantee's currency; `decided_by` names who decided. Raises `Refused` when nothing would change, and when
    more than that is reserved: what movements hold is not taken from them.
    """
    lock(guarantee.grn)
    guarantee.refresh_from_db()
    before = guarantee.reference_amount
    difference = to - before
    if not difference:
        raise Refused(
            "same-amount",
            said("This is the reference amount already."),
            remedy=said("Nothing needs mending."),
        )
    free = account(guarantee, AccountKind.AVAILABLE).balance
    if free + difference < 0:
        raise Refused(
            "amount-in-use",
            said(
                "{used} {currency} are reserved under this guarantee: its reference amount cannot be lower.",
                used=str(before - free),
                currency=guarantee.currency,
            ),
            remedy=said("State at least that much, or wait until movements have arrived."),
        )
    guarantee.reference_amount = to
    guarantee.save(update_fields=["reference_amount"])
    _decide(
        guarantee, TransferKind.RAISE if difference > 0 else TransferKind.LOWER, abs(difference), decided_by
    )
    return before


def _decide(guarantee: Guarantee, kind: TransferKind, amount: Decimal, decided_by: str) -> None:
    """Post what an office decided."""
    sequence = _newest(guarantee) + 1
    debit, credit = BOOKED[kind]
    Transfer.objects.create(
        id=ids.derived(guarantee.id, kind.value, sequence),
        guarantee=guarantee,
        sequence=sequence,
        kind=kind.value,
        debit=account(guarantee, debit),
        credit=account(guarantee, credit),
        amount=amount,
        currency=guarantee.currency,
        decided_by=decided_by,
        posted_at=clock.now(),
    )


def _newest(guarantee: Guarantee) -> int:
    """The sequence of the newest transfer; 0 before the first."""
    return Transfer.objects.filter(guarantee=guarantee).aggregate(newest=Max("sequence"))["newest"] or 0


def submit(request: ReservationRequest) -> bool:
    """Put a request in the queue of its guarantee, once. Returns whether it is new.

    Raises `Conflict` when its id already belongs to a request of other content; the attempt is recorded.
    """
    ReservationRequest.objects.bulk_create([request], ignore_conflicts=True)
    stored = ReservationRequest.objects.get(request=request.request)
    if stored.pk == request.pk:
        WaitingRequest.objects.create(request=stored, grn=stored.grn)
        return True
    differing = [name for name in _SAME if getattr(stored, name) != getattr(request, name)]
    if differing:
        _refuse_other_content(stored, request, differing)
    return False


def waiting() -> list[str]:
    """The GRNs for which something waits in the administration in scope."""
    return list(WaitingRequest.objects.order_by("grn").values_list("grn", flat=True).distinct())


def waiting_for(grn: str) -> list[UUID]:
    """The requests that wait for one guarantee, by primary key, in order."""
    return list(WaitingRequest.objects.filter(grn=grn).order_by("request").values_list("request", flat=True))


def post_waiting(grn: str, only: UUID | None = None) -> int:
    """Post up to `BATCH` waiting requests of a guarantee in this transaction and answer each; returns how many.

    `only` is the primary key of the one request to post. Waits for the guarantee's lock. Must not run in a transaction
    that holds a movement.
    """
    if not WaitingRequest.objects.filter(grn=grn).exists():
        return 0
    lock(grn)
    requests = _claim(grn, only)
    if requests:
        book = open_book(grn, {request.mrn for request in requests})
        decisions = [book.decide(request) for request in requests]
        _write(book, decisions)
        answering.tell(book.guarantee, decisions)
        refusals.tell(book.guarantee, decisions)
    return len(requests)


def _refuse_other_content(
    stored: ReservationRequest, request: ReservationRequest, differing: Sequence[str]
) -> None:
    conflict = Conflict(
        "request-differs",
        said(
            "Request {request} was already made with other content ({names}).",
            request=request.request,
            names=", ".join(differing),
        ),
        remedy=said("Send what was sent before, or make a new request under a new id."),
    )
    log.refused(
        "reservation.contradicted",
        actor=_author(request),
        error=conflict,
        mrn=stored.mrn,
        grn=stored.grn,
        request=str(stored.request),
    )
    raise conflict


def _author(request: ReservationRequest) -> Actor:
    return Actor("message", request.message_id, request.asked_by)


def lock(grn: str) -> None:
    """Wait for the guarantee's lock and hold it to the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"guarantee {scope.current()} {grn}"]
        )


def _claim(grn: str, only: UUID | None) -> list[ReservationRequest]:
    parameters = [grn, scope.current(), only, only, BATCH]
    return list(ReservationRequest.objects.raw(_CLAIM, parameters))


def _write(book: Book, decisions: Sequence[Decision]) -> None:
    """Usages, transfers, answers and the audit, each in one statement where there are many."""
    now = clock.now()
    usages = _usages(book, decisions)
    Transfer.objects.bulk_create(_transfers(book, decisions, usages))
    if book.guarantee is not None:
        openings.keep(book.guarantee, usages, book.entries)
    Answer.objects.bulk_create(
        Answer(
            request=decision.request,
            guarantee=book.guarantee,
            outcome=decision.outcome.value,
            reasons=[reason.value for reason in decision.reasons],
            answered_at=now,
        )
        for decision in decisions
    )
    log.record_all(_record(book, decision) for decision in decisions)


def _usages(book: Book, decisions: Sequence[Decision]) -> dict[str, Usage]:
    """The usage of each movement in the batch; new ones are opened with the facts of their first reservation."""
    if book.guarantee is None:
        return {}
    mrns = {decision.request.mrn for decision in decisions}
    usages = {usage.mrn: usage for usage in Usage.objects.filter(guarantee=book.guarantee, mrn__in=mrns)}
    opened: dict[str, Usage] = {}
    for decision in decisions:
        request = decision.request
        reserves = request.kind == Kind.RESERVE and decision.outcome is not Outcome.REFUSED
        if reserves and request.mrn not in usages:
            opened.setdefault(request.mrn, _usage(book.guarantee, request))
    Usage.objects.bulk_create(opened.values())
    return usages | opened


def _usage(guarantee: Guarantee, request: ReservationRequest) -> Usage:
    return Usage(
        guarantee=guarantee,
        mrn=request.mrn,
        holder=request.holder,
        departure_office=request.departure_office,
        destination_office=request.destination_office,
        countries=request.countries,
        accepted_on=asked_of(request).accepted_on,
        opened_at=clock.now(),
    )


def _transfers(book: Book, decisions: Iterable[Decision], usages: dict[str, Usage]) -> list[Transfer]:
    if book.guarantee is None:
        return []
    newest = _newest(book.guarantee)
    accounts = {account.kind: account for account in book.guarantee.accounts.all()}
    transfers: list[Transfer] = []
    for decision in decisions:
        for posting in decision.postings:
            debit, credit = BOOKED[posting.kind]
            transfers.append(
                Transfer(
                    id=ids.derived(decision.request.request, posting.kind.value),
                    guarantee=book.guarantee,
                    sequence=newest + len(transfers) + 1,
                    kind=posting.kind.value,
                    debit=accounts[debit],
                    credit=accounts[credit],
                    amount=posting.amount,
                    currency=book.guarantee.currency,
                    usage=usages[decision.request.mrn],
                    reservation=posting.reservation,
                    request=decision.request,
                    posted_at=clock.now(),
                )
            )
    return transfers


def _record(book: Book, decision: Decision) -> AuditEntry:
    request = decision.request
    return log.entry(
        f"guarantee.{decision.verb}",
        actor=_author(request),
        subject=book.guarantee,
        mrn=request.mrn,
        grn=request.grn,
        request=str(request.request),
        amount=str(request.amount),
        currency=request.currency,
        reasons=" ".join(decision.reasons),
    )
