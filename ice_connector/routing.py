"""The map from message type to handler: the one place that knows both the wire and the domain. Read it, grep it."""

from collections.abc import Callable
from typing import Any

from cats.messaging.models import InboundMessage
from guarantees import handlers as guarantees
from transit import handlers as transit

Handler = Callable[[Any, InboundMessage], None]

INBOUND: dict[str, Handler] = {
    # economic operators, departure
    "CC015C": transit.on_declaration,
    "CC013C": transit.on_amendment,
    "CC014C": transit.on_invalidation_request,
    # economic operators, destination
    "CC007C": transit.on_arrival_notification,
    "CC044C": transit.on_unloading_remarks,
    # from the office of departure
    "CD050C": transit.on_anticipated_transit_record,
    "CD001C": transit.on_anticipated_arrival_record,
    "CD010C": transit.on_invalidation_notice,
    "CD600C": transit.on_closure_notice,
    # to the office of departure
    "CD118C": transit.on_frontier_crossed,
    "CD006C": transit.on_arrival_advice,
    "CD018C": transit.on_control_results,
    "CD201C": transit.on_guarantee_check_result,
    "CD205C": transit.on_guarantee_use_result,
    # to the office of guarantee
    "CD200C": guarantees.on_guarantee_check,
    "CD203C": guarantees.on_reservation_request,
    "CD204C": guarantees.on_release,
    "CD209C": guarantees.on_credit,
    # refusals of what we sent
    "CD906C": transit.on_refusal,
    "CD917C": transit.on_refusal,
}
