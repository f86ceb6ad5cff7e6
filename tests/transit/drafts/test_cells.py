"""Cells as people and spreadsheets write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transit.drafts import cells

THIN, NARROW, HARD = "\u2009", "\u202f", "\u00a0"
BIG = st.decimals(min_value=Decimal("0"), max_value=Decimal("999999999.999999"), places=6)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1240.5", "1240.5"),
        ("1 240,5", "1240.5"),
        (f"1{THIN}240{THIN}500,25", "1240500.25"),
        (f"1{NARROW}240.5", "1240.5"),
        (f"1{HARD}240", "1240"),
        ("1'240.5", "1240.5"),
        ("1,240,000", "1240000"),
        ("1.240,50", "1240.50"),
        ("1,240.50", "1240.50"),
        ("1.240.000", "1240000"),
        ("62,0", "62.0"),
        ("0,125", "0.125"),
        ("12,5", "12.5"),
        ("1.240", "1.240"),
        ("\ufeff62,0\u200b", "62.0"),
        ("1,240", "1,240"),
        ("1,2,3", "1,2,3"),
        ("12,34.5", "12,34.5"),
        ("abc", "abc"),
        ("-5", "-5"),
        ("", ""),
    ],
)
def test_numbers(written, read):
    assert cells.number(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("8", "8"), ("8.00", "8"), ("8,0", "8"), ("1,240", "1240"), ("1.240", "1240"), ("1 240", "1240"), ("0,125", "0,125"),
     ("1.5", "1.5"), ("1,000", "1000"), ("x", "x")],
)  # fmt: skip
def test_whole_numbers(written, read):
    assert cells.whole(written) == read


def test_a_comma_before_three_digits_has_two_readings_and_is_no_number():
    assert cells.readings("1,240") == ("1240", "1.240")
    assert cells.readings("12 ,240".replace(" ", "")) == ("12240", "12.240")
    assert cells.readings("0,240") == cells.readings("1.240") == cells.readings("1,24") == ()


@given(BIG)
def test_a_decimal_comma_is_a_decimal_point(value):
    text = f"{value:f}"
    assert cells.number(text.replace(".", ",")) == text


@given(BIG, st.sampled_from([" ", THIN, NARROW, HARD, "'", "\u2019"]))
def test_thousands_may_be_set_apart(value, sign):
    text = f"{value:f}"
    assert cells.number(f"{value:,f}".replace(",", sign)) == text
    assert cells.number(f"{value:,f}".replace(",", sign).replace(".", ",")) == text


@given(st.text(max_size=60))
def test_tidy_is_one_line_and_settles(text):
    tidied = cells.tidy(text)
    assert cells.tidy(tidied) == tidied
    assert "\n" not in tidied
    assert tidied == tidied.strip()
    assert not set(tidied) & set("\u200b\u202e\ufeff\x00\x1b\u00ad")


@given(st.text(max_size=60))
def test_a_cell_for_a_spreadsheet_is_no_formula_and_comes_back(text):
    sent = cells.safe(text)
    assert not sent.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cells.unsafe(sent) == text or text.startswith("'")


def test_codes_lose_blanks_and_points_and_joiners_stay_in_texts():
    assert cells.commodity(" 8413.91 ") == cells.commodity("8413 91") == "841391"
    assert cells.code("p x\u200c") == "PX"
    assert cells.tidy("می\u200cخواهم") == "می\u200cخواهم"
