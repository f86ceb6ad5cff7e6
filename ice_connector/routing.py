"""The map from message type to handler: the one place that knows both the wire and the domain. Read it, grep it."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from cats.messaging import outbox
from cats.messaging.models import InboundMessage
from cats.tenancy import scope
from guarantees import handlers as guarantees
from transit import handlers as transit
from transit import rules

Handler = Callable[[Any, InboundMessage], None]


def judged(handler: Handler) -> Handler:
    """The handler behind the rules: what another administration sent against one is refused with every fault (906)."""

    @wraps(handler)
    def handle(message: Any, row: InboundMessage) -> None:
        was_sent = partial(outbox.was_sent, to=message.messageSender)
        rules.require_sound(message, scope.current(), was_sent=was_sent)
        handler(message, row)

    return handle


INBOUND: dict[str, Handler] = {
    # economic operators, departure
    "CC015C": transit.on_declaration,
    "CC013C": transit.on_amendment,
    "CC014C": transit.on_invalidation_request,
    # economic operators, destination
    "CC007C": transit.on_arrival_notification,
    "CC044C": transit.on_unloading_remarks,
    # from the office of departure
    "CD050C": judged(transit.on_anticipated_transit_record),
    "CD001C": judged(transit.on_anticipated_arrival_record),
    "CD010C": judged(transit.on_invalidation_notice),
    "CD600C": judged(transit.on_closure_notice),
    # to the office of departure
    "CD118C": judged(transit.on_frontier_crossed),
    "CD006C": judged(transit.on_arrival_advice),
    "CD018C": judged(transit.on_control_results),
    "CD201C": judged(transit.on_guarantee_check_result),
    "CD205C": judged(transit.on_guarantee_use_result),
    # to the office of guarantee
    "CD200C": judged(guarantees.on_guarantee_check),
    "CD203C": judged(guarantees.on_reservation_request),
    "CD204C": judged(guarantees.on_release),
    "CD209C": judged(guarantees.on_credit),
    # refusals of what we sent
    "CD906C": transit.on_refusal,
    "CD917C": transit.on_refusal,
}
