"""Georgia's end of ICE on a hub in memory."""

import pytest

from cats.tenancy.models import Administration
from tests.ice_connector.link.end import End


@pytest.fixture
def countries(db):
    """The administrations; their messages are processed by nobody here."""
    for code, name, zone in (
        ("GE", "Georgia", "Asia/Tbilisi"),
        ("AZ", "Azerbaijan", "Asia/Baku"),
        ("KZ", "Kazakhstan", "Asia/Almaty"),
    ):
        Administration.objects.get_or_create(
            code=code, defaults={"name": name, "host": f"{code.lower()}.localhost", "time_zone": zone}
        )


@pytest.fixture
def ge(countries, settings):
    """Georgia's end; the workers that process messages are not part of it."""
    settings.CATS_INBOX_PROCESSOR = "tests.toy.processor.note"
    return End()


@pytest.fixture
def countries_committed():
    """Georgia and Azerbaijan, for tests that commit."""
    for code in ("GE", "AZ"):
        Administration.objects.create(
            code=code, name=code, host=f"{code.lower()}.localhost", time_zone="Asia/Baku"
        )
