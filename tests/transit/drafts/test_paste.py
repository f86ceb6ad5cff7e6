"""Cells from a spreadsheet: quirks, names of columns, and texts that are too long for any declaration."""

import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transit.drafts import paste

LINE = "848180\tCheck valve DN80\t4\tCT\tA 1-4\t62,0\t58,5\n"
READ = {
    "hs": "848180",
    "text": "Check valve DN80",
    "packages": "4",
    "kind": "CT",
    "marks": "A 1-4",
    "gross": "62,0",
    "net": "58,5",
}
CELL = st.text("abc 019,.;'äж\"", max_size=8).map(str.strip).filter(lambda one: not one.startswith("'"))


def answers(text):
    return [line.answers for line in paste.read(text).lines]


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n\n", "\r"])
def test_ends_of_lines_do_not_matter(end):
    assert answers(LINE.strip() + end) == [READ]


def test_blank_rows_count_for_nothing_but_keep_the_number_of_lines():
    sheet = paste.read(f"\n\t\t\n{LINE}   \n{LINE}")
    assert [line.number for line in sheet.lines] == [3, 5]


def test_quoted_cells_hold_line_breaks_tabs_and_quotation_marks():
    assert answers('848180\t"Valve ""A""\nsteel\tDN80"\t4\n') == [
        {"hs": "848180", "text": 'Valve "A" steel DN80', "packages": "4"}
    ]


def test_a_stray_quotation_mark_is_a_mark():
    assert answers('848180\t"5 inch pipe\t4\n848181\tb\t5\n') == [
        {"hs": "848180", "text": '"5 inch pipe', "packages": "4"},
        {"hs": "848181", "text": "b", "packages": "5"},
    ]


def test_hidden_characters_and_odd_blanks_go():
    assert answers("\ufeff848180\u200b\t\u00a0Valve\u2009DN80\u202e\t4") == [
        {"hs": "848180", "text": "Valve DN80", "packages": "4"}
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Gross, kg\tHS code\tNo\tDescription\tFoo",
        "grossMass\tharmonizedSystemSubHeadingCode\t#\tdescriptionOfGoods\tFoo",
        "БРУТТО, КГ\tКод ТН ВЭД\t№\tНаименование\tFoo",
    ],
)
def test_a_first_row_of_names_says_which_cell_is_what(head):
    sheet = paste.read(f"{head}\n62\t848180\t1\tValve\tbar\n")
    assert [line.answers for line in sheet.lines] == [{"gross": "62", "hs": "848180", "text": "Valve"}]
    assert sheet.header == ("gross", "hs", "text")
    assert "Foo" in sheet.unknown


def test_goods_that_sound_like_names_are_no_header():
    assert len(paste.read("848180\tNet\t4\n").lines) == 1
    assert paste.read("Net\tGross\n").lines == []


def test_files_with_semicolons_or_commas():
    assert answers("848180;Valve;4;CT;A;62,0;58,5\n") == [{**READ, "text": "Valve", "marks": "A"}]
    assert answers("848180,Valve,4,CT\n")[0]["kind"] == "CT"
    assert answers("Pump, centrifugal\n") == [{"hs": "Pump, centrifugal"}]


def test_cells_behind_the_last_column_are_told():
    assert paste.read("1\t2\t3\t4\t5\t6\t7\tGE\tUZ\tmore\tand more\n").lines[0].left == ("more", "and more")


def test_formulas_are_text_and_lose_the_apostrophe_of_our_files():
    assert answers("848180\t=HYPERLINK(1)\t4\n")[0]["text"] == "=HYPERLINK(1)"
    assert answers("848180\t'=HYPERLINK(1)\t4\n")[0]["text"] == "=HYPERLINK(1)"
    assert answers("848180\t'tis\t4\n")[0]["text"] == "'tis"


def test_1999_rows_are_read_and_2000_are_too_many():
    assert not paste.read(LINE * 1999).too_many
    assert not paste.read("HS code\tDescription\n" + LINE * 1999).too_many
    assert paste.read(LINE * 2000).too_many


@pytest.mark.parametrize("text", [LINE * 10_000, '"' + LINE * 10_000, "\t".join("x" * 10_000) * 20])
def test_long_texts_are_read_quickly_and_in_little_memory(text):
    tracemalloc.start()
    began = time.process_time()
    sheet = paste.read(text)
    spent, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sheet.too_many or len(sheet.lines) == 1
    assert spent < 2
    assert peak < 30 * 2**20


def test_a_text_beyond_all_measure_is_not_read():
    with pytest.raises(paste.TooLarge):
        paste.read("x" * (paste.LARGEST + 1))


def test_a_cell_beyond_all_measure_is_cut_and_told():
    [line] = paste.read("848180\t" + "x" * 300_000).lines
    assert line.long
    assert len(line.answers["text"]) == 2000


@given(st.lists(st.lists(CELL, min_size=2, max_size=9).filter(any), min_size=1, max_size=8))
def test_what_a_spreadsheet_copies_comes_back(rows):
    """Cells are quoted as spreadsheets do: where they hold a quotation mark."""
    text = "".join(
        "\t".join(f'"{c.replace(chr(34), chr(34) * 2)}"' if '"' in c else c for c in row) + "\r\n"
        for row in rows
    )

    assert [row + [""] * (9 - len(row)) for row in paste.block(text)] == [
        row + [""] * (9 - len(row)) for row in rows
    ]


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    for line in paste.read(text).lines:
        assert all(line.answers.values())


def test_files_are_decoded_by_what_they_are():
    assert paste.decoded("Клапан".encode("cp1251")) == ("Клапан", "Windows-1251")
    assert paste.decoded("\ufeffКлапан".encode()) == ("Клапан", "UTF-8")
    assert paste.decoded("Клапан".encode("utf-16")) == ("Клапан", "UTF-16")
    for data in (
        b"PK\x03\x04....",
        b"%PDF-1.7",
        b"\x00\x01\x02",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00",
        b"\xff\xfe\x00",
    ):
        with pytest.raises(ValueError):  # noqa: PT011
            paste.decoded(data)
