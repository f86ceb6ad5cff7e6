"""What another administration sends against a rule is refused with 906, every fault at once, and has no effect."""

from datetime import date

import pytest

from cats.kernel import references
from cats.specification import definitions as d
from cats.tenancy import scope
from ice_connector.routing import INBOUND
from transit.models import Movement
from transit.rules.examples import made

MRN = references.make_mrn(date(2026, 11, 22), "AZ", 1)
REFUSALS = {"CD906C", "CD917C"}


def record():
    """A record of destination for Georgia, from Azerbaijan."""
    message = made.arrival_record()
    message.TransitOperation.MRN = MRN
    message.CustomsOfficeOfDeparture.referenceNumber = "AZDM0001"
    message.CustomsOfficeOfDestinationDeclared.referenceNumber = "GEDM0001"
    message.CustomsOfficeOfTransitDeclared = message.CustomsOfficeOfTransitDeclared[:1]
    message.CustomsOfficeOfTransitDeclared[0].referenceNumber = "GEDM0002"
    return message


def functional(answer):
    return [(one.errorPointer, one.errorCode, one.errorReason) for one in answer.FunctionalError]


@pytest.mark.parametrize(
    "kind", sorted(code for code in INBOUND if code[:2] == "CD" and code not in REFUSALS)
)
def test_every_message_between_administrations_is_judged_before_its_handler(kind):
    assert hasattr(INBOUND[kind], "__wrapped__")


def test_a_sound_record_opens_a_movement(desk):
    row = desk.collect(record(), mrn=MRN)

    assert desk.sweep() == 1

    assert desk.row(row).error == ""
    with scope.scope("GE"):
        assert Movement.objects.filter(mrn=MRN).count() == 1


def test_a_record_that_breaks_rules_is_refused_with_every_fault_and_opens_nothing(desk):
    message = record()
    message.Consignment.TransportEquipment[0].numberOfSeals = 3
    message.Consignment.grossMass -= 1
    message.RiskAnalysisIdentification = d.RiskAnalysisIdentificationType(code="N")

    desk.collect(message, mrn=MRN)
    desk.sweep()

    (answer,) = desk.answers()
    assert (type(answer).__name__, answer.messageRecipient) == ("CD906C", "NTA.AZ")
    assert sorted(functional(answer)) == [
        ("/CD001C/Consignment/TransportEquipment[1]/numberOfSeals", "14", "R0106"),
        ("/CD001C/Consignment/grossMass", "14", "R0994"),
        ("/CD001C/RiskAnalysisIdentification", "15", "C0813"),
    ]
    with scope.scope("GE"):
        assert not Movement.objects.filter(mrn=MRN).exists()


def test_codes_that_our_edition_does_not_hold_do_not_stop_goods_on_their_way(desk):
    message = record()
    message.Consignment.HouseConsignment[0].ConsignmentItem[0].Packaging[0].typeOfPackages = "Q1"

    row = desk.collect(message, mrn=MRN)
    desk.sweep()

    assert desk.row(row).error == ""
