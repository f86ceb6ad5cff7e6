"""Two administrations, one of them in scope, and a processor that only notes what it was asked to do."""

import pytest

from cats.tenancy import scope
from cats.tenancy.models import Administration
from tests.toy import processor


@pytest.fixture
def administrations(db):
    for code, zone in (("GE", "Asia/Tbilisi"), ("AZ", "Asia/Baku")):
        Administration.objects.create(code=code, name=code, host=f"{code}.localhost", time_zone=zone)


@pytest.fixture
def georgia(administrations):
    with scope.scope("GE"):
        yield "GE"


@pytest.fixture(autouse=True)
def processed(settings):
    """The (administration, subject) pairs that the processor was called with."""
    settings.CATS_INBOX_PROCESSOR = "tests.toy.processor.note"
    processor.NOTED.clear()
    return processor.NOTED
