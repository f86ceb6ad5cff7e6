"""Georgia receives from Azerbaijan; what a message does there is put in by each test."""

import pytest

from cats.tenancy.models import Administration
from tests.ice_connector.process.desk import Desk


def administrations():
    for code, zone in (("GE", "Asia/Tbilisi"), ("AZ", "Asia/Baku")):
        Administration.objects.create(code=code, name=code, host=f"{code.lower()}.localhost", time_zone=zone)


@pytest.fixture
def desk(db, settings, monkeypatch):
    """Messages are processed when the test sweeps; afterwards attempts are noted only."""
    settings.CATS_INBOX_PROCESSOR = "tests.toy.processor.note"
    administrations()
    return Desk(monkeypatch)


@pytest.fixture
def desk_committed(settings, monkeypatch):
    """The same, for tests that commit."""
    settings.CATS_INBOX_PROCESSOR = "tests.toy.processor.note"
    administrations()
    return Desk(monkeypatch)
