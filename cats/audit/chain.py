"""The chain over the audit: `extend` covers what is new, `verify` proves that nothing was changed, removed or moved.

Transactions commit in another order than their ids were made, so "everything above the last id" would miss late
committers. Which entries are covered therefore stands in rows of their own (`AuditChained`): an entry that appears
late is simply covered by the next link. PostgreSQL's transaction horizon would save these rows, but its numbers do not
survive a restore or an administration's move to another database. The look-back is bounded: ids are ordered by the
machine's time, and no transaction lives longer than `LONGEST`.
"""

import hashlib
import json
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from cats.audit.models import AuditChain, AuditChained, AuditEntry
from cats.kernel import clock
from cats.tenancy import scope

BATCH = 2000
LONGEST = timedelta(hours=1)
CONTENT = (
    "id", "administration_id", "at", "verb", "outcome", "actor_kind", "actor_ref", "actor_label",
    "subject_type", "subject_id", "mrn", "request_id", "facts",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Break:
    """Something that the chain proves wrong: `where` is a link's number or an entry's id."""

    where: str
    what: str


def extend() -> int:
    """Cover every entry that no link covers yet; returns how many. One extender per administration at a time."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"audit chain {scope.current()}"]
        )
    covered = 0
    while batch := list(_uncovered(_latest())[:BATCH]):
        _append(_latest(), batch)
        covered += len(batch)
    return covered


def head() -> AuditChain | None:
    """The newest link. Its text `GE:12:<digest>`, kept elsewhere, is the anchor that proves a cut-off tail."""
    return _latest()


def verify(anchors: Sequence[tuple[int, str]] = ()) -> list[Break]:
    """Everything that is wrong, empty when the chain holds. `anchors` are (number, digest) that were noted elsewhere."""
    breaks: list[Break] = []
    digests: dict[int, str] = {}
    previous: AuditChain | None = None
    for link in AuditChain.objects.order_by("number").iterator(chunk_size=100):
        breaks += [*_broken_order(previous, link), *_broken_content(link)]
        digests[link.number] = link.digest
        previous = link
    breaks += [
        Break(f"link {number}", "is not the one that was anchored" if number in digests else "is missing")
        for number, digest in anchors
        if digests.get(number) != digest
    ]
    return breaks + _never_covered(previous)


def verify_after(number: int, digest: str, up_to: int, most: int) -> tuple[list[Break], AuditChain | None]:
    """What is wrong in the next links after `number`, whose digest was `digest` when it was verified, and the last of them."""
    previous = AuditChain(number=number, digest=digest) if number else None
    breaks: list[Break] = []
    last: AuditChain | None = None
    links = AuditChain.objects.filter(number__gt=number, number__lte=up_to).order_by("number")
    for link in links[:most]:
        breaks += [*_broken_order(previous, link), *_broken_content(link)]
        previous = last = link
    if last is None and number < up_to:
        breaks.append(Break(f"link {number + 1}", "is missing"))
    return breaks, last


def never_covered() -> list[Break]:
    """Entries that no link covers although they are old enough."""
    return _never_covered(_latest())


def entry_digest(entry: AuditEntry) -> str:
    """SHA-256 (hex) over the entry's whole content as canonical JSON."""
    content = {name: getattr(entry, name) for name in CONTENT}
    content["at"] = entry.at.astimezone(UTC).isoformat()
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()


def link_digest(previous: str, digests: Sequence[str]) -> str:
    """SHA-256 (hex) over the digest of the link before and the digests of the batch, in order."""
    return hashlib.sha256("\n".join([previous, *digests]).encode()).hexdigest()


def _latest() -> AuditChain | None:
    return AuditChain.objects.order_by("-number").first()


def _uncovered(latest: AuditChain | None) -> QuerySet[AuditEntry]:
    entries = AuditEntry.objects.filter(~Exists(AuditChained.objects.filter(entry=OuterRef("pk")))).order_by(
        "id"
    )
    return entries if latest is None else entries.filter(id__gte=_earliest_id(latest.at - LONGEST))


def _append(latest: AuditChain | None, batch: Sequence[AuditEntry]) -> None:
    digests = [entry_digest(entry) for entry in batch]
    previous = latest.digest if latest else ""
    link = AuditChain.objects.create(
        number=latest.number + 1 if latest else 1,
        at=clock.machine_now(),
        first=batch[0].id,
        last=batch[-1].id,
        count=len(batch),
        previous=previous,
        digest=link_digest(previous, digests),
    )
    AuditChained.objects.bulk_create(
        AuditChained(chain=link, entry=entry, position=position, digest=digest)
        for position, (entry, digest) in enumerate(zip(batch, digests, strict=True))
    )


def _broken_order(previous: AuditChain | None, link: AuditChain) -> Iterator[Break]:
    expected = previous.number + 1 if previous else 1
    if link.number != expected:
        yield Break(f"link {expected}", "is missing")
    if link.previous != (previous.digest if previous else ""):
        yield Break(f"link {link.number}", "does not continue the link before it")


def _broken_content(link: AuditChain) -> Iterator[Break]:
    members = list(
        AuditChained.objects.filter(chain=link).order_by("position").values_list("entry_id", "digest")
    )
    entries = AuditEntry.objects.in_bulk([entry_id for entry_id, _ in members])
    for entry_id, digest in members:
        entry = entries.get(entry_id)
        if entry is None:
            yield Break(f"entry {entry_id}", f"was removed (link {link.number})")
        elif entry_digest(entry) != digest:
            yield Break(f"entry {entry_id}", f"was changed (link {link.number})")
    if len(members) != link.count or link_digest(link.previous, [d for _, d in members]) != link.digest:
        yield Break(f"link {link.number}", "does not cover what it covered: removed, added or moved entries")


def _never_covered(latest: AuditChain | None) -> list[Break]:
    """Entries too old to be new: written past the chain, or their cover was cut off."""
    if latest is None:
        return []
    strays = AuditEntry.objects.filter(
        ~Exists(AuditChained.objects.filter(entry=OuterRef("pk"))), id__lt=_earliest_id(latest.at - LONGEST)
    )
    return [Break(f"entry {entry.id}", "is covered by no link") for entry in strays.order_by("id")]


def _earliest_id(moment: datetime) -> uuid.UUID:
    """The smallest id (UUIDv7) that could have been made at the moment."""
    return uuid.UUID(int=int(moment.timestamp() * 1000) << 80)
