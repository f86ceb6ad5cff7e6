"""The guarantees of a movement at departure: what is asked of their offices, and what their answers were. No states."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from cats.kernel import clock, ids, references
from cats.messaging.header import Cause
from cats.messaging.models import InboundMessage
from cats.specification.definitions import CC013C, CC015C, CD201C, CD205C
from guarantees import requests
from guarantees.requests import Reference
from refdata import selectors as refdata
from transit import documents
from transit.messages import extracts, secrets
from transit.models import GuaranteeUse, Movement

NO_ANSWER = "G02"
SILENT = "The office of guarantee did not answer in time."


def current(movement: Movement) -> QuerySet[GuaranteeUse]:
    """The uses that count now, by GRN."""
    return GuaranteeUse.objects.filter(movement=movement, current=True).order_by("grn")


def declared(declaration: CC013C | CC015C) -> list[Reference]:
    """The references of a declaration as they stand in it, with their access codes."""
    return [
        Reference(
            type=guarantee.guaranteeType or "",
            grn=reference.GRN or "",
            access_code=reference.accessCode or "",
            amount=reference.amountToBeCovered,
            currency=reference.currency or "",
        )
        for guarantee in declaration.Guarantee
        for reference in guarantee.GuaranteeReference
    ]


def open_uses(movement: Movement, declaration: CC015C) -> None:
    """Begin the next round: one use for each GRN of the declaration; those of an earlier round no longer count."""
    assert movement.accepted_on is not None
    last = movement.guarantee_uses.aggregate(last=Max("round"))["last"] or 0
    current(movement).update(current=False)
    GuaranteeUse.objects.bulk_create(
        GuaranteeUse(
            movement=movement,
            round=last + 1,
            guarantee_type=reference.type,
            grn=reference.grn,
            amount=reference.amount,
            currency=reference.currency,
        )
        for reference in requests.covered(declared(declaration), movement.accepted_on)
    )


def check(movement: Movement, cause: Cause) -> None:
    """Ask the offices of guarantee whether the guarantees hold (200). Asking again makes earlier answers stale."""
    posted = requests.check(cause=cause, references=_with_codes(movement), **_terms(movement))
    for message in posted:
        country = references.authority_country(message.recipient)
        of_country = [use.pk for use in current(movement) if use.country == country]
        current(movement).filter(pk__in=of_country).update(
            check_id=message.message_id, checked_at=None, reasons=[]
        )


def ask(movement: Movement) -> None:
    """Ask for the reservations (203), one for each guarantee, all under one id."""
    asked_id, now = ids.uuid7(), clock.now()
    requests.ask(asked_id, references=_with_codes(movement), **_terms(movement))
    current(movement).update(asked_id=asked_id, asked_at=now, answered_at=None, reasons=[])


def cancel(movement: Movement, cause: UUID) -> None:
    """Give up everything that was asked for, answered or not (204); what was refused needs no cancelling."""
    uses = [use for use in current(movement) if use.asked_id and not use.reasons and not use.cancelled_at]
    for asked_id in {use.asked_id for use in uses if use.asked_id}:
        requests.cancel(
            ids.derived(cause, "cancel", str(asked_id)),
            asked=asked_id,
            mrn=movement.mrn,
            departure=movement.office,
            cancelled_on=_today(movement),
            references=[_reference(use) for use in uses if use.asked_id == asked_id],
        )
    current(movement).filter(pk__in=[use.pk for use in uses]).update(cancelled_at=clock.now())


def credit(movement: Movement, cause: UUID, arrived_at: datetime) -> None:
    """Tell the offices of guarantee that the goods arrived (209); which types it concerns they and the scheme decide."""
    uses = list(current(movement))
    posted = requests.credit(
        ids.derived(cause, "credit"),
        mrn=movement.mrn,
        departure=movement.office,
        arrived_at=arrived_at,
        references=[_reference(use) for use in uses],
    )
    if posted:
        concerned = [use.pk for use in uses if use.guarantee_type in requests.COMPREHENSIVE]
        current(movement).filter(pk__in=concerned).update(credited_at=clock.now())


def release(movement: Movement, cause: UUID) -> None:
    """Tell the offices of guarantee that the movement is discharged (204): the liability ends."""
    requests.release(
        ids.derived(cause, "release"),
        mrn=movement.mrn,
        departure=movement.office,
        released_on=_today(movement),
        references=[_reference(use) for use in current(movement)],
    )
    current(movement).update(released_at=clock.now())


def raise_amount(movement: Movement, grn: str, amount: Decimal) -> None:
    """Cover more than was declared."""
    current(movement).filter(grn=grn).update(amount=amount)


def heard_check(movement: Movement, message: CD201C, row: InboundMessage) -> None:
    """Note the result of a check, where it answers the check that counts."""
    for use, office, reasons in _answers(movement, message):
        if use.check_id is not None and use.check_id.hex == row.correlation:
            _note(use, office, reasons, checked_at=clock.now())


def heard_registration(movement: Movement, message: CD205C, row: InboundMessage) -> None:
    """Note the answer to a reservation request, where it answers the one that counts and was not given up."""
    now = clock.now()
    for use, office, reasons in _answers(movement, message):
        if use.asked_id is None or use.cancelled_at or use.answered_at:
            continue
        if requests.reservation_message(use.asked_id, use.grn).hex == row.correlation:
            _note(use, office, reasons, answered_at=now, registered_at=None if reasons else now)


def mark_unanswered(movement: Movement) -> None:
    """What was not answered in time counts as refused, and is given up as well."""
    current(movement).filter(asked_id__isnull=False, answered_at=None).update(
        answered_at=clock.now(), reason_text=SILENT
    )


def refused(movement: Movement) -> list[tuple[str, list[str], str]]:
    """GRN, reason codes and text of every guarantee that does not hold."""
    return [
        (use.grn, list(use.reasons) or [NO_ANSWER], use.reason_text)
        for use in current(movement)
        if use.reasons or use.reason_text
    ]


def _note(use: GuaranteeUse, office: str, reasons: list[str], **facts: datetime | None) -> None:
    changed = {"reasons": reasons, "office_of_guarantee": office or use.office_of_guarantee, **facts}
    GuaranteeUse.objects.filter(pk=use.pk).update(**changed)


def _answers(movement: Movement, message: CD201C | CD205C) -> Iterable[tuple[GuaranteeUse, str, list[str]]]:
    """Each current use that the message speaks of, with its office of guarantee and the reasons against it."""
    by_grn = {use.grn: use for use in current(movement)}
    for guarantee in message.Guarantee:
        for reference in guarantee.GuaranteeReference:
            if reference.GRN in by_grn:
                office = reference.CustomsOfficeOfGuarantee
                reasons = [reason.code for reason in reference.InvalidGuaranteeReason]
                yield by_grn[reference.GRN], office.referenceNumber if office else "", reasons


def _terms(movement: Movement) -> dict[str, Any]:
    declaration = documents.declaration_of(movement)
    return {
        "mrn": movement.mrn,
        "holder": movement.holder,
        "accepted_on": movement.accepted_on,
        "departure": movement.office,
        "destination": movement.office_of_destination,
        "countries": movement.countries,
        "hs_codes": extracts.hs_codes(declaration),
    }


def _with_codes(movement: Movement) -> list[Reference]:
    """The current uses with the access codes, which stand in the declaration alone."""
    codes = secrets.access_codes(documents.declaration_of(movement))
    return [_reference(use, codes.get(use.grn, "")) for use in current(movement)]


def _reference(use: GuaranteeUse, access_code: str = "") -> Reference:
    return Reference(
        type=use.guarantee_type,
        grn=use.grn,
        access_code=access_code,
        amount=use.amount,
        currency=use.currency,
        office=use.office_of_guarantee,
    )


def _today(movement: Movement) -> date:
    return clock.today(refdata.office_zone(movement.office))
