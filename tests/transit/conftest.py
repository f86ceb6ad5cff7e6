"""What the tests of transit share."""

import pytest

from tests.transit import world


@pytest.fixture
def corridor(db):
    """The four administrations with their operators and one guarantee of USD 450 000."""
    world.build()
    return world
