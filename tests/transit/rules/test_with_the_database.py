"""The same declarations judged as the office of departure judges them: reference data from the database, all its checks."""

import os
from pathlib import Path

import pytest

from cats.tenancy.scope import scope
from ice_connector.journey.readdress import readdress
from refdata import demo, selectors
from refdata.models import Authorisation, CustomsOffice
from tests.factories import declarations as make
from transit.rules import at_office, declaration_faults
from transit.services.declarations import faults_of

NCTS = os.environ.get("CATS_NCTS_SAMPLES")
OWN = sorted((Path(__file__).parents[2] / "samples").glob("*.xml"))
ORDINARY = [9, 13, 14, 15, 18, 19, 20, 21, 22, 23, 25, 26, 27, 28, 30]
REAL = [Path(NCTS, "valid", f"CC015C-{number:02}.xml") for number in ORDINARY] if NCTS else []
pytestmark = pytest.mark.django_db


@pytest.fixture
def georgia():
    selectors.forget()
    demo.everything()
    with scope("GE"):
        yield
    selectors.forget()


@pytest.mark.parametrize("path", [*OWN, *REAL], ids=lambda path: path.stem)
def test_the_office_of_departure_finds_nothing_wrong(path, georgia):
    declaration = readdress(path.read_bytes(), "AC01").declaration
    assert faults_of(declaration, "GEDEMO0001") == []


def test_an_authorisation_that_has_ended_is_refused(georgia):
    declaration = make.simplified(make.cargo_a())
    Authorisation.objects.update(valid_until="2026-01-01")
    faults = declaration_faults(declaration, at_office("GEDM0001", "GE"))
    assert [(fault.pointer, fault.code, fault.reason) for fault in faults if fault.reason == "CATS_005"] == [
        ("/CC015C/Authorisation[1]/referenceNumber", "14", "CATS_005")
    ]


def test_an_office_that_has_closed_is_unknown(georgia):
    CustomsOffice.objects.filter(code="AZDM0001").update(valid_until="2026-01-01")
    selectors.forget()
    faults = declaration_faults(make.cargo_a(), at_office("GEDM0001", "GE"))
    assert [(fault.pointer, fault.code, fault.reason, fault.value) for fault in faults] == [
        ("/CC015C/CustomsOfficeOfTransitDeclared[1]/referenceNumber", "12", "CL173", "AZDM0001")
    ]
