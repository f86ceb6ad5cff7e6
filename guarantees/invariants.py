"""What must hold in the ledger at every moment, as questions to the database that find whatever breaks it.

Run by `manage.py ledger verify`, after fault runs and in production. Each query names the broken thing in one column.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from guarantees import reading, usages
from guarantees.bookkeeping import AccountKind
from guarantees.models import Guarantee, OpenUsage, Transfer
from guarantees.usages import State


@dataclass(frozen=True, slots=True)
class Broken:
    """An invariant that does not hold, and what breaks it."""

    invariant: str
    subject: str


QUERIES = {
    "a transfer moves a positive amount between two accounts of one guarantee in one currency": """
        SELECT t.id FROM guarantees_transfer t
        LEFT JOIN guarantees_account d ON d.id = t.debit_id LEFT JOIN guarantees_account c ON c.id = t.credit_id
        WHERE t.amount <= 0 OR t.debit_id = t.credit_id
           OR (d.guarantee_id, d.currency) IS DISTINCT FROM (t.guarantee_id, t.currency)
           OR (c.guarantee_id, c.currency) IS DISTINCT FROM (t.guarantee_id, t.currency)""",
    "all balances of a currency sum to zero": """
        SELECT currency FROM guarantees_account GROUP BY currency HAVING sum(balance) <> 0""",
    "a balance is the sum of the transfers of its account": """
        SELECT a.id FROM guarantees_account a LEFT JOIN (
            SELECT account_id, sum(amount) AS amount FROM (
                SELECT debit_id AS account_id, amount FROM guarantees_transfer
                UNION ALL SELECT credit_id, -amount FROM guarantees_transfer) sides GROUP BY account_id
        ) moved ON moved.account_id = a.id WHERE a.balance <> coalesce(moved.amount, 0)""",
    "reference amount = available + reserved, none below zero": """
        SELECT g.grn FROM guarantees_guarantee g LEFT JOIN guarantees_account a ON a.guarantee_id = g.id
        GROUP BY g.id, g.grn, g.reference_amount
        HAVING sum(a.balance) FILTER (WHERE a.kind IN ('available', 'reserved')) IS DISTINCT FROM g.reference_amount
            OR sum(a.balance) FILTER (WHERE a.kind = 'undertaken') IS DISTINCT FROM -g.reference_amount
            OR min(a.balance) FILTER (WHERE a.kind IN ('available', 'reserved', 'credited_liable')) < 0""",
    "a reservation begins once and ends at most once, with its whole amount": """
        SELECT reservation FROM guarantees_transfer WHERE reservation IS NOT NULL GROUP BY reservation
        HAVING count(*) FILTER (WHERE kind = 'reserve') <> 1
            OR count(*) FILTER (WHERE kind IN ('void', 'release', 'return_headroom')) > 1
            OR count(*) FILTER (WHERE kind = 'end_liability') > count(*) FILTER (WHERE kind = 'keep_liable')
            OR count(*) FILTER (WHERE kind = 'keep_liable') <> count(*) FILTER (WHERE kind = 'return_headroom')
            OR min(amount) <> max(amount)""",
    "a movement holds at most one open reservation under a guarantee": """
        SELECT usage_id FROM guarantees_transfer WHERE usage_id IS NOT NULL GROUP BY usage_id
        HAVING count(*) FILTER (WHERE kind = 'reserve')
             - count(*) FILTER (WHERE kind IN ('void', 'release', 'return_headroom')) NOT IN (0, 1)""",
    "every transfer names the request or the decision that caused it": """
        SELECT id FROM guarantees_transfer WHERE request_id IS NULL AND decided_by = ''""",
    "every request is either answered once or waits": """
        SELECT r.id FROM guarantees_reservationrequest r
        WHERE EXISTS (SELECT FROM guarantees_answer a WHERE a.request_id = r.id)
            = EXISTS (SELECT FROM guarantees_waitingrequest w WHERE w.request_id = r.id)""",
    "a refused or void request posts no reservation": """
        SELECT t.id FROM guarantees_transfer t JOIN guarantees_answer a ON a.request_id = t.request_id
        WHERE a.outcome = 'refused' OR (a.outcome = 'void' AND t.kind = 'reserve')""",
    "postings of a guarantee are numbered without a gap": """
        SELECT guarantee_id FROM guarantees_transfer GROUP BY guarantee_id
        HAVING count(*) <> max(sequence) OR min(sequence) <> 1""",
    "what is open adds up to what the accounts hold": """
        SELECT a.guarantee_id FROM guarantees_account a LEFT JOIN (
            SELECT guarantee_id, state, sum(amount) AS amount FROM guarantees_openusage GROUP BY guarantee_id, state
        ) o ON o.guarantee_id = a.guarantee_id
           AND o.state = CASE a.kind WHEN 'reserved' THEN 'reserved' ELSE 'credited' END
        WHERE a.kind IN ('reserved', 'credited_liable') AND a.balance <> coalesce(o.amount, 0)""",
    "a release needs a discharge": """
        SELECT t.id FROM guarantees_transfer t JOIN guarantees_reservationrequest r ON r.id = t.request_id
        WHERE t.kind = 'release' AND r.kind <> 'release'""",
}


def broken() -> list[Broken]:
    """Everything in the administration in scope that breaks an invariant; empty when the ledger is sound."""
    found = [Broken(name, str(row[0])) for name, query in QUERIES.items() for row in _rows(query)]
    return [*found, *_broken_usages(), *_broken_individuals()]


def _rows(query: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def _broken_usages() -> Iterator[Broken]:
    """The accounts say what the requests say: the sum over all usages is the balance."""
    for guarantee in Guarantee.objects.prefetch_related("accounts").order_by("grn"):
        histories = reading.history(guarantee.grn, None)
        positions = [usages.position(entries) for entries in histories.values()]
        reserved = sum((position.reserved for position in positions), usages.ZERO)
        liable = sum((position.liable for position in positions), usages.ZERO)
        if (
            reading.account(guarantee, AccountKind.RESERVED).balance != reserved
            or reading.account(guarantee, AccountKind.CREDITED_LIABLE).balance != liable
        ):
            yield Broken("balances agree with the answered requests", guarantee.grn)
        yield from _broken_openings(guarantee, dict(zip(histories, positions, strict=True)))


def _broken_openings(guarantee: Guarantee, positions: dict[str, usages.Position]) -> Iterator[Broken]:
    """What is kept as open is what the requests leave open."""
    rows = OpenUsage.objects.filter(guarantee=guarantee).values_list("usage__mrn", "state", "amount")
    kept = {mrn: (state, amount) for mrn, state, amount in rows}
    meant = {
        mrn: (position.state.value, position.amount)
        for mrn, position in positions.items()
        if position.state in (State.RESERVED, State.CREDITED)
    }
    for mrn in sorted(mrn for mrn in {*kept, *meant} if kept.get(mrn) != meant.get(mrn)):
        yield Broken("what is kept as open is open", f"{guarantee.grn} {mrn}")


def _broken_individuals() -> Iterator[Broken]:
    for grn in Guarantee.objects.filter(type="2").order_by("grn").values_list("grn", flat=True):
        states = [usages.position(entries).state for entries in reading.history(grn, None).values()]
        if sum(state in (State.RESERVED, State.CREDITED, State.RELEASED) for state in states) > 1:
            yield Broken("an individual guarantee serves one movement", grn)


def count_transfers() -> int:
    """How many transfers the ledger in scope holds."""
    return Transfer.objects.count()
