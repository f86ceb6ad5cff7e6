"""Lodged declarations: judged, accepted with an MRN or rejected, by the same path for form, API and message."""

from django.db import connection

from cats.audit import log
from cats.kernel import clock, ids, references
from cats.kernel.actors import Actor
from cats.kernel.errors import Fault, Invalid
from cats.kernel.sentences import said
from cats.messaging.models import InboundMessage
from cats.specification.definitions import CC015C
from cats.tenancy import scope
from guarantees import requests
from refdata import selectors as refdata
from transit import documents, guarantee_uses, known_by, rules
from transit.completion import complete
from transit.messages import extracts, release
from transit.models import Declaration, Movement
from transit.rules.context import at_office
from transit.services.refusals import zone_of
from transit.workflow.machine import DEPARTURE
from transit.workflow.states import Role
from transit.workflow.triggers import Got

# The procedure letter of the MRN by the value of `security`.
LETTERS = {"0": "J", "1": "L", "2": "K", "3": "M"}
ROOT = "/CC015C"


def accept(document: CC015C, row: InboundMessage) -> Movement:
    """Judge a declaration: accepted (928, 028, guarantee check) or rejected (056 with every fault).

    The LRN must be free at this declarant. Either way there is a record, its document and its log.
    """
    faults = faults_of(document, row.sender)
    actor = Actor.of_message(row.type, row.message_id, row.sender)
    movement = _record(document, row, sound=not faults)
    log.record("declaration.lodged", actor=actor, subject=movement, mrn=movement.mrn, lrn=movement.lrn)
    DEPARTURE.fire(movement, Got.CC015C, actor=actor, cause=row, faults=faults, document=document)
    return movement


def faults_of(document: CC015C, declarant: str) -> list[Fault]:
    """Everything that is wrong with a declaration for which it would be rejected now."""
    office = document.CustomsOfficeOfDeparture.referenceNumber
    faults = rules.declaration_faults(document, at_office(office, scope.current()))
    faults += _own_faults(document, declarant)
    if not faults:
        faults += release.faults_of(complete(document, office_name=office), ROOT)
    return list(dict.fromkeys(faults))


def _own_faults(document: CC015C, declarant: str) -> list[Fault]:
    """What no rule of the document alone can see: who lodges it, whether its LRN is free, what could be registered."""
    faults = []
    representative = document.Representative.identificationNumber if document.Representative else ""
    holder = document.HolderOfTheTransitProcedure.identificationNumber or ""
    if declarant not in (holder, representative):
        text = said("Only the holder of the transit procedure or his representative may lodge it.")
        pointer = f"{ROOT}/HolderOfTheTransitProcedure/identificationNumber"
        faults.append(Fault(pointer, "14", "CATS_101", text, holder))
    lrn = document.TransitOperation.LRN
    if Declaration.objects.filter(declarant=declarant, lrn=lrn, lrn_taken=True).exists():
        text = said("This LRN is in use. It becomes free after a rejection or invalidation; use another one.")
        faults.append(Fault(f"{ROOT}/TransitOperation/LRN", "26", "CATS_102", text, lrn))
    return faults + _guarantee_faults(document)


def _guarantee_faults(document: CC015C) -> list[Fault]:
    """A declaration whose guarantees nobody could register could never be released."""
    today = clock.today(zone_of(document.CustomsOfficeOfDeparture.referenceNumber))
    try:
        covered = requests.covered(guarantee_uses.declared(document), today)
    except Invalid as invalid:
        return list(invalid.faults)
    if covered:
        return []
    text = said("Name at least one guarantee with a GRN: comprehensive (type 1) or individual (type 2).")
    return [Fault(f"{ROOT}/Guarantee[1]/guaranteeType", "14", "CATS_104", text)]


def _record(document: CC015C, row: InboundMessage, *, sound: bool) -> Movement:
    """The declaration with its first version and the departure record, not yet moved."""
    now, operation = clock.now(), document.TransitOperation
    office = document.CustomsOfficeOfDeparture.referenceNumber
    accepted_on = clock.today(zone_of(office))
    mrn = _allocate_mrn(document) if sound else ""
    facts = extracts.columns(document)
    representative = document.Representative.identificationNumber if document.Representative else ""
    declaration = Declaration.objects.create(
        lrn=operation.LRN,
        declarant=row.sender,
        holder=facts["holder"],
        representative=representative,
        office_of_departure=office,
        mrn=mrn,
        message_id=row.message_id,
        lrn_taken=sound,
        lodged_at=row.received_at,
    )
    version = documents.add_version(declaration, document, why="lodged", message_id=row.message_id)
    movement = Movement.objects.create(
        id=ids.uuid7(),
        role=Role.DEPARTURE,
        office=office,
        mrn=mrn,
        lrn=operation.LRN,
        declaration=declaration,
        declarant=row.sender,
        representative=representative,
        simplified=extracts.is_simplified(document),
        accepted_on=accepted_on if sound else None,
        accepted_at=now if sound else None,
        created_at=now,
        updated_at=now,
        **facts,
    )
    documents.remember(movement, version, document)
    if sound:
        guarantee_uses.open_uses(movement, document)
        known_by.remember(movement, document)
    return movement


def _allocate_mrn(document: CC015C) -> str:
    """The next MRN: the year is that of acceptance at the office, the serial the installation's."""
    office = document.CustomsOfficeOfDeparture.referenceNumber
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('transit_mrn_serial')")
        serial: int = cursor.fetchone()[0]
    on = clock.today(refdata.office_zone(office))
    letter = LETTERS.get(document.TransitOperation.security, "J")
    return references.make_mrn(on, references.office_country(office), serial, letter)
