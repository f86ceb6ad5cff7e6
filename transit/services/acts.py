"""The acts of people. Officers act on the record; operators send a message, as their own system would."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.kernel.errors import Fault, Forbidden, Invalid, NotFound
from cats.kernel.sentences import said
from cats.messaging.models import InboundMessage
from cats.workflow.firing import Offer
from cats.workflow.models import Transition
from refdata import selectors as refdata
from transit.models import Movement
from transit.services import facts, papers, submissions
from transit.services.refusals import zone_of
from transit.workflow.machine import machine_of
from transit.workflow.states import Departure, Destination, Role

OF_OPERATORS = {
    "amend_guarantee": "transit.amend_declaration",
    "request_invalidation": "transit.request_invalidation",
    "submit_unloading_remarks": "transit.submit_unloading_remarks",
}
"""Acts of operators on a movement, with the permission they need; lodging and notifying have no record yet."""


def act(
    movement: Movement, action: str, given: Mapping[str, Any], *, actor: Actor, token: UUID | None = None
) -> Transition | InboundMessage:
    """Do an act on a movement: an officer's moves it now, an operator's becomes a message that is processed at once.

    `given` are the facts of `services.facts.ACTS[action]`. `token` makes a repeated officer's act send its messages once.
    Raises `NotFound` for an unknown act, `Forbidden`, `Invalid` (facts) and `Refused` (state or guard).
    """
    if action not in facts.ACTS or action == "notify_arrival":
        raise NotFound(
            "action",
            said("There is no act {action}.", action=action),
            remedy=said("See which acts the movement offers."),
        )
    if action in OF_OPERATORS:
        return _operators(movement, action, facts.read(action, given), actor)
    require_office(movement, actor)
    read = facts.read(action, given)
    _require_listed(read, clock.today(zone_of(movement.office)))
    values = {name: getattr(read, name) for name in read.__struct_fields__}
    return machine_of(movement).fire(movement, f"act.{action}", actor=actor, cause=token, **values)


def notify_arrival(given: Mapping[str, Any], *, actor: Actor) -> InboundMessage:
    """Notify an arrival (007) for a trader whom the person acts for."""
    read = facts.read("notify_arrival", given)
    assert isinstance(read, facts.NotifyArrival)
    read.trader = read.trader or _only_operator(actor)
    return submissions.submit(papers.arrival_notification(read), actor=actor)


def _only_operator(actor: Actor) -> str:
    """The operator whom the person acts for, if it is one alone."""
    if len(actor.operators) == 1:
        return next(iter(actor.operators))
    text = said("Say for which trader you notify (identification number).")
    raise Invalid([Fault("/trader", "13", "CATS_120", text)], said("The trader at destination is missing."))


def offers(movement: Movement, actor: Actor) -> list[Offer]:
    """What this person could do with the movement now, and why he could not do the rest; officers first."""
    if actor.kind == "user" and movement.office in actor.offices:
        return machine_of(movement).offers(movement, actor)
    return _operators_offers(movement, actor)


def require_office(movement: Movement, actor: Actor) -> None:
    """An officer acts at the offices he is posted to. Raises `Forbidden`."""
    if actor.kind == "user" and movement.office not in actor.offices:
        raise Forbidden(
            "office",
            said("Only officers of {office} act on this record.", office=movement.office),
            remedy=said("Ask an officer of that office."),
        )


def acts_for(movement: Movement, actor: Actor) -> bool:
    """Whether the person acts for the operator who may send messages about this record."""
    if movement.role == Role.DEPARTURE:
        parties = {movement.declarant, movement.holder} - {""}
    else:
        parties = {movement.trader_at_destination} - {""}
    return actor.kind != "user" or bool(parties & actor.operators)


def _require_listed(read: facts.Facts, on: date) -> None:
    """The codes of an act stand in their lists on that day. Raises `Invalid` with each that does not."""
    faults = [
        Fault(
            f"/{name}",
            "12",
            number,
            said("{code} is not in the list {number} on {on}.", code=code, number=number, on=on),
            code,
        )
        for name, number in facts.LISTS.items()
        for code in _codes(getattr(read, name, None))
        if not refdata.code_exists(number, code, on)
    ]
    if faults:
        raise Invalid(faults, said("A code of this act is not in its list."))


def _codes(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else value or []


def _operators(movement: Movement, action: str, read: facts.Facts, actor: Actor) -> InboundMessage:
    if not acts_for(movement, actor):
        raise Forbidden("operator", said("You do not act for the operator of this movement."))
    if not actor.may(OF_OPERATORS[action]):
        raise Forbidden(
            "permission", said("Your role does not include this act."), pointer=OF_OPERATORS[action]
        )
    return submissions.submit(_paper(movement, read), actor=actor)


def _paper(movement: Movement, read: facts.Facts) -> bytes:
    """The message that an operator's own system would have sent."""
    if isinstance(read, facts.AmendGuarantee):
        return papers.amendment(movement, read)
    if isinstance(read, facts.RequestInvalidation):
        return papers.invalidation_request(movement, read)
    assert isinstance(read, facts.UnloadingRemarks)
    return papers.unloading_remarks(movement, read)


def _operators_offers(movement: Movement, actor: Actor) -> list[Offer]:
    """The same question for operators: their acts are messages, so the state says when they would be taken."""
    if not acts_for(movement, actor):
        return []
    before_release = (Departure.ACCEPTED, Departure.UNDER_CONTROL, Departure.GUARANTEE_UNDER_AMENDMENT)
    lawful = {
        (Role.DEPARTURE, "request_invalidation"): movement.state in before_release
        and movement.invalidation_requested_at is None,
        (Role.DEPARTURE, "amend_guarantee"): movement.state == Departure.GUARANTEE_UNDER_AMENDMENT,
        (Role.DESTINATION, "submit_unloading_remarks"): movement.state == Destination.UNLOADING_PERMITTED,
    }
    return [
        Offer(f"act.{action}", OF_OPERATORS[action], allowed)
        for (role, action), allowed in lawful.items()
        if role == movement.role and allowed and actor.may(OF_OPERATORS[action])
    ]
