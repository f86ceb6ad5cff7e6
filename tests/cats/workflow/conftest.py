"""Parcels of two administrations, and the machine that moves them."""

import pytest

from cats.tenancy import scope
from cats.tenancy.models import Administration
from cats.workflow import registry
from tests.toy.models import Parcel


@pytest.fixture(autouse=True)
def _parcels_in_the_registry(settings):
    settings.CATS_WORKFLOW_MACHINES = ["tests.toy.parcels.MACHINE"]
    settings.CATS_INBOX_PROCESSOR = "tests.toy.parcels.process_nothing"
    yield
    registry._load.cache_clear()


@pytest.fixture
def administrations(db):
    for code, zone in (("GE", "Asia/Tbilisi"), ("AZ", "Asia/Baku")):
        Administration.objects.create(code=code, name=code, host=f"{code}.localhost", time_zone=zone)


@pytest.fixture
def georgia(administrations):
    with scope.scope("GE"):
        yield "GE"


@pytest.fixture
def parcel(georgia):
    return Parcel.objects.create(office="GEDM0001", mrn="26GE0000000000001J", lrn="LRN1")
