"""Tells the asking administration what became of its reservations (205). A credit or an ending has no answer message."""

from collections.abc import Iterable
from uuid import UUID

from cats.messaging import outbox
from cats.specification.definitions import CD205C
from guarantees.messages.answers import Verdict, answer
from guarantees.models import Guarantee
from guarantees.posting import Decision
from guarantees.usages import Kind


def tell(guarantee: Guarantee | None, decisions: Iterable[Decision]) -> None:
    """Post one 205 for each reservation, whatever its outcome, in answer to the 203 that asked for it."""
    outbox.post_all(
        _letter(guarantee, decision) for decision in decisions if decision.request.kind == Kind.RESERVE
    )


def _letter(guarantee: Guarantee | None, decision: Decision) -> outbox.Letter:
    request = decision.request
    message = answer(
        CD205C,
        mrn=request.mrn,
        departure=request.departure_office,
        holder=request.holder,
        verdicts=[Verdict(request.guarantee_type, request.grn, guarantee, decision.reasons)],
    )
    return outbox.Letter(
        message,
        to=request.asked_by,
        subject=request.mrn,
        mrn=request.mrn,
        cause=UUID(request.message_id),
        ordinal=request.grn,
    )
