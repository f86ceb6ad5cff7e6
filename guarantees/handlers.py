"""Messages that reach the office of guarantee: 200, 203, 204 and 209. They check or queue; the ledger posts afterwards."""

from collections.abc import Iterable

from cats.messaging import outbox
from cats.messaging.models import InboundMessage
from cats.specification.definitions import CD200C, CD201C, CD203C, CD204C, CD209C
from cats.tenancy import scope
from guarantees import intake, ledger, reading
from guarantees.messages.answers import Verdict, answer
from guarantees.models import ReservationRequest


def on_guarantee_check(message: CD200C, row: InboundMessage) -> None:
    """200: judge every guarantee as it stands, post nothing in the ledger, answer with 201."""
    intake.require_departure(message, intake.envelope(message))
    verdicts = []
    for grn, asked in intake.questions(message):
        guarantee, reasons = reading.check(grn, asked)
        verdicts.append(Verdict(asked.type, grn, guarantee, reasons))
    mrn = message.TransitOperation.MRN
    outbox.post(
        answer(
            CD201C,
            mrn=mrn,
            departure=message.CustomsOfficeOfDeparture.referenceNumber,
            holder=message.HolderOfTheTransitProcedure.identificationNumber,
            verdicts=verdicts,
        ),
        to=message.messageSender,
        subject=mrn,
        mrn=mrn,
        cause=row,
    )


def on_reservation_request(message: CD203C, row: InboundMessage) -> None:
    """203: queue a reservation for each guarantee; the ledger answers with 205. One that was queued already stays as it is."""
    envelope = intake.envelope(message)
    intake.require_departure(message, envelope)
    queue(intake.reservations(message, envelope))


def on_release(message: CD204C, row: InboundMessage) -> None:
    """204: queue the release or the cancellation of each usage."""
    envelope = intake.envelope(message)
    intake.require_departure(message, envelope)
    queue(intake.endings(message, envelope))


def on_credit(message: CD209C, row: InboundMessage) -> None:
    """209: queue the credit of each usage."""
    envelope = intake.envelope(message)
    intake.require_departure(message, envelope)
    queue(intake.credits(message, envelope))


def queue(requests: Iterable[ReservationRequest]) -> None:
    """Put requests in the ledger's queue and have them posted after this commit. Raises `Conflict` for a contradicted id."""
    for request in requests:
        ledger.submit(request)
        scope.afterwards(ledger.post_waiting, request.grn)
