"""What the tests of transit share."""

import pytest

from tests.transit import keeping, world


@pytest.fixture
def corridor(db):
    """The four administrations with their operators and one guarantee of USD 450 000. All that they send keeps the rules."""
    world.build()
    yield world
    assert keeping.faults(world.COUNTRIES) == []
