"""Incoming messages to services. Thin: what a message means is in the services, where it comes from in the connector.

A refusal with a message of its own (056, 057) is sent here; anything else that is refused is raised and answered with 906.
"""

from django.utils.translation import gettext_noop

from cats.kernel.errors import Refused
from cats.kernel.sentences import said
from cats.messaging.models import InboundMessage
from cats.notices import services as notices
from cats.specification.definitions import (
    CC007C,
    CC013C,
    CC014C,
    CC015C,
    CC044C,
    CD001C,
    CD006C,
    CD010C,
    CD018C,
    CD050C,
    CD118C,
    CD201C,
    CD205C,
    CD600C,
    CD906C,
    CD917C,
)
from transit.drafts import rejections
from transit.models import Movement
from transit.services import amendments, arrivals, declarations, departures, records
from transit.services.refusals import refusing


def on_declaration(message: CC015C, row: InboundMessage) -> None:
    """015: accepted or rejected; rejected, the draft that it came from opens again."""
    _accept(message, row)
    rejections.reopen(row)


@refusing
def _accept(message: CC015C, row: InboundMessage) -> None:
    declarations.accept(message, row)


def on_amendment(message: CC013C, row: InboundMessage) -> None:
    """013: another guarantee, or an amendment that an officer decides; refused, the draft that it came from opens again."""
    _amend(message, row)
    rejections.reopen(row)


@refusing
def _amend(message: CC013C, row: InboundMessage) -> None:
    amendments.amend(message, row)


@refusing
def on_invalidation_request(message: CC014C, row: InboundMessage) -> None:
    """014: the holder asks for invalidation."""
    amendments.request_invalidation(message, row)


@refusing
def on_arrival_notification(message: CC007C, row: InboundMessage) -> None:
    """007: the goods are here."""
    arrivals.notify(message, row)


@refusing
def on_unloading_remarks(message: CC044C, row: InboundMessage) -> None:
    """044: what was found at unloading."""
    arrivals.remark(message, row)


def on_anticipated_transit_record(message: CD050C, row: InboundMessage) -> None:
    """050: goods are on their way through our offices."""
    records.announce_transit(message, row)


def on_anticipated_arrival_record(message: CD001C, row: InboundMessage) -> None:
    """001: goods are on their way to our office."""
    records.announce_arrival(message, row)


def on_invalidation_notice(message: CD010C, row: InboundMessage) -> None:
    """010: no office here invalidates after release, and none that does is connected yet: the closure notice says it."""
    raise Refused(
        "92",
        said("Movements are not invalidated after their release."),
        remedy=said("A movement that ended is closed by message 600."),
    )


def on_closure_notice(message: CD600C, row: InboundMessage) -> None:
    """600: the movement is closed for everybody."""
    records.close(message, row)


def on_frontier_crossed(message: CD118C, row: InboundMessage) -> None:
    """118: the goods passed an office of transit."""
    departures.hear_border_passage(message, row)


def on_arrival_advice(message: CD006C, row: InboundMessage) -> None:
    """006: the goods arrived at destination."""
    departures.hear_arrival(message, row)


def on_control_results(message: CD018C, row: InboundMessage) -> None:
    """018: how it ended at destination."""
    departures.hear_control_results(message, row)


def on_guarantee_check_result(message: CD201C, row: InboundMessage) -> None:
    """201: the result of a guarantee check."""
    departures.hear_guarantee_check(message, row)


def on_guarantee_use_result(message: CD205C, row: InboundMessage) -> None:
    """205: a guarantee is registered for the movement, or not."""
    departures.hear_registration(message, row)


def on_refusal(message: CD906C | CD917C, row: InboundMessage) -> None:
    """906, 917: another administration refused what we sent. A refusal is never refused; the offices concerned are told."""
    text = gettext_noop("%(sender)s refused a message about %(reference)s (%(type)s).")
    for office in Movement.objects.filter(mrn=row.mrn).exclude(mrn="").values_list("office", flat=True):
        notices.post(
            "message.refused",
            text,
            office=office,
            mrn=row.mrn,
            key=f"refused:{row.id}",
            sender=row.sender,
            reference=row.mrn,
            type=row.type,
        )
