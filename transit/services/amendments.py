"""What the holder asks after acceptance: another guarantee (013), invalidation (014)."""

import msgspec

from cats.audit import log
from cats.kernel import references
from cats.kernel.actors import Actor
from cats.kernel.errors import Fault, Invalid, NotFound
from cats.kernel.sentences import said
from cats.messaging.models import InboundMessage
from cats.specification.definitions import CC013C, CC014C, GuaranteeType015
from cats.tenancy import scope
from guarantees import requests
from transit import documents, guarantee_uses, rules
from transit.messages.projection import project
from transit.models import Movement
from transit.rules.context import at_office
from transit.services.refusals import INVALID_MRN
from transit.workflow.machine import DEPARTURE
from transit.workflow.states import Role
from transit.workflow.triggers import Got


def amend_guarantee(document: CC013C, row: InboundMessage) -> None:
    """Accept another guarantee (004) and have it checked; raises what refuses the amendment.

    Only in *guarantee under amendment*, and only the guarantee may differ (R0520).
    """
    movement = _movement_of(document, row)
    earlier = documents.declaration_of(movement)
    context = at_office(movement.office, scope.current(), mrn=movement.mrn, earlier=earlier)
    faults = [*rules.amendment_faults(document, context), *_guarantee_faults(document, movement)]
    if faults:
        raise Invalid(list(dict.fromkeys(faults)))
    amended = msgspec.structs.replace(earlier, Guarantee=_as_declared(document))
    actor = Actor.of_message(row.type, row.message_id, row.sender)
    DEPARTURE.fire(
        movement,
        Got.CC013C,
        actor=actor,
        cause=row,
        amended=amended,
        submitted=document.preparationDateAndTime,
    )
    log.record("declaration.amended", actor=actor, subject=movement, mrn=movement.mrn)


def request_invalidation(document: CC014C, row: InboundMessage) -> None:
    """Put the holder's request before an officer; raises what refuses it, above all after release (92)."""
    movement = _movement_of(document, row)
    context = at_office(movement.office, scope.current(), mrn=movement.mrn)
    if faults := rules.invalidation_faults(document, context):
        raise Invalid(faults)
    DEPARTURE.fire(
        movement,
        Got.CC014C,
        actor=Actor.of_message(row.type, row.message_id, row.sender),
        cause=row,
        text=document.Invalidation.justification or "",
    )


def _movement_of(document: CC013C | CC014C, row: InboundMessage) -> Movement:
    """The departure record that the message names by MRN or LRN; the sender must have lodged it or be its holder."""
    operation = document.TransitOperation
    root = type(document).__name__
    if operation.MRN and (text := references.mrn_fault(operation.MRN)):
        raise Invalid([Fault(f"/{root}/TransitOperation/MRN", INVALID_MRN, "R0028", text, operation.MRN)])
    own = Movement.objects.filter(role=Role.DEPARTURE, declaration__isnull=False)
    named = (
        own.filter(mrn=operation.MRN)
        if operation.MRN
        else own.filter(lrn=operation.LRN, declarant=row.sender).exclude(mrn="")
    )
    movement = named.order_by("-id").first()
    if movement is None or row.sender not in (movement.declarant, movement.holder, movement.representative):
        raise NotFound("movement", said("There is no movement of yours with this reference."))
    return movement


def _guarantee_faults(document: CC013C, movement: Movement) -> list[Fault]:
    """Without a registered guarantee there would be nothing to wait for."""
    assert movement.accepted_on is not None
    if any(guarantee.guaranteeType is None for guarantee in document.Guarantee):
        text = said("Give the whole guarantee anew, with its type.")
        return [Fault("/CC013C/Guarantee[1]/guaranteeType", "13", "R0520", text)]
    covered = requests.covered(guarantee_uses.declared(document), movement.accepted_on)
    if covered:
        return []
    text = said("Name at least one guarantee with a GRN: comprehensive (type 1) or individual (type 2).")
    return [Fault("/CC013C/Guarantee[1]/guaranteeType", "14", "CATS_104", text)]


def _as_declared(document: CC013C) -> list[GuaranteeType015]:
    """The amended guarantees in the form of the declaration."""
    return [project(GuaranteeType015, guarantee) for guarantee in document.Guarantee]
