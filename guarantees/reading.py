"""Reads the state of a guarantee for decisions: terms, available amount and what the movements concerned asked before."""

from collections import defaultdict
from collections.abc import Collection
from functools import partial

from cats.kernel import clock
from guarantees.bookkeeping import AccountKind
from guarantees.checks import Asked, Terms
from guarantees.models import Account, Guarantee, GuaranteeType, ReservationRequest
from guarantees.models.scheme import scheme_at
from guarantees.posting import Book
from guarantees.reasons import Reason
from guarantees.usages import Entry, Kind, Outcome

_ENTRY = (
    "mrn",
    "request",
    "kind",
    "answers__outcome",
    "issued_at",
    "amount",
    "reservation",
)


def open_book(grn: str, mrns: Collection[str]) -> Book:
    """The book of a guarantee as it stands now, with the history of the movements named. Empty for an unknown GRN."""
    guarantee = (
        Guarantee.objects.filter(grn=grn).prefetch_related("accounts", "access_codes", "suspensions").first()
    )
    if guarantee is None:
        return Book()
    individual = guarantee.type == GuaranteeType.INDIVIDUAL
    return Book(
        guarantee=guarantee,
        terms=terms_of(guarantee),
        available=account(guarantee, AccountKind.AVAILABLE).balance,
        returns_headroom=partial(_returns_headroom, guarantee.type),
        entries=history(grn, None if individual else mrns),
    )


def _returns_headroom(guarantee_type: str) -> bool:
    return scheme_at(clock.now().date()).returns_headroom_at_arrival(guarantee_type)


def terms_of(guarantee: Guarantee) -> Terms:
    """The registered terms, with whether the guarantee is suspended today (UTC)."""
    today = clock.now().date()
    return Terms(
        type=guarantee.type,
        holder=guarantee.holder,
        currency=guarantee.currency,
        valid_from=guarantee.valid_from,
        valid_until=guarantee.valid_until,
        suspended=any(suspension.covers(today) for suspension in guarantee.suspensions.all()),
        not_valid_in=frozenset(guarantee.not_valid_in),
        departure=guarantee.departure_office,
        destination=guarantee.destination_office,
        hs_codes=tuple(guarantee.hs_codes),
        access_digests=tuple(code.digest for code in guarantee.access_codes.all()),
    )


def account(guarantee: Guarantee, kind: AccountKind) -> Account:
    """One account of a guarantee whose accounts are at hand."""
    return next(account for account in guarantee.accounts.all() if account.kind == kind)


def history(grn: str, mrns: Collection[str] | None) -> dict[str, list[Entry]]:
    """The answered requests under a GRN by movement, in order of arrival; for all movements when `mrns` is None."""
    rows = ReservationRequest.objects.filter(grn=grn, answers__isnull=False)
    if mrns is not None:
        rows = rows.filter(mrn__in=mrns)
    entries: dict[str, list[Entry]] = defaultdict(list)
    for mrn, request, kind, outcome, issued_at, amount, reservation in rows.order_by("pk").values_list(
        *_ENTRY
    ):
        entries[mrn].append(Entry(request, Kind(kind), Outcome(outcome), issued_at, amount, reservation))
    return entries


def check(grn: str, asked: Asked) -> tuple[Guarantee | None, list[Reason]]:
    """The guarantee and the reasons against using it now, without posting anything."""
    book = open_book(grn, [asked.mrn])
    return book.guarantee, book.reasons(asked)
