"""Messages written for operators who use forms or plain JSON instead of messages of their own (007, 013, 014, 044)."""

from typing import Any

import msgspec

from cats.kernel import clock, ids, references
from cats.kernel.errors import Fault, Invalid
from cats.kernel.sentences import said
from cats.specification import codec
from cats.specification import definitions as spec
from cats.specification.definitions.base import Message
from cats.tenancy import scope
from refdata import selectors as refdata
from transit import documents
from transit.messages.amendments import OF_GUARANTEE, as_amendment
from transit.messages.projection import project
from transit.models import Movement
from transit.services import facts
from transit.services.refusals import zone_of

YES, NO = "1", "0"


def amendment(movement: Movement, given: facts.AmendGuarantee) -> bytes:
    """013 with amendment type 1: the declaration as it stands, with other guarantees."""
    amendment = as_amendment(documents.declaration_of(movement), movement.mrn, OF_GUARANTEE)
    message = msgspec.structs.replace(
        amendment,
        **_header("CC013C", movement.declarant, movement.office),
        Guarantee=[_guarantee(position, one) for position, one in enumerate(given.guarantees, start=1)],
    )
    return _written(message)


def invalidation_request(movement: Movement, given: facts.RequestInvalidation) -> bytes:
    """014 of the holder."""
    declaration = documents.declaration_of(movement)
    return _written(
        spec.CC014C(
            **_header("CC014C", movement.declarant, movement.office),
            TransitOperation=spec.TransitOperationType014(MRN=movement.mrn),
            Invalidation=spec.InvalidationType014(
                requestDateAndTime=_now(movement.office), initiatedByCustoms=NO, justification=given.text
            ),
            CustomsOfficeOfDeparture=project(
                spec.CustomsOfficeOfDepartureType004, declaration.CustomsOfficeOfDeparture
            ),
            HolderOfTheTransitProcedure=project(
                spec.HolderOfTheTransitProcedureType014, declaration.HolderOfTheTransitProcedure
            ),
        )
    )


def arrival_notification(given: facts.NotifyArrival) -> bytes:
    """007; under the simplified procedure at the place that the trader's authorisation (C522) names."""
    simplified = given.simplified or bool(given.authorisation)
    authorisation = given.authorisation or (_authorisation(given) if simplified else "")
    moment = given.arrived_at or clock.now()
    location = (
        spec.LocationOfGoodsType007(
            typeOfLocation="B", qualifierOfIdentification="Y", authorisationNumber=authorisation
        )
        if simplified
        else spec.LocationOfGoodsType007(
            typeOfLocation="A",
            qualifierOfIdentification="V",
            CustomsOffice=spec.CustomsOfficeType007(referenceNumber=given.office),
        )
    )
    return _written(
        spec.CC007C(
            **_header("CC007C", given.trader, given.office),
            TransitOperation=spec.TransitOperationType007(
                MRN=given.mrn,
                arrivalNotificationDateAndTime=clock.wire_time(moment, zone_of(given.office)),
                simplifiedProcedure=YES if simplified else NO,
                incidentFlag=NO,
            ),
            Authorisation=[
                spec.AuthorisationType007(sequenceNumber=1, type="C522", referenceNumber=authorisation)
            ]
            if simplified
            else [],
            CustomsOfficeOfDestinationActual=spec.CustomsOfficeOfDestinationActualType(
                referenceNumber=given.office
            ),
            TraderAtDestination=spec.TraderAtDestinationType007(identificationNumber=given.trader),
            Consignment=spec.ConsignmentType007(LocationOfGoods=location),
        )
    )


def unloading_remarks(movement: Movement, given: facts.UnloadingRemarks) -> bytes:
    """044: everything is unloaded and conforms."""
    today = clock.today(zone_of(movement.office))
    return _written(
        spec.CC044C(
            **_header("CC044C", movement.trader_at_destination, movement.office),
            TransitOperation=spec.TransitOperationType044(MRN=movement.mrn),
            CustomsOfficeOfDestinationActual=spec.CustomsOfficeOfDestinationActualType(
                referenceNumber=movement.office
            ),
            TraderAtDestination=spec.TraderAtDestinationType044(
                identificationNumber=movement.trader_at_destination
            ),
            UnloadingRemark=spec.UnloadingRemarkType(
                conform=YES,
                unloadingCompletion=YES,
                unloadingDate=(given.unloaded_on or today).isoformat(),
                stateOfSeals=YES if movement.seals else None,
                unloadingRemark=given.text or None,
            ),
        )
    )


def _authorisation(given: facts.NotifyArrival) -> str:
    """The trader's C522 at the office. Raises `Invalid` where he has none."""
    today = clock.today(zone_of(given.office))
    found = refdata.authorisation(given.trader, "C522", today, given.office)
    if found is None:
        text = said("The simplified procedure needs an authorisation C522 that is valid at this office.")
        raise Invalid([Fault("/simplified", "14", "CATS_110", text)], said("There is no such authorisation."))
    return found.reference


def _guarantee(position: int, given: facts.LodgedGuarantee) -> spec.GuaranteeType013:
    return spec.GuaranteeType013(
        sequenceNumber=position,
        guaranteeType=given.type,
        GuaranteeReference=[
            spec.GuaranteeReferenceType015(
                sequenceNumber=1,
                GRN=given.grn,
                accessCode=given.access_code,
                amountToBeCovered=given.amount,
                currency=given.currency,
            )
        ],
    )


def _header(code: str, sender: str, office: str) -> dict[str, Any]:
    return {
        "messageSender": sender,
        "messageRecipient": references.authority(scope.current()),
        "preparationDateAndTime": _now(office),
        "messageIdentification": ids.uuid7().hex,
        "messageType": code,
    }


def _now(office: str) -> str:
    return clock.wire_time(clock.now(), zone_of(office))


def _written(message: Message) -> bytes:
    return codec.encode(message)
