"""The open usages, kept with every posting. Called by `guarantees.ledger` alone, in its transaction and under its lock."""

from collections.abc import Iterable, Mapping

from guarantees import usages
from guarantees.models import Guarantee, OpenUsage, Usage
from guarantees.usages import Entry, Position, State

OPEN = (State.RESERVED, State.CREDITED)


def keep(guarantee: Guarantee, found: Mapping[str, Usage], entries: Mapping[str, list[Entry]]) -> None:
    """Bring the open usages of these movements (by MRN) to where their answered requests leave them."""
    standing = {mrn: usages.position(entries[mrn]) for mrn in found}
    open_now = [mrn for mrn, position in standing.items() if position.state in OPEN]
    ended = [found[mrn].pk for mrn, position in standing.items() if position.state not in OPEN]
    OpenUsage.objects.bulk_create(
        [_row(guarantee, found[mrn], standing[mrn]) for mrn in open_now],
        update_conflicts=True,
        unique_fields=["administration", "usage"],
        update_fields=["state", "amount"],
    )
    if ended:
        OpenUsage.objects.filter(usage__in=ended).delete()


def rebuild(guarantee: Guarantee, histories: Mapping[str, list[Entry]]) -> int:
    """Make the open usages of a guarantee anew from all its answered requests; returns how many there are."""
    OpenUsage.objects.filter(guarantee=guarantee).delete()
    known = Usage.objects.filter(guarantee=guarantee, mrn__in=_open_mrns(histories))
    keep(guarantee, {usage.mrn: usage for usage in known}, histories)
    return len(known)


def _open_mrns(histories: Mapping[str, list[Entry]]) -> Iterable[str]:
    return [mrn for mrn, entries in histories.items() if usages.position(entries).state in OPEN]


def _row(guarantee: Guarantee, usage: Usage, position: Position) -> OpenUsage:
    return OpenUsage(
        guarantee=guarantee,
        usage=usage,
        state=position.state.value,
        amount=position.amount,
        since=usage.opened_at,
    )
