"""Puts the loaded edition in force for the administration in scope."""

from cats.kernel import clock
from refdata.models import Edition, EditionInForce


def put_in_force(edition: Edition) -> EditionInForce:
    """Record that the administration in scope works with the edition from now on. Safe to repeat."""
    row, _ = EditionInForce.objects.get_or_create(edition=edition, defaults={"since": clock.now()})
    return row
