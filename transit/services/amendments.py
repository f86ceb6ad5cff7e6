"""What the holder asks after acceptance: amendment (013), invalidation (014)."""

from cats.audit import log
from cats.kernel import references
from cats.kernel.actors import Actor
from cats.kernel.errors import Fault, Invalid, NotFound
from cats.kernel.sentences import said
from cats.messaging.models import InboundMessage
from cats.specification.definitions import CC013C, CC014C
from cats.tenancy import scope
from guarantees import requests
from transit import documents, guarantee_uses, rules
from transit.completion import complete
from transit.messages import release
from transit.messages.amendments import as_declared, is_of_guarantee
from transit.models import Movement
from transit.rules.context import at_office
from transit.services.refusals import INVALID_MRN
from transit.workflow.machine import DEPARTURE
from transit.workflow.states import Departure, Role
from transit.workflow.triggers import Got


def amend(document: CC013C, row: InboundMessage) -> None:
    """Take an amendment; raises what refuses it.

    Another guarantee (type 1) is accepted at once (004) in *guarantee under amendment*, and checked. Anything else (type 0)
    is put before an officer until the release. What may differ says R0520.
    """
    movement = _movement_of(document, row)
    if faults := faults_of(document, movement):
        raise Invalid(faults)
    actor = Actor.of_message(row.type, row.message_id, row.sender)
    DEPARTURE.fire(movement, Got.CC013C, actor=actor, cause=row, document=document)
    verb = "declaration.amended" if is_of_guarantee(document) else "declaration.amendment_requested"
    log.record(verb, actor=actor, subject=movement, mrn=movement.mrn)


def faults_of(document: CC013C, movement: Movement) -> list[Fault]:
    """Everything that is wrong with an amendment for which it would be refused now."""
    earlier = documents.declaration_of(movement)
    context = at_office(movement.office, scope.current(), mrn=movement.mrn, earlier=earlier)
    faults = [*rules.amendment_faults(document, context), *_guarantee_faults(document, movement)]
    if not faults and not is_of_guarantee(document):
        declaration = as_declared(document, movement.lrn)
        faults = release.faults_of(complete(declaration, office_name=movement.office), "/CC013C")
    return list(dict.fromkeys(faults))


def are_taken(movement: Movement) -> bool:
    """Whether a general amendment of the declaration can be asked for now."""
    before = movement.state in (Departure.ACCEPTED, Departure.UNDER_CONTROL)
    return movement.role == Role.DEPARTURE and before and movement.amendment_requested_at is None


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
