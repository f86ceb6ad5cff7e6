"""Reads guarantees for pages, the API and other rooms: balances, usages, lists. Nothing is changed here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from cats.kernel.actors import Actor
from cats.kernel.errors import NotFound
from cats.kernel.sentences import said
from guarantees import access, reading, usages
from guarantees.bookkeeping import AccountKind
from guarantees.models import (
    Answer,
    Guarantee,
    OpenUsage,
    ReservationRequest,
    Suspension,
    Transfer,
    Usage,
)
from guarantees.models.scheme import scheme_at
from guarantees.usages import Kind, State

PAGE = 50

__all__ = [
    "Balance",
    "OpenRow",
    "UsageRow",
    "answer_to",
    "balance",
    "balance_of",
    "headroom_at",
    "open_usages_of",
    "scheme_at",
    "usages_of",
    "visible_to",
]

visible_to = access.visible_to


@dataclass(frozen=True, slots=True)
class Balance:
    """Where a guarantee stands, in its currency: reference amount = reserved + headroom at any moment.

    `credited_liable` is free again for new movements, but still liable until discharge.
    """

    reference_amount: Decimal
    reserved: Decimal
    credited_liable: Decimal
    headroom: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class UsageRow:
    """A usage as its holder, its guarantor and the office of guarantee see it: never goods."""

    id: UUID
    grn: str
    mrn: str
    holder: str
    countries: tuple[str, ...]
    state: State
    amount: Decimal
    currency: str
    accepted_on: date
    reserved_at: datetime
    credited_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A movement for which the guarantor answers now."""

    id: UUID
    mrn: str
    holder: str
    countries: tuple[str, ...]
    state: State
    amount: Decimal
    currency: str
    since: datetime


def balance(grn: str) -> Balance:
    """The balance of a guarantee in scope. Raises `NotFound`."""
    guarantee = Guarantee.objects.prefetch_related("accounts").filter(grn=grn).first()
    if guarantee is None:
        raise NotFound(
            "guarantee-not-found",
            said("No guarantee {grn} was found.", grn=grn),
            remedy=said("Check the GRN."),
        )
    return balance_of(guarantee)


def balance_of(guarantee: Guarantee) -> Balance:
    """The balance from the accounts of the guarantee."""
    by_kind = {account.kind: account.balance for account in guarantee.accounts.all()}
    return Balance(
        reference_amount=-by_kind[AccountKind.UNDERTAKEN],
        reserved=by_kind[AccountKind.RESERVED],
        credited_liable=by_kind[AccountKind.CREDITED_LIABLE],
        headroom=by_kind[AccountKind.AVAILABLE],
        currency=guarantee.currency,
    )


def balance_for(actor: Actor, grn: str) -> Balance:
    """The balance for a person. Raises `NotFound` for a stranger, `Forbidden` without the permission."""
    guarantee = access.find(actor, grn)
    access.require(actor, access.VIEW_BALANCE)
    return balance_of(guarantee)


def headroom_at(grn: str, moments: Sequence[datetime]) -> list[Decimal | None]:
    """What was free under a guarantee at each moment, from its transfers; None where its office of guarantee is not ours."""
    guarantee = Guarantee.objects.filter(grn=grn).first()
    if guarantee is None or not moments:
        return [None] * len(moments)
    signs = {"debit": 1, "credit": -1}
    sums = {
        f"{side}_{number}": Sum(
            "amount", filter=Q(**{f"{side}__kind": AccountKind.AVAILABLE}, posted_at__lte=at)
        )
        for number, at in enumerate(moments)
        for side in signs
    }
    found = Transfer.objects.filter(guarantee=guarantee).aggregate(**sums)
    return [
        sum((sign * (found[f"{side}_{number}"] or usages.ZERO) for side, sign in signs.items()), usages.ZERO)
        for number in range(len(moments))
    ]


def usages_of(guarantee: Guarantee, *, after: UUID | None = None, size: int = PAGE) -> list[UsageRow]:
    """A page of usages, the newest first; `after` is the id of the last usage of the page before."""
    rows = Usage.objects.filter(guarantee=guarantee).order_by("-pk")
    if after is not None:
        rows = rows.filter(pk__lt=after)
    page = list(rows[:size])
    entries = reading.history(guarantee.grn, [usage.mrn for usage in page])
    days = _days(guarantee.grn, page)
    return [_row(guarantee, usage, entries[usage.mrn], days) for usage in page]


def open_usages_of(
    guarantee: Guarantee, *, after: UUID | None = None, size: int = PAGE
) -> tuple[list[OpenRow], bool]:
    """A page of the open movements, the oldest first, and whether there are more; `after` is the last one's id.

    A movement that ended meanwhile still marks its place: ids grow with time.
    """
    rows = OpenUsage.objects.filter(guarantee=guarantee).select_related("usage").order_by("usage_id")
    if after is not None:
        rows = rows.filter(usage_id__gt=after)
    found = list(rows[: size + 1])
    return [_open_row(guarantee, row) for row in found[:size]], len(found) > size


def _open_row(guarantee: Guarantee, row: OpenUsage) -> OpenRow:
    return OpenRow(
        id=row.usage_id,
        mrn=row.usage.mrn,
        holder=row.usage.holder,
        countries=tuple(row.usage.countries),
        state=State(row.state),
        amount=row.amount,
        currency=guarantee.currency,
        since=row.since,
    )


def answer_to(request: UUID) -> Answer | None:
    """What the ledger answered to a request, by the caller's id; None while it waits."""
    return Answer.objects.filter(request__request=request).first()


def _row(
    guarantee: Guarantee, usage: Usage, entries: Sequence[usages.Entry], days: dict[tuple[str, str], date]
) -> UsageRow:
    position = usages.position(entries)
    newest = usages.newest_reservation(entries)
    return UsageRow(
        id=usage.pk,
        grn=guarantee.grn,
        mrn=usage.mrn,
        holder=usage.holder,
        countries=tuple(usage.countries),
        state=position.state,
        amount=newest.amount if newest else usages.ZERO,
        currency=guarantee.currency,
        accepted_on=usage.accepted_on,
        reserved_at=usage.opened_at,
        credited_on=days.get((usage.mrn, Kind.CREDIT)),
        ended_on=_ended(position.state, usage.mrn, days),
    )


def _ended(state: State, mrn: str, days: dict[tuple[str, str], date]) -> date | None:
    kinds = {State.RELEASED: Kind.RELEASE, State.CANCELLED: Kind.CANCEL}
    return days.get((mrn, kinds[state])) if state in kinds else None


def _days(grn: str, page: Sequence[Usage]) -> dict[tuple[str, str], date]:
    """When each movement arrived, was discharged or cancelled, as its office of departure said."""
    found: dict[tuple[str, str], date] = {}
    rows = ReservationRequest.objects.filter(
        grn=grn, mrn__in=[usage.mrn for usage in page], effective_on__isnull=False
    )
    for mrn, kind, day in rows.order_by("pk").values_list("mrn", "kind", "effective_on"):
        if day is not None:
            found[mrn, kind] = day
    return found


def in_state(rows: QuerySet[Guarantee], state: str, today: date) -> QuerySet[Guarantee]:
    """Those that are suspended, not_yet, ended or in_force on a day; a suspension goes before the terms."""
    suspensions = Suspension.objects.filter(guarantee_id=OuterRef("pk"), first_day__lte=today)
    suspended = Exists(suspensions.filter(Q(last_day__isnull=True) | Q(last_day__gte=today)))
    if state == "suspended":
        return rows.filter(suspended)
    early, over = Q(valid_from__gt=today), Q(valid_until__lt=today)
    terms = {"not_yet": early, "ended": over & ~early, "in_force": ~early & ~over}[state]
    return rows.filter(~suspended, terms)
