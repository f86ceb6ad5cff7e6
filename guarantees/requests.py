"""What the office of departure asks about guarantees, wherever their office is: check, reserve, credit, release, cancel.

Each posts messages. Where the office of guarantee is in the own administration, the ledger's request is queued in the
same transaction and posted right after the commit; the local message then finds it and changes nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from cats.kernel import references as names
from cats.kernel.errors import CatsError, Fault, Invalid
from cats.kernel.sentences import said
from cats.messaging import header, outbox
from cats.messaging.header import Cause
from cats.messaging.models import OutboundMessage
from cats.messaging.states import Channel
from cats.specification.definitions import CD200C, CD203C
from cats.tenancy import scope
from guarantees import handlers, intake
from guarantees.messages import asking
from guarantees.messages.asking import Case, Reference
from guarantees.models import Guarantee, ReservationRequest
from guarantees.models.scheme import scheme_at
from guarantees.usages import ZERO

WITH_GRN = frozenset("01249")  # CL286
COMPREHENSIVE = frozenset("019")  # CL187

__all__ = ["Case", "Reference", "ask", "cancel", "check", "covered", "credit", "release"]


def check(
    *,
    mrn: str,
    holder: str,
    accepted_on: date,
    departure: str,
    destination: str,
    countries: Sequence[str],
    references: Sequence[Reference],
    hs_codes: Sequence[str] = (),
    cause: Cause,
) -> list[OutboundMessage]:
    """Ask whether the guarantees are valid (200), one message to each country of guarantee; 201 answers each.

    References without GRN are left out. Raises `Invalid` when a GRN stands twice with different terms.
    """
    case = Case(mrn, holder, accepted_on, departure, destination, tuple(countries), tuple(hs_codes))
    stated = covered(references, accepted_on)
    return [
        _post(asking.query(CD200C, case, of_country), country, mrn, cause, 0)
        for country, of_country in _by_country(stated)
    ]


def ask(
    id: UUID,
    *,
    mrn: str,
    holder: str,
    accepted_on: date,
    departure: str,
    destination: str,
    countries: Sequence[str],
    references: Sequence[Reference],
    hs_codes: Sequence[str] = (),
) -> list[OutboundMessage]:
    """Reserve under each guarantee (203, one message for each GRN); a 205 in correlation with each answers it.

    The same `id` asks the same thing once. A further request for the same GRN and MRN replaces the reservation as a whole.
    """
    case = Case(mrn, holder, accepted_on, departure, destination, tuple(countries), tuple(hs_codes))
    return [
        _tell(asking.query(CD203C, case, [reference]), reference.grn, mrn, id, intake.reservations)
        for reference in covered(references, accepted_on)
    ]


def credit(
    id: UUID, *, mrn: str, departure: str, arrived_at: datetime, references: Iterable[Reference]
) -> list[OutboundMessage]:
    """The movement arrived (209): comprehensive guarantees get their headroom back, liability stays."""
    return [
        _tell(asking.credit(mrn, departure, arrived_at, [reference]), reference.grn, mrn, id, intake.credits)
        for reference in _with_office(references)
        if reference.type in COMPREHENSIVE
    ]


def release(
    id: UUID, *, mrn: str, departure: str, released_on: date, references: Iterable[Reference]
) -> list[OutboundMessage]:
    """The movement was discharged (204 with release date): liability ends."""
    return [
        _tell(
            asking.ending(mrn, departure, [reference], released_on=released_on),
            reference.grn,
            mrn,
            id,
            intake.endings,
        )
        for reference in _with_office(references)
    ]


def cancel(
    id: UUID,
    *,
    asked: UUID,
    mrn: str,
    departure: str,
    cancelled_on: date,
    references: Iterable[Reference],
) -> list[OutboundMessage]:
    """Give up the reservations that were asked for under the id `asked` (204 with usage cancellation date).

    It may overtake them: then they are void when they come. What was asked for later under another id stays.
    """
    return [
        _tell(
            asking.ending(mrn, departure, [reference], cancelled_on=cancelled_on),
            reference.grn,
            mrn,
            id,
            intake.endings,
            correlation=reservation_message(asked, reference.grn).hex,
        )
        for reference in _with_office(references)
    ]


def reservation_message(asked: UUID, grn: str) -> UUID:
    """The id of the 203 that `ask` posted under an id for a GRN."""
    return header.identity(asked, scope.current(), "CD203C", _authority(grn), grn)


def covered(references: Iterable[Reference], accepted_on: date) -> list[Reference]:
    """The references with a GRN, each once, with the amount to cover: the scheme's flat amount where none is stated."""
    flat = scheme_at(accepted_on).flat
    merged: dict[str, Reference] = {}
    for reference in references:
        if reference.type not in WITH_GRN:
            continue
        if reference.amount is None:
            reference = replace(reference, amount=flat.amount, currency=flat.currency)
        known = merged.get(reference.grn)
        merged[reference.grn] = reference if known is None else _together(known, reference)
    return list(merged.values())


def _together(known: Reference, other: Reference) -> Reference:
    """Amounts under one GRN add up; anything else must agree."""
    if replace(known, amount=None) != replace(other, amount=None):
        text = said("The same guarantee is named twice with another type, access code or currency.")
        raise Invalid([Fault("/CC015C/Guarantee/GuaranteeReference/GRN", "14", "CATS_202", text, other.grn)])
    return replace(known, amount=(known.amount or ZERO) + (other.amount or ZERO))


def _by_country(references: Iterable[Reference]) -> list[tuple[str, list[Reference]]]:
    ordered = sorted(references, key=lambda reference: names.grn_country(reference.grn))
    grouped = groupby(ordered, key=lambda reference: names.grn_country(reference.grn))
    return [(country, list(of_country)) for country, of_country in grouped]


def _with_office(references: Iterable[Reference]) -> list[Reference]:
    """References that carry a GRN, with their office of guarantee; our own offices are known, others must be given."""
    carried = [reference for reference in references if reference.type in WITH_GRN]
    missing = [reference.grn for reference in carried if not reference.office]
    own = dict(Guarantee.objects.filter(grn__in=missing).values_list("grn", "office")) if missing else {}
    return [
        reference if reference.office else replace(reference, office=_found(own, reference.grn))
        for reference in carried
    ]


def _found(offices: dict[str, str], grn: str) -> str:
    if grn not in offices:
        raise CatsError(
            "office-of-guarantee-unknown",
            said("The office of guarantee of {grn} is not known here.", grn=grn),
            remedy=said("Pass the office that the answer to the reservation (205) named."),
        )
    return offices[grn]


def _tell(
    message: Any,
    grn: str,
    mrn: str,
    id: UUID,
    read: Callable[[Any, intake.Envelope], list[ReservationRequest]],
    correlation: str = "",
) -> OutboundMessage:
    """Post to the office of guarantee; queue at once where it is our own."""
    posted = _post(message, names.grn_country(grn), mrn, id, grn, correlation)
    if posted.channel == Channel.LOCAL:
        envelope = intake.Envelope(
            sender=posted.sender,
            message_id=posted.message_id,
            issued_at=posted.created_at.replace(microsecond=0),
            answers=UUID(correlation) if correlation else None,
        )
        handlers.queue(read(message, envelope))
    return posted


def _post(
    message: Any, country: str, mrn: str, cause: Cause, ordinal: int | str, correlation: str = ""
) -> OutboundMessage:
    return outbox.post(
        message,
        to=names.authority(country),
        subject=mrn,
        mrn=mrn,
        cause=cause,
        ordinal=ordinal,
        correlation=correlation,
    )


def _authority(grn: str) -> str:
    return names.authority(names.grn_country(grn))
