"""Stamping: pending messages of a link get generation, number, predecessor and signature, in batches, before the first send."""

import hashlib

from django.db.models import Q

from cats.kernel import clock, references
from cats.messaging.models import OutboundMessage
from cats.tenancy import scope
from ice_connector.models import Link, Participation
from ice_connector.protocol import jose, statements
from ice_connector.protocol.signer import Signer

BATCH = 100
SPEC = "CATS1.0"


def stamp_all(signer: Signer, env: statements.Env) -> int:
    """Stamp what is pending for every partner, one link after another. Returns how many were stamped: none when halted."""
    if Participation.objects.exclude(halted="").exists():
        return 0
    partners = (
        OutboundMessage.objects.filter(channel="ice", state="pending")
        .values_list("recipient", flat=True)
        .distinct()
    )
    return sum(stamp(str(recipient), signer, env) for recipient in partners)


def stamp(recipient: str, signer: Signer, env: statements.Env) -> int:
    """Stamp one batch for a recipient (`NTA.AZ`) under the lock of the link: number and row commit together."""
    partner = references.authority_country(recipient)
    if partner is None:
        raise LookupError(f"{recipient} names no administration.")
    link = _locked(partner)
    rows = list(
        OutboundMessage.objects.select_for_update(of=("self",))
        .select_related("document")
        .filter(channel="ice", state="pending", recipient=recipient)
        .order_by("created_at", "id")[:BATCH]
    )
    last: dict[str, str | None] = {}
    for row in rows:
        link.seq += 1
        _stamp_row(row, link, last, signer, env)
    OutboundMessage.objects.bulk_update(
        rows, ["gen", "seq", "follows", "jws", "fp", "state", "next_attempt_at"]
    )
    link.save(update_fields=["seq"])
    return len(rows)


def sign_anew(row: OutboundMessage, signer: Signer) -> None:
    """The same claims under the key that is valid now: the fingerprint stays, so it stays the same message."""
    payload = statements.parse(row.jws, statements.Message).compact.payload
    row.jws = signer.sign(scope.current(), statements.Message.TYP, payload)
    row.save(update_fields=["jws"])


def _locked(partner: str) -> Link:
    generation = int(clock.machine_now().timestamp())
    Link.objects.bulk_create([Link(partner=partner, gen=generation)], ignore_conflicts=True)
    return Link.objects.select_for_update().get(partner=partner)


def _stamp_row(
    row: OutboundMessage, link: Link, last: dict[str, str | None], signer: Signer, env: statements.Env
) -> None:
    subject = row.subject or None
    if subject is not None and subject not in last:
        last[subject] = _last_position(row.recipient, subject)
    row.gen, row.seq = link.gen, link.seq
    row.follows = (last.get(subject or "") or "") if subject else ""
    payload = _claims(row, link.partner, env).payload()
    row.jws = signer.sign(scope.current(), statements.Message.TYP, payload)
    row.fp = statements.fingerprint(payload)
    row.state = "stamped"
    row.next_attempt_at = clock.machine_now()
    if subject is not None:
        last[subject] = f"{row.gen}:{row.seq}"


def _last_position(recipient: str, subject: str) -> str | None:
    stamped = OutboundMessage.objects.filter(channel="ice", recipient=recipient, subject=subject).exclude(
        Q(gen=None) | Q(seq=None)
    )
    newest = stamped.order_by("-gen", "-seq").values_list("gen", "seq").first()
    return f"{newest[0]}:{newest[1]}" if newest else None


def _claims(row: OutboundMessage, partner: str, env: statements.Env) -> statements.Message:
    octets = row.data
    return statements.Message(
        v=1,
        env=env,
        sender=scope.current(),
        recipient=partner,
        id=str(row.message_id),
        type=row.type,
        spec=SPEC,
        gen=row.gen or 0,
        seq=row.seq or 0,
        follows=row.follows or None,
        subject=row.subject or None,
        cause=str(row.cause) if row.cause else None,
        created=statements.timestamp(clock.machine_now()),
        sha256=jose.encode(hashlib.sha256(octets).digest()),
        size=len(octets),
    )
