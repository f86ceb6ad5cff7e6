"""What the tests of guarantees share: nobody processes the answers that the ledger posts."""

import pytest

from tests.guarantees import world


@pytest.fixture(autouse=True)
def _answers_stay_in_the_inbox(settings):
    settings.CATS_INBOX_PROCESSOR = "tests.guarantees.world.ignore"


@pytest.fixture
def georgia(db):
    """Georgia with one comprehensive guarantee of USD 1 000."""
    world.administrations("GE")
    return world.guarantee()
