"""Real declarations of NCTS, put on the demo corridor: the ordinary ones pass, the others are refused by a named rule."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cats.kernel import clock
from ice_connector.journey.readdress import readdress
from tests.transit.rules.reference import context
from transit.rules import declaration_faults

SAMPLES = os.environ.get("CATS_NCTS_SAMPLES")
pytestmark = pytest.mark.skipif(
    not SAMPLES, reason="CATS_NCTS_SAMPLES is not set: real declarations are not tried"
)

ORDINARY = [9, 13, 14, 15, 18, 19, 20, 21, 22, 23, 25, 26, 27, 28, 30]
PRE_LODGED = [16, 17, 24]
RANDOM = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12]


def faults_of(number):
    """What the rules say of the declaration on the demo corridor."""
    data = Path(SAMPLES, "valid", f"CC015C-{number:02}.xml").read_bytes()
    local = clock.now().astimezone(ZoneInfo("Asia/Tbilisi")).replace(tzinfo=None)
    return declaration_faults(readdress(data, "AC01").declaration, context(local=local))


@pytest.mark.parametrize("number", ORDINARY)
def test_an_ordinary_declaration_passes_on_the_demo_corridor(number):
    assert faults_of(number) == []


@pytest.mark.parametrize("number", PRE_LODGED)
def test_a_pre_lodged_declaration_is_refused_by_cats_003_alone(number):
    faults = faults_of(number)
    assert [(fault.pointer, fault.code, fault.reason) for fault in faults] == [
        ("/CC015C/TransitOperation/additionalDeclarationType", "14", "CATS_003")
    ]


def test_a_tir_declaration_is_refused_by_cats_001():
    faults = faults_of(29)
    assert ("/CC015C/TransitOperation/declarationType", "14", "CATS_001", "TIR") in [
        (fault.pointer, fault.code, fault.reason, fault.value) for fault in faults
    ]


@pytest.mark.parametrize("number", RANDOM)
def test_random_codes_are_refused_by_their_lists(number):
    faults = faults_of(number)
    assert {(fault.pointer, fault.reason) for fault in faults if fault.code == "12"} >= {
        ("/CC015C/TransitOperation/declarationType", "CL231"),
        ("/CC015C/TransitOperation/additionalDeclarationType", "CL042"),
        ("/CC015C/TransitOperation/security", "CL217"),
        ("/CC015C/Consignment/HouseConsignment[1]/ConsignmentItem[1]/Packaging[1]/typeOfPackages", "CL017"),
    }
