"""How values look in answers."""

from decimal import Decimal

import pytest

from transit.api import shapes


@pytest.mark.parametrize(
    ("kilograms", "text"),
    [
        ("18660.000000", "18660"),
        ("0.500000", "0.5"),
        ("1000000.000000", "1000000"),
        ("12.345678", "12.345678"),
    ],
)
def test_a_mass_is_written_in_plain_digits(kilograms, text):
    assert shapes.mass(Decimal(kilograms)) == text


def test_a_mass_that_is_not_known_is_null():
    assert shapes.mass(None) is None
