"""Valid messages that customs makes, of the movement of cargo A: by the builders that send them. For examples and tests."""

from datetime import UTC, date, datetime
from decimal import Decimal

from cats.specification import definitions as d
from guarantees.messages import asking
from transit.messages import departure, destination, release
from transit.messages.header import HEADER
from transit.rules.examples.messages import (
    ACCESS_CODE,
    CONSIGNEE,
    DEPARTURE,
    DESTINATION,
    GRN,
    HOLDER,
    MRN,
    PREPARED,
    cargo_a,
    control_result,
    simplified,
)

ACCEPTED, RELEASED = date(2026, 11, 22), date(2026, 11, 22)
ARRIVED = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
COUNTRIES = ("GE", "AZ", "KZ", "UZ")
CHECK = "018f0000000070008000000000000001"
"""The identification of the check that 201 answers."""


def declared() -> d.CC015C:
    """Cargo A as it travels: with the names and addresses that customs knows."""
    declaration = cargo_a()
    for party in (declaration.HolderOfTheTransitProcedure, declaration.Consignment.Consignor):
        assert party is not None
        party.name = "Demo Kolkheti LLC"
        party.Address = d.AddressType015(
            streetAndNumber="1 Demo Street", postcode="0101", city="Tbilisi", country="GE"
        )
    return declaration


def facts(result: str = "A2") -> release.Release:
    """What departure adds when it releases."""
    amounts = {GRN: (Decimal("23078.40"), "USD")}
    return release.Release(MRN, ACCEPTED, RELEASED, result, RELEASED, "Officer", amounts)


def release_message() -> d.CC029C:
    """029 of cargo A."""
    return release.release_for_transit(declared(), facts())


def simplified_release() -> d.CC029C:
    """029 of cargo A under authorisation C521."""
    return release.release_for_transit(simplified(declared()), facts("A3"))


def arrival_record() -> d.CD001C:
    """001 of cargo A."""
    return release.anticipated_arrival(declared(), facts())


def transit_record() -> d.CD050C:
    """050 of cargo A."""
    return release.anticipated_transit(declared(), facts())


def permission() -> d.CC043C:
    """043: unloading of cargo A may begin."""
    return destination.unloading_permission(arrival_record(), DESTINATION, CONSIGNEE)


def goods_released() -> d.CC025C:
    """025 of cargo A."""
    return destination.goods_released(DESTINATION, MRN, CONSIGNEE, RELEASED)


def control_notice() -> d.CC060C:
    """060: cargo A is controlled."""
    return departure.control_decision(
        cargo_a(), MRN, moment=PREPARED, types=["10", "40"], documents=[], text=""
    )


def request_for_documents() -> d.CC060C:
    """060: documents of cargo A are asked for."""
    return departure.control_decision(cargo_a(), MRN, moment=PREPARED, types=[], documents=["N380"], text="")


def number() -> d.CC028C:
    """028: cargo A is accepted."""
    return departure.mrn_allocated(cargo_a(), MRN, ACCEPTED)


def decision() -> d.CC009C:
    """009: the holder's request for invalidation is granted."""
    return departure.invalidation_decision(
        cargo_a(), MRN, requested=PREPARED, decided=PREPARED, agreed=True, by_customs=False, justification=""
    )


def refusal() -> d.CC056C:
    """056: the declaration of cargo A is refused."""
    return departure.rejection(cargo_a(), [], moment=PREPARED, lrn="DEMO-A-0001", mrn="")


def use() -> d.CD203C:
    """203: the comprehensive guarantee of cargo A is used."""
    return asking.query(d.CD203C, _case(), [_reference("1")])


def use_bound_to_goods() -> d.CD203C:
    """203: an individual guarantee is used."""
    return asking.query(d.CD203C, _case(), [_reference("2")])


def checked() -> d.CD201C:
    """201: the guarantee holds."""
    return d.CD201C(
        **HEADER,
        correlationIdentifier=CHECK,
        TransitOperation=d.TransitOperationType010(MRN=MRN),
        CustomsOfficeOfDeparture=d.CustomsOfficeOfDepartureType004(referenceNumber=DEPARTURE),
        HolderOfTheTransitProcedure=d.HolderOfTheTransitProcedureType200(identificationNumber=HOLDER),
        Guarantee=[
            d.GuaranteeType201(
                sequenceNumber=1,
                guaranteeType="1",
                GuaranteeReference=[
                    d.GuaranteeReferenceType201(
                        sequenceNumber=1,
                        GRN=GRN,
                        CustomsOfficeOfGuarantee=d.CustomsOfficeOfGuaranteeType(referenceNumber=DEPARTURE),
                    )
                ],
            )
        ],
    )


def freed() -> d.CD204C:
    """204: the guarantee is released."""
    return asking.ending(MRN, DEPARTURE, [_reference("1")], released_on=RELEASED)


def major_discrepancies() -> d.CD018C:
    """018: the second item of cargo A is not what was declared."""
    message = control_result()
    message.ControlResult.code = "B1"
    item = d.ConsignmentItemType018(
        goodsItemNumber=2,
        declarationGoodsItemNumber=2,
        Commodity=d.CommodityType018(
            CommodityCode=d.CommodityCodeType018(harmonizedSystemSubHeadingCode="080221")
        ),
    )
    message.Consignment = d.ConsignmentType018(
        TransportEquipment=[
            d.TransportEquipmentType018(
                sequenceNumber=1, Seal=[d.SealType018(sequenceNumber=2, identifier="DEMO-X-1")]
            )
        ],
        HouseConsignment=[d.HouseConsignmentType018(sequenceNumber=1, ConsignmentItem=[item])],
    )
    return message


def _case() -> asking.Case:
    return asking.Case(MRN, HOLDER, ACCEPTED, DEPARTURE, DESTINATION, COUNTRIES, ("220421", "080222"))


def _reference(kind: str) -> asking.Reference:
    return asking.Reference(kind, GRN, ACCESS_CODE, Decimal("23078.40"), "USD", DEPARTURE)
