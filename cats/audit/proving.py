"""Proving the chain in a worker: link after link in short transactions, so that progress shows and a restart goes on.

How far it came stands in the row: a worker that ends loses at most the step it was in.
"""

from django.db.models import Max

from cats.audit import chain, log
from cats.audit.models import AuditChain, ChainProof
from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.tenancy import scope

LINKS_A_STEP = 50
MOST_BREAKS = 100


def begin(actor: Actor) -> ChainProof:
    """Ask for a proof of the whole chain as it is now. One that is under way is answered instead of a second one."""
    under_way = ChainProof.objects.filter(finished_at=None).first()
    if under_way is not None:
        return under_way
    newest = AuditChain.objects.aggregate(newest=Max("number"))["newest"] or 0
    proof = ChainProof.objects.create(asked_by=actor.label[:200], up_to=newest)
    log.record("audit.proof_asked", actor=actor, subject=proof, up_to=newest)
    return proof


def latest() -> ChainProof | None:
    """The newest proof, finished or under way."""
    return ChainProof.objects.order_by("-id").first()


def prove(administration: str) -> int:
    """Carry every proof of the administration that is under way to its end; returns how many steps that took."""
    steps = 0
    while _step_in_scope(administration):
        steps += 1
    return steps


def _step_in_scope(administration: str) -> bool:
    with scope.scope(administration):
        proof = (
            ChainProof.objects.select_for_update(skip_locked=True)
            .filter(finished_at=None)
            .order_by("id")
            .first()
        )
        if proof is None:
            return False
        _step(proof)
    return True


def _step(proof: ChainProof) -> None:
    breaks, last = chain.verify_after(proof.checked, proof.digest, proof.up_to, LINKS_A_STEP)
    if last is not None:
        proof.checked, proof.digest = last.number, last.digest
    if last is None or proof.checked >= proof.up_to:
        breaks += chain.never_covered()
        proof.finished_at = clock.machine_now()
    found = [*proof.breaks, *([one.where, one.what] for one in breaks)]
    proof.breaks, proof.broken = found[:MOST_BREAKS], proof.broken + len(breaks)
    proof.save(update_fields=["checked", "digest", "breaks", "broken", "finished_at"])
