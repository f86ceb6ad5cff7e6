"""Reference numbers: layouts and check digits."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cats.kernel import references


@pytest.mark.parametrize(
    ("body", "digit"),
    [("24GBQ4OPL9LU18CNZ", "7"), ("51GBLFUWH7WOI085M", "4"), ("20GB0000010000H7", "2"), ("CSQU305438", "3")],
)
def test_check_digit_agrees_with_known_references(body, digit):
    assert references.check_digit(body) == digit


@pytest.mark.parametrize(
    "grn", ["26GE0000DEMO00012", "26AZ0000DEMO00014", "26KZ0000DEMO00014", "26UZ0000DEMO00014"]
)
def test_the_demo_grns_are_valid(grn):
    assert references.grn_fault(grn) is None
    assert references.make_grn(date(2026, 1, 1), grn[2:4], grn[4:16]) == grn


@given(
    serial=st.integers(0, 10**12 - 1),
    country=st.sampled_from(["GE", "AZ", "KZ", "UZ", "TM"]),
    year=st.integers(2024, 2099),
)
def test_a_made_mrn_is_valid_and_any_other_last_digit_is_not(serial, country, year):
    mrn = references.make_mrn(date(year, 6, 1), country, serial)

    assert references.mrn_fault(mrn) is None
    for digit in set("0123456789") - {mrn[-1]}:
        assert references.mrn_fault(mrn[:-1] + digit) is not None


@pytest.mark.parametrize("text", ["", "26GE", "26ge0000DEMO00012", "26GE0000DEMO0001X", "23GE000000000001J5"])
def test_what_has_another_layout_is_no_mrn(text):
    assert "18 characters" in (references.mrn_fault(text) or "")


def test_a_serial_beyond_twelve_digits_is_refused():
    with pytest.raises(ValueError, match="twelve digits"):
        references.make_mrn(date(2026, 1, 1), "GE", 10**12)


def test_an_authority_names_its_country_and_a_trader_none():
    assert references.authority_country(references.authority("KZ")) == "KZ"
    assert references.authority_country("GEDEMO0001") is None
