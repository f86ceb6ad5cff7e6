"""Puts the loaded edition in force for the administration in scope."""

from cats.audit.log import record
from cats.kernel import clock
from cats.kernel.actors import SYSTEM, Actor
from refdata.models import Edition, EditionInForce


def put_in_force(edition: Edition, actor: Actor = SYSTEM) -> EditionInForce:
    """Record that the administration in scope works with the edition from now on. Safe to repeat."""
    row, new = EditionInForce.objects.get_or_create(edition=edition, defaults={"since": clock.now()})
    if new:
        record(
            "reference_data.put_in_force", actor=actor, subject=row, edition=edition.pk, digest=edition.digest
        )
    return row
