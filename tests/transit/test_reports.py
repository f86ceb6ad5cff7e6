"""Control results and unloading remarks are judged by what the movement declared: seals, numbers of goods items."""

import pytest

from cats.kernel import clock, ids
from cats.messaging import header, inbox
from cats.specification import codec
from cats.specification import definitions as d
from cats.tenancy.scope import scope
from tests.transit.world import DESTINATION, TRADER
from transit.messages.header import HEADER


def results(mrn, code="A1", seals="1", number=None):
    """018 about a movement; `number` is that of an item in which something differs."""
    items = (
        [d.ConsignmentItemType018(goodsItemNumber=number, declarationGoodsItemNumber=number)]
        if number
        else []
    )
    house = d.HouseConsignmentType018(sequenceNumber=1, ConsignmentItem=items)
    return d.CD018C(
        **HEADER,
        TransitOperation=d.TransitOperationType018(MRN=mrn, bindingItinerary="0"),
        CustomsOfficeOfDeparture=d.CustomsOfficeOfDepartureType004(referenceNumber="GEDM0001"),
        CustomsOfficeOfDestinationActual=d.CustomsOfficeOfDestinationActualType(referenceNumber=DESTINATION),
        ControlResult=d.ControlResultType018(
            code=code, date=clock.today("UTC").isoformat(), stateOfSeals=seals
        ),
        Consignment=d.ConsignmentType018(HouseConsignment=[house]) if items else None,
    )


def arrives(message, mrn):
    """The message comes from Uzbekistan over the link, whatever CATS itself would send."""
    identity = ids.uuid7()
    told = {"sender": "NTA.UZ", "recipient": "NTA.GE", "message_id": identity, "correlation": ""}
    with scope("GE"):
        return inbox.receive(
            codec.encode(header.filled(message, **told)),
            channel="ice",
            sender="NTA.UZ",
            message_id=str(identity),
            type="CD018C",
            subject=mrn,
            mrn=mrn,
            gen=1,
            seq=900,
        )


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"seals": None}, ("/CD018C/ControlResult/stateOfSeals", "13", "C0810")),
        (
            {"code": "B1", "number": 9},
            (
                "/CD018C/Consignment/HouseConsignment[1]/ConsignmentItem[1]/declarationGoodsItemNumber",
                "14",
                "R0055",
            ),
        ),
    ],
)
def test_control_results_that_do_not_fit_the_declaration_are_refused(corridor, wrong, fault):
    record = corridor.released()
    corridor.arrived(record)
    before = corridor.snapshot(record)

    arrives(results(record.mrn, **wrong), record.mrn)
    corridor.pump()

    (answer,) = corridor.sent("GE", "CD906C")
    assert [(one.errorPointer, one.errorCode, one.errorReason) for one in answer.FunctionalError] == [fault]
    assert corridor.snapshot(record) == before


def test_control_results_with_discrepancies_of_declared_goods_are_taken(corridor):
    record = corridor.released()
    corridor.arrived(record)

    arrives(results(record.mrn, code="B1", number=2), record.mrn)
    corridor.pump()

    assert corridor.sent("GE", "CD906C") == []
    assert corridor.log(record)[-1][0] == "got.CD018C"


def test_unloading_remarks_on_goods_that_were_not_declared_are_refused(corridor):
    record = corridor.released()
    place = corridor.arrived(record)
    item = d.ConsignmentItemType044(goodsItemNumber=9, declarationGoodsItemNumber=9)
    remarks = d.CC044C(
        **HEADER | {"messageSender": TRADER, "messageRecipient": "NTA.UZ", "messageType": "CC044C"},
        TransitOperation=d.TransitOperationType044(MRN=record.mrn),
        CustomsOfficeOfDestinationActual=d.CustomsOfficeOfDestinationActualType(referenceNumber=DESTINATION),
        TraderAtDestination=d.TraderAtDestinationType044(identificationNumber=TRADER),
        UnloadingRemark=d.UnloadingRemarkType(
            conform="1",
            unloadingCompletion="1",
            unloadingDate=clock.today("UTC").isoformat(),
            stateOfSeals="1",
        ),
        Consignment=d.ConsignmentType044(
            HouseConsignment=[d.HouseConsignmentType044(sequenceNumber=1, ConsignmentItem=[item])]
        ),
    )
    remarks.messageIdentification = "REMARKS-1"
    remarks.preparationDateAndTime = clock.wire_time(clock.now(), "Asia/Tashkent")

    corridor.submit(remarks, corridor.trader(TRADER), "UZ")

    refusal = corridor.letters(TRADER, "UZ")[-1]
    assert type(refusal).__name__ == "CC057C"
    assert {one.errorReason for one in refusal.FunctionalError} == {"G0360", "R0055"}
    assert corridor.fresh(place).state == place.state
