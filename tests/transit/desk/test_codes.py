"""What was scanned: the kind of number, and whether its check digit fits."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cats.kernel import references
from transit.desk import codes
from transit.desk.codes import Kind

MRN = references.make_mrn(date(2026, 11, 12), "GE", 4711)
GRN = "26GE0000DEMO00012"


@pytest.mark.parametrize(
    ("text", "kind", "misread"),
    [
        (MRN, Kind.MRN, False),
        (f"  {MRN.lower()} ", Kind.MRN, False),
        (f"{MRN[:2]} {MRN[2:4]} {MRN[4:10]} {MRN[10:]}", Kind.MRN, False),
        (f"]C1{MRN}", Kind.MRN, False),
        (MRN[:-1] + str((int(MRN[-1]) + 1) % 10), Kind.MRN, True),
        (GRN, Kind.GRN, False),
        (GRN[:-1] + "3", Kind.GRN, True),
        ("CSQU3054383", Kind.CONTAINER, False),
        ("CSQU3054384", Kind.CONTAINER, True),
        ("DM-101-GE", Kind.OTHER, False),
        ("DEMO-GE-000101", Kind.OTHER, False),
        ("А123ВС 77", Kind.OTHER, False),
        ("", Kind.NOTHING, False),
        (" -- ", Kind.NOTHING, False),
    ],
)
def test_a_number_is_known_by_its_look(text, kind, misread):
    found = codes.read(text)

    assert (found.kind, found.misread) == (kind, misread)


@given(
    st.integers(0, 999_999_999_999), st.sampled_from(["GE", "AZ", "KZ", "UZ"]), st.integers(0, 17), st.data()
)
def test_one_wrong_digit_is_always_noticed_save_where_ten_and_nothing_share_a_digit(
    serial, country, place, data
):
    number = references.make_mrn(date(2026, 1, 1), country, serial)
    if not number[place].isdigit() or place < 2:
        return
    wrong = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[place]]))
    misread = codes.read(number[:place] + wrong + number[place + 1 :])
    weight = (int(wrong) - int(number[place])) << place if place < 17 else 1

    assert not codes.read(number).misread
    # ISO 6346 gives the remainders 0 and 10 the same digit; every other change of one digit shows.
    if misread.misread is False:
        assert weight % 11 in (1, 10)


def test_what_is_compared_has_no_spaces_and_no_signs():
    assert codes.plain("dm-101 ge") == "DM101GE"
    assert codes.plain("А-123 вс") == "А123ВС"
