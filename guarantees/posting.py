"""What becomes of requests, one after another, on the state of one guarantee. Reads and writes no tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from guarantees import checks, usages
from guarantees.bookkeeping import BOOKED, AccountKind, Posting, postings
from guarantees.checks import Asked, Terms
from guarantees.models import Guarantee, ReservationRequest
from guarantees.reasons import Reason
from guarantees.usages import Entry, Kind, Outcome, Position, State

USED = (State.RESERVED, State.CREDITED, State.RELEASED)


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a request: outcome, reasons against it, and what is posted for it."""

    request: ReservationRequest
    outcome: Outcome
    reasons: Sequence[Reason] = ()
    postings: Sequence[Posting] = ()

    @property
    def verb(self) -> str:
        """The past verb for the audit."""
        if self.request.kind == Kind.RESERVE:
            return "reserved" if self.outcome is Outcome.REGISTERED else "refused"
        return {Kind.CREDIT: "credited", Kind.RELEASE: "released", Kind.CANCEL: "cancelled"}[
            Kind(self.request.kind)
        ]


@dataclass
class Book:
    """The state of a guarantee while requests are decided, kept up with every decision.

    `terms` is None where no guarantee has the GRN. `entries` holds the answered requests of the movements concerned,
    and for an individual guarantee those of all movements. `returns_headroom` says whether an arrival frees the amount.
    """

    guarantee: Guarantee | None = None
    terms: Terms | None = None
    available: Decimal = usages.ZERO
    returns_headroom: Callable[[], bool] = bool
    entries: dict[str, list[Entry]] = field(default_factory=dict)

    def decide(self, request: ReservationRequest) -> Decision:
        """Decide a request and move the book on."""
        history = self.entries.setdefault(request.mrn, [])
        before = usages.position(history)
        entry, reasons = self._judge(request, history, before)
        history.append(entry)
        posted = postings(before, usages.position(history))
        self.available += sum((_to_available(posting) for posting in posted), usages.ZERO)
        return Decision(request, entry.outcome, reasons, posted)

    def reasons(self, asked: Asked) -> list[Reason]:
        """The reasons against what is asked, as the book stands now."""
        held = usages.position(self.entries.get(asked.mrn, ())).reserved
        return checks.reasons(
            asked, self.terms, headroom=self.available + held, used_elsewhere=self._used_by_other(asked.mrn)
        )

    def _judge(
        self, request: ReservationRequest, history: list[Entry], before: Position
    ) -> tuple[Entry, list[Reason]]:
        entry = entry_of(request, Outcome.DONE)
        if self.terms is None:
            return replace(entry, outcome=Outcome.REFUSED), [Reason.NOT_EXISTING]
        if entry.kind is Kind.RESERVE:
            return self._judge_reservation(request, entry, history)
        if entry.kind is Kind.CREDIT and not self.returns_headroom():
            return replace(entry, outcome=Outcome.NOTED), []
        return entry, []

    def _judge_reservation(
        self, request: ReservationRequest, entry: Entry, history: list[Entry]
    ) -> tuple[Entry, list[Reason]]:
        reasons = self.reasons(asked_of(request))
        amount_only = set(reasons) <= {Reason.AMOUNT, Reason.ALREADY_USED}
        if amount_only and usages.comes_too_late(history, entry):
            return replace(entry, outcome=Outcome.VOID), [Reason.NOT_VALID]
        outcome = Outcome.REFUSED if reasons else Outcome.REGISTERED
        return replace(entry, outcome=outcome), reasons

    def _used_by_other(self, mrn: str) -> bool:
        return any(
            usages.position(entries).state in USED for other, entries in self.entries.items() if other != mrn
        )


def asked_of(request: ReservationRequest) -> Asked:
    """What a reservation request wants of the guarantee."""
    if request.accepted_on is None:
        raise ValueError(f"reservation {request.request} has no acceptance date")
    return Asked(
        mrn=request.mrn,
        type=request.guarantee_type,
        holder=request.holder,
        accepted_on=request.accepted_on,
        departure=request.departure_office,
        destination=request.destination_office,
        countries=tuple(request.countries),
        hs_codes=tuple(request.hs_codes),
        amount=request.amount,
        currency=request.currency,
        access_digest=request.access_digest,
    )


def entry_of(request: ReservationRequest, outcome: Outcome) -> Entry:
    """A request with its outcome, as the usages read it."""
    return Entry(
        id=request.request,
        kind=Kind(request.kind),
        outcome=outcome,
        issued_at=request.issued_at,
        amount=request.amount,
        reservation=request.reservation,
    )


def _to_available(posting: Posting) -> Decimal:
    debit, credit = BOOKED[posting.kind]
    if debit is AccountKind.AVAILABLE:
        return posting.amount
    return -posting.amount if credit is AccountKind.AVAILABLE else usages.ZERO
